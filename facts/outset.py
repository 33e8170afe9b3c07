"""What a site opens with, and what its first building has: parts of what it is to become."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence

ABOUT = r"(?: (?:about|around|roughly|some|over|nearly|almost|more than|up to|at least|an initial)){0,2}"


@cache
def opens_with_pattern() -> re.Pattern[str]:
    """Before what a site is to open with: "will open in 2027 with", "expects to start operations next year with"."""
    return re.compile(
        r"(?<![a-z])(?:will|would|should|shall|to) (?:be )?(?:initially )?(?:open|start|launch|launched|begin|"
        r"debut|opened|go live|go into operation|enter service|kick off|"
        r"start up)(?![a-z])(?:(?! (?:construction|building|build|work|works|an?|its)"
        rf"(?![a-z]))[^,.;:]){{0,50}} (?:with|at){ABOUT} ?$"
    )


@cache
def first_of_pattern() -> re.Pattern[str]:
    """Before what the first of several buildings has: "the first of three halls was energized with"."""
    return re.compile(
        r"(?<![a-z])(?:the|a|its) (?:first|initial|opening|second|third) (?:of (?:the |its |up to )?"
        r"[a-z0-9]{1,8} (?:[a-z-]{2,12} ){0,2}(?:buildings|halls|blocks|modules|phases|stages|sections|units)|"
        r"(?:[a-z-]{2,12} )?(?:building|hall|block|module|stage|section))(?![a-z])"
        rf"[^.;:]{{0,90}}(?: with| at| of|, at|, with|, totall?ing|, good for){ABOUT} ?$"
    )


@cache
def of_the_sum_pattern() -> re.Pattern[str]:
    """Between an amount and the sum that it is a part of: "$9 billion of the record $31 billion"."""
    return re.compile(
        r" of (?:the|its|that|a|this|their) (?:(?:record|total|planned|overall|quarterly|annual|full|"
        r"whole|roughly|about|nearly|more than|projected|expected|quarter's|year's) ){0,2}$"
    )


def is_of_the_start(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capacity that a site opens with or its first building has, and for a part of a sum beside it."""
    text, begin = sentence.text, max(sentence.span.start, quantity.start - 150)
    if _is_of_the_sum_behind(sentence, quantity):
        return True
    if quantity.kind is Kind.MONEY:
        return False
    before = text[begin : quantity.start]
    match = opens_with_pattern().search(before) or first_of_pattern().search(before)
    return match is not None and not any(
        begin + match.start() <= other.start < quantity.start and other.kind is quantity.kind
        for other in sentence.quantities
    )


def _is_of_the_sum_behind(sentence: Sentence, quantity: Quantity) -> bool:
    for other in sentence.quantities:
        if other.start > quantity.end and other.kind is quantity.kind and other.value > quantity.value:
            return of_the_sum_pattern().fullmatch(sentence.text[quantity.end : other.start]) is not None
    return False


@cache
def first_batch_pattern() -> re.Pattern[str]:
    """Right before what comes first: 首批将部署, 第一阶段机房将装入, 今年下半年先有."""
    return re.compile(
        r"(?:首批(?!客户|用户|企业|员工|采用|获|入)|首期|(?<![十百])一期|第一期|第一批|第一阶段|首阶段|"
        r"初期)(?!完成|建成|之后|结束)[^,。;:\d后占]{0,12}$|(?<![首领率事预抢优争原])先(?:使用|租用|启用|上线|"
        r"部署|有)(?:约|近|逾|超过?|共){0,2} ?$"
    )


@cache
def share_of_it_pattern() -> re.Pattern[str]:
    """Right before one's share of a sum told before: 光是Nscale就占."""
    return re.compile(r"(?:光是?|单是|单单|仅)[^,。;\d]{1,16}就?占(?:了|约|近|逾){0,2} ?$")
