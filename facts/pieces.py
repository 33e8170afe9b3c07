"""Pieces of a whole by the words around a figure: ", the first tranche", "four of the buildings, together"."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import BOUND, SUM


def is_a_piece(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the words right before or behind a figure tell that it is a piece of something larger."""
    text, end = sentence.text, quantity.end
    before = sentence.before(quantity.start, 110)
    if _comes_first(sentence, quantity):
        return True
    if out_of_pattern().match(text, end):
        return True
    if nth_pattern().search(before[-14:]) and nth_noun_pattern().match(text, end):
        return True
    larger_before = any(
        q.kind is quantity.kind and q.end <= quantity.start and q.value > quantity.value
        for q in sentence.quantities
    )
    with_it = larger_before and with_pattern().search(before[-40:]) is not None
    if with_it and (to_be_ready_pattern().match(text, end) or going_to_pattern().match(text, end)):
        return True
    some = quantity.kind is not Kind.MONEY and holds_one(before, SOME)
    return some and some_buildings_pattern().search(before) is not None


# What comes first, and some buildings of several, hold one of these: looking for them costs less than the pattern.
FIRSTS = (
    *("batch", "tranche", "shipment", "phase", "step", "instal", "delivery", "slice", "stage", "initially"),
)
SOME = (" of the ", " of its ", " of their ", " of those ", "only ")


@cache
def first_of_them_pattern() -> re.Pattern[str]:
    """Behind a figure: that it comes first of several: ", the first tranche", " as the initial shipment of"."""
    return re.compile(
        r"(?:,| as) (?:the|its|an?) (?:first|initial|opening|second) (?:batch|tranche|shipment|phase|step|instalment|"
        r"installment|delivery|slice|stage)(?= of (?!which)| for|[,.;]|$)"
    )


@cache
def initially_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it is so at first."""
    return re.compile(r" initially(?=[,.;)]| and| with|$)")


def _comes_first(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the words behind a figure tell, with no end of a clause between, that it comes first."""
    behind = sentence.text[quantity.end : min(quantity.end + 110, sentence.span.end)]
    if not holds_one(behind, FIRSTS):
        return False
    if initially_pattern().match(behind):
        return True
    told = first_of_them_pattern().search(behind)
    return (
        told is not None and told.start() <= 50 and not any(mark in behind[: told.start()] for mark in ".;")
    )


@cache
def out_of_pattern() -> re.Pattern[str]:
    """Behind a figure: what it is taken from: ", out of AI spending of $10 billion", " hall, one of six"."""
    return re.compile(
        r",? out of (?:an? |its |the )?(?:[a-z-]{2,14} ){0,4}(?:of )?[a-z]{0,3}[$€£¥₹]\d|"
        r"[ -](?:hall|building|data hall|block|module)s?,? (?:one|the first|the second|"
        r"which is one) of (?:the |its )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?![a-z0-9])"
    )


@cache
def nth_pattern() -> re.Pattern[str]:
    """Right before the size of a building: "the second "."""
    return re.compile(r"(?<![a-z])(?:first|second|third|fourth|fifth)[ -]$")


@cache
def nth_noun_pattern() -> re.Pattern[str]:
    """Right behind it: the building."""
    return re.compile(r"[ -](?:building|hall|data hall|block|module|phase)(?![a-z])")


@cache
def with_pattern() -> re.Pattern[str]:
    """Right before a piece of what was told before: ", with "."""
    return re.compile(rf", with{SUM}[\"']?$")


@cache
def to_be_ready_pattern() -> re.Pattern[str]:
    """Right behind it: that it comes first: " to be completed in August"."""
    return re.compile(
        r" (?:to be|being|already|now|due to be|set to be|expected to be) (?:completed|complete|ready|"
        r"finished|online|live|energi[sz]ed|operational|delivered|handed over|built|installed|in place|"
        r"in service)(?![a-z])"
    )


@cache
def going_to_pattern() -> re.Pattern[str]:
    """Right behind it: what it goes to: " going to AI processors"."""
    return re.compile(
        r" (?:going|directed|earmarked|set aside|allotted|allocated|flowing|reserved|destined|devoted) (?:to|for)"
        r"(?![a-z])"
    )


@cache
def some_buildings_pattern() -> re.Pattern[str]:
    """Before what some buildings of several have: "four of the Abilene buildings, together"."""
    count = r"(?:one|two|three|four|five|six|seven|eight)"
    return re.compile(
        rf"(?<![a-z]){count} of (?:the|its|their|those) (?:[a-z0-9'-]{{2,14}} ){{0,4}}(?:buildings|halls|"
        r"blocks|phases|data cent(?:er|re)s|modules)(?:(?:,| \(| -)? ?(?:together|with|at|totalling|totaling|"
        rf"rated at|which (?:hold|have|represent|account for)|for)){{1,2}}{BOUND}|"
        rf"(?<![a-z])only {count} (?:[a-z]{{4,10}} )?(?:building|hall|block|phase)s? (?!of "
        rf")[^.;\d]{{0,40}}(?:rated at|of|with){BOUND}"
    )
