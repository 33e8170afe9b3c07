"""S5, the whole program: the clock jumps, the machine sleeps, the decade ends. Nothing stops and nothing storms.

Quiet hours and digests over summer time and leap days are in tests/bot/test_quiet.py.
"""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.process.killing import CHATS, opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import Life, Station, station

HOUR = 3600.0
END_OF_32_BITS = (datetime(2038, 1, 19, 3, 14, tzinfo=UTC) - datetime.now(UTC)).total_seconds()


def jump(life: Life, file: Path, seconds: float) -> None:
    file.write_text(str(seconds))
    os.kill(life.pid, signal.SIGUSR1)


async def polled_once(made: Station, before: int) -> None:
    """One catch-up poll comes, and no second; what it brings is delivered."""
    await made.until(lambda: len(made.web.journal) > before, within=8)
    await asyncio.sleep(1.2)
    assert len(made.web.journal) == before + 1


@pytest.mark.timeout(100)
async def test_s5_after_every_jump_one_poll_comes_and_its_alerts_arrive(
    tmp_path: Path, nursery: Nursery
) -> None:
    file = tmp_path / "shift"
    async with station(tmp_path, nursery) as made:
        press = await opened(made, "wire")
        made.configure("wire", every="1h")
        before = len(made.web.journal)
        life = await made.start(f"clock:{file}")
        await polled_once(made, before)
        for seconds in (HOUR * 1.2, -HOUR, HOUR * 1.2, 6 * HOUR, -25 * HOUR, END_OF_32_BITS):
            before = len(made.web.journal)
            jump(life, file, seconds)
            await polled_once(made, before)
        due = {(chat, number) for chat in CHATS for number in press.expected}
        assert len(press.expected) >= 7
        await made.until(lambda: due <= set(alerts(made.api.journal.sent())), within=30)
        assert alerts(made.api.journal.sent()).total() == len(due)
        assert life.runs and "Traceback" not in life.said()
        assert await life.stop() <= 10
