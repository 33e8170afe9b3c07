"""Figures that a word before them calls old: "previously", "was originally", 原计划."""

from __future__ import annotations

import re
from functools import cache

from facts.earlier import stood_at_pattern
from facts.quantities import Quantity
from facts.reading import Sentence

STRONG_PREVIOUS = frozenset(
    (
        "原为",
        "本来是",
        "原来是",
        "原是",
        "原拟",
        "原规划",
        "原目标",
        "had been planned",
        "had been put at",
        "had been budgeted",
        "had pencilled in",
        "had budgeted",
        "had guided",
        "had been guiding for",
        "was guiding for",
        "were guiding for",
        "had first mentioned",
        "had initially mentioned",
        "had originally mentioned",
        "was originally",
        "were originally",
        "used to be",
        "began as a",
        "started as a",
        "started out as a",
        "up from",
        "down from",
        "original",
        "originally",
        "original plan",
        "initial plan",
        "原计划",
        "原定",
        "原本",
        "此前的",
        "先前的",
        "之前的",
        "原先",
        "from its original",
        "previously",
        "originally planned",
        "initially planned",
        "had first said",
        "had first planned",
        "had initially said",
        "had originally said",
        "此前预计",
        "先前预计",
        "由此前",
        "最初的",
        "最初",
        "原预计",
    )
)


def is_called_old(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a word such as "previously" or 原计划 stands before the figure."""
    for cue in sentence.tagged(("previous",), max(sentence.span.start, quantity.start - 60), quantity.start):
        gap = sentence.text[cue.end : quantity.start]
        if stood_at_pattern().fullmatch(gap):
            return True
        if any(mark in gap for mark in ",;。") or any(
            q.start >= cue.end and q.end <= quantity.start for q in sentence.quantities
        ):
            continue
        if announced_pattern().match(sentence.text, cue.end):
            continue  # "previously announced" is still so
        if cue.phrase in STRONG_PREVIOUS and len(gap) * sentence.weight < 30:
            return True
        same = any(q.kind is quantity.kind and q.end <= cue.start for q in sentence.quantities)
        if same and len(gap) * sentence.weight < 60:
            return True
    return False


@cache
def announced_pattern() -> re.Pattern[str]:
    """Behind "previously": what was made known then and is still so, " announced"."""
    return re.compile(
        r"[ -](?:announced|disclosed|reported|unveiled|mentioned|committed|signed|reports?|coverage)(?![a-z])|"
        r"(?:宣布|公布|披露|承诺)"
    )
