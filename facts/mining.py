"""Sites that mine coins, whose watts are no AI computing."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def mining_site_pattern() -> re.Pattern[str]:
    """Behind the size of a place where coins are mined: "100MW Gedu mining site"."""
    return re.compile(
        r"[ -](?:of )?(?:[a-z-]{2,14} ){0,3}mining (?:site|farm|facilit|capacity|operation|cent(?:er|re)|campus)"
    )


@cache
def origin_pattern() -> re.Pattern[str]:
    """Before a word of mining that only tells where a company comes from: "spun off from Australian"."""
    return re.compile(
        r"(?<![a-z])(?:spun (?:off|out)|formerly|former|ex-|founded as|once|started as|began as|originally|"
        r"grew out of|emerged from)[^,;.]{0,40}$"
    )


def _only_tells_the_origin(sentence: Sentence, cue: Hit) -> bool:
    begin = max(sentence.span.start, cue.start - 60)
    return origin_pattern().search(sentence.text[begin : cue.start]) is not None


@cache
def for_mining_pattern() -> re.Pattern[str]:
    """Behind a figure: what it is for, " of power capacity for mining"."""
    return re.compile(
        r" of (?:[a-z-]{2,12} ){1,3}(?:for|used (?:for|in)|devoted to) (?:bitcoin |crypto )?mining(?![a-z])"
    )


def is_for_mining(sentence: Sentence, quantity: Quantity) -> bool:
    return for_mining_pattern().match(sentence.text, quantity.end) is not None


def is_mined(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a sentence speaks of mining coins and of no other computing."""
    if mining_site_pattern().match(sentence.text, quantity.end):
        return True
    if all(_only_tells_the_origin(sentence, cue) for cue in sentence.tagged(("coin_mining",))):
        return False
    return sentence.nearest(quantity, "coin_mining") < 30 or not sentence.has(
        "ai_word", "accelerator_sure", "money_object"
    )
