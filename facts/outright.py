"""Subjects that an order of listing, a deal or a pointing word gives, without a contest of names."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.contenders import DEAL_METRICS
from facts.contracts import is_worth_of_a_contract, other_party
from facts.placed import set_in_place
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.references import pointed_at
from facts.respectively import subject_in_order
from facts.roles import is_vendor
from facts.tables.domain import COMPANY_SPENDING
from facts.topic import Topic
from facts.types import Metric, Subject, SubjectKind


def told_outright(sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic) -> Subject | None:
    """The subject that an order of listing, "the deal" or a pointing word gives without a contest of names."""
    in_order = subject_in_order(sentence, quantity) or other_party(sentence, quantity)
    if in_order is not None:
        return in_order
    if metric is Metric.INVESTMENT and topic.buyer is not None and _speaks_of_the_deal(sentence, quantity):
        return topic.buyer
    if topic.last is not None and not sentence.names and sentence.has("ref_deal") and metric in DEAL_METRICS:
        return topic.last
    if topic.last is not None and _goes_on_about_the_number(sentence, quantity):
        return topic.last
    if topic.place is not None and _is_of_the_place(sentence, quantity):
        return topic.place
    return (
        _summed_with(sentence, quantity)
        or set_in_place(sentence, quantity, metric, topic)
        or pointed_at(sentence, quantity)
    )


def _speaks_of_the_deal(sentence: Sentence, quantity: Quantity) -> bool:
    """True where "the contract" of the sentence before leads to the amount, and no other name does."""
    told = sentence.tagged(("ref_deal",), sentence.span.start, quantity.start)
    if told and sentence.tagged(("ref_company",), told[-1].end, quantity.start):
        return False  # "To fill the order, the operator will buy hardware for"
    return bool(told or is_worth_of_a_contract(sentence, quantity)) and not any(
        name.end <= quantity.start and not is_vendor(name) for name in sentence.names
    )


@cache
def the_number_pattern() -> re.Pattern[str]:
    """Before a figure: the number given before it, "the number would grow to", 这一数字将增至."""
    return re.compile(
        r"(?<![a-z])(?:the|that|this) (?:number|figure|count|total|tally)(?: of (?:gpus|chips))? (?:is|was|will|"
        r"would|could|should|may|might|had|has|to)(?: [a-z]{2,12}){0,4} (?:\d[\d.,]{0,11}(?: million)? and(?: "
        r"[a-z]{2,12}){0,3} )?$|"
        r"(?:这一|该|这个|这)(?:数字|数量|规模|总数)[^,;。\d]{0,10}$"
    )


def _goes_on_about_the_number(sentence: Sentence, quantity: Quantity) -> bool:
    """True where "the number" that grows is that of the sentence before, and nobody else is named."""
    if any(not is_vendor(name) for name in sentence.names):
        return False
    before = sentence.text[max(sentence.span.start, quantity.start - 70) : quantity.start]
    return the_number_pattern().search(before) is not None


@cache
def together_pattern() -> re.Pattern[str]:
    """Before a programme whose other sites are added to one told of before: "Together with the other"."""
    return re.compile(
        r"(?:together|combined|along) with (?:the |its )?(?:other|rest of the|existing|remaining) $|"
        r"(?<![a-z])(?:joins|adds to|is added to|comes on top of) (?:[a-z]{2,10} ){0,3}$"
    )


def _summed_with(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The programme of "Together with the other Stargate sites, it will provide over 4.5 gigawatts"."""
    for name in sentence.names:
        if name.subject.kind is not SubjectKind.PROGRAMME or name.end > quantity.start:
            continue
        if together_pattern().search(sentence.text[max(sentence.span.start, name.start - 40) : name.start]):
            return name.subject
    return None


@cache
def the_place_pattern() -> re.Pattern[str]:
    """Behind the figure of "The $15-billion campus is expected to", at the head of a sentence."""
    return re.compile(
        r"[ -]?(?:[a-z-]{2,12} )?(?:campus|complex|site|facility|data cent(?:er|re)|cluster|project)(?![a-z])|"
        r"的?(?:园区|数据中心|资料中心|集群)"
    )


def _is_of_the_place(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the figure inside the words that stand for the place spoken of before: "The 27-megawatt facility"."""
    head = sentence.text[sentence.span.start : quantity.start].strip(" \"'")
    placed = names_a_place(sentence)
    named = any(0 <= name.start - quantity.end <= 50 for name in sentence.names)
    inside = sentence.before(quantity.start, 5) == " the " and not placed and not named
    return (inside or head in ("the", "this", "该", "这座", "这个")) and bool(
        the_place_pattern().match(sentence.text, quantity.end)
    )


def spends_as_a_company(
    sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic
) -> Subject | None:
    """The company told of last, for its capital spending of some period in a sentence that names nobody."""
    low, high = sentence.clause(quantity.start)
    if metric is not Metric.INVESTMENT or sentence.names or sentence.has("ref_site"):
        return None
    whole = any(cue.phrase in COMPANY_SPENDING for cue in sentence.tagged(("capex",), low, high))
    return topic.company if whole and sentence.has("period") else None


@cache
def compared_pattern() -> re.Pattern[str]:
    """Before a figure that another one is compared with: ", compared with"."""
    return re.compile(
        r"(?<![a-z])(?:compared (?:with|to)|against|versus|than)(?: (?:about|some|around|roughly|nearly|over))? "
        r"?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def of_a_comparison(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Meta of "2 GW of compute, compared with 1 GW for Meta"."""
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    if compared_pattern().search(before) is None:
        return None
    return next(
        (
            name.subject
            for name in sentence.names
            if sentence.text[quantity.end : name.start] in (" for ", " at ", " in ", " by ")
        ),
        None,
    )
