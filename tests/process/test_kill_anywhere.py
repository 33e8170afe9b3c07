"""D1: the real program dies at random moments while figures keep changing. No alert is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.process.killing import (
    BEHIND,
    CHATS,
    Outcome,
    counted,
    kill_anywhere,
    most_duplicates,
    opened,
)
from tests.process.nursery import Nursery
from tests.process.station import seed, station


async def run(folder: Path, nursery: Nursery, kills: int, url: str = "") -> Outcome:
    draw = random.Random(seed())
    async with station(folder, nursery, url) as made:
        press = await opened(made, "wire", "paper")
        outcome = await counted(made, press, kills, lambda: kill_anywhere(made, draw))
        assert [life.code for life in made.lives[1:-1]] == [-9] * kills
        assert [made.lives[0].code, made.lives[-1].code] == [0, 0]
    assert outcome.lost == frozenset()
    assert outcome.duplicates <= most_duplicates(kills)
    return outcome


@pytest.mark.timeout(400)
async def test_d1_a_hundred_kills_lose_no_alert(tmp_path: Path, nursery: Nursery) -> None:
    outcome = await run(tmp_path, nursery, 100)
    assert outcome.due > BEHIND * len(
        CHATS
    )  # some were told between kills; how many depends on the machine's load


@pytest.mark.timeout(120)
async def test_d1_ten_kills_on_postgresql_lose_no_alert(
    tmp_path: Path, nursery: Nursery, postgres_url: str
) -> None:
    await run(tmp_path, nursery, 10, postgres_url)


@pytest.mark.soak
@pytest.mark.timeout(3600)
async def test_d1_a_thousand_kills_lose_no_alert(tmp_path: Path, nursery: Nursery) -> None:
    await run(tmp_path, nursery, 1000)


@pytest.mark.soak
@pytest.mark.timeout(1200)
async def test_d1_two_hundred_kills_on_postgresql_lose_no_alert(
    tmp_path: Path, nursery: Nursery, postgres_url: str
) -> None:
    await run(tmp_path, nursery, 200, postgres_url)
