"""Figures that only tell which place is meant: "at its 750-megawatt campus"."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def place_before_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![a-z])(?:at|in|on|from|including|inside|across)) (?:its|the|their|our|"
        r"[a-z]+'s) (?:[a-z-]{2,12} ){0,2}$"
    )


@cache
def where_pattern() -> re.Pattern[str]:
    """Before the figure of a place that something goes to: ", where its campus has"."""
    return re.compile(
        r",(?: which (?:is|was))? designed for (?:about |some |up to )?$|(?<![a-z])where (?:its|the|"
        r"their) (?:[a-z-]{2,12} )?(?:campus|site|facility|complex)(?: [a-z]{2,10}){0,2} (?:has|holds|offers|"
        r"draws) (?:about |some |up to )?$"
    )


@cache
def sized_place_pattern() -> re.Pattern[str]:
    """The same before the size of a place: "at its Childress, Texas, campus of"."""
    return re.compile(
        r"(?<![a-z])(?:at|in|on) (?:its|the|their) (?:[a-z,-]{2,14} ){0,4}(?:campus|site|facility|"
        r"complex) of (?:about |some )?$"
    )


@cache
def place_behind_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:[a-z,-]{2,14} ){0,4}(?:campus|site|facility|data cent(?:er|re)|complex)(?![a-z])")


def describes_a_place(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the figure only tells which place is meant: "will be deployed at its 750-megawatt campus"."""
    before = sentence.text[max(sentence.span.start, quantity.start - 64) : quantity.start]
    if where_pattern().search(before) or sized_place_pattern().search(before):
        return True
    behind = place_behind_pattern().match(sentence.text, quantity.end)
    return behind is not None and place_before_pattern().search(before) is not None
