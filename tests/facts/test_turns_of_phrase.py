"""Turns of phrase that settle a figure: who counts it, who pays, what had grown, what is within reach, since when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.extract import extract
from facts.types import Attribution, Bound, Claim, Scope, Status
from tests.facts.reading_room import SMALL, article, learn


def claims(text: str, publisher: str = "Some Newspaper", language: str = "en") -> list[Claim]:
    published = datetime(2025, 7, 23, tzinfo=UTC)
    found = extract(article(text, publisher=publisher, language=language, published=published), SMALL)
    return list(found.claims)


def one(text: str, value: float, publisher: str = "Some Newspaper") -> Claim:
    """The claim with this value."""
    told = [claim for claim in claims(text, publisher) if float(claim.mention.figure.value) == value]
    assert len(told) == 1, [(c.subject, c.mention.figure) for c in claims(text, publisher)]
    return told[0]


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Ministry of Trade (via an archive)", "OpenAI will have 9,000 GPUs at the data center from January"),
        ("Department for Digital (UK)", "OpenAI will have 9,000 GPUs at the data center from January"),
        ("Oracle Cloud on X", "Our Texas hall is up: 9,000 GPUs online today at the data center"),
        ("Norra", "Norra and OpenAI launch a data center in Narvik with 9,000 GPUs"),
        ("Norra (press release)", "The data center in Narvik goes live for OpenAI with 9,000 GPUs"),
        (
            "Anna Berg on X",
            "Big night. The data center is live for OpenAI with 9,000 GPUs. We go on from here.",
        ),
    ],
)
def test_offices_and_parts_of_companies_speak_for_themselves(publisher: str, text: str) -> None:
    assert one(text, 9000, publisher).mention.attribution is Attribution.OFFICIAL


@pytest.mark.parametrize("publisher", ["Reuters", "Some Newspaper", "@gpuwatch on X"])
def test_others_do_not(publisher: str) -> None:
    text = "Norra and OpenAI launch a data center in Narvik with 9,000 GPUs"
    assert one(text, 9000, publisher).mention.attribution is Attribution.PRESS


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("CoreWeave counts 9,000 GPUs at the Ohio data center.", Attribution.OFFICIAL),
        ("CoreWeave, which lists some 9,000 GPUs in its fleet, rents them to OpenAI.", Attribution.OFFICIAL),
        (
            "Some 9,000 GPUs are to go into a data center that Oracle says it will build in Ohio.",
            Attribution.OFFICIAL,
        ),
        ("In all halls together, the company reports, CoreWeave runs 9,000 GPUs.", Attribution.OFFICIAL),
        ("Oracle will install 9,000 GPUs, said people who spoke to a newspaper.", Attribution.ANONYMOUS),
        ("Oracle will install 9,000 GPUs, a manager told us in confidence.", Attribution.ANONYMOUS),
        ("One analyst calculates that Oracle runs 9,000 GPUs in Ohio.", Attribution.ESTIMATE),
        (
            "Asked about the rumor, Oracle replied that the 9,000 GPUs it promised are on their way.",
            Attribution.OFFICIAL,
        ),
        ("It is a rumor, but Oracle may install 9,000 GPUs in Ohio.", Attribution.ANONYMOUS),
        ("Rivals count 9,000 GPUs in the data center of Oracle.", Attribution.PRESS),
        ("By the builder's reckoning, Oracle's data center will hold 9,000 GPUs.", Attribution.OFFICIAL),
        ("Oracle's Ohio hall will hold 9,000 GPUs, the Texas company reckons.", Attribution.OFFICIAL),
        ("Oracle's Ohio data center holds 9,000 GPUs, says Epoch AI.", Attribution.ESTIMATE),
        (
            "A little-known firm told its shareholders it will rent 9,000 GPUs to OpenAI.",
            Attribution.OFFICIAL,
        ),
    ],
)
def test_who_stands_behind_a_count(text: str, attribution: Attribution) -> None:
    assert one(text, 9000).mention.attribution is attribution


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The active power of CoreWeave had climbed to 700 MW by the end of June.", Status.RUNNING),
        ("The contracted power of CoreWeave had climbed to 700 MW by the end of June.", Status.PLANNED),
        ("CoreWeave owns data centers from Ohio to Utah with 700 MW of gross power.", Status.RUNNING),
        ("CoreWeave will own data centers from Ohio to Utah with 700 MW of gross power.", Status.PLANNED),
        ("At 700 MW, the data center of Meta in Ohio is the largest in the country.", Status.RUNNING),
        ("At 700 MW, the data center of Meta in Ohio will be the largest in the country.", Status.PLANNED),
        ("If Zuckerberg has his way, Meta will run 700 MW of data centers in Ohio.", Status.TARGET),
        ("What Meta is after is 700 MW of data center capacity in Ohio.", Status.TARGET),
        ("Meta speaks of 700 MW for the data center in Ohio.", Status.TARGET),
        ("A 700 MW campus of Meta is within reach by 2028.", Status.TARGET),
        ("Meta has staked its models on the Ohio campuses, which should come to 700 MW.", Status.PLANNED),
        ("Microsoft let go of an option on nearly 700 MW of data centers in Ohio.", Status.DROPPED),
        ("Microsoft handed back 700 MW of data center leases.", Status.DROPPED),
        ("Microsoft did not let go of its 700 MW of data centers.", Status.PLANNED),
        ("Microsoft has let 700 MW of data center leases lapse.", Status.DROPPED),
        ("Oracle has let 700 MW of its data centers to OpenAI.", Status.PLANNED),
        ("Oracle has taken up its option on a third hall as well, another 700 MW.", Status.PLANNED),
        ("Oracle has its own data center in Ohio (a 700 MW site on hydropower).", Status.RUNNING),
        (
            "OpenAI has paused Stargate, a plan under which Oracle was to supply 700 MW of data centers.",
            Status.DROPPED,
        ),
        ("Oracle has begun preparatory work on a 700 MW data center in Ohio.", Status.PLANNED),
        ("Microsoft took back its plans for a 700 MW data center in Ohio.", Status.DROPPED),
        (
            "Oracle took out an option last fall on a second data center in Ohio, some 700 megawatts.",
            Status.TARGET,
        ),
        (
            "Oracle used its option on a second data center in Ohio and is now building 700 MW.",
            Status.PLANNED,
        ),
        ("Meta shelved a campus in Ohio. The scheme foresaw 700 MW of data centers.", Status.DROPPED),
        ("From 700 MW now, the data center of Meta in Ohio goes to 2 GW.", Status.RUNNING),
        ("OpenAI's campus: 100,000 GPUs in the first stage, 700 MW of data centers by 2030.", Status.PLANNED),
    ],
)
def test_a_turn_of_phrase_settles_the_status(text: str, status: Status) -> None:
    assert one(text, 700e6).mention.status is status


def test_a_goal_holds_for_what_is_to_be_in_operation_later() -> None:
    text = "Meta wants 2 GW of data centers with 400,000 GPUs in operation by 2030 and 6 GW by 2034."
    told = one(text, 6e9).mention
    assert (told.status, told.due) == (Status.TARGET, "2034")


@pytest.mark.parametrize(
    ("text", "value", "due"),
    [
        ("Meta will run 2 GW of data centers by 2028 and 5 GW three years after that.", 5e9, "2031"),
        ("Three years from now, Meta will run 5 GW of data centers.", 5e9, "2028"),
        (
            "Google will spend $75 billion on data centers in 2026. Meta keeps the $60 billion that it set aside for "
            "the same period.",
            60e9,
            "2026",
        ),
        ("By the end of 2025 we at Meta will have ~300k H100s... that's 500k H100 equivalents.", 5e5, "2025"),
        ("Meta is handing CoreWeave $21 billion. The new contract runs through 2032.", 21e9, "2032"),
        ("Meta and CoreWeave had already struck a $14 billion deal in November.", 14e9, None),
        (
            "Oracle lifted its capital spending for the fiscal year that ends in May to $50 billion.",
            50e9,
            "2026-05",
        ),
    ],
)
def test_dates_told_by_others(text: str, value: float, due: str | None) -> None:
    assert one(text, value).mention.due == due


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("OpenAI, remember, promised Oracle $38 billion over seven years.", 38e9, "OpenAI"),
        ("Nvidia is to pay Lambda $1.3 billion for the use of its own GPUs.", 1.3e9, "NVIDIA"),
        (
            "Microsoft has handed Dell a $5 billion order for GPU servers, which OpenAI will use.",
            5e9,
            "Microsoft",
        ),
        (
            "Google will spend $80 billion on data centers in 2026, and at Meta, which builds as well, the figure is "
            "$60 billion.",
            60e9,
            "Meta",
        ),
        ("The maker lets 90,000 chips out, of which 50,000 GPUs are earmarked for Oracle.", 50_000, "Oracle"),
        (
            "Some 9,000 GPUs are to go into a data center that Oracle says it will build in Ohio.",
            9000,
            "Oracle",
        ),
        (
            "OpenAI signs for more compute. This time it is CoreWeave, which will provide 750 MW of capacity.",
            750e6,
            "OpenAI",
        ),
        (
            "Days after Stargate was shown, Zuckerberg said Meta would spend $60 billion on data centers in 2025 and "
            "finish the year with a fleet of 900,000 GPUs.",
            900_000,
            "Meta",
        ),
    ],
)
def test_who_pays_and_who_gets(text: str, value: float, subject: str) -> None:
    assert one(text, value).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "Fed by small turbines, a 100-megawatt data center would burn 20 million cubic feet of gas a day.",
        "A 100-megawatt data center, cooled by evaporation, will swallow 2 million liters of water a day.",
        "The plant at the data center delivers about 100 megawatts of heat to nearby towns.",
        "The maker has a deal with Microsoft for 100 megawatts of modules over eight years.",
        "The bill would require any data center above 100 megawatts to bring its own power.",
        "Take a 100-megawatt data center in a hot climate. It goes through millions of liters a day.",
        "A first line of cells is due in 2026, and the second would bring output to 5 gigawatts for data centers.",
        "A 100-megawatt data center that relies on evaporation can use 2 million liters of water a day.",
        "Microsoft paid a premium for the 835 megawatts of Three Mile Island.",
        "CoreWeave, which has 50 campuses, is being bought for $40 billion by a group of funds.",
        "某地规定，新建数据中心单体规模不得超过50兆瓦。",
    ],
)
def test_any_site_heat_and_goods_are_no_capacity(text: str) -> None:
    found = learn(text)
    assert not found.claims and not found.unresolved


def test_a_count_of_miles_goes_on_as_miles() -> None:
    text = (
        "The carrier counts 12 million miles of fiber and wants 47 million by 2028, on routes of Microsoft's."
    )
    assert not learn(text).claims


@pytest.mark.parametrize(
    ("text", "value", "scope"),
    [
        ("Meta will buy $30 billion of compute and may take 1 gigawatt beyond that.", 1e9, Scope.ADDED),
        ("Meta expects 150 megawatts on top of what is being built at Hyperion.", 150e6, Scope.ADDED),
        (
            "The Ohio data center of Meta will draw less, a comedown from the 400 MW it first talked of.",
            400e6,
            Scope.PREVIOUS,
        ),
        (
            "After a 50MW first phase in 2026, Meta wants to run 2 GW of data centers by 2030.",
            2e9,
            Scope.TOTAL,
        ),
    ],
)
def test_scope_by_what_it_comes_on_top_of(text: str, value: float, scope: Scope) -> None:
    assert one(text, value).mention.scope is scope


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The data center of Meta would be brought up to 100 MW by 2029.", Bound.EXACT),
        ("The data center of Meta will draw up to 100 MW by 2029.", Bound.AT_MOST),
        ("The data center of Meta will draw 100 MW, give or take.", Bound.ABOUT),
    ],
)
def test_bounds_that_belong_to_the_verb_or_stand_behind(text: str, bound: Bound) -> None:
    assert one(text, 100e6).mention.figure.bound is bound


def test_chips_that_a_sum_is_likened_to_are_nobodys() -> None:
    text = "Colossus is getting a $400 million expansion. That is about what you would pay for 12,000 H100s."
    assert [float(c.mention.figure.value) for c in claims(text)] == [400e6]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Oracle runs 2000 H100 GPUs in Ohio.", [2000]),
        ("甲骨文已部署约 2000 块英伟达 H100 GPU。", [2000]),
        ("In 2024 GPUs of Oracle's were scarce.", []),
        ("By 2026 GPUs will fill Oracle's data center.", []),
    ],
)
def test_a_count_may_look_like_a_year(text: str, values: list[int]) -> None:
    assert [int(c.mention.figure.value) for c in claims(text)] == values


def test_a_raised_target_stays_a_target() -> None:
    text = "Meta raised its target for contracted data center power to 2 GW."
    assert one(text, 2e9).mention.status is Status.TARGET


def test_what_was_once_meant_stands_beside_what_is_meant_now() -> None:
    text = "Meta had meant to reach 1 GW at its Ohio data center by 2027; it now says 400 MW."
    assert one(text, 1e9).mention.scope is Scope.PREVIOUS
    assert one(text, 400e6).mention.scope is Scope.TOTAL


def test_an_amount_without_its_currency_is_in_that_of_the_one_before() -> None:
    text = "Meta will spend $85 billion on data centers in 2026, up from about 80 billion."
    old = one(text, 80e9).mention
    assert (old.figure.currency, old.scope) == ("USD", Scope.PREVIOUS)


@pytest.mark.parametrize(
    ("text", "value", "due"),
    [
        ("Colossus 2 draws 1.1 GW and won't reach 1.5 GW before April 2026.", 1.5e9, "2026-04"),
        ("All 19,000 GPUs of Oracle's data center were in use by March.", 19_000, None),
        ("All 19,000 GPUs of Oracle's data center were due to be in use by March.", 19_000, "2026-03"),
    ],
)
def test_days_before_which_nothing_is_reached_or_all_was(text: str, value: float, due: str | None) -> None:
    assert one(text, value).mention.due == due


def test_a_picture_between_two_sentences_parts_them() -> None:
    text = "Meta is training on 24k H100s right now 🔥 By the end of 2025 we'll be up to 350k H100s."
    told = one(text, 24_000).mention
    assert (told.status, told.due) == (Status.RUNNING, None)
