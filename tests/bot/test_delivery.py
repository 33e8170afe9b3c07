"""D3 to D7 and D10 of the reliability catalogue, as far as one process goes, on made-up time."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.plans import Plan
from facts.types import ChatRef
from storage.outbox import Outbox
from storage.types import OutboxItem, Result, StorageError
from tests.bot.rig import by_key, real_composer, rig
from tests.bot.stored_news import publish
from tests.bot.virtual import run, until
from tests.faultserver import Budget, Kind


def loop_time() -> float:
    return asyncio.get_running_loop().time()


def test_d3_two_hours_without_telegram_lose_nothing(tmp_path: Path) -> None:
    """500 deliveries wait out the outage, keep their order, come once, quickly, and say since when they waited."""

    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(100)
            await made.api.outage(7200)
            async with made.delivering(compose=real_composer(made)) as deliverer:
                before = None
                for value in ("1e9", "2e9", "3e9", "4e9", "5e9"):
                    before = publish(made.store, value, made.clock.now(), chats, before=before).fact
                    await asyncio.sleep(1400)
                assert deliverer.outage.lasting
                await made.emptied(within=9000)
            sent = made.api.journal.sent()
            assert len(sent) == 500
            for chat in chats:
                found = [text.split("\n")[0] for text in made.texts(chat)]
                assert [line.rsplit("→ ", 1)[-1].rsplit(": ", 1)[-1] for line in found] == [
                    "1 GW", "2 GW", "3 GW", "4 GW", "5 GW",
                ]  # fmt: skip
                assert all("Delayed: waiting to be sent since" in text for text in made.texts(chat))
            times = [entry.accepted_at or 0.0 for entry in sent]
            assert max(times) - min(times) <= 500 / 30 * 1.1

    run(work)


def test_d4_a_storm_of_limits_loses_nothing_and_is_obeyed(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path, Budget()) as made:
            chats = made.chats(40)
            start = made.api.clock.now()
            made.api.fault(
                Kind.TOO_MANY, method="sendMessage", until=start + 600, seconds=1, seconds_max=30, seed=3
            )
            made.enqueue(chats, "first", "second", "third")
            async with made.delivering():
                await made.emptied()
            assert not [entry for entry in made.api.journal.of("sendMessage") if entry.early]
            assert all(made.texts(chat) == ["first", "second", "third"] for chat in chats)
            assert len(made.api.journal.sent()) == 120
            assert made.api.budget is not None and made.api.budget.refused == 0

    run(work)


def test_d4_one_limited_chat_delays_no_other(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path, Budget()) as made:
            chats = made.chats(120)
            slow = chats[0]
            made.api.fault(Kind.TOO_MANY, method="sendMessage", chat=slow.id, seconds=60, times=3)
            made.enqueue(chats, "first", "second")
            async with made.delivering():
                began = loop_time()
                await until(lambda: sum(len(made.api.messages(chat.id)) for chat in chats[1:]) == 238)
                took = loop_time() - began
                await made.emptied()
            assert took <= 238 / 29 / 0.9 + 1
            assert made.texts(slow) == ["first", "second"]
            assert not [entry for entry in made.api.journal.of("sendMessage") if entry.early]

    run(work)


def test_d5_a_thousand_subscribers_in_forty_seconds_without_one_429(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path, Budget()) as made:
            chats = made.chats(1000)
            made.enqueue(chats, "news")
            async with made.delivering():
                began = loop_time()
                await made.emptied()
                took = loop_time() - began
            assert made.api.budget is not None and made.api.budget.refused == 0
            assert len(made.api.journal.sent()) == 1000
            assert took <= 40

    run(work)


@pytest.mark.parametrize("kind", [Kind.RESET_AFTER, Kind.HALF, Kind.DELAY_AFTER])
def test_d6_unclear_answers_lose_nothing_and_repeat_no_more_than_they_must(
    tmp_path: Path, kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(200)
            keys = ("first", "second", "third", "fourth", "fifth")
            fault = made.api.fault(kind, method="sendMessage", probability=0.2, seconds=31, seed=5)
            made.enqueue(chats, *keys)
            async with made.delivering():
                await made.emptied()
            counted = Counter((entry.chat, entry.text) for entry in made.api.journal.sent())
            assert set(counted) == {(chat.id, key) for chat in chats for key in keys}
            repeats = sum(counted.values()) - len(counted)
            assert 0 < repeats <= fault.hits
            assert repeats <= sum("may be a duplicate" in record.message for record in caplog.records)

    run(work)


def test_d7_chats_that_left_are_left_alone_and_the_others_get_everything(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(46)
            blocked, deactivated, lost = chats[0], chats[1], chats[2]
            await made.api.blocks(blocked.id)
            made.api.fault(Kind.DEACTIVATED, chat=deactivated.id)
            made.api.fault(Kind.CHAT_NOT_FOUND, chat=lost.id)
            kicked, group = ChatRef(-100500), ChatRef(-500)
            made.api.group(kicked.id, bot="kicked")
            made.api.group(group.id, type="group")
            await made.api.migrates(group.id, -100501)
            made.enqueue([*chats, kicked, group], "first", "second")
            async with made.delivering():
                await made.emptied()
            for chat in chats[3:]:
                assert made.texts(chat) == ["first", "second"]
            assert made.texts(ChatRef(-100501)) == ["first", "second"]
            for gone in (blocked, deactivated, lost, kicked):
                assert len(made.api.journal.of("sendMessage", chat=gone.id)) == 1
            assert len(made.api.journal.of("sendMessage", chat=group.id)) == 1
            assert {chat.ref for chat in made.store.chats.all()} == set(chats[3:])

    run(work)


def test_d10_of_two_processes_one_delivers_and_the_other_takes_over(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(20)
            async with made.delivering("second") as second:
                async with made.delivering("first") as first:
                    await asyncio.sleep(2)
                    assert [second.leads, first.leads] == [True, False]
                    made.enqueue(chats, "one")
                    await made.emptied()
            async with made.delivering("third") as third:
                await asyncio.sleep(1)
                assert third.leads
                made.enqueue(chats, "two")
                await made.emptied()
            assert Counter(entry.text for entry in made.api.journal.sent()) == {"one": 20, "two": 20}

    run(work)


def test_what_a_dead_process_had_leased_comes_back_as_a_possible_duplicate(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(3)
            made.enqueue(chats, "news")
            assert made.store.outbox.lead("dead", made.clock.now(), timedelta(seconds=15))
            assert len(made.store.outbox.claim_due(made.clock.now(), 2, timedelta(hours=1), "dead")) == 2
            async with made.delivering("alive"):
                await made.emptied(within=20)
            assert len(made.api.journal.sent()) == 3

    run(work)


def test_a_stop_waits_for_the_send_in_flight_and_starts_no_other(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(30)
            made.api.fault(Kind.DELAY_AFTER, method="sendMessage", seconds=3)
            made.enqueue(chats, "news")
            async with made.delivering():
                await until(lambda: len(made.api.journal.sent()) >= 8)
                began = loop_time()
            assert loop_time() - began <= 10
            status = made.store.outbox.status()
            assert status.leased == 0 and status.sent == len(made.api.journal.sent())
            assert status.sent + status.waiting == 30

    run(work)


def test_a_stop_leaves_a_hanging_send_to_its_lease_within_ten_seconds(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            (chat,) = made.chats(1)
            made.api.fault(Kind.DELAY_AFTER, method="sendMessage", seconds=25, times=1)
            made.enqueue([chat], "news")
            async with made.delivering():
                await until(made.api.journal.sent)
                began = loop_time()
            assert loop_time() - began <= 10
            assert made.store.outbox.status().leased == 1
            async with made.delivering():
                await made.emptied(within=60)
            assert made.texts(chat) == ["news", "news"]

    run(work)


def test_a_row_that_cannot_be_composed_harms_no_other(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            good, bad = made.chats(2)
            made.enqueue([bad], "a-missing-alert")
            news = publish(made.store, "5e9", made.clock.now(), [good])
            async with made.delivering(compose=real_composer(made)):
                await made.emptied()
            assert news.alert.key and len(made.texts(good)) == 1 and made.texts(bad) == []
            assert made.store.outbox.status().rejected == 1

    run(work)


def test_a_bug_in_composing_is_tried_again_later_and_blocks_nobody(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            good, bad = made.chats(2)
            made.enqueue([bad, good], "news")
            tries: list[datetime] = []

            def compose(item: OutboxItem, now: datetime) -> Plan:
                if item.chat == bad:
                    tries.append(now)
                    if len(tries) < 3:
                        raise ZeroDivisionError
                return by_key(item, now)

            async with made.delivering(compose=compose):
                await made.emptied()
            assert made.texts(good) == ["news"] and made.texts(bad) == ["news"]
            assert len(tries) == 3 and tries[1] - tries[0] >= timedelta(minutes=1)

    run(work)


class _Stubborn:
    """A real outbox whose database does not take results for a while."""

    def __init__(self, outbox: Outbox, refusals: int) -> None:
        self._outbox, self.refusals = outbox, refusals

    def settle(self, item: OutboxItem, result: Result, now: datetime) -> None:
        if self.refusals:
            self.refusals -= 1
            raise StorageError("database is locked")
        self._outbox.settle(item, result, now)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._outbox, name)


def test_a_database_that_takes_no_result_makes_no_duplicate(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chats = made.chats(3)
            stubborn = _Stubborn(made.store.outbox, 16)
            made.store.outbox = stubborn  # type: ignore[assignment]
            made.enqueue(chats, "news")
            async with made.delivering(lease=timedelta(seconds=60)):
                await made.emptied()
            assert stubborn.refusals == 0
            assert len(made.api.journal.sent()) == 3

    run(work)


def test_a_refused_message_is_rejected_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            (chat,) = made.chats(1)
            made.enqueue([chat], "x" * 5000)
            async with made.delivering():
                await made.emptied()
            status = made.store.outbox.status()
            assert (status.rejected, status.sent) == (1, 0)
            assert len(made.api.journal.of("sendMessage")) == 1

    run(work)
