"""Additions and cuts by the words around a figure: "higher than the", "contract expansion", "is retiring"."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import BOUND, SUM


def is_on_top(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure comes on top of another, as the words behind it tell."""
    text, end = sentence.text, quantity.end
    if rise_behind_pattern().match(text, end):
        return True
    larger = any(
        q.kind is quantity.kind and end < q.start < end + 110 and q.value > quantity.value
        for q in sentence.quantities
    )
    if larger and lifts_the_total_pattern().match(text, end):
        return True
    if higher_pattern().match(text, end) and by_so_much_pattern().search(sentence.before(quantity.start, 30)):
        return True
    following = [q for q in sentence.quantities if q.start > end and q.kind is quantity.kind]
    before = sentence.before(quantity.start, 7)
    if before.endswith(" to ") and not before.endswith("up to "):
        return False  # "scale it to 400 MW, beyond the first 300"
    gap = text[end : following[0].start] if following else ""
    broken = any(char in ".;" or char.isdigit() for char in gap)
    return not broken and beyond_pattern().search(gap) is not None


def is_taken_off(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is what something loses: retired, trimmed, lopped off a budget."""
    before = sentence.before(quantity.start, 60)
    if off_it_pattern().match(sentence.text, quantity.end) and taken_pattern().search(before):
        return True
    if quantity.kind is Kind.MONEY or not holds_one(before, LOSING):
        return False
    loses = loses_pattern().search(before)
    return (
        loses is not None
        and saved_pattern().search(loses.group()) is None
        and not _is_a_plant_retired(quantity, loses)
    )


def _is_a_plant_retired(quantity: Quantity, loses: re.Match[str]) -> bool:
    """True for "is retiring 2 GW of coal": watts that go out of use are an energy company's."""
    return quantity.kind is Kind.POWER and loses.group().startswith(("retir", "decom", "phas"))


@cache
def saved_pattern() -> re.Pattern[str]:
    """What is saved rather than lost."""
    return re.compile(r"(?<![a-z])(?:demand|load|consumption|use|usage|emissions|peak|draw)(?![a-z])")


RETIRES = r"retir(?:es|ed|ing)|decommission(?:s|ed|ing)|phas(?:es|ed|ing) out"
# Each loss holds one of these: looking for them costs less than the pattern.
LOSING = ("lose", "lost", "shr", "retir", "decommission", "phas", "trim", "lower", "reduc", "scal")


def is_retired(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure counts machines that are taken out of use."""
    return (
        quantity.kind is Kind.COUNT
        and retired_pattern().search(sentence.before(quantity.start, 40)) is not None
    )


@cache
def rise_behind_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it enlarges a contract or a budget: " contract expansion", " capex hike"."""
    return re.compile(
        r"[ -](?:contract|deal|lease|capex|spending|budget|capital[- ]spending|outlay) (?:expansion|increase|"
        r"hike|boost|raise|jump|bump)(?![a-z])"
    )


@cache
def lifts_the_total_pattern() -> re.Pattern[str]:
    """Behind what is added: ", which brings the total leased"."""
    return re.compile(
        r"(?: of [a-z -]{3,30})?,? (?:which )?(?:takes|taking|brings|bringing|lifts|lifting|raises|"
        r"raising) (?:the|its|their) (?:total|combined|overall)(?![a-z])"
    )


@cache
def higher_pattern() -> re.Pattern[str]:
    """Behind an amount: that it is a difference: " higher than the"."""
    return re.compile(
        r" (?:higher|more|above) (?:than )?(?:the|it|its|what|previously|in|last|forecast)(?![a-z])"
    )


@cache
def by_so_much_pattern() -> re.Pattern[str]:
    """Right before a difference: "will be about"."""
    return re.compile(rf"(?<![a-z])(?:be|is|are|was|were|come in|came in|run|ran){SUM}$")


@cache
def beyond_pattern() -> re.Pattern[str]:
    """At the end of what stands between an addition and what it comes on top of: " in Wisconsin, on top of the "."""
    return re.compile(
        r"(?<![a-z])(?:on top of|(?<!scale )(?<!grow )(?<!expand )(?<!go )(?<!expansion )(?<!well )beyond|over and "
        r"above|atop) (?:the )?(?:(?:initial|first|existing|earlier|previous|original|roughly|about) )?[a-z]{0,3}"
        r"[$€£¥₹]?$"
    )


@cache
def taken_pattern() -> re.Pattern[str]:
    """Right before what is taken off something: "took", "lopped"."""
    return re.compile(
        rf"(?<![a-z])(?:took|taken|takes|taking|lopp(?:ed|ing)|cut|shaved|knocked|trimmed|wiped){SUM}$"
    )


@cache
def off_it_pattern() -> re.Pattern[str]:
    """Right behind it: what it is taken off: " off its capital budget", " out of its spending plan"."""
    return re.compile(
        r" (?:off|out of) (?:its|the|their|that|this year's) (?:[a-z0-9-]{2,14} ){0,4}(?:plans?|budget|guidance|"
        r"spending|capex|programme|program|forecast|outlays?)(?![a-z])"
    )


@cache
def loses_pattern() -> re.Pattern[str]:
    """Right before what a site or a fleet loses: "site loses", "is retiring", "trims the turbines by"."""
    return re.compile(
        r"(?<![a-z])(?:loses|has lost|shrunk by|shrank by|shrinks by|shrink by|"
        rf"{RETIRES}|(?:trim(?:s|med)?|lower(?:s|ed)?|reduc(?:es|ed)|"
        rf"scal(?:es|ed) back) (?:the |its |their )(?:[a-z'-]{{2,14}} ){{1,4}}by){BOUND}"
    )


@cache
def retired_pattern() -> re.Pattern[str]:
    """Right before machines that are taken out of use."""
    return re.compile(rf"(?<![a-z])(?:{RETIRES}|(?:hauled|pulled) out){BOUND}")
