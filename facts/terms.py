"""Dates of contracts rather than of what they are for: terms, instalments, deliveries beside a sum."""

from __future__ import annotations

import re
from functools import cache

from facts.dates import DueDate
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import SUM


@cache
def term_pattern() -> re.Pattern[str]:
    """How long a contract runs, which is no date for capacity."""
    return re.compile(r"over (?:the )?(?:\d{1,2}|[a-z]{3,9}) years|为期|期限|\d{1,2} ?年期")


@cache
def contract_noun_pattern() -> re.Pattern[str]:
    """Behind a figure that only names a contract or plan spoken of in passing: 达成的 4.5GW 扩容协议."""
    return re.compile(r"(?:的?[^,。;\d]{0,10})(?:协议|合同|合约)")


@cache
def monthly_pattern() -> re.Pattern[str]:
    return re.compile(r"每月|按月|per month|a month|monthly")


def _is_of_the_contract(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for a date outside the clause that names a contract, and for the term of monthly payments."""
    low, high = sentence.clause(quantity.start)
    if low <= item.start < high or quantity.kind is Kind.MONEY:
        return False
    if contract_noun_pattern().match(sentence.text, quantity.end):
        return True
    return monthly_pattern().search(sentence.text, *sentence.clause(item.start)) is not None


@cache
def contract_sum_pattern() -> re.Pattern[str]:
    """Before an amount in Chinese: that it is what a contract comes to, 合同金额约."""
    return re.compile(
        r"(?:合同|合约|租约|协议|租金)(?:的?总?金?额|总?价值?|总值|合计|总计)[^,;。\d]{0,6}$|"
        rf"(?<![a-z])(?:deal|contract|lease|agreement|pact)s?(?: is| was| are)? (?:worth|valued at){SUM}$"
    )


@cache
def delivered_pattern() -> re.Pattern[str]:
    """That something is handed over: "to be delivered in two phases", 分批移交."""
    return re.compile(
        r"(?<![a-z])(?:deliver(?:ed|y|ies)?|handed over|come online|go live|phases)(?![a-z])|交付|移交|投运|"
        r"上线|启用"
    )


def _is_of_the_delivery(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for the date of a delivery in another clause than the sum of its contract: 2026 年内交付,金额约."""
    if (
        quantity.kind is not Kind.MONEY
        or contract_sum_pattern().search(sentence.before(quantity.start, 60)) is None
    ):
        return False
    low, high = sentence.clause(item.start)
    inside = low <= quantity.start < high
    return not inside and delivered_pattern().search(sentence.text, low, high) is not None


@cache
def part_of_a_plan_pattern() -> re.Pattern[str]:
    """Right before the whole of which a first part is dated: "first 120 MW of a planned"."""
    return re.compile(
        r"(?<![a-z])first \d[\d.,]{0,8} ?[a-z]{0,10} of (?:an?|the|its|their) (?:planned |eventual |total |full )?$"
    )


PAYMENTS = 140  # letters before a figure within which payments for it are told


@cache
def from_to_pattern() -> re.Pattern[str]:
    """Before the end of a span: payments "from September 2026 through", of which capacity is not due at the end."""
    return re.compile(
        r"(?:per month|a month|monthly|a year|annually) from [a-z]{0,10} ?20\d\d (?:through|to|until)? ?$|"
        r"(?:per month|a month|monthly|a year|annually) from $"
    )


@cache
def first_building_pattern() -> re.Pattern[str]:
    """How a clause begins that dates the first building only: 第一栋楼预计, "the first building is due"."""
    return re.compile(
        r" ?(?:其中)?(?:第一|首)[栋座幢个期批][^,;。]{0,8}(?:预计|将|计划|拟|定于)|"
        r" ?(?:and |with )?the first (?:building|hall|phase|data hall|structure)(?: is| will| to| due)(?![a-z])"
    )


def _is_of_the_first_building(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for a date in another clause than the figure, which tells only when the first building comes."""
    low, high = sentence.clause(item.start)
    if low <= quantity.start < high:
        return False
    return first_building_pattern().match(sentence.text, low) is not None


def _is_of_the_first_part(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for the date of a first building, or of a first part, where the figure is of the whole."""
    if _is_of_the_first_building(sentence, item, quantity):
        return True
    whole = part_of_a_plan_pattern().search(sentence.before(quantity.start, 40)) is not None
    return whole and item.start >= quantity.end


def _is_of_payments(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for either end of the span in which monthly payments run, which dates no capacity."""
    if quantity.kind is Kind.MONEY or item.start <= quantity.start - PAYMENTS:
        return False
    return from_to_pattern().search(sentence.before(item.start, 40)) is not None


def is_term(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    if _is_of_payments(sentence, item, quantity) or _is_of_the_first_part(sentence, item, quantity):
        return True
    if _is_of_the_contract(sentence, item, quantity) or _is_of_the_delivery(sentence, item, quantity):
        return True
    if quantity.kind is Kind.MONEY or not sentence.has("deal"):
        return False
    return term_pattern().match(sentence.text, item.start) is not None
