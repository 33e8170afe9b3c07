"""How far a figure rose from an old one, in Chinese: 较 9 月给出的 350 亿提高 150 亿."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence

RISES = "提高|上调|增加|多出?|高出|上修|调高|调升"


@cache
def than_pattern() -> re.Pattern[str]:
    """Before an old value: that a new one is measured against it."""
    return re.compile(r"(?:较|比)[^,。;]{0,14}$")


@cache
def rises_pattern() -> re.Pattern[str]:
    """Between the old value and how far the new one lies above it."""
    return re.compile(rf"(?:又|再)?(?:{RISES})(?:了|约|近|逾|超过?)?")


def is_the_old_one(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the 350 of 较 350 亿提高 150 亿."""
    if sentence.weight == 1 or than_pattern().search(sentence.before(quantity.start, 18)) is None:
        return False
    return any(
        other.kind is quantity.kind and rises_pattern().fullmatch(sentence.text, quantity.end, other.start)
        for other in sentence.quantities
        if other.start >= quantity.end
    )


def is_the_rise(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the 150 of the same."""
    return any(
        other.kind is quantity.kind
        and rises_pattern().fullmatch(sentence.text, other.end, quantity.start)
        and is_the_old_one(sentence, other)
        for other in sentence.quantities
        if other.end <= quantity.start
    )
