"""Houses whose trade it is to reckon: "Barclays lifts its capex estimate for Meta to", "the bank sees"."""

from __future__ import annotations

import re
from functools import cache

from facts.foreseeing import Speech
from facts.lexicon import Hit
from facts.reading import Sentence
from facts.saying import judges_pattern
from facts.tables.publishers import RECKONERS
from facts.tables.sources import ESTIMATORS
from facts.types import Attribution

REACH = 90  # letters between a house's verb of reckoning and a figure
VERBS = (
    r"(?:reckons?|reckoned|estimates?|estimated|calculates?|calculated|worked out|works out|figures|judges|"
    r"models|sees|expects|forecasts|projects|thinks|puts)"
)
HOUSES = (
    *("securities", "brokerage", "the bank ", "the broker", "analyst", "research", "consultan"),
    *("capital markets",),
)


def judges(sentence: Sentence, cue: Hit, at: int) -> bool:
    """Whether an outlet named at `cue` is a house that guesses the figure at `at` rather than reports it."""
    if cue.phrase in RECKONERS:
        return True
    if cue.phrase not in ESTIMATORS:
        return False
    if judges_pattern().match(sentence.text, cue.end) is not None:
        return True
    low = max(cue.end, at - REACH)
    return cue.end < at and foretold_pattern().search(sentence.text, low, at) is not None


def reckoned_by_a_house(sentence: Sentence, at: int) -> tuple[int, Speech] | None:
    """Where a house of analysts reckons the figure at offset `at`: before it, or closing its sentence."""
    start, end = sentence.span[:2]
    if not any(sentence.text.find(house, start, end) >= 0 for house in HOUSES):
        return None
    before = house_before_pattern().search(sentence.text, max(start, at - 2 * REACH), at)
    if before is not None:
        return before.start(), Speech(Attribution.ESTIMATE)
    closing = house_behind_pattern().search(sentence.text, at, end)
    return None if closing is None else (closing.start(), Speech(Attribution.ESTIMATE))


@cache
def foretold_pattern() -> re.Pattern[str]:
    """Before a figure: that a house named before foretells it: "its 2027 capex estimate for Meta to", 预计."""
    return re.compile(
        r"(?<![a-z])(?:lifts|lifted|raises|raised|cuts|cut|lowers|lowered|trims|trimmed|bumps|bumped) (?:its|their) "
        r"(?:[a-z0-9-]{2,14} ){0,4}(?:estimates?|forecasts?|projections?)(?: (?:for|of) [^.;]{2,40})? (?:to|by)"
        r"(?: (?:about|around|roughly|some))? ?[a-z]{0,3}[$€£¥₹]?$|"
        r"(?:预计|预测|预估|估计|估算|测算|认为|预期)(?:(?!此前|高于|低于|目标)[^。;]){0,50}$"
    )


@cache
def house_before_pattern() -> re.Pattern[str]:
    """Before a figure: a house and what it reckons: "The bank sees capex of"."""
    return re.compile(
        r"(?<![a-z])(?:[a-z]{3,12} (?:securities|capital markets)|the (?:bank|brokerage|broker|"
        r"research (?:firm|house)|consultancy)|(?:an|its) analysts?)(?:'s? analysts?)? (?:now |also |"
        rf"therefore )?{VERBS}(?![a-z])(?:(?! (?:the|which|whose|who|questions|to lend|to benefit|"
        r"value) )[^.;,]){0,70}(?:capex|capital|spend|spending|outlay|at|of|reach|hit|capacity|"
        r"for)(?: (?:about|around|roughly|some|over|nearly|up to))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def house_behind_pattern() -> re.Pattern[str]:
    """At the end of a sentence: the same: ", Kiwoom Securities worked out."."""
    return re.compile(
        r", (?:[a-z]{3,12} ){1,2}(?:securities|capital markets|research|brokerage|analysts|"
        rf"consultancy) (?:has |had )?{VERBS}\.?[\"']?$"
    )
