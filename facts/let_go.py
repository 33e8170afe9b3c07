"""Plans that do not go ahead: papers that expire, talks that ended."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


def is_let_go(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """Whether a plan does not go ahead, papers for it expire, or talks on it have ended."""
    if "not " in before and not_ahead_pattern().search(before):
        return True
    behind = sentence.text[quantity.end : min(quantity.end + 70, sentence.span.end)]
    if "let" in before and _is_let_expire(before, behind):
        return True
    if "talks " not in before or talks_on_pattern().search(before) is None:
        return False
    ended = talks_ended_pattern().search(behind)
    if ended is None:
        return False
    return not any(mark in behind[: ended.start()] for mark in (";", ".", " but ", " while ", " although "))


@cache
def talks_on_pattern() -> re.Pattern[str]:
    """Before what talks are about: "talks with Oracle about enlarging the campus to"."""
    return re.compile(r"(?<![a-z])talks (?:over|on|about|to|with|for) [^.;]{3,70}$")


@cache
def not_ahead_pattern() -> re.Pattern[str]:
    """Before what somebody does not go ahead with: "is not moving forward for now with its plan to build"."""
    return re.compile(
        r"(?<![a-z])not (?:moving|going|pressing) (?:forward|ahead|on)(?: for now)? with (?:its|the|a|an|any|"
        r"their) (?:(?!but|and|while)[a-z0-9'$.-]{1,14} ){0,9}[$€£]?$"
    )


@cache
def let_pattern() -> re.Pattern[str]:
    """Before what somebody lets expire: "had let letters of intent for more than", "has let another"."""
    return re.compile(r"(?<![a-z])let(?:s|ting)? (?P<papers>[^.;,]{0,60})$")


@cache
def papers_pattern() -> re.Pattern[str]:
    """What expires."""
    return re.compile(
        r"(?<![a-z])(?:leases?|letters? of intent|options?|contracts?|agreements?|permits?)(?![a-z])"
    )


@cache
def expires_pattern() -> re.Pattern[str]:
    """Behind them: " expire"."""
    return re.compile(r" (?:expire|lapse)(?![a-z])")


def _is_let_expire(before: str, behind: str) -> bool:
    """Whether papers told before a figure, or behind it, are let expire."""
    let, ended = let_pattern().search(before), expires_pattern().search(behind[:50])
    if let is None or ended is None or any(mark in behind[: ended.start()] for mark in ".;,"):
        return False
    return papers_pattern().search(let["papers"] + behind[: ended.start()]) is not None


@cache
def talks_ended_pattern() -> re.Pattern[str]:
    """Behind what talks were about: that nothing came of them."""
    return re.compile(
        r"(?<![a-z])(?:have|had|has) (?:ended without|broken down|broken off|collapsed|fallen through|"
        r"failed)(?![a-z])|(?<![a-z])(?:ended without a deal|fell through|broke down|came to nothing)(?![a-z])"
    )
