"""What is in use: brought online, handed over, run by somebody; and what is only seen switched on by some day."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Status


def status_by_use(sentence: Sentence, quantity: Quantity) -> Status | None:
    """What is seen switched on by some day, was brought online or is run; None for all that is unreal."""
    low, before = sentence.clause(quantity.start)[0], sentence.before(quantity.start, 60)
    online = online_pattern().match(sentence.text, quantity.end)
    if online and seen_pattern().search(before):
        return None if now_pattern().match(sentence.text, online.end()) else Status.PLANNED
    unreal = unreal_pattern().search(sentence.text, low, quantity.start) is not None
    if unreal or sentence.tagged(("planned", "target", "dropped"), low, quantity.start):
        return None
    brought = online is not None and brought_pattern().search(before) is not None
    return Status.RUNNING if brought or run_pattern().match(sentence.text, quantity.end) else None


@cache
def now_pattern() -> re.Pattern[str]:
    """Behind "online": that it is so now."""
    return re.compile(r" (?:today|now|already|at present|at the moment|so far)(?![a-z])")


@cache
def unreal_pattern() -> re.Pattern[str]:
    """Words before a figure that is not, or not yet, so: conditions, hopes, doubts, denials."""
    return re.compile(
        r"(?<![a-z])(?:if|had [a-z]{2,20} brought|hop(?:es?|ed|ing)|doubts?|not|never|whether|until|once|unless|may|"
        r"might|could|would|will|abandons?)(?![a-z])"
    )


@cache
def brought_pattern() -> re.Pattern[str]:
    """Before what somebody brought online, "It brought about"; not before what "will have brought" it."""
    return re.compile(
        r"(?<!have )(?<!be )(?<![a-z])(?:brought|switched|turned)(?: (?:on|another|an additional|about|around|"
        r"roughly|over|more than|nearly|some|its first|the first)){0,3} $"
    )


@cache
def online_pattern() -> re.Pattern[str]:
    """Behind such watts: " of new capacity online", " live", " switched on"."""
    return re.compile(
        r"(?: of [a-z -]{3,30})?(?: more)? (?:online|on line|live|in(?:to)? (?:service|operation)|switched on|"
        r"energi[sz]ed|up and running)(?![a-z])"
    )


@cache
def seen_pattern() -> re.Pattern[str]:
    """Before what somebody expects to run: "still sees more than"."""
    return re.compile(
        r"(?<![a-z])(?:sees|expects|foresees|expecting|seeing)(?: to have)?(?: (?:about|around|roughly|over|"
        r"more than|nearly|some|at least|up to|another)){0,2} $"
    )


@cache
def run_pattern() -> re.Pattern[str]:
    """Behind what somebody has in use: "the 75MW it runs in Mäntsälä", "The 50 megawatts handed over"."""
    return re.compile(
        r" (?:handed over|energi[sz]ed|already (?:live|online|running))(?! (?:by|before|next|later|from|in (?:20|"
        r"the (?:first|second|third|fourth|next|coming)|q[1-4]|early|late|mid)))(?![a-z])|"
        r" (?:that |which )?(?:it|they|the (?:company|group|firm)) (?:already |now |currently )?(?:runs?|"
        r"operates?)(?![a-z])"
    )
