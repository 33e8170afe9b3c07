"""I6: no compiled pattern of this package goes wild on text that nearly matches."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import scrapers

SIZE = 65_536
# The pass figure in seconds of CPU, for one search.
LONGEST = 0.05
_LITERALS = re.compile(r"[\w<>!?&#/:=\"'\[\]() .-]{1,16}")
PIECES = (
    "a",
    "1",
    " ",
    "\n",
    "<",
    "<a",
    "<a ",
    "<p ",
    "[",
    "](",
    "[a](",
    "![",
    "(",
    "&",
    "&a",
    "&#",
    "-",
    "*",
    "**",
    "_",
    "`",
    "\\",
    "年",
    ".",
)


Pattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> dict[str, Pattern]:
    found: dict[str, Pattern] = {}
    for module in pkgutil.walk_packages(scrapers.__path__, "scrapers."):
        if module.name == "scrapers.worker":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, pattern in enumerate(_patterns(value)):
                found[f"{module.name}.{name}.{place}"] = pattern
    return found


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        yield from (part for part in value if isinstance(part, re.Pattern))
    elif isinstance(value, dict):
        yield from (part for part in value.values() if isinstance(part, re.Pattern))


def _near_misses(pattern: str) -> Iterator[str]:
    words = [*_LITERALS.findall(pattern), *PIECES]
    for word in words:
        yield (word * SIZE)[:SIZE]
        yield word + "a" * (SIZE - len(word))
        yield word + "1" * (SIZE - len(word))
        yield word + " " * (SIZE - len(word))
        yield ((word + "a" * 400) * SIZE)[:SIZE]
        yield ((word + " ") * SIZE)[:SIZE]
    for one, other in itertools.pairwise(words):
        yield ((one + other) * SIZE)[:SIZE]


def test_there_are_patterns_to_test() -> None:
    assert len(patterns()) > 30


@pytest.mark.parametrize("name", patterns())
def test_a_near_miss_costs_no_more_than_fifty_milliseconds(name: str) -> None:
    pattern = patterns()[name]
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    for text in _near_misses(source):
        subject = text if isinstance(pattern.pattern, str) else text.encode("utf-8")[:SIZE]
        best = _seconds(pattern, subject)
        if best > LONGEST:  # again, in case the machine was busy
            best = min(_seconds(pattern, subject) for _ in range(3))
        assert best <= LONGEST, (text[:60], best)


def _seconds(pattern: re.Pattern[str] | re.Pattern[bytes], subject: str | bytes) -> float:
    start = time.process_time()
    for count, _ in enumerate(pattern.finditer(subject)):  # type: ignore[arg-type]
        if count > SIZE:
            break
    return time.process_time() - start
