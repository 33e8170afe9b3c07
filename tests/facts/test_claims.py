"""What is a claim and what only looks like one, with every field that a claim has."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Bound, Metric, Scope, Status
from tests.facts.reading_room import figures, learn, only


@pytest.mark.parametrize(
    "text",
    [
        "Shanghai's grid carried a record 40.3 GW last summer.",
        "2024 年上海电网夏季最高用电负荷达 4030 万千瓦，也即 40.3 GW。",
        "The site will use as much electricity as 4 million homes.",
        "The state installed 12 GW of solar and 3 GW of battery storage last year.",
        "The nuclear station has two reactors of 1.1 GW each.",
        "全国风电装机容量约5.2亿千瓦，太阳能发电装机8.9亿千瓦。",
        "The sedan's motors deliver 500 kW, and its pack stores 100 kWh.",
        "新车电机最大功率500kW，售价25.98万元。",
        "Global data center demand will reach 122 GW by 2030, the bank forecasts.",
        "OpenAI reported revenue of $12 billion at a valuation of $500 billion.",
        "OpenAI 完成 400 亿美元融资，估值达 3000 亿美元。",
        "Microsoft shares rose 4% to $512.50 after cloud sales of $46.7 billion.",
        "Meta raised $30 billion in a bond sale on Thursday.",
        "The model has 405 billion parameters and was trained on 15 trillion tokens.",
        "Each GB200 rack draws 120 kW and costs about $3 million.",
        "A gigawatt of data center capacity costs about $50 billion.",
        "The campus will employ 1,200 people on 1,000 acres in eight buildings.",
        "The chatbot has 800 million weekly users.",
        "Nvidia shipped 500,000 H20 chips to China before the ban.",
        "英伟达上季度出货量超过50万颗芯片。",
        "Tens of thousands of GPUs and multiple gigawatts are planned.",
        "xAI 将部署数万卡，投入数百亿美元。",
        "The deal doubled the data center's capacity.",
        "It ran on 8 H100 GPUs in the laboratory.",
        "See https://example.org/5GW-campus-500-billion.html for more.",
        "OpenAI plans a gigawatt-scale data center.",
        "Meta agreed to invest $14 billion in Microsoft.",
    ],
)
def test_look_alikes_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta's Hyperion campus will need 5 GW.", ("Hyperion", Metric.POWER, 5e9)),
        ("CoreWeave has 360 MW of active power.", ("CoreWeave", Metric.POWER, 3.6e8)),
        (
            "xAI runs 35 gas turbines that generate 422 MW for Colossus.",
            ("Colossus", Metric.GENERATION, 4.22e8),
        ),
        ("xAI trained it on 200,000 GPUs.", ("xAI", Metric.CHIPS, 2e5)),
        (
            "OpenAI signed a $300 billion contract with Oracle for compute.",
            ("OpenAI", Metric.INVESTMENT, 3e11),
        ),
        ("Google raised its capex guidance to $85 billion.", ("Google", Metric.INVESTMENT, 8.5e10)),
        ("中国移动智算规模达到29.2 EFLOPS。", ("China Mobile", Metric.FLOPS, 2.92e19)),
        ("xAI 的目标是相当于 5000 万台 H100 的算力。", ("xAI", Metric.H100E, 5e7)),
        ("微软将投资33亿美元建设数据中心。", ("Microsoft", Metric.INVESTMENT, 3.3e9)),
        ("三星将部署5万颗GPU。", ("Samsung", Metric.CHIPS, 5e4)),
        ("Oracle paused a $10 billion data center in Ohio.", ("Oracle", Metric.INVESTMENT, 1e10)),
    ],
)
def test_figures_about_computing_are_found(text: str, expected: tuple[str, Metric, float]) -> None:
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("OpenAI will run 5 GW of data centers.", Bound.EXACT),
        ("OpenAI will run about 5 GW of data centers.", Bound.ABOUT),
        ("OpenAI will run nearly 5 GW of data centers.", Bound.ABOUT),
        ("OpenAI will run more than 5 GW of data centers.", Bound.AT_LEAST),
        ("OpenAI will run up to 5 GW of data centers.", Bound.AT_MOST),
        ("OpenAI will run 4-5 GW of data centers.", Bound.RANGE),
        ("OpenAI will use 75,000+ GPUs.", Bound.AT_LEAST),
        ("OpenAI 将建设约 5 GW 数据中心。", Bound.ABOUT),
        ("OpenAI 将建设逾 5 GW 数据中心。", Bound.AT_LEAST),
        ("OpenAI 将建设最高可达 5 GW 的数据中心。", Bound.AT_MOST),
        ("OpenAI 将部署 200 多万块 GPU。", Bound.AT_LEAST),
        ("OpenAI 将部署 20 万块 GPU 以上。", Bound.AT_LEAST),
        ("OpenAI 数据中心容量为 5 GW 左右。", Bound.ABOUT),
    ],
)
def test_bounds_of_both_languages(text: str, bound: Bound) -> None:
    assert only(text).mention.figure.bound is bound


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("OpenAI will build another 4.5 GW of data centers.", Scope.ADDED),
        ("OpenAI will develop 4.5 GW of additional data center capacity.", Scope.ADDED),
        ("OpenAI 将再建 4.5 GW 数据中心。", Scope.ADDED),
        ("OpenAI 新增 4.5 GW 数据中心容量。", Scope.ADDED),
        ("OpenAI cut by 1 GW its data center plans.", Scope.REMOVED),
        ("The first phase of OpenAI's data center is 200 MW.", Scope.PART),
        ("OpenAI 的数据中心一期为 200 MW。", Scope.PART),
        ("OpenAI gave up its original 5 GW data center target.", Scope.PREVIOUS),
        ("OpenAI expanded its data centers to 5 GW.", Scope.TOTAL),
    ],
)
def test_scopes_of_both_languages(text: str, scope: Scope) -> None:
    assert only(text).mention.scope is scope


def test_a_subset_with_a_model_is_a_part() -> None:
    whole, part = learn("Colossus 1 has 230k GPUs, including 30k GB200s.").claims
    assert (whole.mention.scope, whole.mention.model) == (Scope.TOTAL, None)
    assert (part.mention.scope, part.mention.model) == (Scope.PART, "GB200")


def test_old_and_new_value_are_two_claims() -> None:
    old, new = learn("xAI will expand its cluster from 100,000 GPUs to 200,000 GPUs.").claims
    assert (old.mention.scope, int(old.mention.figure.value)) == (Scope.PREVIOUS, 100_000)
    assert (new.mention.scope, int(new.mention.figure.value)) == (Scope.TOTAL, 200_000)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Colossus 1 already has 230,000 GPUs.", Status.RUNNING),
        ("Colossus 1 目前已有 23 万块 GPU 投入运行。", Status.RUNNING),
        ("Meta will build a 2 GW data center.", Status.PLANNED),
        ("Meta 将建设一座 2 GW 的数据中心。", Status.PLANNED),
        ("The 300 MW Abilene data center is due to be energized in May.", Status.PLANNED),
        ("Hyperion could eventually scale to 5 GW.", Status.TARGET),
        ("xAI 的目标是 100 万块 GPU。", Status.TARGET),
        ("Microsoft walked away from data center leases of 2 GW.", Status.DROPPED),
        ("微软取消了约 2 GW 的数据中心租约。", Status.DROPPED),
    ],
)
def test_statuses_of_both_languages(text: str, status: Status) -> None:
    assert only(text).mention.status is status


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Meta said it will build a 2 GW data center.", Attribution.OFFICIAL),
        ("Meta 宣布将建设 2 GW 数据中心。", Attribution.OFFICIAL),
        ("Meta will build a 2 GW data center, Reuters reported.", Attribution.PRESS),
        ("据路透社报道，Meta 将建设 2 GW 数据中心。", Attribution.PRESS),
        ("Meta will build a 2 GW data center, people familiar with the matter said.", Attribution.ANONYMOUS),
        ("知情人士称，Meta 将建设 2 GW 数据中心。", Attribution.ANONYMOUS),
        ("We estimate that Meta's data center draws 2 GW.", Attribution.ESTIMATE),
        ("有网友估算，Meta 的数据中心需要 2 GW。", Attribution.ESTIMATE),
        ("Meta will build a 2 GW data center.", Attribution.PRESS),
    ],
)
def test_attributions_of_both_languages(text: str, attribution: Attribution) -> None:
    assert only(text).mention.attribution is attribution


def test_a_company_that_publishes_speaks_officially() -> None:
    claim = only("We will build a 2 GW data center.", publisher="Meta")
    assert (claim.subject, claim.mention.attribution, claim.mention.speaker) == (
        "Meta",
        Attribution.OFFICIAL,
        "Meta",
    )


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Meta will build a 2 GW data center by 2028.", "2028"),
        ("Meta will build a 2 GW data center by the end of this year.", "2025"),
        ("Meta will build a 2 GW data center within five years.", "2030"),
        ("Meta will build a 2 GW data center by Q3 2026.", "2026-Q3"),
        ("Meta will build a 2 GW data center by 2H26.", "2026-H2"),
        ("Meta will build a 2 GW data center by July 2026.", "2026-07"),
        ("Meta will build a 2 GW data center in a few weeks.", None),
        ("Meta 将在今年年底前建成 2 GW 数据中心。", "2025"),
        ("Meta 将在明年年中建成 2 GW 数据中心。", "2026-H1"),
        ("Meta 将在未来三年内建成 2 GW 数据中心。", "2028"),
        ("Meta 将在 2026 年第三季度建成 2 GW 数据中心。", "2026-Q3"),
        ("Meta 将在 5 年内建成 2 GW 数据中心。", "2030"),
    ],
)
def test_due_dates_count_from_publication(text: str, due: str | None) -> None:
    assert only(text).mention.due == due


def test_without_a_date_of_publication_relative_dates_stay_unknown() -> None:
    (claim,) = learn("Meta will build a 2 GW data center by the end of this year.", published=None).claims
    assert claim.mention.due is None


def test_a_conversion_in_brackets_counts_once() -> None:
    assert figures("Meta 的数据中心容量为 600 兆瓦（0.6 GW）。") == [("Meta", Metric.POWER, 6e8)]
    assert figures("Meta will spend $85bn (€73bn) on data centers.") == [("Meta", Metric.INVESTMENT, 8.5e10)]


def test_a_repeated_figure_counts_once() -> None:
    text = "Meta will build a 2 GW data center. The 2 GW site is Meta's largest data center."
    assert figures(text) == [("Meta", Metric.POWER, 2e9)]


def test_evidence_is_the_verbatim_sentence_with_true_offsets() -> None:
    text = "这是导语。\n\nMeta 将建设 ２ＧＷ 数据中心，耗资百亿。"
    claim = only(text)
    evidence = claim.mention.evidence
    assert text[evidence.start : evidence.end] == "２ＧＷ"
    assert evidence.quote == "Meta 将建设 ２ＧＷ 数据中心，耗资百亿。"
