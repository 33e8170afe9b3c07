"""D10: two real processes on one token and one database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process.killing import CHATS, opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import station


@pytest.mark.timeout(100)
async def test_d10_exactly_one_works_and_the_other_takes_over_when_it_is_killed(
    tmp_path: Path, nursery: Nursery
) -> None:
    async with station(tmp_path, nursery) as made:
        press = await opened(made, "wire")
        first = await made.start()
        await made.until(lambda: "this process leads" in first.said())
        second = await made.start()
        began = len(made.api.journal.entries)
        named = len(made.api.journal.of("getMe"))
        await made.until(lambda: len(made.api.journal.of("getMe")) > named)
        await made.until(lambda: len(press.expected) >= 3)
        assert "this process leads" not in second.said()
        assert first.runs and second.runs
        assert not [entry for entry in made.api.journal.entries[began:] if entry.status == 409]
        await first.kill()
        before = set(alerts(made.api.journal.sent()))
        await made.until(lambda: "this process leads" in second.said(), within=25)
        press.running = False
        due = {(chat, number) for chat in CHATS for number in press.expected}
        await made.until(lambda: due <= set(alerts(made.api.journal.sent())), within=30)
        await made.all_sent()
        assert await second.stop() <= 10 and second.code == 0
        found = alerts(made.api.journal.sent())
        assert set(found) == due > before
        assert sum(found.values()) - len(found) <= 8
