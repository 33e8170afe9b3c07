"""S10, live: config.toml is saved forty times with mistakes while the program runs."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.process.killing import opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import OPERATOR, Station, seed, station


def mutated(good: bytes, draw: random.Random) -> bytes:
    """The file, cut off, with bytes flipped, doubled or taken out: as a bad save or a bad editor leaves it."""
    place = draw.randrange(len(good))
    match draw.randrange(4):
        case 0:
            return good[:place]
        case 1:
            return good[:place] + bytes([draw.randrange(256)]) + good[place + 1 :]
        case 2:
            return good[:place] + good[place + draw.randint(1, 40) :]
        case _:
            return good[:place] + draw.choice([b'"', b"[", b"=", b"[[source]]\n", b"\x00"]) + good[place:]


def complaints(made: Station) -> int:
    return sum("config.toml has mistakes" in m.text for m in made.api.messages(OPERATOR))


async def mistakes(folder: Path, nursery: Nursery, saves: int, pause: float) -> None:
    draw = random.Random(seed())
    async with station(folder, nursery) as made:
        press = await opened(made, "wire")
        press.running = False
        good = made.config.read_bytes()
        life = await made.start()
        await made.until(lambda: "leads" in life.said())
        for _ in range(saves):
            made.config.write_bytes(mutated(good, draw))
            await asyncio.sleep(pause)
        made.config.write_bytes(good)
        await asyncio.sleep(2.5)  # a mutation may have been good, and have named other operators
        made.config.write_bytes(good.replace(b"[polling]", b"[poling]"))
        told = complaints(made)
        await made.until(lambda: complaints(made) > told)
        assert "poling" in made.api.messages(OPERATOR)[-1].text
        assert life.runs
        made.config.write_bytes(good + b"\n")
        await made.until(lambda: "config.toml reloaded" in life.said())
        press.running = True
        await made.until(lambda: len(alerts(made.api.journal.sent())) >= 8, within=30)
        assert await life.stop() <= 10 and life.code == 0


async def test_s10_forty_bad_saves_leave_the_program_running(tmp_path: Path, nursery: Nursery) -> None:
    await mistakes(tmp_path, nursery, saves=40, pause=0.1)


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_s10_forty_bad_saves_each_of_them_read(tmp_path: Path, nursery: Nursery) -> None:
    await mistakes(tmp_path, nursery, saves=40, pause=2.2)
