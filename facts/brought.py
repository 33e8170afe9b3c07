"""Capacity that a quarter or the last months brought: an addition and no total."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def in_the_quarter_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: of [a-z -]{3,24})?(?: online| live)? (?:in|during|over) (?:the|last)(?: (?:latest|past|first|second|"
        r"third|fourth|final|most recent))? quarter(?![a-z]| of)"
    )


@cache
def brought_pattern() -> re.Pattern[str]:
    """Right before a figure: verbs of what comes on top, "having switched on"."""
    return re.compile(
        r"(?<![a-z])(?:add|switch(?:ed|ing) on|turn(?:ed|ing) on|bring(?:ing)?|brought(?: online| on)?|energi[sz]|"
        r"activat|deliver|deploy|install|sign|contract)(?:ed|ing|s)?(?: (?:about|around|roughly|some|over|almost|"
        r"more than|nearly|another))? ?$"
    )


@cache
def in_months_pattern() -> re.Pattern[str]:
    """At a sentence's head or behind a figure: the months up to now, "in the last three months of 2025"."""
    return re.compile(
        r"(?: of [a-z -]{3,24})?(?: online| live)?\s{0,2}(?:in|during|over) the (?:past|last|latest|"
        r"previous|trailing) (?:year|quarter|(?:\d{1,2}|two|three|four|six|nine|twelve|few) (?:months|quarters|"
        r"weeks))(?![a-z'])"
    )


@cache
def was_brought_pattern() -> re.Pattern[str]:
    """Right before a figure: the same in the past, neither wanted nor denied, "AWS put in", "brought on almost"."""
    return re.compile(
        r"(?<!to )(?<!not )(?<!n't )(?<!be )(?<!never )(?<!newly )(?<!wants )(?<!now has )(?<!has now )(?<!now have )"
        r"(?<![a-z])(?:put in|put on|brought on(?:line)?|added|switched on|"
        r"turned on|installed|energi[sz]ed|activated|delivered|deployed)(?: (?:about|around|roughly|some|over|almost|"
        r"more than|nearly|another)){0,2} ?$"
    )


@cache
def in_all_pattern() -> re.Pattern[str]:
    """Behind a figure: that it is the whole, " in total", " across all its sites"."""
    return re.compile(r"(?: [a-z]{2,12}){0,2} (?:in all|in total|altogether|across all)(?![a-z])")


# Each such verb holds one of these: looking for them costs less than the pattern.
BROUGHT = (
    *("put ", "brought", "added", "switched", "turned", "install", "energi", "activated", "deliver"),
    *("deploy",),
)


def was_brought_lately(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capacity that a company brought, or contracted, in a quarter or in the last months: no total."""
    if quantity.kind is Kind.MONEY:
        return False
    before = sentence.before(quantity.start, 40)
    if in_the_quarter_pattern().match(sentence.text, quantity.end) and brought_pattern().search(before):
        return True
    if not holds_one(before, BROUGHT) or was_brought_pattern().search(before) is None:
        return False
    if in_all_pattern().match(sentence.text, quantity.end):
        return False
    places = (quantity.end, sentence.span.start)
    return any(in_months_pattern().match(sentence.text, place) for place in places)
