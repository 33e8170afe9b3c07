"""Kill the program again and again while publishers write and subscribers listen; then count what came of it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from bot.delivery import CONCURRENCY
from facts.types import Metric
from tests.process.press import Press, alerts
from tests.process.station import Station

CHATS = range(1, 9)
BEHIND = (
    6  # articles that may wait to be told: publishers pause rather than bury the pace of one message a second
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of kills left behind. A duplicate is a message that a chat got once more than it should."""

    kills: int
    due: int
    lost: frozenset[tuple[int, int]]
    duplicates: int

    def __str__(self) -> str:
        each = self.duplicates / max(self.kills, 1)
        repeats = f"{self.duplicates} duplicates ({each:.2f} a kill)"
        return f"{self.kills} kills, {self.due} alerts, {len(self.lost)} lost, {repeats}"


async def opened(station: Station, *sources: str) -> Press:
    """These sources, eight subscribers, the baseline learned, and no program running."""
    press = Press(station.web, *sources)
    station.configure(*sources)
    for chat in CHATS:
        station.api.private_chat(id=chat, language_code="en" if chat % 2 else "zh")
    life = await station.start()
    for chat in CHATS:
        await station.says(chat, "/subscribe all")
    async with station.store() as store:
        await station.until(
            lambda: {name for name, s in store.polls.states().items() if s.baselined} == {*sources}
        )
    await life.stop()
    press.running = True
    told = _Told(station, CHATS[0])
    press.wanted = lambda: len(press.expected) < BEHIND + told()
    return press


class _Told:
    """Counts the articles that a chat was told of, reading each journal entry once."""

    def __init__(self, station: Station, chat: int) -> None:
        self._station, self._chat = station, chat
        self._read, self._numbers = 0, set[int]()

    def __call__(self) -> int:
        entries = self._station.api.journal.entries
        fresh = [e for e in entries[self._read :] if e.accepted and e.creates and e.chat == self._chat]
        self._read = len(entries)
        self._numbers |= {number for _, number in alerts(fresh)}
        return len(self._numbers)


async def kill_anywhere(station: Station, draw: random.Random) -> None:
    """One life, ended at a random moment: of its start and first work, or of the work after a fetch or a message.

    Fetch and message are waited for, not timed: on a loaded machine lives that end by the clock alone tell nobody
    anything.
    """
    fetched, sent = len(station.web.journal), len(station.api.journal.entries)
    begun = draw.choice(
        (
            None,
            lambda: len(station.web.journal) > fetched,
            lambda: any(entry.creates for entry in station.api.journal.entries[sent:]),
        )
    )
    life = await station.start()
    if begun is None:
        await asyncio.sleep(draw.uniform(0.0, 0.5))
    else:
        with suppress(TimeoutError):
            await station.until(begun, within=3)
        await asyncio.sleep(draw.uniform(0.0, 0.2))
    await life.kill()


async def counted(station: Station, press: Press, kills: int, kill: Callable[[], Awaitable[None]]) -> Outcome:
    """Kill so many times, let a last life finish the work, and compare the server's journal with what was due."""
    for _ in range(kills):
        await kill()
    press.running = False
    life = await station.start()
    due = {(chat, number) for chat in CHATS for number in press.expected}
    with suppress(TimeoutError):  # what did not come is counted below
        await station.until(lambda: due <= set(alerts(station.api.journal.sent())), within=60)
    await station.until(lambda: "leads" in life.said())
    await station.all_sent()
    await life.stop()
    found = alerts(station.api.journal.sent())
    assert set(found) <= due
    await check_ledger(station, press)
    check_order(station, press)
    outcome = Outcome(kills, len(due), frozenset(due - set(found)), sum(found.values()) - len(found))
    print(outcome)  # noqa: T201
    return outcome


async def check_ledger(station: Station, press: Press) -> None:
    """The file is whole, no row points to nothing, and every subject stands at its newest figure."""
    async with station.store() as store:
        assert store.upkeep.integrity() == []
        for subject, megawatts in press.newest.items():
            facts = store.ledger.facts(subject, Metric.POWER)
            assert [fact.figure.value for fact in facts] == [Decimal(megawatts) * 10**6]


def check_order(station: Station, press: Press) -> None:
    """Each chat was first told of each source's articles in the order of their publication."""
    for chat in CHATS:
        told = list(alerts(station.api.journal.sent(chat)))
        for numbers in press.numbers.values():
            of_source = [number for _, number in told if number in numbers]
            assert of_source == sorted(of_source)


def most_duplicates(kills: int) -> int:
    """The promise: at most the sends in flight are repeated after a kill."""
    return kills * CONCURRENCY
