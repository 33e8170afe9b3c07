"""Finds many phrases in one pass over a text. Time grows with the text, hardly with the number of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from string import ascii_lowercase, digits
from typing import NamedTuple

from facts.fold import fold


class Hit(NamedTuple):
    """A phrase of the lexicon at `start`..`end` of the text, with its tag."""

    start: int
    end: int
    tag: str
    phrase: str


class _Entry(NamedTuple):
    """A folded phrase, its length, whether a Latin letter or digit ends it, whether its end is open, its tags."""

    stem: str
    length: int
    is_latin: bool
    is_open: bool
    tags: tuple[str, ...]


LATIN = frozenset(ascii_lowercase + digits)  # of folded words
HEAD = 7  # letters by which phrases are looked up; shorter ones by all of theirs
FIRST = 3  # letters by which most places of a text are passed over
REMEMBERED = 2**15  # openings of words whose phrases are remembered


class _Openings(dict[str, tuple[_Entry, ...]]):
    """The phrases that may stand where a text goes on, by its next `length` letters; longest first."""

    def __init__(self, entries: Iterable[_Entry], length: int) -> None:
        super().__init__()
        self._length = length
        self._by_head: dict[str, list[_Entry]] = {}
        for entry in entries:
            self._by_head.setdefault(entry.stem[:length], []).append(entry)

    def __missing__(self, opening: str) -> tuple[_Entry, ...]:
        heads = (opening[:length] for length in range(len(opening), 0, -1))
        found = [entry for head in heads for entry in self._by_head.get(head, ())]
        found.sort(key=lambda entry: -len(entry.stem))
        if len(self) >= REMEMBERED:
            self.clear()
        self[opening] = tuple(found)
        return self[opening]


class Lexicon:
    """Phrases by tag. A phrase in Latin letters matches whole words; a trailing `*` leaves its end open."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        tags: dict[tuple[str, bool], list[str]] = {}
        for tag, words in phrases.items():
            for word in words:
                folded = fold(word)
                stem = folded.rstrip("*")
                if not stem:
                    raise ValueError(f"empty phrase under {tag!r}")
                for spelling in spellings(stem):
                    tags.setdefault((spelling, folded.endswith("*")), []).append(tag)
        entries = [
            _Entry(stem, len(stem), stem[-1] in LATIN, is_open, tuple(dict.fromkeys(names)))
            for (stem, is_open), names in tags.items()
        ]
        self._first, self._openings = _Openings(entries, FIRST), _Openings(entries, HEAD)
        self._start = start_pattern("".join({stem[0] for stem, _ in tags}))

    def scan(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Every phrase in the folded `text` by place; of phrases that start together all, longest first."""
        stop = len(text) if end is None else end
        hits: list[Hit] = []
        first, openings = self._first, self._openings
        for match in self._start.finditer(text, start, stop):
            at = match.start()
            if first[text[at : at + FIRST]]:
                _collect(text, at, stop, openings[text[at : at + HEAD]], hits)
        return hits


DATA_CENTERS = ("data center", "data-center", "datacenter", "data centre", "data-centre", "datacentre")


@cache
def seam_pattern() -> re.Pattern[str]:
    """Where Latin and Chinese letters meet, with or without a space: ai工厂, ai 工厂."""
    return re.compile(r"(?<=[a-z0-9]) ?(?=[一-鿿])|(?<=[一-鿿]) ?(?=[a-z0-9])")


def spellings(stem: str) -> tuple[str, ...]:
    """A phrase as written, and without and with spaces between its Latin and its Chinese letters."""
    if "data center" in stem and not stem.startswith("data center"):
        return tuple(stem.replace("data center", form) for form in DATA_CENTERS)
    if stem.isascii() or not seam_pattern().search(stem):
        return (stem,)
    return tuple(dict.fromkeys((stem, seam_pattern().sub("", stem), seam_pattern().sub(" ", stem))))


def start_pattern(firsts: str) -> re.Pattern[str]:
    """Where a phrase may begin: at the first letter of a Latin word, at another of the characters that open one."""
    others = "".join(re.escape(char) for char in sorted(firsts) if char not in LATIN and not char.isspace())
    return re.compile(rf"(?<![a-z0-9])[a-z0-9]|[{others}]" if others else r"(?<![a-z0-9])[a-z0-9]")


def _collect(text: str, at: int, stop: int, entries: Iterable[_Entry], hits: list[Hit]) -> None:
    for stem, length, is_latin, is_open, tags in entries:
        if not text.startswith(stem, at):
            continue
        end = at + length
        if is_latin:
            if is_open:
                while end < stop and text[end] in LATIN:
                    end += 1
            elif text[end : end + 1] in LATIN:
                continue
        if end <= stop:
            hits += [Hit(at, end, tag, stem) for tag in tags]
