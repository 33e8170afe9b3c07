"""Judges money: spending on computing infrastructure, or revenue, valuations, funding and the like."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence

LEAST_MONEY = 10**7


@cache
def yearly_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[ -]?(?:a|per|each|/) ?-?(?:share|token|hour|user|kwh|mwh|watt|chip|gpu|rack|server|unit|kilowatt|megawatt|gigawatt|mw|gw)|/(?:股|张|台|小时)|每股"
    )


@cache
def other_behind_pattern() -> re.Pattern[str]:
    """A noun directly behind the amount that makes it something else: "$30 billion valuation"."""
    return re.compile(
        r"[ -]?(?:的)?(?:in |of |worth of )?(?:(?:annual|new|fresh|total|net|quarterly|convertible|senior|combined|projected|additional|debt|equity|private|post-money|pre-money|market|tax|cloud|ai|series [a-h]) ){0,3}"
        r"(?:revenue|sales|valuation|market cap|market value|profit|income|loss|funding|financing|round|raise|debt|loan|bond|equity|stake|acquisition|"
        r"ipo|backlog|ebitda|cash|fund\b|fine|tax|grant|subsid|arr\b|notes|credit|bridge|earnings|buyback|takeover|bill\b|fraud|opportunity|market|compensation|award|"
        r"营收|收入|估值|市值|利润|净利|亏损|融资|贷款|债|股权|股份|收购|基金|现金|罚款|订单积压|营业额|美元融资|信贷|补贴)"
    )


def is_infrastructure(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    """True where the amount is spent, or to be spent, on AI-computing infrastructure."""
    if quantity.value < LEAST_MONEY or yearly_pattern().match(sentence.text, quantity.end):
        return False
    if other_behind_pattern().match(sentence.text, quantity.end):
        return False
    near = sentence.nearest
    capex, other = near(quantity, "capex"), near(quantity, "money_other")
    if near(quantity, "per_unit") < 14 or (near(quantity, "market") < 40 and not sentence.names):
        return False
    if capex < 60 and capex <= other + 10:
        return True
    spent = near(quantity, "money_spent")
    if other < spent and other < 40:
        return False
    if not _about_computing(sentence, quantity, computing):
        return False
    return spent < 80 or near(quantity, "money_for") < 40


def _about_computing(sentence: Sentence, quantity: Quantity, computing: bool) -> bool:
    if sentence.has("computing", "capex"):
        return True
    if any(name.subject.kind.value != "company" for name in sentence.names):
        return True
    return computing and sentence.has("money_for", "money_spent")
