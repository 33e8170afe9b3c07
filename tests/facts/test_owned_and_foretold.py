"""What somebody owns or has today, what waits for something to be done, what firms foretell of whole regions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.types import Attribution, Metric, Scope, Status
from tests.facts.reading_room import learn
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


def statuses(text: str) -> list[Status]:
    return [mention.status for _, mention in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Hyperion campus draws 35 megawatts today and is to be enlarged to 700 megawatts by 2028.",
        "The Hyperion campus has 35 MW online now and will have 1.1 GW by the middle of 2027.",
        "The Hyperion campus has about 35 MW of capacity live, and will grow to 1.1 GW by 2027.",
    ],
)
def test_what_is_so_today_runs_whatever_is_planned_behind_it(text: str) -> None:
    assert statuses(text) == [Status.RUNNING, Status.PLANNED]


def test_what_will_be_online_does_not_run_yet() -> None:
    assert statuses("The Hyperion campus will have 35 MW online.") == [Status.PLANNED]
    assert statuses("Meta signed for 35 MW at Hyperion today with plans for more.") != [Status.RUNNING]
    assert len(statuses("Meta signed for 35 MW at Hyperion today with plans for more.")) == 1


@pytest.mark.parametrize("done", ["it is up and running", "the site is fully operational", "complete"])
def test_what_waits_for_something_to_be_done_is_planned(done: str) -> None:
    text = f"It is Meta's second campus and should offer 1.3 GW of computing capacity once {done}."
    assert statuses(text) == [Status.PLANNED]


def test_a_goal_stays_one_whenever_it_is_done() -> None:
    assert statuses("Hyperion is a campus that could grow to 3.1GW when fully built.") == [Status.TARGET]


@pytest.mark.parametrize("stopped", ["stopped work on", "ceased work on", "stopped building"])
def test_what_nobody_works_on_any_more_is_dropped(stopped: str) -> None:
    assert statuses(f"Meta said it has {stopped} a 1.3-gigawatt campus in Utah.") == [Status.DROPPED]


def test_what_a_company_owns_is_no_market() -> None:
    subject, mention = told("Oracle owns 1.3 gigawatts of U.S. data-center capacity.")[0]
    assert (subject, mention.status) == ("Oracle", Status.RUNNING)
    assert values("Oracle manages 30 projects with 410 MW across the country.") == [410_000_000]
    assert values("Demand for U.S. data-center capacity stands at 41 gigawatts.") == []


def test_what_a_stranger_owns_is_not_its_customers() -> None:
    text = "Ridgeline Digital owns 1.3 gigawatts of data-center capacity, most of it contracted to CoreWeave."
    assert told(text)[0][0] is None
    assert (
        told("CoreWeave owns 1.3 gigawatts of data-center capacity, most of it let to Meta.")[0][0]
        == "CoreWeave"
    )


@pytest.mark.parametrize("firm", ["PwC", "Savills", "DC Byte", "KPMG", "Knight Frank"])
def test_what_a_firm_foretells_of_a_region_is_nobodys(firm: str) -> None:
    text = f"{firm} expects the Middle East to go from 1.2GW of data centre capacity in 2025 to 3.6GW in five years."
    assert values(text) == []


def test_what_building_costs_in_general_is_nobodys() -> None:
    assert values("Setting up 140 megawatts of data centre costs about $900 million.") == []
    assert (
        values("Building 140 megawatts of data centre for Oracle is to take $900 million.")[-1] == 900_000_000
    )


def test_what_a_company_is_worth_is_no_spending() -> None:
    assert (
        values("CoreWeave could be worth between $41 billion and $52 billion before it takes new money.")
        == []
    )
    assert values("Oracle's contract with CoreWeave is worth about $9.1 billion of computing capacity.") != []


def test_what_a_company_is_worth_stays_silent_beside_what_it_spends() -> None:
    assert values("CoreWeave is worth $71 billion and will spend $20 billion on data centers in 2026.") == [
        20_000_000_000
    ]
    assert values("Stargate could be worth $500 billion in all, OpenAI said.") == [500_000_000_000]


def test_a_house_that_foretells_markets_may_act_itself() -> None:
    assert values("KPMG, the consultancy, will lease 20 MW of AI data center capacity in Virginia.") == [
        20_000_000
    ]
    assert values("KPMG says Virginia will lease 900 MW of data center capacity in 2026.") == []


def test_a_part_of_a_sum_that_was_told_at_length() -> None:
    text = (
        "Of the $4.1 billion that Oracle and Meta set aside for AI data centers in Johor over two years ago now, "
        "$2.2 billion has gone into 190MW of capacity so far."
    )
    mentions = [mention for _, mention in told(text)]
    assert [(mention.scope, mention.status) for mention in mentions[1:]] == [
        (Scope.PART, Status.RUNNING),
        (Scope.TOTAL, Status.RUNNING),
    ]


def test_a_site_that_is_due_gives_its_date() -> None:
    text = "Oracle will set up 160 MW of critical IT load at Abernathy. The site is due in the second half of 2026."
    assert first(text).due == "2026-H2"
    priced = "Oracle builds a 5 MW data center in Quebec. It costs $50 million and should be completed by July 2026."
    assert first(priced).due == "2026-07"


@pytest.mark.parametrize("words", ["analysts wrote that they expect", "analysts reckon that they will see"])
def test_what_analysts_write_is_an_estimate(words: str) -> None:
    text = f"Brokerage {words} Oracle to spend $14 billion on AI data centers."
    assert first(text).attribution is Attribution.ESTIMATE


@pytest.mark.parametrize("between", ["块等效", "张等效 ", "块等价 "])
def test_equivalents_may_stand_before_the_model(between: str) -> None:
    mention = first(f"Colossus 集群已部署 6.3 万{between}H100。")
    assert (mention.metric, mention.figure.value) == (Metric.H100E, Decimal(63_000))


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Meta will run 480 CS-3 accelerators at Hyperion.", "CS-3"),
        ("Meta will run 480,000 TPU 8t chips at Hyperion.", "TPU 8t"),
        ("微软已部署 41 万片真武 810E 芯片。", "真武 810E"),
    ],
)
def test_newer_models_are_known(text: str, model: str) -> None:
    assert first(text).model == model


def test_systems_of_accelerators_are_not_counted_as_such() -> None:
    assert values("Meta will run 64 CS-3 systems at Hyperion.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Oracle is buying a data center in Virginia. The halls have 280 MW of IT capacity, all of it let for years.",
        "Oracle manages 30 data centers with 410 MW in the country.",
        "Oracle owns 280 MW of data center capacity in Virginia.",
    ],
)
def test_what_a_site_has_or_a_company_runs_is_in_use(text: str) -> None:
    assert told(text)[-1][1].status is Status.RUNNING


@pytest.mark.parametrize(
    "text",
    [
        "Oracle says its site will have 280 MW of IT capacity.",
        "Oracle's site would, if approved, have 280 MW of IT capacity.",
        "Oracle says the site has 280 MW of capacity under construction.",
        "Oracle says the site has 280 MW of power secured for its data center.",
    ],
)
def test_what_a_site_will_have_or_has_signed_is_not(text: str) -> None:
    assert Status.RUNNING not in statuses(text)


def test_what_was_spent_in_the_year_before_is_spent() -> None:
    text = (
        "Oracle is targeting $35 billion of capital expenditures, against $21.2 billion in the year before."
    )
    assert statuses(text)[-1] is Status.RUNNING
    assert (
        statuses("Meta announced a $10 billion campus, having pledged $4 billion a year earlier.")[-1]
        is not Status.RUNNING
    )
    assert statuses("Oracle laid out around $64 billion on AI data centers in fiscal 2025.") == [
        Status.RUNNING
    ]


def _by(publisher: str, text: str) -> list[Attribution]:
    found = learn(text, publisher=publisher)
    return [each.mention.attribution for each in found.claims] + [m.attribution for m in found.unresolved]


def test_a_publisher_that_acts_in_its_own_text_speaks_for_itself() -> None:
    text = "Ridgeline Digital has bought around 21,000 H100s and will rent them out from sites in Texas."
    assert _by("Ridgeline Digital", text) == [Attribution.OFFICIAL]
    assert _by("Some Newspaper", text) == [Attribution.PRESS]
    placed = "DALLAS (Wire) - Ridgeline Digital will install 21,000 H100s at its campus."
    assert _by("Ridgeline Digital", placed) == [Attribution.OFFICIAL]


def test_a_newspaper_that_has_learned_something_does_not() -> None:
    text = "Ridgeline Post has learned that Oracle will install 21,000 H100s at its campus."
    assert _by("Ridgeline Post", text) == [Attribution.PRESS]
    assert _by("Forbes", "Forbes is told that Oracle will install 21,000 H100s.") == [Attribution.PRESS]
