"""Words of bounds that bind nothing where they stand: "hand over 300 MW", "passed a $10 billion plan", 签约."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from facts.earlier import announced_behind_pattern
from facts.lexicon import Hit
from facts.quantities import Kind, Quantity
from facts.reading import Sentence

CONTRACTS = frozenset("签合租条预契违节履公制邀")  # before 约, words of agreeing
COMPARATIVES = frozenset(
    ("above", "well above", "higher than", "exceeds", "exceeding", "surpasses", "surpassing", "more than")
)


@cache
def outdone_pattern() -> re.Pattern[str]:
    """Between a comparison and an amount that was outdone: "above the $131 billion it laid out"."""
    return re.compile(r" (?:the|last year's|its|their) (?:[a-z-]{3,12} ){0,2}[a-z]{0,3}[$€£¥₹]")


@cache
def built_around_pattern() -> re.Pattern[str]:
    """Before an "around" that makes nothing uncertain: "built around 8,192 chips"."""
    return re.compile(
        r"(?<![a-z])(?:built|based|cent(?:er|re)d|designed|organi[sz]ed|revolves?|structured|formed) $"
    )


@cache
def handed_pattern() -> re.Pattern[str]:
    """Before an "over" that is a part of its verb: "is to hand over 300 megawatts"."""
    return re.compile(r"(?<![a-z])(?:hand|turn)(?:s|ed|ing)? $")


@cache
def agreement_pattern() -> re.Pattern[str]:
    """Before an "over" that tells what is agreed on: "an agreement over 6 gigawatts"."""
    return re.compile(r"(?<![a-z])(?:agreement|pact|talks|negotiations) $")


@cache
def brought_pattern() -> re.Pattern[str]:
    """Before an "up to" that is a part of its verb: "would be brought up to 103 MW", "a ramp-up to"."""
    return re.compile(
        r"-$|"
        r"(?<![a-z])(?:be|been|being|is|are|was|were) (?:brought|taken|raised|lifted|expanded) $|"
        r"(?<![a-z])(?:bring|brings|bringing|brought|takes?|taking|took|raise[sd]?|lift(?:s|ed)?) (?:it|them|that|"
        r"the (?:site|campus|total|complex)|its capacity|capacity) $|"
        r"(?<![a-z])which [^,.;]{2,40} to (?:bring|take|raise|lift) $"
    )


@cache
def arrow_pattern() -> re.Pattern[str]:
    """Before the ">" of an arrow."""
    return re.compile(r"[-=]$")


@cache
def over_and_pattern() -> re.Pattern[str]:
    """Before the "above" of "over and above the 21,500 it had"."""
    return re.compile(r"over and $")


@cache
def on_pattern() -> re.Pattern[str]:
    """Before the "top" of "on top of"."""
    return re.compile(r"on $")


@cache
def not_right_before_pattern() -> re.Pattern[str]:
    """Up to a figure: more than a space, so that the word governs another noun: "under a 10 MW lease"."""
    return re.compile(r"(?! $)(?s:.){0,40}")


@cache
def the_pattern() -> re.Pattern[str]:
    """Up to a figure that something comes on top of: "Beyond the 50,000 GPUs that it is to get, …"."""
    return re.compile(r" the ")


@cache
def of_time_pattern() -> re.Pattern[str]:
    """Behind 近: that it is lately, 近日, 近年来."""
    return re.compile(r"[日年期来几](?s:.){0,40}")


@cache
def whose_guess_pattern() -> re.Pattern[str]:
    """Behind 预估: 先前预估的 X tells whose figure it is, not how exact."""
    return re.compile(r"的(?s:.){0,40}")


# By a word of bound: what stands right before it where it binds nothing.
BEFORE: Mapping[str, Callable[[], re.Pattern[str]]] = {
    ">": arrow_pattern,
    "up to": brought_pattern,
    "over": handed_pattern,
    "around": built_around_pattern,
    "above": over_and_pattern,
    "top": on_pattern,
}
# And all that stands between it and the figure.
UP_TO_THE_FIGURE: Mapping[str, Callable[[], re.Pattern[str]]] = {
    "under": not_right_before_pattern,
    "passed": not_right_before_pattern,
    "has passed": not_right_before_pattern,
    "have passed": not_right_before_pattern,
    "had passed": not_right_before_pattern,
    "beyond": the_pattern,
    "近": of_time_pattern,
    "预估": whose_guess_pattern,
    "估计": whose_guess_pattern,
    "估算": whose_guess_pattern,
}


def binds_nothing(sentence: Sentence, cue: Hit, quantity: Quantity) -> bool:
    """Whether a word of bound before a figure says nothing of how exact it is."""
    gap = sentence.text[cue.end : quantity.start]
    before, between = BEFORE.get(cue.phrase), UP_TO_THE_FIGURE.get(cue.phrase)
    if before is not None and before().search(sentence.before(cue.start, 60)):
        return True
    if between is not None and between().fullmatch(gap):
        return True
    if cue.phrase in COMPARATIVES:
        return _tells_what_was_outdone(sentence, quantity, gap)
    if cue.phrase == "over":
        return _is_what_it_is_about(sentence, cue, quantity, gap)
    return cue.phrase.startswith("约") and _is_of_a_contract(sentence, cue)


def _tells_what_was_outdone(sentence: Sentence, quantity: Quantity, gap: str) -> bool:
    """True for "above the $131 billion it laid out", "surpasses the 1.8 gigawatts announced last summer"."""
    if not quantity.previous and outdone_pattern().match(gap):
        return True
    return gap == " the " and announced_behind_pattern().match(sentence.text, quantity.end) is not None


def _is_what_it_is_about(sentence: Sentence, cue: Hit, quantity: Quantity, gap: str) -> bool:
    """True for the "over" of "an agreement over 500 MW", "an appeal over a £3.9bn"."""
    if quantity.kind is Kind.MONEY:
        return gap == " a "
    return agreement_pattern().search(sentence.before(cue.start, 14)) is not None


def _is_of_a_contract(sentence: Sentence, cue: Hit) -> bool:
    """True for the 约 of 签约 and 合约, not of 折合约."""
    before = sentence.before(cue.start, 2)
    return before != "折合" and before[-1:] in CONTRACTS
