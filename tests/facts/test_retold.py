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
