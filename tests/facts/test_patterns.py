"""No pattern and no text makes the extractor run away."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import facts
from bench.extract.hostile import hostile_texts
from facts.patterns import all_patterns
from tests.facts.reading_room import learn

NESTED = re.compile(r"[^\\][+*]\)[+*{]")
UNBOUNDED_DIGITS = re.compile(r"\\d[+*]|(?<!\\)\[[^\]]*\\d[^\]]*\][+*](?!\+)")
POSSESSIVE_GROUP = re.compile(
    r"(?<!\\)\)(?:\{\d*,\d+\}|[?*+])\+"
)  # Python 3.11.0 to 3.11.4 matches these wrongly
UNBOUNDED_GROUP = re.compile(r"(?<!\\)\)[+*]")


def test_no_bound_is_taken_for_a_value() -> None:
    """In an rf-string `{0,2}` is a pair put into the text, and no bound: that must be written `{{0,2}}`."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in Path(facts.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Constant | ast.Tuple)
    ]
    assert wrong == []


def test_there_are_patterns_to_try() -> None:
    assert len(all_patterns()) > 30
    assert {"learnt.candidates.token_pattern", "learnt.surroundings.word_pattern"} <= all_patterns().keys()


@pytest.mark.parametrize("source", [r"\d+", r"\d[\d.,]*", r"[0\d]+x"])
def test_digits_without_bound_are_seen(source: str) -> None:
    assert UNBOUNDED_DIGITS.search(source)


def test_a_possessive_group_is_seen() -> None:
    assert POSSESSIVE_GROUP.search(r"(?:a|b){2,80}+, ") and not POSSESSIVE_GROUP.search(
        r"(?:[a-z]{1,14}+ ){0,4}"
    )


def test_no_module_reads_a_whole_text_up_to_a_place() -> None:
    """`text[: place]` copies all that stands before, once for each figure: `Sentence.before` takes what is needed."""
    wrong = [
        f"{path.name}:{number}"
        for path in Path(facts.__file__).parent.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "sentence.text[: " in line
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(all_patterns()))
def test_no_pattern_nests_quantifiers_or_reads_digits_without_bound(name: str) -> None:
    source = all_patterns()[name].pattern
    assert not NESTED.search(source)
    assert not UNBOUNDED_DIGITS.search(source)
    assert not UNBOUNDED_GROUP.search(source)
    assert not POSSESSIVE_GROUP.search(source)


@pytest.mark.timeout(60)  # a pattern that backtracks without bound takes minutes here
@pytest.mark.parametrize("name", sorted(all_patterns()))
def test_every_pattern_ends_on_near_misses(name: str) -> None:
    for text in hostile_texts()[::2]:
        for match in all_patterns()[name].finditer(text):
            assert match.end() - match.start() <= 5000


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "seed", ["$1-2bn ", "5 GW data center ", "23 万块 GPU，", "from 1 to ", "(([", "一百"]
)
def test_long_hostile_texts_are_read_to_the_end(seed: str) -> None:
    learn((seed * (64 * 1024 // len(seed)))[: 64 * 1024])
