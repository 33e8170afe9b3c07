"""The extractor's score may only rise: floors.json holds what it has reached on labelled passages.

Whoever makes the score better raises the floors by `python -m bench.extract.raise_floors`; nobody lowers them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.catalogue_file import SHIPPED, load_catalogue
from bench.extract.run import SHARED, claims_of, own_sets, read_passages
from bench.extract.score import Score, score

FLOORS = json.loads(
    (Path(__file__).parents[1] / "corpus" / "extract" / "floors.json").read_text(encoding="utf-8")
)


def reached(passages: Path, catalogue: Path) -> Score:
    labelled = read_passages(passages)
    return score(labelled, claims_of(labelled, load_catalogue(catalogue)))


def check(result: Score, floors: dict[str, float]) -> None:
    fallen = {
        name: (round(result.f1[name], 4), floor)
        for name, floor in floors.items()
        if name in result.f1 and result.f1[name] < floor
    }
    assert not fallen, f"the score has fallen (now, floor): {fallen}"
    assert result.alarm_rate <= floors["most_alarms"]


@pytest.mark.parametrize("passages", own_sets(), ids=lambda path: path.stem)
def test_the_score_on_our_own_passages_has_not_fallen(passages: Path) -> None:
    check(reached(passages, SHIPPED), FLOORS[passages.stem])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared benchmark is not beside this repository")
def test_the_score_on_the_shared_benchmark_has_not_fallen() -> None:
    check(reached(SHARED / "dev.jsonl", SHARED / "subjects.toml"), FLOORS["shared"])
