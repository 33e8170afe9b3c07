"""What machines come to at their price: a text's own sum, "the 400 racks would come to roughly $1.2 billion"."""

from __future__ import annotations

import re
from functools import cache

from facts.any_site import of_any_site_pattern
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.markers import SUM

REACH = 130  # letters before an amount within which the machines are named
LEAST = 10**7  # a smaller sum is the price of a machine


@cache
def machines_come_to_pattern() -> re.Pattern[str]:
    """From the machines to their sum: "the accelerators by themselves come to roughly", 这批芯片加起来约."""
    return re.compile(
        r"(?<![a-z])(?:gpu|chip|accelerator|server|hardware) (?:portion|part|share|bill)(?: of the (?:bill|cost|"
        r"total))?"
        rf"(?: alone)? (?:would |will )?(?:comes? (?:to|out at)|works? out at|amounts? to|adds? up to){SUM}$|"
        r"(?<![a-z])(?:the|those|these|all|that many|\d[\d,.]{0,8})(?: (?!cost|price|stolen|"
        r"imported)[a-z0-9-]{2,12}){0,3}? (?:racks|accelerators|gpus|chips|servers|(?:ai |gpu |"
        r"graphics )(?:processors|cards|systems)|processors(?= in| alone))(?: alone| by themselves| themselves|"
        r" on their own| (?:in|for|of) [^,.;]{3,30})?,? (?:would |will |could |"
        rf"should |must |ought to )?(?:come to|work out (?:at|to)|set (?:[a-z0-9.&'-]{{2,14}} ){{1,3}}back|"
        rf"add up to|run to|amount to){SUM}$|"
        r"(?<!进口)(?<!出口)(?<!被盗)(?:芯片|显卡|加速器|服务器|机柜|gpu)(?:本身|单独|部分)?(?:加起来|"
        r"算下来)[^,;。\d]{0,8}$"
    )


@cache
def traded_pattern() -> re.Pattern[str]:
    """Words by which counted machines are goods in trade, or their sum a tax or a damage."""
    return re.compile(
        r"(?<![a-z])(?:stolen|smuggled|imported|imports?|exports?|shipped|tariffs?|dut(?:y|ies)|revenue|sales|sold|"
        r"seized|fined?|a year)(?![a-z])"
    )


@cache
def purchases_come_to_pattern() -> re.Pattern[str]:
    """From somebody's purchases to their sum: "purchases from Nvidia for training will come to"."""
    return re.compile(
        r"(?<![a-z])(?:purchases|orders) (?:from nvidia|of (?:nvidia )?(?:chips|gpus|"
        r"accelerators))(?: for [a-z ]{3,20})? "
        rf"(?:will |would )?(?:come to|amount to|run to)(?: something like)?{SUM}$"
    )


@cache
def come_to_pattern() -> re.Pattern[str]:
    """The verb right before such a sum, which costs less to look for than all that stands before it."""
    return re.compile(
        rf"(?:comes? to|out (?:at|to)|back|up to|run to|amounts? to)(?: something like)?{SUM}$|(?:价|计|"
        rf"来)[^,;。\d]{{0,8}}$"
    )


# Each such verb holds one of these: looking for them costs less than the pattern.
COMING = (
    "come",
    "out at",
    "out to",
    "back",
    "up to",
    "run to",
    "amount",
    "adds up",
    "加起来",
    "算下来",
    "价",
    "计",
)


def machines_come_to(sentence: Sentence, at: int) -> bool:
    """Whether the words before offset `at` lead from counted machines to what they come to."""
    near = sentence.before(at, 48)
    if not any(word in near for word in COMING) or come_to_pattern().search(near) is None:
        return False
    return machines_come_to_pattern().search(sentence.before(at, REACH)) is not None


def is_a_sum_of_prices(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what counted machines come to, in a sentence that is about no site in general."""
    if quantity.value < LEAST:
        return False
    bought = purchases_come_to_pattern().search(sentence.before(quantity.start, REACH))
    if bought is None and not machines_come_to(sentence, quantity.start):
        return False
    if traded_pattern().search(sentence.text, sentence.span.start, sentence.span.end):
        return False
    return of_any_site_pattern().search(sentence.text, sentence.span.start, quantity.start) is None
