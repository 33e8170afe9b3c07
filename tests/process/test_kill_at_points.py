"""D2: the real program dies at named points. Nothing is lost, and only a death after acceptance repeats anything."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from bot.delivery import CONCURRENCY
from tests.process.failpoints import KILLED
from tests.process.killing import Outcome, counted, opened
from tests.process.nursery import Nursery
from tests.process.station import Station, station

KILLS = 20
MOST = 4  # articles in a run whose lives finish nothing: all of them are sent at the end, one a second


async def die(made: Station, point: str) -> None:
    life = await made.start(point)
    assert await life.ended() == KILLED


async def run(folder: Path, nursery: Nursery, point: str, *, finish: bool = False) -> Outcome:
    """Die at this point twenty times. With `finish` a life in between sends all that waits.

    `point` may hold `{n}`, which counts 1, 2, 3 and again, for the passing at which to die.
    """
    async with station(folder, nursery) as made:
        press = await opened(made, "wire")
        if not finish:
            press.wanted = lambda: len(press.expected) < MOST
        passing = itertools.cycle((1, 2, 3))

        async def kill() -> None:
            await die(made, point.format(n=next(passing)))
            if finish:
                made.configure()  # no sources: it sends, and learns nothing
                finishing = await made.start()
                await made.until(lambda: "leads" in finishing.said())
                await made.all_sent()
                await finishing.kill()
                made.configure("wire")

        return await counted(made, press, KILLS, kill)


async def test_d2_death_after_a_fetch_loses_and_repeats_nothing(tmp_path: Path, nursery: Nursery) -> None:
    outcome = await run(tmp_path, nursery, "after-fetch")
    assert (outcome.lost, outcome.duplicates) == (frozenset(), 0)


async def test_d2_death_after_a_commit_loses_and_repeats_nothing(tmp_path: Path, nursery: Nursery) -> None:
    """Each death is of another alert, which the next life sends."""
    outcome = await run(tmp_path, nursery, "after-commit", finish=True)
    assert (outcome.lost, outcome.duplicates) == (frozenset(), 0)
    assert outcome.due >= KILLS


@pytest.mark.parametrize("point", ["after-accept:{n}", "before-mark:{n}"])
async def test_d2_death_after_acceptance_loses_nothing_and_repeats_what_was_in_flight(
    tmp_path: Path, nursery: Nursery, point: str
) -> None:
    outcome = await run(tmp_path, nursery, point)
    assert outcome.lost == frozenset()
    assert KILLS <= outcome.duplicates <= KILLS * CONCURRENCY
