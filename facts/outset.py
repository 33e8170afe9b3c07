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


@cache
def first_stage_pattern() -> re.Pattern[str]:
    """How a sentence begins that tells of a first stage: "In the first stage, …", 第一阶段,."""
    return re.compile(
        r"[\s\"']{0,3}(?:in|for|under|during) (?:the|its|a|an) (?:first|initial|opening) (?:stage|phase|step|"
        r"tranche),|\s{0,3}(?:在)?(?:第一阶段|第一期|首期|首阶段),"
    )


@cache
def whole_again_pattern() -> re.Pattern[str]:
    """Where such a sentence turns to the whole or to what comes later."""
    return re.compile(
        r"(?<![a-z])(?:second|later|eventually|ultimately|full|total|overall|then|while|whole|option|scale|"
        r"expand)(?![a-z])|全部|总|最终|其后|之后|未来|第二"
    )


@cache
def outset_pattern() -> re.Pattern[str]:
    """Behind a figure: that it is only the beginning, "100 MW at the outset"."""
    return re.compile(
        r"(?: of [a-z][a-z -]{2,30}?)? (?:at (?:the )?(?:outset|launch|opening|first)(?![a-z])|"
        r"to (?:start|begin)(?: with)?(?=[,.;)]|$)|in (?:the|its|an) (?:first|initial|opening) (?:phase|stage|"
        r"step)(?![a-z]))"
    )


@cache
def set_aside_pattern() -> re.Pattern[str]:
    """Behind the second of two figures: what a part of the first is for, "is reserved for"."""
    return re.compile(
        r" (?:is|are|was|were|will be|being)? ?(?:reserved|set aside|earmarked|allotted|allocated) (?:for|to) "
    )


def is_of_the_outset(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is said to be only the beginning, or set aside from a larger one before it."""
    if outset_pattern().match(sentence.text, quantity.end):
        return True
    larger = any(
        q.kind is quantity.kind and q.end <= quantity.start and q.value > quantity.value
        for q in sentence.quantities
    )
    if larger and set_aside_pattern().match(sentence.text, quantity.end):
        return True
    head = first_stage_pattern().match(sentence.text, sentence.span.start, sentence.span.end)
    return head is not None and not (
        quantity.start < head.end() or whole_again_pattern().search(sentence.text, head.end(), quantity.start)
    )
