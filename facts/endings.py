"""Whether a word that ends something reaches a figure, or only passes a place that the figure describes."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def at_place_pattern() -> re.Pattern[str]:
    """Right before a figure that only tells where: "given up renting at the 230MW facility"."""
    return re.compile(r" (?:at|in|inside|from) (?:the|its|their)(?: [a-z]{2,14}'s)? (?:[a-z-]{2,12} ){0,2}$")


def is_at_a_place(sentence: Sentence, start: int, quantity: Quantity) -> bool:
    """Whether the words from `start` on lead to a place that the figure only describes."""
    gap = sentence.text[start : max(start, quantity.start)]
    match = at_place_pattern().search(gap[-70:])
    if match is None:
        return False
    between = gap[: max(0, len(gap) - 70) + match.start()]
    return 0 < len(between) <= 90 and not any(mark in between for mark in ",;.")


@cache
def passive_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:was|were|been|being|is|are)(?: (?:now|since|later|ultimately|quietly|put))? $|被[^,;。]{0,8}$"
    )


def ends_in_the_passive(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for "This project, a 1.8 GW campus in …, was halted", with no other figure between."""
    if not passive_pattern().search(sentence.text[max(quantity.end, cue.start - 18) : cue.start]):
        return False
    between = any(quantity.end <= other.start < cue.start for other in sentence.quantities)
    named = any(
        quantity.end <= name.start < cue.start
        and not name.is_place
        and sentence.text[max(0, name.start - 1) : name.start] != "被"
        for name in sentence.names
    )
    return not between and not named and cue.start - quantity.end < 160
