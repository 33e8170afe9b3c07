"""Amounts in a list of companies whose noun stands once: "Amazon has earmarked $200bn, Microsoft $190bn"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from facts.another import is_a_further_thing
from facts.links import shares_a_look_alike
from facts.other_money import is_ruled_out
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.repeats import Found
from facts.roles import is_vendor
from facts.strangers import is_a_stranger
from facts.tables.chips import VENDORS
from facts.types import Mention, Metric

MOST_TIMES = 40  # the amounts of one list are of one order


@cache
def next_pattern() -> re.Pattern[str]:
    """At the end of the words between an amount and the next name of its list."""
    return re.compile(
        r"(?:,|，|、| and| while| whereas| with|followed by|trailed by|ahead of|而|和|及) ?(?:and |while |"
        r"followed by |trailed by |then |by |parent |with )?$"
    )


STOPS = ".:;$€£¥₹。；"


def _leads_to_the_next(gap: str) -> bool:
    """Whether the words between an amount and a name only go on to the next of a list."""
    if len(gap) > 70 or any(mark in gap for mark in STOPS):
        return False
    return next_pattern().search(gap) is not None


@cache
def its_amount_pattern() -> re.Pattern[str]:
    """Between a name and its own amount, where the verb is left out."""
    return re.compile(
        r"(?:'s)?(?: \([^()]{1,12}\))?(?:,| —)?(?: (?:at|with|on|to|is at|comes in at|follows with|another|some|"
        r"about|around|roughly|nearly|up to|over|more than|between)){0,3} ?(?:[a-z]{0,3}[$€£¥₹])?|"
        r"(?:则|也|为|是|约|达|的)?(?:约|近|超过?|高达)?"
    )


def metric_in_its_list(
    sentence: Sentence,
    quantity: Quantity,
    metric: Metric | None,
    before: Mention | None,
    refused: AbstractSet[int],
) -> Metric | None:
    """The metric, put right by the figure `before` it in its sentence; `refused` holds where look-alikes start."""
    if metric is not None and shares_a_look_alike(sentence, quantity, refused):
        metric = None
    if before is None:
        return metric
    if metric is Metric.POWER and is_of_a_plant_told(sentence, before, quantity):
        return Metric.GENERATION
    if metric is not None:
        return metric
    if continues_a_list(sentence, before, quantity) or goes_to_another_place(sentence, before, quantity):
        return Metric.INVESTMENT
    grown = quantity.kind is Kind.POWER and before.metric is Metric.POWER
    if grown and grows_to_pattern().fullmatch(sentence.text, before.evidence.end, quantity.start):
        return Metric.POWER
    return metric


@cache
def place_gap_pattern() -> re.Pattern[str]:
    """Between two amounts of one verb, as written: " in Virginia through 2026, ", " in Ohio and another "."""
    return re.compile(
        r"(?: more)? (?:in|across) (?:the )?(?!AI |GPU)[A-Z][^,;.:$€£¥()]{1,50},?(?: and)?(?: (?:another|about|"
        r"some|roughly|nearly|an additional))? "
    )


@cache
def place_behind_pattern() -> re.Pattern[str]:
    """Behind an amount, as written: the place that it is for, " in Iowa", " across the PJM region"."""
    return re.compile(
        r"(?: more)? (?:in|across) (?!AI |GPU)(?:the |northern |southern |eastern |western |"
        r"central ){0,2}[A-Z][\w.-]{1,20}"
    )


def goes_to_another_place(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the next amount of "will invest $20 billion in Pennsylvania, $10 billion in North Carolina"."""
    if before.metric is not Metric.INVESTMENT or quantity.kind is not Kind.MONEY:
        return False
    if place_gap_pattern().fullmatch(sentence.raw, before.evidence.end, quantity.start) is None:
        return False
    place = place_behind_pattern().match(sentence.raw, quantity.end)
    if place is None or before.figure.currency != quantity.currency or is_ruled_out(sentence, quantity):
        return False
    return not any(quantity.end <= name.start < place.end() and not name.is_place for name in sentence.names)


@cache
def grows_to_pattern() -> re.Pattern[str]:
    """Between the size of a site and what it may grow to: ",日后有条件扩到", ", later expanding to"."""
    return re.compile(
        r"[^;。\d]{0,14}(?:扩展?|增|升|提升|扩建)[到至](?:约|近|逾|最多|至多)? ?|"
        r",? (?:[a-z]{2,10} ){0,4}(?:expand|grow|scale|ris|increas)(?:e|es|ed|ing|s)?(?: up| later| eventually)? "
        r"(?:to|as far as)(?: (?:about|around|up to|as much as|more than|over|nearly|some))? "
    )


@cache
def of_it_pattern() -> re.Pattern[str]:
    """Right behind watts: that they are a part of those told just before, " of which"."""
    return re.compile(r" of (?:it|them|that|this|those|these|which)(?![a-z])|,? ?of which")


def is_of_a_plant_told(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for a part of the plant told just before: "2.8 GW of fuel cells, 1.2 GW of it under contract"."""
    if before.metric is not Metric.GENERATION or quantity.kind is not Kind.POWER:
        return False
    gap = sentence.text[before.evidence.end : quantity.start]
    if len(gap) > 70 or any(mark in gap for mark in ".;"):
        return False
    return (
        "of which" in gap
        or gap.endswith((" the remaining ", " the rest, "))
        or of_it_pattern().match(sentence.text, quantity.end) is not None
    )


@cache
def of_the_plants_pattern() -> re.Pattern[str]:
    """Before watts of plants told of in the sentence before: "With another plant planned, the total comes to"."""
    more_or_less = r"(?: (?:up to|about|around|roughly|approximately|nearly|some|over|more than)){0,2}"
    return re.compile(
        r"\s{0,2}(?:together,? )?(?:the|these|all|with (?:a|another|one more)|a further|"
        r"another) (?:[a-z0-9-]{1,12} ){0,2}(?:plants?|units|turbines|"
        r"ones)(?![a-z])[^.;]{0,90}(?:generate|produce|deliver|supply|adds?|comes? to|total|reach(?:es)?|"
        rf"rises? to|for a total of){more_or_less} $|"
        rf"\s{{0,2}}of (?:these|those|this|them),{more_or_less} $"
    )


def goes_on_about_plants(sentence: Sentence, last: Mention, since: int, quantity: Quantity) -> bool:
    """True for watts of plants of which the sentence before, from `since` on, gave those of some."""
    if quantity.kind is not Kind.POWER or last.metric is not Metric.GENERATION:
        return False
    if not since <= last.evidence.start < sentence.span.start:
        return False
    return of_the_plants_pattern().fullmatch(sentence.text, sentence.span.start, quantity.start) is not None


def continues_a_list(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the next company's amount in a list whose first amount, `before`, is spent on infrastructure."""
    if before.metric is not Metric.INVESTMENT or quantity.kind is not Kind.MONEY:
        return False
    if before.figure.currency != quantity.currency or is_ruled_out(sentence, quantity):
        return False
    if not before.figure.value / MOST_TIMES <= quantity.value <= before.figure.value * MOST_TIMES:
        return False
    return any(
        not name.is_place
        and name.subject.name not in VENDORS
        and before.evidence.end < name.start
        and name.end <= quantity.start
        and its_amount_pattern().fullmatch(sentence.text, name.end, quantity.start)
        and _leads_to_the_next(sentence.text[before.evidence.end : name.start])
        for name in sentence.names
    )


def takes_after(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the next of a list that says nothing of its own status: it is as the amount before it."""
    own = sentence.tagged(("planned", "running", "target", "dropped"), before.evidence.end, quantity.start)
    return not own and continues_a_list(sentence, before, quantity)


@cache
def of_another_pattern() -> re.Pattern[str]:
    """Between two equal figures of a list in one sentence: " of custom chips from Broadcom, at least "."""
    return re.compile(
        r" (?:of|with|for|from) [^.;()]{3,80}?(?:,| and)(?: and)?(?: (?:at least|no less than|up to|about|"
        r"another|over|some|roughly)){0,2} |"
        r"(?=[^.;()。]{0,12}[和与及,、])[^.;()。\d]{0,12}[和与及,、][^.;()。\d]{0,4}"
    )


def is_of_the_list(sentence: Sentence, before: Found, quantity: Quantity, metric: Metric) -> bool:
    """True for the next figure of one metric in a sentence that names but one subject, that of the figure before."""
    one, text = before.mention, sentence.text
    if before.subject is None or one.metric is not metric or one.evidence.start < sentence.span.start:
        return False
    if any(name.subject != before.subject and not is_vendor(name) for name in sentence.names):
        return False
    strange = is_a_stranger(sentence, quantity.start) or is_a_further_thing(sentence, quantity.start)
    return not strange and "." not in text[one.evidence.end : quantity.start]


def is_listed_again(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the second of two equal figures that a sentence lists with a noun each: they are of two things."""
    for other in sentence.quantities:
        equal = other.kind is quantity.kind and other.value == quantity.value and other.end < quantity.start
        if equal and of_another_pattern().fullmatch(sentence.text, other.end, quantity.start):
            return True
    return False
