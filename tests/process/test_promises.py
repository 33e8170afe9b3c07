"""docs/reliability.md and SECURITY.md name tests and places that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`([a-z_/]+\.py)::(\w+)`")
PLACE = re.compile(r"`((?:app|bot|facts|scrapers|storage|process|tests)/[\w/.]*)`")


def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_promise_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = NAMED.findall(text)
    assert len(named) > 40
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / "tests" / file).exists() or test not in functions(ROOT / "tests" / file)
    ]
    assert missing == []


def test_every_promise_has_a_test_and_a_figure() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").partition("## Not promised")[0]
    rows = [
        line
        for line in text.splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| promise"))
    ]
    assert len(rows) > 40
    for row in rows:
        _, promise, tests, figure, _ = (cell.strip() for cell in row.split("|"))
        assert promise and NAMED.search(tests) and figure, row


def test_every_place_in_the_threat_model_exists() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = PLACE.findall(text)
    assert len(named) > 20
    assert [
        name for name in named if not (ROOT / name).exists() and not (ROOT / "tests" / name).exists()
    ] == []
