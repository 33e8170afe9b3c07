"""S8: SIGTERM during a send; and the installed program itself, started without the nursery."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

from tests.faultserver import Kind
from tests.process.killing import opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import Station, station


async def sending(made: Station) -> int:
    """Wait until messages are on their way and unanswered; returns how many Telegram has taken."""
    return int(await made.until(lambda: len(alerts(made.api.journal.sent()))))


async def test_s8_a_stop_finishes_what_is_in_flight(tmp_path: Path, nursery: Nursery) -> None:
    async with station(tmp_path, nursery) as made:
        await opened(made, "wire")
        made.api.fault(Kind.DELAY_AFTER, method="sendMessage", seconds=2)
        life = await made.start()
        await sending(made)
        assert await life.stop() <= 10
        assert life.code == 0
        async with made.store() as store:
            status = store.outbox.status()
        assert status.leased == 0
        assert status.sent == len(alerts(made.api.journal.sent()))
        assert "Traceback" not in life.said()


async def test_s8_a_stop_leaves_a_hanging_send_pending(tmp_path: Path, nursery: Nursery) -> None:
    async with station(tmp_path, nursery) as made:
        press = await opened(made, "wire")
        fault = made.api.fault(Kind.DELAY_AFTER, method="sendMessage", seconds=60)
        life = await made.start()
        await sending(made)
        assert await life.stop() <= 10
        assert life.code == 0
        made.api.faults.remove(fault)
        press.running = False
        last = await made.start()
        await made.until(lambda: "leads" in last.said())
        await made.all_sent()
        await last.stop()
        found = alerts(made.api.journal.sent())
        assert {number for _, number in found} == press.expected
        assert sum(found.values()) - len(found) <= 8


async def test_the_installed_program_starts_alerts_and_stops(tmp_path: Path, nursery: Nursery) -> None:
    async with station(tmp_path, nursery) as made:
        press = await opened(made, "wire")
        program = Path(sys.executable).with_name("gigawatch")
        environment = {"PATH": os.environ["PATH"], "TELEGRAM_BOT_TOKEN": made.api.token}
        with (tmp_path / "installed.txt").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                program, "run", "--config", made.config, env=environment, cwd=tmp_path, stdout=log, stderr=log
            )
        await made.until(lambda: len(alerts(made.api.journal.sent())) >= 8, within=40)
        press.running = False
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert time.monotonic() - began <= 10
