"""Prices of companies that are bought."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.tables.markers import SUM


@cache
def takeover_pattern() -> re.Pattern[str]:
    """Behind an amount, as written: a company that is bought, "$40 billion deal to buy Aligned Data Centers"."""
    return re.compile(
        r" (?:[a-z-]{2,12} ){0,3}to (?:buy|acquire|take over|purchase) (?:rival |startup )?(?=[A-Z])(?!AI |GPUs?|"
        r"N[Vv]|[HAB]\d|GB\d)"
    )


@cache
def bought_for_pattern() -> re.Pattern[str]:
    """Before an amount, as written: a company that is bought, "to acquire ArcLight in a"."""
    return re.compile(
        r"(?:[Aa]cquir(?:e|es|ed|ing)|[Bb]uy(?:s|ing)?|[Bb]ought|[Tt]ak(?:e|es|ing) over|[Mm]erg(?:e|es|ed|"
        r"ing) with)(?: [a-z-]{2,14}){0,3} (?!AI |GPUs?|NVIDIA|Nvidia|AMD|Blackwell|[HAB]\d|"
        r"GB\d)[A-Z][\w&.-]{1,20}(?: [A-Z][\w&.-]{1,20}){0,3} (?:in an?|through an?|via an?|"
        r"for)(?: [a-z-]{2,12}){0,3} ?[$€£]?$"
    )


@cache
def buys_pattern() -> re.Pattern[str]:
    """Before a company that is bought: "will buy"."""
    return re.compile(
        r"(?<![a-z])(?:buy|buys|buying|bought|acquir(?:e|es|ed|ing)|tak(?:e|es|ing) over|purchased?) (?:rival )?$"
    )


@cache
def for_pattern() -> re.Pattern[str]:
    return re.compile(r" for (?:about |around |roughly |some |up to )?(?:[a-z]{0,3}[$€£¥₹])?")


def _is_the_price_of_a_company(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "will buy Aligned Data Centers for $40 billion"."""
    return any(
        not name.is_place
        and name.subject.name not in VENDORS
        and buys_pattern().search(sentence.text[max(sentence.span.start, name.start - 24) : name.start])
        and for_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
    )


@cache
def startup_pattern() -> re.Pattern[str]:
    """Before the price of a company told by its kind: "a startup that Amazon bought in 2015 for"."""
    kind = r"(?:start-?up|firm|company|chipmaker|chip designer|designer|rival|business|developer|group|unit)"
    price = (
        r"(?: in (?:[a-z]{3,9} )?20\d\d)? for(?: (?:about|around|some|up to|nearly))? ?[a-z]{0,3}[$€£¥₹]?$"
    )
    bought = r"(?:buy|buys|buying|bought|acquires?|acquired|acquiring|purchased)"
    return re.compile(
        rf"(?<![a-z]){kind}(?: (?:that|which))?(?: [a-z]{{2,14}}){{1,4}} {bought}{price}|"
        rf"(?<![a-z]){bought} (?:the|a|an|its) (?:[a-z-]{{2,14}} ){{0,3}}{kind}(?: [a-z]{{2,14}}){{0,2}}{price}"
    )


@cache
def is_bought_pattern() -> re.Pattern[str]:
    """Before the price of a company named before: ", which has 50 campuses, is being bought for"."""
    return re.compile(
        r"(?<![a-z])(?:is|was|has|to|will)(?: now| to)?(?: be| being| been)? (?:bought|acquired|taken over|"
        r"taken private|snapped up|swallowed)(?: outright| last year| this year)? for(?: (?:about|around|some|"
        r"roughly|nearly|up to|as much as))? ?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def thing_pattern() -> re.Pattern[str]:
    """What is bought that is no company."""
    return re.compile(
        r"(?<![a-z])(?:land|plots?|buildings?|equipment|compute|capacity|servers?|site|halls?|power)(?![a-z])"
    )


def _is_bought(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the price of a company, and of no land or chips, in the passive."""
    if is_bought_pattern().search(sentence.before(quantity.start, 60)) is None:
        return False
    low = sentence.clause(quantity.start)[0]
    leads = [name for name in sentence.names if name.end <= quantity.start]
    goods = sentence.tagged(
        ("chip_object", "accelerator", "site_word", "computing_place", "money_object"), low, quantity.start
    )
    named = thing_pattern().search(sentence.text, low, quantity.start) is not None
    return bool(leads) and not leads[-1].is_place and not goods and not named


@cache
def offered_pattern() -> re.Pattern[str]:
    """Right before what is offered for a company: "CoreWeave offered"."""
    return re.compile(rf"(?<![a-z])(?:offered|offers|bid|bids|offering|bidding){SUM}$")


@cache
def company_behind_pattern() -> re.Pattern[str]:
    """Behind the sum, as written: a company itself, " for Core Scientific.", not " for Vantage's sites"."""
    return re.compile(
        r" for [A-Z][\w&.-]{1,20}(?: [A-Z][\w&.-]{1,20}){0,2}(?:(?=[,.;)]|$)| (?:in|last|this|but|and|on|after|"
        r"before) )"
    )


def buys_a_company(sentence: Sentence, quantity: Quantity) -> bool:
    if _is_the_price_of_a_company(sentence, quantity) or _is_bought(sentence, quantity):
        return True
    if startup_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 110) : quantity.start]
    ):
        return True
    offered = offered_pattern().search(sentence.before(quantity.start, 40))
    if offered and company_behind_pattern().match(sentence.raw, quantity.end):
        return True
    begin = max(sentence.span.start, quantity.start - 90)
    if bought_for_pattern().search(sentence.raw[begin : quantity.start]):
        return True
    match = takeover_pattern().match(sentence.raw, quantity.end)
    if match is None:
        return False
    return not any(name.start == match.end() and name.subject.name in VENDORS for name in sentence.names)
