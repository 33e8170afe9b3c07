"""More of what digests and wikis retell, and sentences that the rules for them must leave alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.types import Scope, Status
from tests.facts.reading_room import figures, learn
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_retold import due
from tests.facts.test_wider_wording import told


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
