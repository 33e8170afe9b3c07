"""Relations that prose leaves to its readers: whose figure, which date, what only adds, replaces or explains."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Bound, Metric, Scope, Status
from tests.facts.reading_room import figures, learn, only


@pytest.mark.parametrize(
    "text",
    [
        "One gigawatt of power is about 3% of what the state consumes, and Meta knows it.",
        "Meta beat forecasts: capital expenditure came in $5 billion above estimates.",
        "Meta agreed to pay $2 billion of transmission upgrades for its data center.",
        "Alphabet posted revenue of $90 billion, including $12 billion from its data center business.",
        "The average AI data center campus costs between $2 billion and $4 billion.",
        "PJM's queue holds 180 GW of data centers.",
        "The rack, an NVL144, is rated at 15 exaFLOPS.",
        "Google committed $70 billion to clean energy for its data centers.",
        "Each of the sites pays $30 billion per gigawatt, with $18 billion of that for GPUs.",
        "全球数据中心投资规模预计将达到5万亿美元。",
        "每吉瓦AI数据中心造价在300亿至450亿美元之间。",
        "英伟达以50亿美元入股三星，双方将建设数据中心。",
        "美国的电力缺口达到13至44吉瓦，数据中心首当其冲。",
        "微软拟投资10亿元建设AI服务器智能制造基地。",
        "外媒称xAI要在当地建10万块GPU的数据中心，xAI发言人否认。",
        "2026年中国智能算力规模将达到2000 EFLOPS。",
        "该智算中心部署昇腾910B、昆仑芯等主流算力芯片。",
        "While 500 MW projects are certainly large, Meta wants more.",
        "Serving a 1-gigawatt data center requires about four gas plants.",
        "Goldman Sachs expects data center capacity to grow by nearly 50 GW.",
        "Microsoft and Meta agreed on a $40 billion deal to buy Aligned Data Centers.",
        "Its partner is OpenAI, which Meta has invested $8 billion in.",
        "Nvidia earned $68 billion, with $62 billion coming from its data center business.",
        "1吉瓦的电力可供应约75万户美国家庭，xAI 如是说。",
        "OpenAI的数据中心需要数以百万计的芯片。",
        "微软与三星签下165亿美元合约，生产下一代车用芯片。",
        "Microsoft's target: a $8.5 billion green hydrogen project next to its data center.",
        "Nvidia booked a $10 billion order for AI chips from one customer.",
    ],
)
def test_amounts_that_explain_compare_or_belong_elsewhere_stay_silent(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Meta is building Hyperion. Meta's $10 billion campus will draw more than 2 GW.", "Hyperion"),
        ("xAI is expanding Colossus 2. Musk's facility will reach 1.4 GW.", "Colossus 2"),
        ("With an operating fleet of 23,000 GPUs, CoreWeave is growing fast.", "CoreWeave"),
        ("Together with the Abilene campus, that brings Stargate to 7 GW of data centers.", "Stargate"),
        ("加上阿比林园区，星际之门的数据中心容量将达到7吉瓦。", "Stargate"),
        ("Meta与CoreWeave签署合约，后者将取得1.2吉瓦数据中心容量。", "CoreWeave"),
        ("Samsung and Meta agreed that the latter will install 50,000 GPUs.", "Meta"),
        ("Hyperion will build on Abilene by offering five gigawatts of compute.", "Hyperion"),
        ("OpenAI与英伟达宣布合作，英伟达将部署10吉瓦的AI系统。", "OpenAI"),
        ("Meta has 819 MW and OpenAI trails at 684 MW of data centers.", "Meta + OpenAI"),
        ("Colossus was first, but Stargate - a $500 billion initiative - is larger.", "Stargate"),
        ("三星将建设数据中心，微软也将采购设备，计5万块GPU。", "Microsoft"),
        ("OpenAI expects to use 500,000 AWS Trainium2 chips.", "OpenAI"),
        ("CoreWeave grew with deals including a $3 billion deal with Meta for computing power.", "Meta"),
        ("xAI runs 15 gas turbines with a combined output of 240 MW at Colossus.", "Colossus"),
    ],
)
def test_whose_figure_it_is(text: str, subject: str) -> None:
    assert {found[0] for found in figures(text)} == set(subject.split(" + "))


@pytest.mark.parametrize(
    "text",
    [
        "Meta, Google and Microsoft collectively spent $78 billion on data centers last quarter.",
        "微软、谷歌和Meta今年合计投入3000亿美元建设数据中心。",
        "微软、谷歌、Meta等美国三大云厂商计划今年投入约6500亿美元资本支出。",
        "North Carolina: $10B investment in a new AI data center complex.",
        "Meta watched as Gridworks's 5 GW data center was announced.",
        "Meta has a plan, and Gridworks's vast new 5 GW data center is another.",
    ],
)
def test_sums_and_strangers_figures_are_nobodys(text: str) -> None:
    found = learn(text)
    assert [claim.subject for claim in found.claims] == []
    assert len(found.unresolved) == 1


def test_respectively_counts_only_the_list_that_it_stands_in() -> None:
    text = "三星与SK集团将分别部署6万颗与5万颗GPU，微软另外再取得3万颗GPU。"
    assert figures(text) == [
        ("Samsung", Metric.CHIPS, 60_000),
        ("SK Group", Metric.CHIPS, 50_000),
        ("Microsoft", Metric.CHIPS, 30_000),
    ]


def test_a_list_of_amounts_shares_its_currency() -> None:
    text = "2024年,谷歌、Meta和微软的资本开支分别为92亿、71亿和65亿美元。"
    found = learn(text).claims
    assert [(claim.subject, float(claim.mention.figure.value)) for claim in found] == [
        ("Google", 9.2e9),
        ("Meta", 7.1e9),
        ("Microsoft", 6.5e9),
    ]
    assert {claim.mention.status for claim in found} == {Status.RUNNING}


def test_a_figure_in_brackets_has_the_subject_of_the_one_before_it() -> None:
    text = "OpenAI 将使用 CoreWeave 的数据中心，获得超过 300 兆瓦算力(相当于超 22 万张 GPU)。"
    assert figures(text) == [("OpenAI", Metric.POWER, 3e8), ("OpenAI", Metric.CHIPS, 220_000)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Meta's data center has an option that would expand it by up to 500 MW.", Scope.ADDED),
        ("Meta raised the low end of its capital expenditure forecast by $4 billion.", Scope.ADDED),
        ("谷歌将全年资本支出预估调高100亿美元。", Scope.ADDED),
        ("Meta's data center starts with 1 GW, and 3 GW could follow.", Scope.ADDED),
        ("微软新增国产智算卡8000张。", Scope.ADDED),
        ("Meta will bring 40 MW of its data center online, rising to the full load later.", Scope.PART),
        ("Meta's 1 GW data center is part of a plan to lead the field.", Scope.TOTAL),
        ("As part of a plan to roll out 500 MW of data centers, Meta hired an engineer.", Scope.TOTAL),
        ("Meta's data center use covers up to one million TPUs.", Scope.TOTAL),
        ("Colossus 2 已成为全球首座 1GW 集群。", Scope.TOTAL),
    ],
)
def test_scopes_by_relation(text: str, scope: Scope) -> None:
    assert learn(text).claims[-1].mention.scope is scope


def test_an_old_range_gives_way_to_a_new_one() -> None:
    old, new = learn("Meta 将今年资本支出预测从 1150 亿至 1350 亿美元上调为 1250 亿至 1450 亿美元。").claims
    assert (old.mention.scope, float(old.mention.figure.value)) == (Scope.PREVIOUS, 1.15e11)
    assert old.mention.figure.bound is Bound.RANGE
    assert (new.mention.scope, float(new.mention.figure.value)) == (Scope.TOTAL, 1.25e11)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Microsoft has reached a $9.7 billion agreement with CoreWeave for compute.", Status.PLANNED),
        ("Meta's contracted power has grown to 2.9 GW.", Status.PLANNED),
        ("计划规模已超过8吉瓦的Meta数据中心即将动工。", Status.PLANNED),
        ("Meta's Hyperion site would have grown to 2 GW.", Status.PLANNED),
        ("Meta 会继续建设数据中心，资料显示容量已达 300 兆瓦。", Status.RUNNING),
        (
            "In contrast to that pause, Microsoft committed to an $80 billion spend on data centers.",
            Status.PLANNED,
        ),
        (
            "Microsoft says that its plan to invest $80 billion in data centers, rather than a retreat, is on track.",
            Status.PLANNED,
        ),
        ("Meta's 1.3 GW of data centers was supposed to swell.", Status.PLANNED),
        ("One gigawatt of Meta's data centers has already been committed.", Status.PLANNED),
        ("Microsoft let options on 900 MW of leased data center space lapse.", Status.DROPPED),
    ],
)
def test_statuses_by_relation(text: str, status: Status) -> None:
    assert learn(text).claims[-1].mention.status is status


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "Meta will have the first phase, 133 MW of its data center, ready in the first half of 2026.",
            "2026-H1",
        ),
        ("Meta will build a 2 GW data center by the end of October.", "2025-10"),
        ("Meta will have 2 GW of data centers by end-2026.", "2026"),
        ("Meta said on July 7, 2025 that it will build a 2 GW data center.", None),
        ("2025年7月11日,Meta宣布将建设一座2吉瓦的数据中心。", None),
        ("Meta 将建设一座2吉瓦的数据中心，预计2026年初动工。", None),
        ("Meta will break ground in 2026 on a 2 GW data center.", None),
        ("Meta 把2吉瓦数据中心的投运时间由今年9月推迟至明年第一季度。", "2026-Q1"),
        ("Meta will spend $15 billion on a data center over 2026-2030.", "2030"),
        ("Meta trimmed its full-year capital expenditure guidance to $64 billion.", "2025"),
        ("Meta will install chips in stages through 2026 at its 750-megawatt campus in Texas.", None),
        ("Meta 计划新建一座 50 MW 数据中心，并考虑在未来两到三年内首次公开募股。", None),
    ],
)
def test_which_date_a_figure_is_promised_for(text: str, due: str | None) -> None:
    assert learn(text).claims[-1].mention.due == due


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        (
            "Meta has told investors that it will build 2 GW of data centers, a source said.",
            Attribution.ANONYMOUS,
        ),
        ("Meta will build a 2 GW data center, an outlay it estimates at $9 billion.", Attribution.OFFICIAL),
        ("据传 Meta 将建设容量 2 GW 的数据中心。", Attribution.ANONYMOUS),
        ("据外媒报道，Meta 将建设据称容量 2 GW 的数据中心。", Attribution.PRESS),
        ("Meta is reportedly building a 2 GW data center in Ohio.", Attribution.PRESS),
        ("Related Digital says the Stargate campus will have 1.4 GW of data centers.", Attribution.OFFICIAL),
        ("Meta signed an unnamed hyperscale customer for its 72 MW data center.", Attribution.PRESS),
    ],
)
def test_who_stands_behind_it(text: str, attribution: Attribution) -> None:
    assert learn(text).claims[-1].mention.attribution is attribution


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Meta will deploy 18,000 GB300 Blackwell GPUs.", "GB300"),
        ("xAI 手里有 28 万张 GPU，其中 4.5 万张是 GB200。", "GB200"),
        ("Samsung switched on 32,000 Kunlun P800 chips.", "Kunlun P800"),
        ("Meta and Google took 415,000 and 190,000 Blackwell GPUs.", "Blackwell"),
    ],
)
def test_models_beside_their_count(text: str, model: str) -> None:
    assert learn(text).claims[-1].mention.model == model


def test_one_letter_cues_inside_other_words_say_nothing() -> None:
    """料 foretells and 约 means about, but not in 资料 and 签约."""
    mention = only("截至目前，Meta 资料中心签约容量中已投运95兆瓦。").mention
    assert (mention.figure.bound, mention.status) == (Bound.EXACT, Status.RUNNING)


def test_numerals_of_chinese_papers_have_decimals() -> None:
    assert figures("Meta 的数据中心用电量最高可达一点七万瓩。") == [("Meta", Metric.POWER, 1.7e7)]


def test_plants_that_feed_a_named_site_generate() -> None:
    text = (
        "Entergy is building plants for Meta's Hyperion data center. The seven new plants will supply 5.2 GW."
    )
    assert figures(text) == [("Hyperion", Metric.GENERATION, 5.2e9)]


def test_number_words_reach_the_teens_and_pairs() -> None:
    assert figures("Meta will deploy eighteen thousand Nvidia GB300 chips.") == [
        ("Meta", Metric.CHIPS, 18_000)
    ]
    assert figures("Meta will deploy thirty-five thousand GPUs.") == [("Meta", Metric.CHIPS, 35_000)]
    assert figures("Meta will deploy 600 000 GPUs.") == [("Meta", Metric.CHIPS, 600_000)]


def test_a_gigawatt_is_a_figure_and_no_price_unit() -> None:
    assert figures("Meta's data center will provide close to a gigawatt of AI capacity.") == [
        ("Meta", Metric.POWER, 1e9)
    ]
