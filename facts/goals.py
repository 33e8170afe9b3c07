"""Goals that a clause spells out, and goals that only say where."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def at_a_place_pattern() -> re.Pattern[str]:
    """Before the size of the place that a goal is set for: "targets 104,000 GPUs at a 240MW campus"."""
    return re.compile(r"(?<![a-z])(?:at|in|on) an? $")


@cache
def studied_pattern() -> re.Pattern[str]:
    """Soon behind a figure: that it is only looked into, "another 2 GW under load study"."""
    return re.compile(r" (?:under (?:load )?stud(?:y|ies)|under consideration|being (?:studied|considered))")


STUDIED = 64  # letters behind a figure within which it may be said to be studied only


def _is_studied(sentence: Sentence, quantity: Quantity) -> bool:
    """True where the words right behind a figure, up to the next stop, say that it is only looked into."""
    behind = sentence.text[quantity.end : min(quantity.end + STUDIED, sentence.span.end)]
    match = studied_pattern().search(behind)
    return match is not None and not any(mark in behind[: match.start()] for mark in ",.;:")


def spells_out_a_goal(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what is only looked into, and for a clause that spells out a goal: 提出"双十万"目标,即建成…."""
    if _is_studied(sentence, quantity):
        return True
    low = sentence.clause(quantity.start)[0]
    if not sentence.text.startswith(("即", "也就是"), low):
        return False
    before = sentence.clause(max(sentence.span.start, low - 2))
    return any(cue.phrase in ("目标", "愿景", "蓝图") for cue in sentence.tagged(("target",), *before))


@cache
def besides_pattern() -> re.Pattern[str]:
    """How a clause begins that tells what is got for the figure before it: "…, securing roughly 26 gigawatts"."""
    return re.compile(r" ?(?:with|securing|locking in|gaining|obtaining|covering)(?![a-z])|以?确保|锁定")


def is_of_another_figure(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """True for the goal of an earlier clause with a figure of its own: "could exceed $1 trillion, securing 26 GW"."""
    high = sentence.clause(cue.start)[1]
    figured = any(cue.end <= other.start < high for other in sentence.quantities)
    low = sentence.clause(quantity.start)[0]
    return figured and besides_pattern().match(sentence.text, low) is not None


# How a clause begins that goes on to a later and larger thing: 初始 1 吉瓦,日后可扩展到数吉瓦.
LATER = ("日后", "未来", "将来", "后续", "最终", "远期", "later", "eventually", "ultimately", "in time")
