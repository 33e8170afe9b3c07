"""What stands right behind a figure and tells that it is still to be filled: contracts, orders, leases."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def contract_behind_pattern() -> re.Pattern[str]:
    """Behind an amount: a contract, which is to be fulfilled, however finished its signing is."""
    return re.compile(
        r"(?:, |,| |(?=-))(?:[a-z0-9-]{1,14}+,? ){0,4}(?:agreement|deal|contract|"
        r"pact|commitment|budget|proposal|program|programme|pledge)s?(?![a-z])|"
        r" ?(?=[的\u4e00-\u9fff-])[^,。;]{0,11}(?:协议|合同|合约|订单|协定|预算|计划|规划)"
    )


def is_contracted(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a noun such as "contract" or 订单 stands right behind the amount, or leads to it as its sum."""
    if is_sum_of_a_contract(sentence, quantity):
        return True
    return contract_behind_pattern().match(sentence.text, quantity.end) is not None


@cache
def leased_behind_pattern() -> re.Pattern[str]:
    """Behind watts: leases and contracts that have still to be filled, 逾 5 吉瓦具法律约束力的租赁合约."""
    return re.compile(
        r"的?[^,。;\d]{0,10}(?:租赁合约|租赁合同|租约|租赁协议|预租容量)|"
        r"的(?:[^,。;\d]{0,6})?(?:协议|合约|合同)| (?:of |in )?(?:[a-z-]{3,12} ){0,2}(?:leases|"
        r"lease agreements|lease contracts|lease commitments)(?![a-z])| (?:contracted|under contract)(?![a-z])"
    )


@cache
def order_behind_pattern() -> re.Pattern[str]:
    """Behind a count of chips: that they are on order, 3.2 万颗 H200 订单."""
    return re.compile(r"的?[^,。;]{0,6}(?:订单|采购计划)| (?:on order|order)(?![a-z])")


@cache
def only_planned_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it is only planned, "$400 billion in planned investment", "it had guided to"."""
    return re.compile(
        r" (?:in|of|worth of) (?:planned|proposed|announced|pledged|committed|promised)(?![a-z])| (?:that )?(?:it|"
        r"they|"
        r"the company) had (?:guided|forecast|planned|budgeted|projected|expected)(?![a-z])"
    )


@cache
def contract_before_pattern() -> re.Pattern[str]:
    """Before an amount: a contract that it is the sum of, "landed a contract worth as much as"."""
    return re.compile(
        r"(?<![a-z])(?:contract|deal|agreement|order|lease|pact)s?(?![a-z])[^,.;]{0,24} (?:worth|valued at|for|of|"
        r"by|totall?ing)"
        r"(?: (?:about|around|roughly|some|over|nearly|more than|up to|as much as|at least|another|"
        r"a total of)){0,2} ?"
        r"(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def is_sum_of_a_contract(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 90) : quantity.start]
    return contract_before_pattern().search(before) is not None


@cache
def on_a_lease_pattern() -> re.Pattern[str]:
    """Not far behind watts: the lease that somebody takes them on, "200 MW on a long-term lease"."""
    return re.compile(r" (?:on|under) an? (?:[a-z0-9-]{1,14} ){0,3}lease(?![a-z])")


@cache
def lease_before_pattern() -> re.Pattern[str]:
    """Before watts: the lease, or the option taken up, that they are taken by, "a lease with A for another"."""
    return re.compile(
        r"(?<![a-z])(?:leases?|(?:took|taken|taking) up (?:its|an|the) option|exercised (?:its|an|"
        r"the) (?:[a-z]{2,10} )?option)(?: with [^,.;]{2,24})? (?:for|on)(?: (?:an additional|another|about|up to|"
        r"the|some|a "
        r"further|roughly|nearly)){0,2} ?$"
    )


def is_leased(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether leases or contracts that have still to be filled stand behind the watts."""
    if leased_behind_pattern().match(sentence.text, quantity.end):
        return True
    if lease_before_pattern().search(
        sentence.text[max(sentence.span.start, quantity.start - 70) : quantity.start]
    ):
        return True
    high = min(sentence.clause(quantity.start)[1], quantity.end + 60)
    return on_a_lease_pattern().search(sentence.text, quantity.end, high) is not None
