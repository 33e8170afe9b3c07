"""S12 and D12: days of work pressed into an hour. `make soak` only; GIGAWATCH_SOAK_MINUTES shortens it."""

from __future__ import annotations

import asyncio
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.faultserver import Kind
from tests.process.killing import CHATS, check_ledger, opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import Station, seed, station

MINUTES = float(os.environ.get("GIGAWATCH_SOAK_MINUTES", "72"))
SOURCES = ("wire", "paper")
KINDS = (
    Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.OK_HTML, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.HALF,
    Kind.TOO_MANY, Kind.CLOSE_AFTER, Kind.UNPARSABLE, Kind.DELAY_AFTER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """The program with its workers: memory in bytes, open files and threads of the program itself."""

    memory: int
    files: int
    threads: int


def sample(pid: int) -> Sample:
    program = psutil.Process(pid)
    family = [program, *program.children(recursive=True)]
    return Sample(sum(p.memory_info().rss for p in family), program.num_fds(), program.num_threads())


async def trouble(made: Station, draw: random.Random) -> int:
    """One random fault for sends or polls of updates; returns how many doubtful answers it may give."""
    made.api.clear_faults()
    kind = draw.choice(KINDS)
    times = draw.randint(1, 4)
    made.api.fault(kind, method=draw.choice(["sendMessage", "getUpdates", "edit*"]), times=times, seconds=2)
    if draw.random() < 0.05:
        await made.api.refuse()
        await asyncio.sleep(draw.uniform(0.5, 4))
        await made.api.reopen()
    return times


@pytest.mark.soak
@pytest.mark.timeout(int(MINUTES * 60) + 300)
async def test_d12_hours_of_faults_leak_nothing_and_lose_nothing(tmp_path: Path, nursery: Nursery) -> None:
    draw = random.Random(seed())
    doubtful = 0
    samples: list[Sample] = []
    async with station(tmp_path, nursery) as made:
        press = await opened(made, *SOURCES)
        life = await made.start()
        await made.until(lambda: "leads" in life.said())
        end = time.monotonic() + MINUTES * 60
        while time.monotonic() < end:
            doubtful += await trouble(made, draw)
            await made.api.user_says(CHATS[0], draw.choice(["/facts Stargate", "/history Hyperion", "/list"]))
            await asyncio.sleep(min(5.0, MINUTES))
            samples.append(await asyncio.to_thread(sample, life.pid))
            assert life.runs
        press.running = False
        made.api.clear_faults()
        due = {(chat, number) for chat in CHATS for number in press.expected}
        await made.until(lambda: due <= set(alerts(made.api.journal.sent())), within=200)
        await made.all_sent(within=120)
        await check_ledger(made, press)
        assert await life.stop() <= 10
    found = alerts(made.api.journal.sent())
    repeats = found.total() - len(due)
    early, late = samples[len(samples) // 3], samples[-1]
    print(f"{len(due)} alerts, {len(due - set(found))} lost, {repeats} repeats, {early} -> {late}")  # noqa: T201
    assert set(found) == due and repeats <= doubtful
    assert late.memory <= early.memory * 1.1
    assert late.files <= early.files + 5 and late.threads <= early.threads + 2
