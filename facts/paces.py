"""Watts per thing or per time: paces, prices and units, and the terms and growth that only look like them."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


def is_a_pace(sentence: Sentence, quantity: Quantity) -> bool:
    """True for watts per thing or per time, and for a trip of the grid."""
    near = sentence.nearest
    apiece = sentence.text.startswith(" apiece", quantity.end)
    if near(quantity, "per_unit") < 14 and not apiece and not _is_its_own_unit(sentence, quantity):
        return True
    following = next((q.start for q in sentence.quantities if q.start >= quantity.end), sentence.span.end)
    paced = [
        cue
        for cue in sentence.tagged(
            ("per_time",), quantity.end, min(following, sentence.clause(quantity.start)[1])
        )
        if not _is_a_term(sentence, cue)
    ]
    grows = _grows_by_it(sentence, quantity) or later_pattern().match(sentence.text, quantity.end) is not None
    return (
        (_near_a_pace(sentence, quantity) < 18 and not grows)
        or (any(cue.start - quantity.end < 40 for cue in paced) and not grows)
        or near(quantity, "incident") < 50
    )


@cache
def term_before_pattern() -> re.Pattern[str]:
    """Before "a year" as a term and no pace: "within", "in less than"."""
    return re.compile(
        r"(?<![a-z])(?:within|in|over|after|than|under|about|around|roughly|nearly|almost|just|every|half|"
        r"as little as|before|in the (?:space|course|span) of)(?: just| about| roughly| less than| under)? $"
    )


@cache
def term_behind_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:and a half|later|ago|earlier|or so|after|before|behind|ahead|from now)(?![a-z])")


def _is_a_term(sentence: Sentence, cue: Hit) -> bool:
    """True for the "a year" of "within a year and a half", which is no pace."""
    if not cue.phrase.startswith("a "):
        return False
    before = sentence.text[max(sentence.span.start, cue.start - 24) : cue.start]
    return bool(term_behind_pattern().match(sentence.text, cue.end) or term_before_pattern().search(before))


def _near_a_pace(sentence: Sentence, quantity: Quantity) -> int:
    """Distance of the nearest word of a pace, "a week", in letters."""
    return min(
        (
            sentence.distance(cue.start, cue.end, quantity)
            for cue in sentence.tagged(("per_time",))
            if not (_is_a_term(sentence, cue) or _is_of_a_sum(sentence, cue, quantity))
        ),
        default=10**6,
    )


def _is_of_a_sum(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the "a year" of "$370 million a year for 200 megawatts"."""
    sums = (q for q in sentence.quantities if q.kind is Kind.MONEY and q.start != quantity.start)
    return any(0 <= cue.start - other.end <= 2 for other in sums)


@cache
def later_pattern() -> re.Pattern[str]:
    """Behind watts: a time and no pace, "600 MW a year and a half later"."""
    return re.compile(
        r" (?:a|an|one|two) (?:year|month)s?(?: and a half)? (?:later|ago|earlier|after|before)(?![a-z])"
    )


@cache
def yearly_growth_pattern() -> re.Pattern[str]:
    """Before the watts that somebody wants to add in each year."""
    return re.compile(
        r"(?:plans?|aims?|targets?|intends?|expects?|wants?|hopes?|targeting|aiming|planning|"
        r"goal)[^,;.]{0,12} (?:to add|to contract|to sign|to build|to deploy|adding|of adding|"
        r"contracting)(?: (?:about|another|up to|between|at least|more than))? ?$"
    )


@cache
def each_year_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:(?:an?|per|each|every) year|annually|yearly)(?![a-z])")


def _right_behind(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """The stretch of 60 letters behind a figure, up to the end of its clause."""
    return quantity.end, min(sentence.clause(quantity.start)[1], quantity.end + 60)


def _grows_by_it(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody named adds in a year: "the company plans to add 250 to 500 MW a year"."""
    told = any(name.end <= quantity.start for name in sentence.names) or sentence.has("ref_company", "ref_it")
    before = sentence.text[max(sentence.span.start, quantity.start - 60) : quantity.start]
    return (
        told
        and yearly_growth_pattern().search(before) is not None
        and each_year_pattern().search(sentence.text, *_right_behind(sentence, quantity)) is not None
    )


def _is_its_own_unit(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "a gigawatt" as a figure, which is a unit of prices elsewhere: "$50 billion a gigawatt"."""
    if sentence.text.startswith("a megawatt", quantity.start):
        return False
    cues = [
        cue for cue in sentence.tagged(("per_unit",)) if sentence.distance(cue.start, cue.end, quantity) < 14
    ]
    return all(cue.start >= quantity.start and cue.end <= quantity.end for cue in cues)
