"""Who reckons and who says it, what is brought in a span of time, spending by its formal name, racks, old dates."""

from __future__ import annotations

import pytest

from facts.types import Attribution, Metric, Scope, Status
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "The consensus puts Oracle’s capex for 2026 at $52 billion.",
        "By our arithmetic xAI’s Memphis data center draws 240 MW.",
        "Analysts look for Oracle’s capital spending to reach $52 billion in 2026.",
        "The campus that Oracle rents is estimated at $9 billion.",
    ],
)
def test_what_somebody_reckons_is_an_estimate(text: str) -> None:
    assert first(text).attribution is Attribution.ESTIMATE


def test_a_contract_price_in_a_tender_is_no_analysts_estimate() -> None:
    assert first("甲骨文智算中心项目启动招标，合同估算价8.2亿元。").attribution is not Attribution.ESTIMATE


@pytest.mark.parametrize(
    "text",
    [
        "Musk put xAI's outlay on chips for Memphis at $6 billion.",
        "Oracle puts the bill for that data center at $12 billion.",
        "Oracle's data center will use 240 MW, according to Dana Reyes, the operator's executive vice president.",
        "The governor came to Abilene to announce that Oracle will spend $7 billion on a data center.",
        "Oracle now guides to $52 billion of capital spending.",
        "甲骨文发公告澄清，智算中心总投资为12亿元。",
    ],
)
def test_who_puts_a_figure_on_its_own_doing_says_it(text: str) -> None:
    assert first(text).attribution is Attribution.OFFICIAL


@pytest.mark.parametrize(
    "text",
    [
        "Oracle brought on almost 700 MW of data center capacity in the last three months.",
        "Oracle put in 2.1 gigawatts of data center power over the past year.",
    ],
)
def test_what_a_span_of_time_brought_is_added(text: str) -> None:
    assert first(text).scope is Scope.ADDED


def test_spending_by_its_formal_name() -> None:
    assert values("Oracle reported purchases of property and equipment of $21.2 billion in 2025.") == [
        21_200_000_000
    ]
    assert values("Oracle 2025 年购建固定资产支出 212 亿美元。") == [21_200_000_000]


def test_old_and_new_around_a_rise_of_the_whole() -> None:
    mentions = [mention for _, mention in told("甲骨文称，新增据点将把星际之门整体容量推升至9吉瓦。")]
    assert [mention.scope for mention in mentions] == [Scope.TOTAL]


def test_equal_to_so_many_h100s_is_a_number_of_equivalents() -> None:
    assert first("The Colossus data center of xAI now equals 900,000 H100 GPUs.").metric is Metric.H100E
    assert first("xAI says Colossus is equal to over 900,000 H100 GPUs.").metric is Metric.H100E


def test_the_number_of_a_building_is_no_lower_end() -> None:
    assert values("This takes Building 2 to 120MW, Oracle said of its data center.") == [120_000_000]


def test_what_the_whole_land_needs_counts_for_nobody() -> None:
    assert values("AI data centers in the USA will need 40 gigawatts by 2028, xAI said.") == []


def test_a_rack_is_no_cluster() -> None:
    assert values("AMD’s Helios packs 72 MI455X chips into one rack for some 3 AI exaflops.") == []


def test_a_listing_that_values_a_company_is_no_spending() -> None:
    assert values("xAI prepares a listing that could value it at $900 billion.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Oracle put $5.1 billion into data centers in the first quarter.",
        "Oracle's capex will fall, after $9.1 billion in the latest period.",
    ],
)
def test_what_a_quarter_saw_spent_is_spent(text: str) -> None:
    assert first(text).status is Status.RUNNING


@pytest.mark.parametrize(
    "text",
    [
        "By the end of September it had also won Oracle, which will pay $12 billion for data center capacity.",
        "Starting in 2027, Oracle will invest $9 billion in data centers.",
    ],
)
def test_the_date_of_a_plan_or_a_beginning_is_no_due_date(text: str) -> None:
    assert first(text).due is None


@pytest.mark.parametrize(
    "text",
    [
        "The turbines at Oracle's data center are able to generate 1.1 gigawatts.",
        "Gas turbines and fuel cells will feed up to 1.1 gigawatts to Oracle's data center.",
        "甲骨文园区旁将建 3GW 的微电网，电力送进数据中心。",
    ],
)
def test_what_machines_make_is_generation(text: str) -> None:
    assert first(text).metric is Metric.GENERATION


def test_names_and_amounts_in_the_same_order() -> None:
    text = (
        "Its capex estimates for Microsoft, Google and Oracle are $140 billion, $150 billion and $52 billion."
    )
    assert [subject for subject, _ in told(text)] == ["Microsoft", "Google", "Oracle"]


def test_what_grows_from_now_is_still_to_come() -> None:
    now, then = (
        mention for _, mention in told("Oracle's data center goes from 60 MW today to 240 MW by 2029.")
    )
    assert (now.scope, now.status) == (Scope.PREVIOUS, Status.RUNNING)
    assert (then.scope, then.status, then.due) == (Scope.TOTAL, Status.PLANNED, "2029")


def test_capital_spending_is_a_companys_and_no_sites() -> None:
    text = (
        "The Abilene campus now has over 90,000 GPUs, Oracle said. Capital spending came to $12 billion "
        "in the second quarter."
    )
    assert [subject for subject, _ in told(text)][-1] == "Oracle"


def test_what_was_spent_before_stands_beside_a_forecast_by_the_press() -> None:
    old = told("Meta expects to spend $130 billion in 2026, almost double last year's $72.2 billion.")[-1][1]
    assert (old.scope, old.status, old.attribution) == (Scope.PREVIOUS, Status.RUNNING, Attribution.PRESS)


def test_a_company_foresees_its_own_spending_in_chinese() -> None:
    assert first("微软预计2026年全年资本开支约900亿美元。").attribution is Attribution.OFFICIAL
    assert first("分析师预计，微软2026年资本开支约900亿美元。").attribution is Attribution.ESTIMATE


def test_what_is_to_be_lit_up_does_not_run() -> None:
    assert first("到2030年，甲骨文要点亮一座10万卡智算集群。").status is not Status.RUNNING


def test_machines_that_feed_a_site_are_generation() -> None:
    text = "Oracle will put up fuel cells that can feed as much as 1.1 gigawatts to its data center in Texas."
    assert first(text).metric is Metric.GENERATION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The county approved a 240 MW gas plant for Oracle next to its data center.", [240_000_000]),
        ("In Abilene Oracle is installing 240 MW of modular gas for its data center.", [240_000_000]),
    ],
)
def test_plants_for_somebody_named_are_his_generation(text: str, expected: list[int]) -> None:
    assert values(text) == expected
    assert first(text).metric is Metric.GENERATION


def test_the_networks_of_a_carrier_and_a_line_of_credit_are_no_computing() -> None:
    assert values("中国移动的移动网预算从299亿元砍到242亿元，智算中心另计。") == []
    assert values("A bank opened a $500 million warehouse facility for Oracle's data centers.") == []


def test_computing_power_beside_counted_chips_needs_no_other_word() -> None:
    assert values("阿比林项目今年10月底前先建成一期1万卡，可提供2500P，供OpenAI使用。") == [
        10_000,
        2500 * 10**15,
    ]


def test_the_whole_deployment_has_the_date_of_its_end() -> None:
    text = "双方的协议涉及OpenAI的10吉瓦数据中心容量。整个部署在2029年底前完成。"
    assert first(text).due == "2029"


def test_what_a_figure_is_likened_to_is_no_date() -> None:
    assert first("OpenAI的10吉瓦数据中心要用400万块GPU，等于英伟达今年全年的出货量。").due is None


def test_the_plan_before_was_for_the_same_year() -> None:
    new, old = (
        mention for _, mention in told("Oracle raised its 2026 capex to $52 billion, up from $46 billion.")
    )
    assert (new.due, old.scope, old.due) == ("2026", Scope.PREVIOUS, "2026")
    old = told("Oracle raised its 2026 capex to $52 billion, up from $46 billion in 2025.")[-1][1]
    assert old.due != "2026"


def test_a_decade_is_ten_years() -> None:
    assert first("Oracle will build 6 gigawatts of data centers over the coming decade.").due == "2035"
