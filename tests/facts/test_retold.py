"""Figures as digests and wikis retell them: sums in words, acts of the past, round-ups, parts, look-alikes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.types import Metric, Scope, Status
from tests.facts.reading_room import figures, learn
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


def due(text: str, published: datetime | None = None) -> list[str | None]:
    found = learn(text, published=published)
    mentions = [claim.mention for claim in found.claims] + list(found.unresolved)
    return [each.due for each in sorted(mentions, key=lambda each: each.evidence.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oracle switched on nine hundred forty megawatts of data center capacity.", [940_000_000]),
        ("Oracle's capital spending will be one hundred thirty-two billion dollars.", [132_000_000_000]),
        ("xAI runs two hundred and forty thousand GPUs at Colossus.", [240_000]),
        ("Meta deploys three thousand five hundred H100 GPUs.", [3_500]),
    ],
)
def test_hundreds_in_words_with_what_is_added_to_them(text: str, expected: list[int]) -> None:
    assert values(text) == expected


def test_two_numbers_in_words_stay_two() -> None:
    text = "Colossus went from one hundred to two hundred megawatts."
    assert [int(mention.figure.value) for _, mention in told(text)] == [100_000_000, 200_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "By late 2027 he was leading OpenAI's build-out, 26 gigawatts of data centers.",
        "CoreWeave signed an $11 billion compute agreement with OpenAI in March 2026, one of the largest.",
        "Oracle committed to more than 2 GW of data centers from May 2023 to January 2025.",
        "The pact, sealed during a visit in May 2026, gives Oracle 500,000 GPUs.",
        "2026年9月，微软同甲骨文签下算力合同，金额174亿美元。",
    ],
)
def test_the_date_of_an_act_is_no_due_date_where_no_day_of_publication_is_known(text: str) -> None:
    assert due(text) == [None]


def test_such_a_date_still_counts_for_what_is_to_come() -> None:
    assert due("By late 2027 Oracle will run 2 GW of data centers.") == ["2027"]
    text = "Up to one gigawatt of AI data centers by 2030: for that Oracle set up a venture."
    assert due(text) == ["2030"]


def test_a_quarter_of_last_year_is_over() -> None:
    text = "xAI finished a cluster of 50,000 H100 GPUs in the fourth quarter of last year."
    assert due(text, datetime(2026, 2, 10, tzinfo=UTC)) == [None]


def test_the_full_campus_is_due_later_than_its_first_power() -> None:
    text = "Oracle will build a 400-megawatt data center. First power comes in 2027, the full campus online by 2029."
    assert due(text)[0] == "2029"


def test_a_round_up_of_spending_has_the_year_of_its_sum() -> None:
    text = (
        "The four plan capital expenditures of $630 billion in 2026. "
        "Google plans $180 billion, Meta $125 billion and Microsoft $115 billion."
    )
    assert due(text, datetime(2026, 2, 10, tzinfo=UTC))[1:] == ["2026", "2026", "2026"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Colossus holds 230,000 GPUs, 30,000 of them GB200s.", [Scope.TOTAL, Scope.PART]),
        ("Colossus holds 230,000 GPUs, 30,000 GB200s among them.", [Scope.TOTAL, Scope.PART]),
        ("NVIDIA will supply 260,000 of its GPUs to Samsung.", [Scope.TOTAL]),
        (
            "Colossus runs on nearly 400,000 Trainium2 chips. xAI plans to use a million of those chips.",
            [Scope.TOTAL, Scope.TOTAL],
        ),
        ("打头的1GW数据中心明年交付，甲骨文合计采购6GW。", [Scope.PART, Scope.TOTAL]),
        (
            "甲骨文预计2026财年资本开支500亿美元，较9月份给出的350亿美元提高150亿美元。",
            [Scope.TOTAL, Scope.PREVIOUS, Scope.ADDED],
        ),
        (
            "CoreWeave cut its 2025 capital expenditure guidance from $20 billion to $23 billion before, "
            "to $12 billion to $14 billion.",
            [Scope.PREVIOUS, Scope.TOTAL],
        ),
        ("Oracle will enlarge the Abilene campus by a new data center of 160 MW.", [Scope.ADDED]),
    ],
)
def test_parts_and_old_values(text: str, scope: list[Scope]) -> None:
    assert [mention.scope for _, mention in told(text)] == scope


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft put $35 billion into data centers. Between July and September Oracle put $5 billion into servers.",
        "Microsoft spent $37.5 billion of capex in Q2 FY2026.",
        "Microsoft results. Revenue: $77 billion. Capital expenditures: $34.9 billion, driven by AI.",
        "Oracle exceeded its target of 300 MW of data centers.",
    ],
)
def test_what_was_spent_or_reached_stands(text: str) -> None:
    assert told(text)[-1][1].status is Status.RUNNING


def test_what_the_year_should_close_with_is_planned() -> None:
    text = "CoreWeave had 590 MW of active power; the year should close with 850 MW active."
    assert [mention.status for _, mention in told(text)] == [Status.RUNNING, Status.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "On a hot day the city draws 1,200 megawatts, and a data center could need more.",
        "The data center has 119 chillers with a cooling capacity of 200 MW.",
        "One gigawatt supplies 750,000 homes.",
        "A developer needs $1 billion for a data center of that size.",
        "Small data centers have 1,000 square feet, medium ones from 10,000 to 50,000.",
        "Oracle's restructuring with layoffs costs $1.6 billion, it said of its data center unit.",
        "CoreWeave builds data centers, while its quarterly loss widened to $284 million.",
        "高盛估计，数据中心可为甲骨文增加5000亿美元的价值。",
        "Microsoft's total investment in OpenAI across several rounds was $13 billion, data centers aside.",
        "Data center growth could raise the state's system costs by $26 billion.",
        "Oracle will spend $1 billion on a 200-megawatt electrolysis facility beside its data center.",
        "A 1 Gigawatt AI campus is more than a collection of data centers.",
        "The campus takes more than the state's entire 4 GW of electricity use.",
    ],
)
def test_figures_of_no_site_and_no_outlay(text: str) -> None:
    assert figures(text) == []


def test_the_size_of_each_machine_is_no_figure_of_a_site() -> None:
    text = "Oracle ordered 29 of the 42-megawatt turbines, enough for 1.21 gigawatts of data centers."
    assert values(text) == [1_210_000_000]


def test_a_measure_in_older_chips() -> None:
    assert first("Colossus 2 will have compute worth 1.4M H100 GPUs.").metric is Metric.H100E
    assert first("Colossus 2目前约合140万块H100。").metric is Metric.H100E


def test_an_agreement_over_watts_is_no_bound() -> None:
    assert first("OpenAI announced an agreement over 6 gigawatts of GPUs.").figure.bound.value == "exact"
    assert first("Oracle's data centers have passed 2 gigawatts.").figure.bound.value == "at_least"
    assert first("Oracle put the data center at more than US $25 billion.").figure.bound.value == "at_least"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Meta plans 2 gigawatts at Hyperion, and OpenAI committed itself to 33 gigawatts of data centers.",
            "OpenAI",
        ),
        ("With Hyperion and with Abilene, Stargate now has nearly 7 gigawatts in planning.", "Stargate"),
        ("The new data center in Abilene takes Stargate past 8 gigawatts.", "Stargate"),
        (
            "Meta pays for Hyperion, a campus of 1,200 acres in Louisiana that will have 1.4 gigawatts.",
            "Hyperion",
        ),
    ],
)
def test_the_words_right_before_a_figure_tell_whose_it_is(text: str, subject: str) -> None:
    assert told(text)[-1][0] == subject


def test_a_figure_taken_up_again_is_of_the_same() -> None:
    text = "Oracle rents 39 MW at Abilene from CoreWeave. The 39 MW is due by January 2027."
    assert len({subject for subject, _ in told(text)}) == 1


def test_how_far_guidance_lies_above_what_was_expected_is_no_outlay() -> None:
    text = (
        "Meta hiked 2026 capex to $125 billion, pushing the midpoint $10 billion above sell-side consensus."
    )
    assert values(text) == [125_000_000_000]


def test_a_countys_bonds_for_a_site_are_what_it_costs() -> None:
    text = "Commissioners approved $165 billion in industrial revenue bonds for the data center in Abilene."
    assert values(text) == [165_000_000_000]


def test_the_company_of_the_last_clause_has_its_own_budget() -> None:
    text = "Microsoft projects capex of $125 billion for 2026, and Oracle has raised its 2026 plan to $50 billion."
    assert [subject for subject, _ in told(text)] == ["Microsoft", "Oracle"]


def test_a_figure_told_again_only_brings_its_date() -> None:
    text = "CoreWeave adds 39 MW of data center power at Abilene. The 39 MW is due by January 2027."
    assert due(text) == ["2027-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle signed for 600 MW of data center power. Energization is expected by late 2027.",
        "Oracle will start on a 280-megawatt campus, that costs $3 billion and is slated to enter service in 2027.",
    ],
)
def test_when_a_site_is_ready(text: str) -> None:
    assert due(text)[0] == "2027"


def test_one_quarter_set_beside_another() -> None:
    text = "Oracle cut its data center outlay to $13 billion in the third quarter from $19 billion in the second."
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL, Scope.PREVIOUS]


def test_a_campus_that_a_council_voted_against() -> None:
    text = "The council voted unanimously against Project Amber, a 630 MW campus for Oracle."
    assert first(text).status is Status.DROPPED


@pytest.mark.parametrize(
    "text",
    [
        "Oracle announced that in September 2027 it will break ground on a 280-megawatt data center.",
        "In its announcement of 5 May 2027, Oracle confirmed 66,000 GPUs for the data center.",
        "In December the Tribune reported that Oracle plans $7 billion of data centers.",
        "Stargate, announced in the United States in early 2027, came with $500 billion for data centers.",
    ],
)
def test_when_something_was_told_or_begun_is_no_due_date(text: str) -> None:
    assert due(text) == [None]


def test_what_somebody_says_of_a_coming_half_year_is_due() -> None:
    text = "The first 120 MW of the data center in Abilene will be switched on in the second half of 2027, he said."
    assert due(text) == ["2027-H2"]


def test_a_site_bought_is_paid_for() -> None:
    text = "Microsoft acquired the data center campus beside the plant for $650 million."
    assert first(text).status is Status.RUNNING


def test_a_figure_that_a_new_one_surpasses_is_old_and_exact() -> None:
    text = "Oracle's data centers will use 2.7 gigawatts, which surpasses the 1.8 gigawatts announced last summer."
    old = told(text)[1][1]
    assert (old.scope, old.figure.bound.value) == (Scope.PREVIOUS, "exact")


def test_what_wall_street_expects_is_nobodys_outlay() -> None:
    text = "Google's capex will be $180 billion, well above Wall Street's $120 billion estimates."
    assert values(text) == [180_000_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle builds a 2.7-gigawatt data center; in August it had been announced as 1.8 gigawatts.",
        "Oracle puts $15 billion into data centers; officials had spoken of $10 billion before.",
    ],
)
def test_what_something_had_been_told_as(text: str) -> None:
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL, Scope.PREVIOUS]


def test_guidance_has_one_year_for_all_its_amounts() -> None:
    text = "CoreWeave cut its 2026 capital expenditure guidance by 40%, to $12 billion to $14 billion."
    assert due(text, datetime(2026, 2, 10, tzinfo=UTC)) == ["2026"]
    closes = "CoreWeave's data centers had 590 MW; the year should close with 850 MW."
    assert due(closes, datetime(2026, 2, 10, tzinfo=UTC))[-1] == "2026"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "Colossus launched in October with 100,000 GPUs and now has 200,000 GPUs.",
            [Scope.PREVIOUS, Scope.TOTAL],
        ),
        (
            "CoreWeave has a new deal with OpenAI worth $6 billion, taking the total to $22 billion.",
            [Scope.ADDED, Scope.TOTAL],
        ),
        (
            "OpenAI had 1.9 gigawatts of data centers, versus 1.4 gigawatts for Meta.",
            [Scope.TOTAL, Scope.TOTAL],
        ),
    ],
)
def test_what_grew_and_what_is_only_set_beside(text: str, scope: list[Scope]) -> None:
    assert [mention.scope for _, mention in told(text)] == scope


def test_a_plan_of_a_text_without_a_date_is_still_to_come() -> None:
    text = (
        "Zuckerberg said Meta's capital expenditure for 2024 is due to rise to between $35 and $40 billion."
    )
    found = learn(text, published=None).claims[0].mention
    assert found.status is Status.PLANNED


def test_a_contract_signed_this_month_is_not_due_in_it() -> None:
    text = (
        "OpenAI signed a $300 billion, five-year contract this month under which Oracle builds data centers."
    )
    assert due(text, datetime(2025, 9, 29, tzinfo=UTC)) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The lease of the data center brings Oracle $11 billion in anticipated lease revenue.",
        "The data center brings Oracle $90 million in supply-chain investments.",
    ],
)
def test_what_comes_in_is_no_outlay(text: str) -> None:
    assert figures(text) == []


def test_an_amount_said_once_more_in_another_currency_counts_once() -> None:
    text = (
        "Google may lift data center spending to $69 billion. The figure, equal to 480 billion yuan, is new."
    )
    assert values(text) == [69_000_000_000]


def test_a_dollar_that_is_not_the_american_one() -> None:
    text = "In Tasmania, Oracle plans a data center for $73.3 billion (USD 47.5 billion)."
    assert first(text).figure.currency == "AUD"
    assert first("Oracle plans a data center for $73.3 billion in Tasmania.").figure.currency == "USD"


def test_an_expansion_that_was_given_up() -> None:
    text = (
        "Oracle began talks to expand the data center in Abilene from 1.2 GW to 2.0 GW. "
        "They were at odds, and the expansion plan was given up."
    )
    assert told(text)[1][1].status is Status.DROPPED


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "Stargate was announced as a $500 billion project for data centers, with $100 billion at once.",
            [Scope.TOTAL, Scope.TOTAL],
        ),
        (
            "The Hyperion campus was planned for 2 GW, with the first 500 MW in 2026.",
            [Scope.TOTAL, Scope.PART],
        ),
        ("CoreWeave has 250,000 GPUs. About 40,000 of its GPUs are Blackwells.", [Scope.TOTAL, Scope.PART]),
    ],
)
def test_what_is_no_old_value_and_no_whole(text: str, scopes: list[Scope]) -> None:
    assert [mention.scope for _, mention in told(text)] == scopes


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("OpenAI is on track to hit its target of 10 GW of data centers by 2029.", Status.TARGET),
        ("CoreWeave has not yet met its target of 850 MW of data centers.", Status.TARGET),
        ("Meta capex: $115 billion to $135 billion in 2026.", Status.PLANNED),
        ("OpenAI now works with Oracle on a 4.5 GW expansion of Stargate.", Status.PLANNED),
        ("The chips for Oracle's data center will be bought from NVIDIA for $30 billion.", Status.PLANNED),
    ],
)
def test_what_is_still_to_come_stays_so(text: str, status: Status) -> None:
    assert first(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "Meta announced layoffs of 600 people as it spends $72 billion on AI data centers this year.",
        "Microsoft在裁员9000人的同时计划今年投入800亿美元建设AI数据中心。",
        "Despite severance costs Microsoft will invest $80 billion in AI data centers.",
        "Google will spend $5 billion on a solar-powered data center campus in Texas.",
        "Meta's Hyperion will account for 2 gigawatts of power consumption.",
        "The utility said its grid must serve the OpenAI campus, with a peak of about 1.2 GW.",
    ],
)
def test_what_must_not_fall_silent(text: str) -> None:
    assert len(figures(text)) == 1


def test_amounts_of_contracts_have_no_year_of_somebody_elses_spending() -> None:
    text = (
        "Microsoft expects capital expenditures of $125 billion in 2026. "
        "OpenAI has committed $300 billion to Oracle and $250 billion to CoreWeave."
    )
    assert due(text, datetime(2026, 1, 5, tzinfo=UTC))[1:] == [None, None]


def test_an_equal_figure_of_another_place_is_no_second_telling() -> None:
    text = (
        "OpenAI plans 1 GW at Abilene. Meta plans 1 GW at Hyperion. The 1 GW Abilene site will open in 2027."
    )
    assert {subject for subject, _ in told(text)} == {"Stargate Abilene", "Hyperion"}


def test_machines_of_a_megawatt_each_are_no_number_in_hundreds() -> None:
    assert 201_000_000 not in values("CoreWeave will install two hundred one-megawatt generators at Abilene.")
    assert first("Microsoft will invest $5 billion (USD) in data centers in Sydney.").figure.currency == "USD"
    assert (
        first("The council passed a $10 billion plan by Meta for a data center.").figure.bound.value
        == "exact"
    )
