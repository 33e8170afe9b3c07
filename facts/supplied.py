"""States that a maker's chips go to."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_state


@cache
def supplied_pattern() -> re.Pattern[str]:
    """Behind a state's name: that it is supplied, 向韩国政府和企业供应."""
    return re.compile(r"[^,;。]{0,12}(?:供应|提供|交付|供货)")


@cache
def receives_pattern() -> re.Pattern[str]:
    """Behind a state's name: that it gets something, "is getting", 将获得."""
    return re.compile(
        r" (?:is|are) (?:getting|receiving|taking delivery|to (?:get|receive))(?![a-z])| (?:gets|receives|obtains)"
        r"(?![a-z])| will (?:get|receive|obtain)(?![a-z])|(?:将|会|可望|有望)(?:获得|拿到|取得|分到)"
    )


@cache
def supplies_pattern() -> re.Pattern[str]:
    """Before a count of chips that a maker gives to a state: "will supply more than"."""
    return re.compile(
        r"(?<![a-z])(?:supply|supplies|provide|provides|deliver|delivers|ship|ships)(?: [a-z]{2,9}){0,3} $"
    )


def is_supplied(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for the state that a maker's chips go to: 将向韩国政府供应逾 26 万块, "supply 260,000 to South Korea"."""
    if not is_state(name):
        return False
    if name.end <= quantity.start and receives_pattern().match(sentence.text, name.end):
        return True
    before = sentence.text[max(sentence.span.start, name.start - 2) : name.start].rstrip()
    if name.end <= quantity.start and before.endswith(("向", "给", "为")):
        return supplied_pattern().match(sentence.text, name.end) is not None
    gap = sentence.text[quantity.end : name.start] if name.start >= quantity.end else ""
    return gap in (" to ", " to the ") and bool(
        sentence.tagged(("deal",), sentence.span.start, quantity.start)
        or supplies_pattern().search(sentence.text, sentence.span.start, quantity.start)
    )
