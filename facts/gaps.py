"""What stands between two figures or names: one word that links them, and few letters around it."""

from __future__ import annotations

import re
from functools import cache

STOPS = ".;。"


@cache
def remark_pattern() -> re.Pattern[str]:
    """A remark in brackets, which ends no clause: "€1.6bn ($1.9bn) into", 10GW(相当于 20 座核电机组)的 AI 系统."""
    return re.compile(r" ?\([^()]{1,40}\)")


def any_word(words: str) -> str:
    """A pattern's source for any of `words`, alternatives divided by "|", that looks at the first letter once."""
    by_first: dict[str, list[str]] = {}
    for word in words.split("|"):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    first = "".join(re.escape(letter) for letter in sorted(by_first))
    each = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_first.items())
    return rf"(?=[{first}])(?:{each})"


@cache
def point_pattern() -> re.Pattern[str]:
    """The point of a decimal, which ends no sentence."""
    return re.compile(r"(?<=\d)\.(?=\d)")


def is_bridged(gap: str, word: re.Pattern[str], before: int, behind: int, stops: str = STOPS) -> bool:
    """Whether `gap` holds a match of `word` with at most `before` letters before it and `behind` after it.

    No letter before it may be one of `STOPS`, none after it one of `stops`.
    """
    for match in word.finditer(gap):
        head, tail = point_pattern().sub("", gap[: match.start()]), gap[match.end() :]
        if len(head) > before or any(mark in head for mark in STOPS):
            return False
        if len(tail) <= behind and not any(mark in tail for mark in stops):
            return True
    return False


def holds_one(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands in a text: cheaper than a pattern that needs one of them."""
    return any(word in text for word in words)
