"""What links a figure, or a speech, to the one before it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from facts.gaps import is_bridged
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def same_thing_pattern() -> re.Pattern[str]:
    """Between two figures of one thing: the new and the old, the whole and its part."""
    return re.compile(
        r"(?: (?:by|in|through|until) 20\d\d)?,? ?(?:and )?(?:up from|down from|from|compared (?:with|to)|"
        r"of which|to|versus|against)(?: [a-z]{2,12}){0,3} $|,? and (?:it|they|the (?:company|group|firm|"
        r"factory|plant)) (?:intends?|plans?|aims?|wants?|hopes?|expects?) to (?:reach|hit|get to|(?:expand|"
        r"grow|double|raise it) to) $"
    )


@cache
def later_on_pattern() -> re.Pattern[str]:
    """At the end of the words between what something turns out at first and later: " at first and as much as"."""
    return re.compile(r" (?:at first|initially|to begin with),? and(?: [a-z]{2,8}){0,4} $")


@cache
def within_pattern() -> re.Pattern[str]:
    """Words that link such two wherever they stand between them."""
    return re.compile(r"of which|其中|高于|低于|增至|升至|换成|换算|折合")


@cache
def rivals_pattern() -> re.Pattern[str]:
    """Behind 其 and "its": somebody else, who does not go on with the speech, 其主要对手."""
    return re.compile(
        r" ?(?:主要|最大|头号)?(?:竞争对手|对手|客户|供应商|合作伙伴|伙伴)|"
        r" (?:main |biggest |chief )?(?:rivals?|competitors?)"
    )


@cache
def includes_pattern() -> re.Pattern[str]:
    return re.compile(r"including|of which|其中|包括")


def shares_a_look_alike(sentence: Sentence, quantity: Quantity, refused: AbstractSet[int]) -> bool:
    """True for a figure of the thing whose figure right before it, of nobody in particular, was none.

    `refused` holds where such figures of the text start.
    """
    if quantity.kind not in (Kind.POWER, Kind.FLOPS):
        return quantity.kind is Kind.MONEY and _is_old_beside(sentence, quantity, refused)
    earlier = [q for q in sentence.quantities if q.kind is quantity.kind and q.end <= quantity.start]
    if not earlier or earlier[-1].start not in refused:
        return False
    last = earlier[-1]
    if any(last.end <= name.start < quantity.start for name in sentence.names):
        return False
    gap = sentence.text[last.end : quantity.start]
    if len(gap) <= 70 and not any(mark in gap for mark in ".;") and later_on_pattern().search(gap):
        return True
    return bool(same_thing_pattern().fullmatch(gap)) or is_bridged(
        gap, within_pattern(), before=30, behind=20
    )


@cache
def from_before_pattern() -> re.Pattern[str]:
    """At the end of what stands between an amount and the old one: " at the end of June, from "."""
    return re.compile(r",? (?:up |down )?from (?:about |around |just )?[a-z]{0,3}[$€£¥₹]?$")


def _is_old_beside(sentence: Sentence, quantity: Quantity, refused: AbstractSet[int]) -> bool:
    """True for the old value of an amount that was none: "backlog swelled to $30.1bn, from $25.9bn"."""
    earlier = [q for q in sentence.quantities if q.kind is Kind.MONEY and q.end <= quantity.start]
    if not earlier or earlier[-1].start not in refused:
        return False
    gap = sentence.text[earlier[-1].end : quantity.start]
    if len(gap) > 60 or any(char in ".;" or char.isdigit() for char in gap):
        return False
    return from_before_pattern().search(gap) is not None


LEADING = 30  # letters from the start of a sentence within which a name leads it


def tells_anothers_figure(following: Sentence, quantity: Quantity) -> bool:
    """Whether a name leads a sentence behind that tells that one's own figure: "Amazon said it would put …"."""
    if not any(q.kind is quantity.kind and q.value != quantity.value for q in following.quantities):
        return False
    return any((name.start - following.span.start) * following.weight <= LEADING for name in following.names)
