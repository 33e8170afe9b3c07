"""Where the rules of test_told_and_weighed must keep still: others' figures, other speakers, times yet to come."""

from __future__ import annotations

import pytest

from facts.extract import extract
from facts.types import Attribution, Metric, Scope, Status
from tests.facts.reading_room import SMALL, article
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "Ohio has 6 GW of AI data centers under construction, including Oracle's Stargate campus.",
        "Nevada counts 6 GW of data center campuses in the works, among them sites of Meta and Google.",
        "Grid operator PJM has approved another 6 gigawatts for data center campuses such as Meta's Hyperion.",
        "Homes use 6 gigawatts; the Stargate Abilene data center campus of OpenAI will use less.",
    ],
)
def test_what_a_land_or_a_market_has_is_no_sites(text: str) -> None:
    assert 6_000_000_000 not in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI is buying chips and building 5 to 7 gigawatts of AI data centers.",
        "Oracle has filed plans for building 5 to 7 gigawatts of data center capacity in Texas.",
        "Meta is investing in building 5 to 7 gigawatts of AI data centers.",
    ],
)
def test_what_is_being_built_is_no_numbered_building(text: str) -> None:
    figure = told(text)[0][1].figure
    assert figure.value == 5_000_000_000
    assert figure.high == 7_000_000_000


@pytest.mark.parametrize(
    "person",
    [
        "Ana Ruiz, managing director at TD Cowen",
        "Ana Ruiz, head of software research at Jefferies",
        "Ana Ruiz, executive director of the Alliance for Clean Air",
        "Ana Ruiz, a former Oracle vice president",
    ],
)
def test_not_every_titled_person_speaks_for_the_company(person: str) -> None:
    text = f"The Abilene data center campus of OpenAI will use 1.3 GW, according to {person}."
    assert first(text).attribution is not Attribution.OFFICIAL


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Meta unveiled plans by 2028 to build 5 GW of AI data centers.", "2028"),
        ("Oracle announced plans through 2029 to invest $20 billion in AI data centers.", "2029"),
        ("By 2027, the company had said, Oracle's data center would reach 2 GW.", "2027"),
        ("By the end of 2027, Oracle had agreed to deliver 200,000 GPUs to Microsoft.", "2027"),
        ("Oracle is growing. Starting in late 2026, its AI data center will have 1 GW of capacity.", "2026"),
    ],
)
def test_times_to_come_stay(text: str, due: str) -> None:
    assert told(text)[-1][1].due == due


def test_money_from_a_date_on_has_none_in_later_sentences_either() -> None:
    text = "Oracle is growing. Starting in 2027, Oracle will invest $9 billion in data centers."
    assert first(text).due is None


def test_the_date_of_an_announcement_is_none_without_a_day_of_publication() -> None:
    text = "Oracle announced plans in January 2026 for a $90 billion data center."
    found = extract(article(text, published=None), SMALL).claims
    assert [claim.mention.due for claim in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "While the number of jobs is estimated at 500, OpenAI will invest $7 billion in the AI data center.",
        "Oracle said the cost of its Abilene data center is estimated at $12 billion.",
        "xAI researchers put 200,000 GPUs to use at the Colossus data center.",
        "Analysts look for signs of a bubble as Meta commits $600 billion to AI data centers.",
    ],
)
def test_what_is_reckoned_of_other_things_makes_no_estimate(text: str) -> None:
    assert first(text).attribution is not Attribution.ESTIMATE


@pytest.mark.parametrize(
    "text",
    [
        "分析师估算总投资将达5000亿美元，星际之门项目规模空前。",
        "机构测算造价约120亿美元，甲骨文的智算中心规模巨大。",
    ],
)
def test_analysts_who_reckon_costs_estimate(text: str) -> None:
    assert first(text).attribution is Attribution.ESTIMATE


@pytest.mark.parametrize(
    "text",
    [
        "Over the past year, OpenAI has said it will deploy 10 GW of AI data centers.",
        "In the past year, CoreWeave's footprint has grown and it now has contracted 3.1 GW of data center power.",
        "During the past year Oracle's campus was designed to deliver 900 MW of AI data center capacity.",
    ],
)
def test_plans_and_totals_told_over_a_year_are_not_added(text: str) -> None:
    assert first(text).scope is Scope.TOTAL


def test_what_the_last_months_brought_is_added_wherever_they_stand() -> None:
    for text in (
        "Oracle brought on almost 700 MW of data center capacity in the last three months of 2024.",
        "In the last three months of 2024, Oracle brought on almost 700 MW of data center capacity.",
    ):
        assert first(text).scope is Scope.ADDED


@pytest.mark.parametrize(
    "text",
    [
        "Starbucks reported purchases of property and equipment of $2.1 billion in 2025.",
        "Blackstone announced purchases of property in London worth $3 billion.",
        "茅台2025年购建固定资产支出30亿元。",
    ],
)
def test_the_accounts_of_unknown_companies_stay_silent(text: str) -> None:
    assert values(text) == []


def test_a_valuation_leaves_the_spending_beside_it() -> None:
    text = "xAI's backers value it at $230 billion as it spends $20 billion on its Colossus 2 data center."
    assert values(text) == [20_000_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "Opponents of Oracle pegged the cost of that data center at $7 billion.",
        "The mayor, who opposes Meta, put the bill for its Hyperion data center at $7 billion.",
        "If Oracle puts the bill for its data center at $7 billion, shares will drop.",
    ],
)
def test_others_who_put_a_figure_on_it_do_not_make_it_official(text: str) -> None:
    assert first(text).attribution is not Attribution.OFFICIAL


@pytest.mark.parametrize(
    "text", ["腾讯新增部署国产智算卡至少8000张。", "甲骨文智算中心新增國產智算卡將近8000張。"]
)
def test_new_chips_are_added_whatever_their_number(text: str) -> None:
    assert first(text).scope is Scope.ADDED


def test_a_rack_that_equals_so_many_chips_is_no_cluster() -> None:
    text = "One GB200 NVL72 equals 180 H100s, Oracle says of its data center."
    assert all(mention.metric is not Metric.H100E for _, mention in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Oracle's data center was to have had 2 GW in 2025 and will now get them later, in 2027.",
        "Oracle was to have opened its 1.1 GW data center in January but now it will be June.",
    ],
)
def test_a_late_project_was_not_given_up(text: str) -> None:
    assert first(text).status is not Status.DROPPED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Colossus, with 200,000 GPUs, stands in a factory that a carmaker abandoned in 2022.",
            Status.RUNNING,
        ),
        (
            "Crusoe, in talks to raise $3 billion, is building the 1.3 GW Abilene data center campus.",
            Status.PLANNED,
        ),
        ("OpenAI is in talks for a funding round, while Abilene already holds 400,000 GPUs.", Status.RUNNING),
        ("Google is in talks with Meta, which runs 600,000 GPUs at its data centers.", Status.RUNNING),
        (
            "Meta plans to have invested $600 billion in AI data centers in the third quarter of 2028.",
            Status.PLANNED,
        ),
        ("Abilene goes from 200 MW today to 1.2 GW, which is already online.", Status.RUNNING),
    ],
)
def test_what_stands_or_is_planned_is_not_talked_away(text: str, status: Status) -> None:
    assert told(text)[-1][1].status is status


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI named sites for Stargate, some beside gas plants. Together they will total nearly 7 GW.",
        "Oracle's campuses in Abilene will run on gas turbines. The two will total 2.6 GW of computing capacity.",
    ],
)
def test_sites_beside_machines_are_no_machines(text: str) -> None:
    assert told(text)[-1][1].metric is Metric.POWER


@pytest.mark.parametrize(
    "text",
    [
        "Oracle expects 2026 capex of $50 billion, up from $21 billion a year ago.",
        "Oracle guided to 2026 capex of $50 billion, up from $21 billion.",
        "Oracle plans 2026 capex of $50 billion, compared with $21 billion actually spent.",
    ],
)
def test_what_was_spent_has_no_date_to_come(text: str) -> None:
    assert told(text)[-1][1].due is None


@pytest.mark.parametrize(
    "text",
    [
        "Delta said its purchases of property and equipment were $5.1 billion in 2025.",
        "Netflix, which runs on Google's cloud, had purchases of property and equipment of $690 million.",
        "Uber, a customer of Oracle, had purchases of property and equipment of $242 million.",
    ],
)
def test_the_accounts_of_a_customer_are_not_its_suppliers(text: str) -> None:
    assert values(text) == []


def test_a_site_keeps_its_own_investment() -> None:
    text = "Hyperion is being built by Meta in Louisiana. Initial capital expenditure is put at $10 billion."
    assert [subject for subject, _ in told(text)] == ["Hyperion"]


def test_fees_in_lieu_of_taxes_leave_the_investment() -> None:
    assert values("Under a fee in lieu of taxes, Google will invest $2 billion in two data centers.") == [
        2_000_000_000
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A broker's note on Meta's report said data center capex may reach $140 billion in 2026.",
        "Oracle's leaked presentation showed that xAI has 550,000 GPUs at its data center.",
        "Colossus will need 5 GW, according to Tom Roe, head of the Meta watchdog Tech Oversight.",
    ],
)
def test_others_papers_are_not_the_companys(text: str) -> None:
    assert first(text).attribution is not Attribution.OFFICIAL


def test_a_floor_is_no_denial() -> None:
    assert values("Meta is not going to spend less than $600 billion on AI data centers.") == [
        600_000_000_000
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Over the past year, Microsoft has doubled its fleet and now has installed 1 million GPUs in data centers.",
        "Over the past year, Meta has deployed 600,000 GPUs in total at its data centers.",
        "Oracle hasn't deployed 50,000 GPUs at its data center in the past year.",
    ],
)
def test_wholes_and_denials_of_a_year_are_not_added(text: str) -> None:
    assert all(mention.scope is not Scope.ADDED for _, mention in told(text))


def test_an_amount_of_nobody_known_counts_with_its_object() -> None:
    text = "The owner of a video app will spend another RM 1.5 billion on its data centres in Malaysia, he wrote."
    assert values(text) == [1_500_000_000]
