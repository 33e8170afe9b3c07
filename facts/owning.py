"""Words right before a figure by which somebody has it."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Status


@cache
def owned_pattern() -> re.Pattern[str]:
    """有 and its like right before a figure."""
    return re.compile(
        r"(?<![没所只唯另会将可能还要拟])有(?:着|了)?(?:超过|逾|约|近|超|将近|至少)? ?$|"
        r"(?<![a-z])(?:holds|houses|contains|boasts)(?: (?:nearly|about|around|roughly|over|more than|some|"
        r"almost))? ?$|(?<![a-z])(?:which|that|already|currently|now|it|who) (?:has|have|had|owns|operates|"
        r"possesses|runs)(?: (?:nearly|about|around|roughly|over|more than|some|almost|at least|"
        r"approximately))? ?$"
    )


def is_owned(
    sentence: Sentence,
    quantity: Quantity,
    low: int,
    left: list[Hit],
    dated_ahead: bool,
    inherited: Status | None,
) -> bool:
    """True where the words right before the figure say that somebody has it, and nothing puts that off."""
    if left or dated_ahead or quantity.kind is Kind.MONEY:
        return False
    begin, end = sentence.clause(quantity.start)
    if inherited is Status.PLANNED and not any(begin <= name.start < end for name in sentence.names):
        return False  # it goes on about something that is only planned
    return owned_pattern().search(sentence.text[max(low, quantity.start - 34) : quantity.start]) is not None


@cache
def spent_pattern() -> re.Pattern[str]:
    """Right before an amount: that it is spent, "spent over $34 billion", and is not to be spent."""
    return re.compile(
        r"(?<![a-z])had (?:a )?(?:combined |total |joint )?(?:capital expenditures?|capex|capital spending) of"
        r"(?: (?:about|around|roughly|some|over|nearly|more than))? ?(?:[a-z]{0,3}[$€£¥₹])?$|"
        r"(?<!be )(?<!is )(?<!are )(?<!will have )(?<!would have )(?<!have )(?<!to have )(?<![a-z])(?:spent|"
        r"laid out|shelled out)"
        r"(?: (?:about|around|roughly|some|over|nearly|more than|at least|almost|just over|just under|another))? ?"
        r"(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def telling_pattern() -> re.Pattern[str]:
    """Between the start of a sentence, or a verb of telling, and a figure in the subject of what is told."""
    return re.compile(
        r"(?:(?<![a-z])(?:announce[ds]?|said|says|confirm(?:ed|s)|reported|disclosed|revealed)(?: (?:today|yesterday|"
        r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|last|earlier this) (?:week|month)))?"
        r"(?: that)?|^)"
        r"(?: ?(?:the|its|their|an?|all|both|first|initial|second|third|new|of|about|some|roughly|nearly|over|"
        r"phase|one|two|i|ii)){0,5} $"
    )


@cache
def stands_pattern() -> re.Pattern[str]:
    """Behind such a figure: that it stands, "data center in Ellendale is operational"."""
    return re.compile(
        r"(?! ?(?:will|would))(?:[ -](?!that |which |who |where |once |when |until |if |and |or |will |would |to |"
        r"expected |planned |plans? )[a-z0-9'.]{1,14}+,?){0,14} (?:is|are|has|have)(?: (?:now|already|officially|"
        r"fully|both|all)){0,2} (?:online|operational|live|up and running|in operation|in service|ready for service|"
        r"open(?! to)|running(?! out| behind| late| into)|gone live|"
        r"come on ?line|been (?:energi[sz]ed|completed|switched on|delivered|commissioned)|"
        r"begun operati|started operati|entered (?:service|operation)|gone into (?:service|operation))"
    )


def is_said_to_stand(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "announced that the 50 MW data center is operational", where announcing is no plan."""
    begin = max(sentence.span.start, quantity.start - 80)
    before = sentence.text[begin : quantity.start]
    if telling_pattern().search(before if begin == sentence.span.start else "," + before) is None:
        return False
    return stands_pattern().match(sentence.text, quantity.end, sentence.span.end) is not None
