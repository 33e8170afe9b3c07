"""Where a sentence sets its figure: a place put first, "there", what is said to stand, money spent elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.types import Bound, Mention, Metric, Status
from tests.facts.reading_room import figures
from tests.facts.test_defaults import subjects
from tests.facts.test_wider_wording import told


def first(text: str) -> Mention:
    """What the first figure of a text states."""
    return told(text)[0][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At Hyperion, Google is exploring the use of up to 60,000 NVIDIA GPUs.", ["Hyperion"]),
        ("At Stargate Norway, Microsoft will run on Fluidstack's 60,000 Nvidia GPUs.", ["Stargate Norway"]),
        ("At Stargate Norway and elsewhere, OpenAI will install 60,000 Nvidia GPUs.", ["OpenAI"]),
        (
            "Hyperion is rising in Louisiana. Meta wants to bring 2.5 GW of computing online there by 2031.",
            ["Hyperion"],
        ),
        (
            "xAI has built Colossus 2. The expansion pushes the company's total computing power to almost 3 GW.",
            ["xAI"],
        ),
        ("60,000 Nvidia GPUs are reserved for OpenAI.", ["OpenAI"]),
        ("Google will make 60,000 chips available to OpenAI for its data centers.", ["OpenAI"]),
        ("In Abilene, Texas, Google will run 30,000 GPUs.", ["Google"]),
        ("In Abilene, OpenAI is working with Fluidstack on a 70MW AI data center.", ["Stargate Abilene"]),
        ("Under Stargate Norway, OpenAI will take 60,000 Nvidia GPUs.", ["Stargate Norway"]),
        ("Hyperion智算中心位于德州阿比林，算力规模超2万P。", ["Hyperion"]),
    ],
)
def test_a_place_put_first_there_and_the_whole_company(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Meta announced that the 70 MW data center in Ohio is operational.", Status.RUNNING),
        ("Meta announced on Monday that the first 70 MW of its data center has gone live.", Status.RUNNING),
        ("Meta announced that the 70 MW data center in Lima, Ohio, is now online.", Status.RUNNING),
        ("Meta announced that the 70 MW data center will be operational by March.", Status.PLANNED),
        ("Meta announced a 70 MW data center.", Status.PLANNED),
        ("Meta announced that the 70 MW data center is open to bids.", Status.PLANNED),
    ],
)
def test_what_is_said_to_stand_is_no_plan(text: str, status: Status) -> None:
    assert first(text).status is status


def test_no_fewer_than_is_a_floor_and_fewer_than_a_ceiling() -> None:
    assert first("xAI's cluster holds no fewer than 40,000 GPUs.").figure.bound is Bound.AT_LEAST
    assert first("xAI's cluster holds fewer than 40,000 GPUs.").figure.bound is Bound.AT_MOST


def test_a_span_of_years_that_is_yet_to_pass() -> None:
    coming = first("微软将在截至2029年的四年间投资90亿美元建设数据中心。")
    assert (coming.status, coming.due) == (Status.PLANNED, "2029")
    past = first("截至2024年底，微软已投资90亿美元建设数据中心。")
    assert (past.status, past.due) == (Status.RUNNING, None)


def test_in_the_three_months_dates_nothing() -> None:
    assert first("Meta said it added about 1 GW of data center capacity in the three months.").due is None
    assert first("Meta will add about 1 GW of data center capacity in the next three months.").due is not None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Meta为Hyperion园区融资240亿美元。", [2.4e10]),
        ("某公司拟募资30亿元，其中智算中心项目总投资12亿元。", [1.2e9]),
        ("Google's investment of about $12 billion over four years will bring jobs to the state.", [1.2e10]),
        (
            "Meta will build data centers in Ohio. The 2.2 billion euro ($2.5 billion) investment is its largest.",
            [2.2e9],
        ),
        ("Microsoft runs data centers and put $40 million into that organization years ago.", []),
        ("数据中心火热，CoreWeave待履约订单升至556亿美元。", []),
        ("Microsoft建设数据中心，其6000亿美元的未履约云合同引人关注。", []),
        ("Meta spent $30 billion on data centers, above the $28 billion that analysts had expected.", [3e10]),
        ("智算投资升温，三家运营商资本开支合计3000亿元。", []),
        ("微软建设数据中心。去年微软在新产品上投入了180亿元。", []),
        ("微软建设数据中心。去年微软在园区上投入了180亿元。", [1.8e10]),
        ("Meta建设数据中心，还将为当地基础设施升级投入超2亿美元。", []),
        ("国内已建成的智算中心超过200个，相关投资累计超过千亿元。", []),
        ("智算升温，某公司订单储备环比增长三成，升至400亿美元。", []),
        ("At $9 billion, CoreWeave is worth twice what its data centers cost.", []),
        ("数据中心集中的某县又拿下低空经济项目，总投资60亿元。", []),
        ("数据中心集中的某县又建智算中心，总投资60亿元。", [6e9]),
    ],
)
def test_money_that_is_spent_on_computing_and_elsewhere(text: str, amounts: list[float]) -> None:
    assert [value for _, metric, value in figures(text) if metric is Metric.INVESTMENT] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "The owner will restart the reactor and sell all of its output, about 700 megawatts, to run data centers.",
        "Georgia Power has raised its forecast for the next decade by 8 GW because of data centers.",
        "柔佛数据中心升温，亚太地区新公布项目合计接近12吉瓦。",
        "Meta与核电厂签约供电数据中心，设备升级后还能多出约400MW。",
        "Meta支持的反应堆将为数据中心供电，供电量拉到2GW。",
        "The 90MW Lima mining site is almost finished, next to a data center.",
        "Data centers pay off: a customer with 90MW could save a fortune, the firm believes.",
        "Most hyperscale data centers draw 40 to 90 megawatts.",
        "The country as a whole has around 2 gigawatts of data centers.",
        "Data centers bring load: the utility's record peak in 2024 was just over 20 GW.",
        'Meta spoke of "70 gigawatts" of data centers before correcting itself.',
        "一座1GW的算力集群可容纳约30万枚英伟达GB300。",
    ],
)
def test_watts_that_are_a_plants_or_a_whole_lands(text: str) -> None:
    assert figures(text) == []


def test_an_english_goal_is_no_goal_of_the_next_sentence() -> None:
    goal, other = told("Meta hopes to reach 5 GW at Hyperion. The first building is a 400 MW data center.")
    assert (goal[1].status, other[1].status) == (Status.TARGET, Status.PLANNED)


def test_what_estimates_run_from_and_to_is_a_range() -> None:
    cost = first("Estimates of what Hyperion's data center will cost run from $22 billion to $31 billion.")
    assert (cost.figure.bound, cost.figure.high) == (Bound.RANGE, Decimal(31 * 10**9))


def test_next_year_as_a_result_is_a_date() -> None:
    assert first("Well over 2 GW of computing comes online next year as a result, Meta said.").due == "2026"
