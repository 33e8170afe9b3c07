"""Capacity that a quarter or the last months brought: an addition and no total."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def in_the_quarter_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: of [a-z -]{3,24})?(?: online| live)? (?:in|during|over) (?:the|last)(?: (?:latest|past|first|second|"
        r"third|"
        r"fourth|final|most recent))? quarter(?![a-z]| of)|(?: of [a-z -]{3,24})?(?: online| live)? (?:in|during|"
        r"over) the (?:past|last|latest|previous|trailing) (?:year|month|(?:\d{1,2}|two|three|four|six|nine|twelve|"
        r"few) (?:months|quarters|weeks))(?! of 20)"
    )


@cache
def brought_pattern() -> re.Pattern[str]:
    """Right before a figure: verbs of what comes on top, "having switched on"."""
    return re.compile(
        r"(?<![a-z])(?:put in|put on|brought on|bring on|add|switch(?:ed|ing) on|"
        r"turn(?:ed|ing) on|bring(?:ing)?|brought(?: online)?|energi[sz]|"
        r"activat|deliver|deploy|install|sign|contract)(?:ed|ing|s)?(?: (?:about|around|roughly|some|over|"
        r"almost|more than|nearly|another))? ?$"
    )


@cache
def in_months_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells what the last months brought: "In the last three months of 2025"."""
    return re.compile(
        r"\s{0,2}(?:in|during|over) the (?:past|last|latest|previous|trailing) (?:year|quarter|(?:\d{1,2}|two|three|"
        r"four|six|nine|twelve) (?:months|quarters|weeks))(?![a-z])"
    )


def was_brought_lately(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the capacity that a company brought, or contracted, in a quarter or in the last months: no total."""
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    if quantity.kind is Kind.MONEY or brought_pattern().search(before) is None:
        return False
    told = in_the_quarter_pattern().match(sentence.text, quantity.end)
    return (told or in_months_pattern().match(sentence.text, sentence.span.start)) is not None
