"""Where the rules for plain news must keep still: challenges refused, other things paused, dates to come."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Scope, Status
from tests.facts.test_plain_news_in_chinese import one as one_in_chinese
from tests.facts.test_turns_of_phrase import claims, one


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        (
            "The board denied a request to block construction of a 500 MW Microsoft data center.",
            5e8,
            Status.PLANNED,
        ),
        ("Officials denied tax breaks for the 500 MW data center of Microsoft.", 5e8, Status.PLANNED),
        (
            "Meta paused hiring. The company had planned to spend $5 billion on data centers.",
            5e9,
            Status.PLANNED,
        ),
        ("Microsoft's data center is estimated to have 500,000 GPUs by 2027.", 500_000, Status.PLANNED),
        ("Meta is said to have 300,000 H100s on order from Nvidia.", 300_000, Status.PLANNED),
        ("Microsoft has 3.8 GW of data centers as the company's goal recedes.", 3.8e9, Status.RUNNING),
        (
            "Crusoe now operates several data centers (1.2 GW under construction) in Abilene.",
            1.2e9,
            Status.PLANNED,
        ),
        (
            "The lease of OpenAI for 200 MW of data centers can be extended by five years.",
            2e8,
            Status.PLANNED,
        ),
        ("The new data center of Meta cannot draw 1 GW until 2027.", 1e9, Status.PLANNED),
    ],
)
def test_statuses_that_stay(text: str, value: float, status: Status) -> None:
    assert one(text, value).mention.status is status


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("法院驳回了居民对微软200兆瓦数据中心的起诉。", 2e8, Status.PLANNED),
        ("微软暂停了在俄亥俄的招聘。该项目原计划投资10亿美元建设数据中心。", 1e9, Status.PLANNED),
        ("微软数据中心开始运营,由1万张GPU组成的集群明年才会加入。", 10_000, Status.PLANNED),
        ("规划提出到2024年底微软数据中心规模达到140兆瓦,目前已超额完成。", 1.4e8, Status.RUNNING),
    ],
)
def test_statuses_that_stay_in_chinese(text: str, value: float, status: Status) -> None:
    assert one_in_chinese(text, value).mention.status is status


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Microsoft's AI factory will make answers with 100,000 chips as part of a $10 billion data center.",
            1e10,
        ),
        ("OpenAI's 750 megawatts of Cerebras systems give answers in seconds rather than minutes.", 7.5e8),
        ("Meta has wind farms in Texas. The 500-megawatt facility in Ohio is its newest data center.", 5e8),
        ("Every 500 MW phase of Meta's data center takes nine months.", 5e8),
        (
            "Microsoft pays $370 million a year for 200 megawatts of data center capacity, what 160,000 homes use.",
            2e8,
        ),
    ],
)
def test_figures_that_count_all_the_same(text: str, value: float) -> None:
    assert one(text, value).subject


def test_a_data_center_without_carbon_is_a_data_center() -> None:
    assert one_in_chinese("微软建成100兆瓦零碳数据中心。", 1e8).mention.status is Status.RUNNING


def test_what_is_offered_for_a_company_is_no_spending() -> None:
    assert claims("Microsoft offered $9 billion for Core Scientific, which runs data centers.") == []


def test_sums_of_other_things_raise_nothing() -> None:
    assert claims("Microsoft's payment processors add up to $3 billion a year.") == []


def test_a_figure_published_in_some_month_is_no_former_one() -> None:
    assert (
        one_in_chinese("微软5月披露的金额为300亿美元,用于建设数据中心。", 3e10).mention.scope is Scope.TOTAL
    )


@pytest.mark.parametrize(
    "text",
    [
        "Two senior Microsoft executives said on a call that the company would have 700 MW of data centers by 2028.",
        "Meta will have 700 MW of data centers, it said, although several employees said lunch had been cut.",
    ],
)
def test_officers_are_no_unnamed_people(text: str) -> None:
    assert one(text, 7e8).mention.attribution is Attribution.OFFICIAL


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft has not named the states that will get another 700 MW of data centers.",
        "Microsoft writes its own cloud software and runs a 700 MW data center.",
    ],
)
def test_states_and_software_are_no_statements(text: str) -> None:
    assert one(text, 7e8).mention.attribution is Attribution.PRESS


def test_what_is_paid_until_a_year_is_due_then() -> None:
    assert (
        one("Meta will invest $5 billion in its German data centers until 2029.", 5e9).mention.due == "2029"
    )
    assert one("Abilene will lack its last 400 MW until 2027.", 4e8).mention.due == "2027"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Microsoft talks up its 2 GW data center, although rivals had failed.", Status.PLANNED),
        ("Microsoft is not moving ahead on price but a 2 GW data center is being built.", Status.PLANNED),
        (
            "Talks with Oracle about enlarging OpenAI's data center to 2 GW have ended without a deal.",
            Status.DROPPED,
        ),
        ("Microsoft had let letters of intent for 2 GW of data center space expire.", Status.DROPPED),
    ],
)
def test_talks_and_papers(text: str, status: Status) -> None:
    assert one(text, 2e9).mention.status is status


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("微软首批客户用上了30万块GPU。", 300_000, Scope.TOTAL),
        ("微软抢先部署10万块GPU。", 100_000, Scope.TOTAL),
        ("甲骨文资本开支500亿美元,光是微软就占300亿美元。", 3e10, Scope.PART),
        ("甲骨文再次追加算力采购,新合同金额最高300亿美元。", 3e10, Scope.ADDED),
    ],
)
def test_parts_and_additions_in_chinese(text: str, value: float, scope: Scope) -> None:
    assert one_in_chinese(text, value).mention.scope is scope


def test_amounts_for_one_place_after_another() -> None:
    told = claims("Microsoft will invest $20 billion in Ohio, $10 billion in Iowa and $5 billion in Georgia.")
    assert [float(claim.mention.figure.value) for claim in told] == [2e10, 1e10, 5e9]


def test_a_province_saves_nothing() -> None:
    assert one_in_chinese("广东省30亿元数据中心项目由微软投资。", 3e9).subject == "Microsoft"


def test_who_closes_a_sentence_may_be_unnamed() -> None:
    told = one("Meta has 200,000 GPUs in its data center, two former employees told us.", 200_000)
    assert told.mention.attribution is Attribution.ANONYMOUS
