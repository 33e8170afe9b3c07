"""Shares of a whole that no word of parts names: what each building holds, a phase's cost, what goes on something."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def whole_before_pattern() -> re.Pattern[str]:
    """Right before the figure of a whole: 总容量规划为, "total capacity of", "two data centers, each with"."""
    return re.compile(
        r"(?<![期阶段步])(?:总容量|总规模|总功率|总算力|总投资|total capacity)[^,;。\d]{0,8}$|"
        r"(?<![a-z])(?:data cent(?:er|re)s|campuses|sites)[^,.;]{0,30}, each (?:with|of|holding|having) $"
    )


@cache
def each_building_pattern() -> re.Pattern[str]:
    """Before what each of several buildings holds: "eight buildings, each of which will house up to"."""
    return re.compile(
        r"(?<![a-z])(?:buildings|halls|structures)[^.;]{0,60}(?:,| and) (?:and )?each(?: of (?:which|"
        r"them))?[^,.;]{0,50}$|"
        r"(?<![a-z])each of (?:its|the|these|those|their) (?:[a-z]{2,8} ){0,3}(?:buildings|halls)[^,.;]{0,50}$|"
        r"(?<![a-z])each (?:building|hall)(?![a-z])[^,.;]{0,50}$"
    )


@cache
def split_into_pattern() -> re.Pattern[str]:
    """Before the shares of a sum: "was split into $700 million for buildings and $300 million for equipment"."""
    return re.compile(
        r"(?<![a-z])(?:split|divided|broken down) (?:in)?to (?:about "
        r")?(?:[a-z]{0,3}[$€£¥₹])?(?:\d[^.;]{2,40} and (?:about )?(?:[a-z]{0,3}[$€£¥₹])?)?$"
    )


@cache
def phase_costs_pattern() -> re.Pattern[str]:
    """Right before what one phase has or costs: "that phase alone would cost"."""
    return re.compile(
        r"(?<![a-z])(?:that|this|the first|the initial|phase one|first) phase(?: alone| itself)?(?: would|"
        r" will| is to| could| may)? (?:cost|need|require|have|take|draw)s? (?:about |around |some |"
        r"up to )?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def for_a_phase_pattern() -> re.Pattern[str]:
    """Behind an amount: the first phase that it is for, "around $1 billion for the first 20MW phase"."""
    return re.compile(
        r" (?:for|on|in|into) (?:the|a|its) (?:first|initial|opening|second) (?:\d{1,4} ?(?:mw|megawatts?|"
        r"gw)[ -])?(?:phase|stage|building|tranche)(?![a-z])"
    )


@cache
def of_a_phase_pattern() -> re.Pattern[str]:
    """Before an amount: the same, "The initial investment for a first 20MW phase comes to almost"."""
    return re.compile(
        r"(?<![a-z])(?:the|a|its) (?:first|initial|opening) (?:\d{1,4} ?(?:mw|megawatts?|gw)[ -])?(?:phase|"
        r"stage)(?: of [^,.;]{3,60}| for [^,.;]{3,40})?(?:, [^.;]{3,110},)? (?:comes? to|costs?|is valued at|"
        r"is put at|is worth|will cost|represents? (?:a |an )?(?:[a-z]{3,12} )?(?:investment|"
        r"outlay) of)(?: (?:about|around|roughly|some|over|nearly|almost|more than|"
        r"up to)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def alone_pattern() -> re.Pattern[str]:
    """Before a figure: that it is of one thing among several, "the energy infrastructure alone at about"."""
    return re.compile(
        r"(?<![a-z])(?:alone|by itself)(?: (?:is|at|would|will|could|accounts? for|comes? to|costs?|"
        r"requires?|put)){0,3}(?: (?:about|around|roughly|some|over|nearly|more than|"
        r"up to)){0,2} ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


@cache
def goes_on_pattern() -> re.Pattern[str]:
    """Behind an amount: what it goes on, out of a sum told of before, "would go on chips alone"."""
    return re.compile(
        r"(?: ?\([^()]{1,24}\))? (?:(?:would|will|is to|are to) )?(?:go|goes|be spent) (?:on|to|into|toward|towards) "
    )


@cache
def in_a_quarter_pattern() -> re.Pattern[str]:
    return re.compile(
        r" in the (?:first|second|third|fourth|september|june|march|december) quarter alone(?![a-z])"
    )


def is_of_a_phase(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the cost or the size of a phase, of one thing alone, of a quarter."""
    text, begin = sentence.text, sentence.span.start
    return bool(
        for_a_phase_pattern().match(text, quantity.end)
        or in_a_quarter_pattern().match(text, quantity.end)
        or of_a_phase_pattern().search(text, begin, quantity.start)
        or (
            quantity.kind is Kind.MONEY
            and alone_pattern().search(text, max(begin, quantity.start - 60), quantity.start)
        )
    )


@cache
def online_pattern() -> re.Pattern[str]:
    """Behind a figure: that so much comes first, "one gigawatt to be online by the end of next year"."""
    return re.compile(
        r" (?:(?:is |are )?expected (?:to be )?|to be |coming |due )(?:online|ready|available|in operation)(?![a-z])"
    )


def comes_first(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the smaller figure that is to come online of a larger one which is only possible."""
    if online_pattern().match(sentence.text, quantity.end) is None:
        return False
    for other in sentence.quantities:
        larger = other.kind is quantity.kind and other.end < quantity.start and other.value > quantity.value
        if larger and sentence.tagged(("target", "at_most_left"), sentence.span.start, other.start):
            return True
    return False


@cache
def whole_of_somebodys_pattern() -> re.Pattern[str]:
    """Between a part and the whole that it is of: "Phase one of Oracle's", "the first building of the"."""
    return re.compile(
        r" of (?:the|its|their|a|an|[a-z0-9 .&-]{2,24}'s?) (?:planned |proposed )?(?:[a-z]{0,3}[$€£¥₹])?"
    )


@cache
def whole_noun_pattern() -> re.Pattern[str]:
    """Behind the size or the cost of such a whole: " AI campus", "-data center"."""
    return re.compile(
        r"[ -](?:[a-z-]{2,14} ){0,3}(?:campus|site|project|complex|data cent(?:er|re)|programme|program|plan|"
        r"development|build-?out|facility|supercomputer|cluster)(?![a-z])"
    )


@cache
def of_the_goods_pattern() -> re.Pattern[str]:
    """Inside a figure: some of those told of, "104,000 of the GPUs"."""
    return re.compile(
        r" of (?:them(?![a-z])|(?:the|these|those|its|their) (?:gpus|chips|accelerators|processors|"
        r"cards|tpus|superchips))"
    )


@cache
def whole_plan_pattern() -> re.Pattern[str]:
    """Behind "part of": a plan or deal as a whole, whose figure is no part."""
    return re.compile(
        r" (?:a|an|the|its|their|this|that|our)(?: [a-z-]{1,14}){0,3} (?:plan|program|programme|effort|project|"
        r"initiative|deal|agreement|expansion|strategy|package|push|commitment|partnership|pledge)s?(?![a-z])"
    )


@cache
def whole_behind_pattern() -> re.Pattern[str]:
    """Behind the figure of a plan that something else is part of: "part of a $10 billion deal"."""
    return re.compile(
        r"(?: [a-z'-]{1,14}){0,3} (?:plan|program|programme|effort|project|initiative|deal|agreement|expansion|"
        r"strategy|package|push|commitment|partnership|pledge|investment|campus|build-?out|roadmap)s?(?![a-z])"
    )


@cache
def grows_behind_pattern() -> re.Pattern[str]:
    """Some words behind a first part: what it grows to, its phase, "part of"."""
    return re.compile(
        r", (?:rising|growing|increasing|scaling|expanding|climbing|ramping|going|"
        r"before \w{2,16}ing) (?:up )?to(?! be)| (?:on|for|in|into) (?:the|its|a) (?:first|second|third|"
        r"initial|final) (?:phase|stage|tranche|building)|, (?:a |the |one )?(?:first )?(?:part|slice|share|"
        r"portion|fraction|chunk) of(?! (?:it|them) | an? (?:plan|programme|program|push|drive|"
        r"effort)(?! (?:of|to) )(?![a-z]))|"
        r", or (?:about |roughly )?[a-z0-9]{1,8} of (?:the|its) (?:[a-z0-9-]{2,10} ){0,2}(?:buildings|halls|"
        r"phases|units|blocks)"
    )
