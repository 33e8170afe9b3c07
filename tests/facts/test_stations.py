"""How far a plan has come, what is added to it or taken off, and which part of it is told, by turns of phrase."""

from __future__ import annotations

import pytest

from facts.types import Bound, Scope, Status
from tests.facts.reading_room import figures
from tests.facts.test_grown_since import values
from tests.facts.test_placed import first
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    "text",
    [
        "xAI will no longer build the 700 megawatts of data centers that it had announced.",
        "Work on a data center of Oracle with 700 megawatts has been suspended.",
        "Oracle has dropped a letter of intent for 60 megawatts of data center capacity.",
        "The council refused Google permission for a 72MW data center.",
        "Google has lost its appeal over a £3.9bn data center and will not try again.",
        "Microsoft let more than a gigawatt of letters of intent expire.",
        "Oracle had planned an 800MW expansion of Abilene, which was also cancelled.",
        "CoreWeave is retiring 8,000 A100s.",
    ],
)
def test_what_comes_to_nothing(text: str) -> None:
    assert first(text).status is Status.DROPPED


@pytest.mark.parametrize(
    "text",
    [
        "Oracle is shopping for 2 gigawatts of data center capacity.",
        "OpenAI signed a non-binding memorandum covering 550 megawatts of data centers.",
        "Oracle's land bank supports the development of 3 gigawatts of data centers.",
    ],
)
def test_what_is_only_sounded_out(text: str) -> None:
    assert first(text).status is Status.TARGET


@pytest.mark.parametrize(
    "text",
    [
        "Work has started on Hyperion, the 1.4GW data center campus of Meta.",
        "The county issued xAI a permit for 15 gas turbines at its Colossus site with an output of 247 megawatts.",
        "A licence lets Microsoft ship 60,400 chips to its data centers in the UAE.",
        "Google may double the 400 megawatts it is now building at its data center.",
        "Oracle's capital budget for this year, which now stands at $91 billion.",
    ],
)
def test_what_is_under_way_or_allowed(text: str) -> None:
    assert first(text).status is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "Oracle received its initial shipment of 20,000 Nvidia chips.",
        "CoreWeave is now billing for 22.5 MW of data center capacity.",
        "Power supplied to the Hyperion data center peaked at 168 megawatts last August.",
        "Connected power at CoreWeave: 410 MW.",
        "Microsoft exited the quarter having put 1.1 gigawatts of new data center capacity into service.",
        "At Abilene more than 500 MW of AI compute is already installed.",
        "It would dwarf Microsoft's 600-megawatt data center, at present the largest.",
        "Microsoft's outlay on AI data centers was unprecedented, $34.9 billion in the latest quarter.",
        "OpenAI signed for Abilene, a data center which has 300 megawatts.",
        "Oracle promised restraint, yet its capital expenditures rose to $9.1 billion.",
    ],
)
def test_what_is_there(text: str) -> None:
    assert first(text).status is Status.RUNNING


def test_capital_spending_that_is_only_foreseen() -> None:
    text = "Oracle guided for fourth-quarter capital expenditures of $3 billion for data centers."
    assert first(text).status is Status.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "Oracle is bringing 40 MW of data center power online, the first tranche for Abilene.",
        "Oracle has ordered 18,000 GB300 chips as the first batch of several hundred thousand.",
        "Four of the Abilene buildings, together around 600 megawatts, have been handed over.",
        "Oracle opened the second 20 MW building at Abilene.",
        "Oracle plans a data center in Texas, with 100 MW initially and room for more.",
    ],
)
def test_pieces(text: str) -> None:
    assert first(text).scope is Scope.PART


@pytest.mark.parametrize(
    "text",
    [
        "Oracle will put up a 1.2 GW data center at Abilene, with 200 megawatts to be completed in August.",
        "Meta will raise its capex to $100 billion, with $40 billion going to data centers in Ohio.",
    ],
)
def test_the_second_is_a_piece_of_the_first(text: str) -> None:
    assert [mention.scope for _, mention in told(text)] == [Scope.TOTAL, Scope.PART]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle's capital expenditures will be about $15 billion higher than the $35 billion it forecast before.",
        "Microsoft announced $4 billion for a data center in Wisconsin, on top of the $3.3 billion spent there.",
        "Oracle won a $4bn contract expansion with OpenAI for its data centers.",
        "Oracle raised its capital expenditure projection for fiscal year 2026 by $15 billion.",
    ],
)
def test_what_comes_on_top(text: str) -> None:
    assert first(text).scope is Scope.ADDED


@pytest.mark.parametrize(
    "text",
    [
        "The Abilene data center loses 300 megawatts in the redrawn plan.",
        "CoreWeave's fleet has shrunk by 4,000 GPUs.",
        "Meta has lopped $9 billion off its capital budget for data centers.",
        "Meta took $2 billion out of its capital expenditure plan.",
    ],
)
def test_what_is_taken_off(text: str) -> None:
    assert first(text).scope is Scope.REMOVED


def test_an_old_count_that_has_grown_since() -> None:
    text = "A first order of 100,000 GPUs has reportedly doubled to over 200,000 GPUs at Colossus."
    assert [mention.scope for _, mention in told(text)] == [Scope.PREVIOUS, Scope.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "The application for Google's 500 MW data center was withdrawn.",
        "Work has started on the 1.4 GW Hyperion campus but was later cancelled.",
    ],
)
def test_what_was_begun_and_given_up(text: str) -> None:
    assert first(text).status is Status.DROPPED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Oracle no longer plans to rely on the grid and will build a 900 MW gas plant at Abilene.",
            Status.PLANNED,
        ),
        ("OpenAI ended its contract with Microsoft and signed for 4.5 GW of data centers.", Status.PLANNED),
        ("CoreWeave ended the quarter with 2.9 GW of contracted power for data centers.", Status.PLANNED),
        (
            "Connected power: 800 MW by the end of 2026, CoreWeave guided for its data centers.",
            Status.PLANNED,
        ),
        ("xAI got approval for turbines and now runs 400 MW of data centers.", Status.RUNNING),
        ("Microsoft said 120 MW of data center leases expire in 2026 and will be renewed.", Status.PLANNED),
    ],
)
def test_turns_of_phrase_that_say_something_else(text: str, status: Status) -> None:
    assert first(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI has 10 GW of data centers with Nvidia in addition to 6 GW with AMD.",
        "Oracle plans to scale Abilene to 400 MW of data centers, beyond the first 300 MW.",
        "Microsoft signed a 36 MW data center lease extension, renewing its existing space.",
        "Alphabet raised its 2025 capex to $85 billion, Google said of its data centers.",
    ],
)
def test_what_is_no_addition(text: str) -> None:
    assert first(text).scope is Scope.TOTAL


def test_words_of_bound_that_bind_nothing() -> None:
    assert first("Google has lost its appeal over a £3.9bn data center.").figure.bound is Bound.EXACT
    text = "Oracle targets 72 MW and up to 40,000 GPUs at its data center."
    assert [mention.figure.bound for _, mention in told(text)] == [Bound.EXACT, Bound.AT_MOST]
    assert first("Oracle has under $7 billion of data center spending planned.").figure.bound is Bound.AT_MOST


def test_a_second_half_of_the_same_size_is_no_repeat() -> None:
    text = (
        "Oracle has energized the first 50MW of its data center. The other 50MW is due in the third quarter."
    )
    assert values(text) == [50_000_000, 50_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "Oracle plans enough compute to power between 750,000 and 2 million homes with its data center.",
        "The city of New Orleans peaks at about 1,200 megawatts on hot summer days.",
        "Oracle builds data centers. The firm has been valued at $500 billion.",
        "Meta pours money into data centers, with 2025 expenses expected at $114 billion to $118 billion.",
        "Commitments for data centers are behind a $68 billion rise in backlog at Oracle.",
        "Many hyperscale data centers, by comparison, draw 50 to 100 megawatts.",
        "Google has raised its backstop for the data center lease by $333 million to $1.73 billion.",
        "The campus has contributed more than $1 billion to Indiana's gross domestic product.",
        "Microsoft denied it, dismissing local reports of a 300-megawatt data center.",
        "Oracle's order backlog for data centers swelled to $30.1bn at the end of June, from $25.9bn before.",
        "The turbines of the data center have individual ratings of 50 to 62 megawatts.",
        "开发者已超过350万，采用国产方案的智算中心约85%用的是昇腾。",
        "以A100为例，若按1024卡集群计算，硬件成本为1228万美元。",
        'Musk called the data center a "500-gigawatt" project before he corrected himself.',
        "1GW的电力大约足以供应75万个家庭，数据中心因此难选址。",
        "园区紧邻一座装机2.2吉瓦的燃气电站，供数据中心用电。",
        "全球算力规模预计增长到4200EFLOPS。",
        "甲骨文担保CoreWeave约14亿美元义务，用于数据中心。",
        "机楼可容纳20kW高功率机柜2500个，供智算使用。",
        "微软自2019年起累计投资OpenAI超过130亿美元，用于算力。",
        "OpenAI与微软正就一项可能超过100亿美元的投资深入谈判。",
    ],
)
def test_figures_that_are_nobodys(text: str) -> None:
    assert figures(text) == []
