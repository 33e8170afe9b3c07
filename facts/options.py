"""Options held and taken up, and capacity that its owner lets."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import BOUND


@cache
def has_option_pattern() -> re.Pattern[str]:
    """How a clause begins in which somebody holds an option, of which the size follows: "took out an option on"."""
    return re.compile(
        r"(?<![a-z])(?:took out|takes out|holds?|held|has|have|also has|got|gets?|secured|retains?|kept|"
        r"keeps) (?:an|the|its) (?:option|first offer|right of first (?:offer|refusal))(?! (?:was|were|"
        r"is) exercised)[^;.]{3,80}, (?:(?:some|another|about|roughly|around|an additional|a further|up to|for|"
        r"with|of) ){0,2}$"
    )


def is_of_an_option(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the size in apposition to what an option is on, with no figure of its kind between."""
    option = has_option_pattern().search(sentence.before(quantity.start, 130))
    if option is None or quantity.kind is Kind.MONEY:
        return False
    begin = quantity.start - len(option.group())
    between = any(begin < other.start < quantity.start for other in sentence.quantities)
    return not between and exercises_pattern().search(option.group()) is None


@cache
def exercises_pattern() -> re.Pattern[str]:
    """That an option is used, or that the sentence has gone on to something else."""
    return re.compile(
        r"(?<![a-z])(?:exercis|used it|took it up|already|but|while|and (?:is|are|will|has|plans|now)|"
        r"which is (?:now )?being built)"
    )


@cache
def taken_up_pattern() -> re.Pattern[str]:
    """Before the size of what an option was on that is used: "has taken up its option on Phase III, another"."""
    return re.compile(
        r"(?<![a-z])(?:exercis(?:e|es|ed|ing)|took up|taken up|takes up|picked up) (?:its|the|an|this|that) "
        r"(?:last |final |remaining |second )?options?(?![a-z])[^;.]{0,70}$"
    )


def is_taken_up(sentence: Sentence, quantity: Quantity) -> bool:
    used = taken_up_pattern().search(sentence.before(quantity.start, 110))
    if (
        used is None
        or quantity.kind is Kind.MONEY
        or supposed_pattern().search(sentence.before(quantity.start, 130))
    ):
        return False
    begin = quantity.start - len(used.group())
    return not any(begin < other.start < quantity.start for other in sentence.quantities)


@cache
def supposed_pattern() -> re.Pattern[str]:
    """That an option is only spoken of: "if it exercises", "has not exercised"."""
    return re.compile(r"(?<![a-z])(?:if|not|unless|may|might|could|would|whether|until)(?![a-z])|n't")


@cache
def let_pattern() -> re.Pattern[str]:
    """Right before capacity that its owner rents out: "has let"."""
    return re.compile(
        rf"(?<![a-z])(?:has|have|had) (?:already |now |also )?(?:let|pre-let|rented out|leased out){BOUND}"
    )


@cache
def lapses_pattern() -> re.Pattern[str]:
    """Behind it: that it is let go rather than rented out, "has let 1 GW of letters of intent lapse"."""
    return re.compile(r"(?<![a-z])(?:lapse|expire|slip|go|drop|slide|run out|wither)(?![a-z])")


def is_let(sentence: Sentence, quantity: Quantity, near: str) -> bool:
    if quantity.kind is not Kind.POWER or let_pattern().search(near) is None:
        return False
    return (
        lapses_pattern().search(sentence.text, quantity.end, min(quantity.end + 60, sentence.span.end))
        is None
    )
