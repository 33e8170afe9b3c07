"""What may stand between a figure and the name that it is of."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def sited_pattern() -> re.Pattern[str]:
    """Between a figure and the place it is of: "Amazon's $11 billion campus near", "AI complex called"."""
    return re.compile(
        r" (?:[a-z-]{2,12} ){0,2}(?:campus|data cent(?:er|re)|site|facility|complex|project|cluster) "
        r"(?:(?:near|in|at|outside) |(?:(?:near|in|at) [a-z ]{2,16} )?(?:called|named|dubbed|known as) [\"'“]?)"
    )


@cache
def meant_for_pattern() -> re.Pattern[str]:
    """Between a figure and the place it is meant for: "1.4 gigawatts to the data center planned for"."""
    return re.compile(
        r" (?:(?:to|for|at) (?:the|a) )?(?:[a-z-]{2,12} ){0,2}(?:(?:campus|data cent(?:er|re)|site|facility|"
        r"complex|project) )?"
        r"(?:that is |which is )?(?:proposed|planned|being built|under construction|slated|approved|earmarked|"
        r"envisioned) (?:for|in|at|near|outside) (?:the )?"
    )


@cache
def relative_pattern() -> re.Pattern[str]:
    """Between a name and a figure of the relative clause about it: "dwarfed by Meta, which has committed to"."""
    return re.compile(
        r",? (?:which|who) (?!(?:has |have |had |will |would |is |are )?(?:agreed to |also |to )?(?:supply|supplie|"
        r"provid|"
        r"deliver|build|built|host|give|gave|sell|sold|rent|make|design))(?:also |now |already |itself )?(?:has|"
        r"have|had|is|was|will|would|plans|aims|expects|"
        r"intends|said|"
        r"says|committed|pledged|runs|owns|operates|added|adds|spent|built|bought|holds|signed|raised|ended|"
        r"reported|leases|leased)(?![a-z])[^,;.]{0,50}"
    )


@cache
def with_pattern() -> re.Pattern[str]:
    """Before the next of a list of companies: ", with Alphabet at $180bn", "followed by Google at"."""
    return re.compile(r"(?<![a-z])(?:with|(?:followed|trailed) (?:closely )?by) $")


@cache
def joint_effort_pattern() -> re.Pattern[str]:
    """Before a partner in an apposition: "a joint effort with Microsoft: 50 MW"."""
    return re.compile(
        r"(?:joint|effort|venture|project|partnership|collaboration|together|tie-up|alliance|team|campus|"
        r"site)s? (?:with|by|between|of) (?:the )?$|(?:与|和|携手|联手)$"
    )


@cache
def owned_figure_pattern() -> re.Pattern[str]:
    """Between an owner and a figure of his: 特斯拉的 1.8 EFLOPS, "Google's nearly 9 exaflops"."""
    return re.compile(
        r"(?:(?:的|'s?) ?|(?: is| stands| sits| comes in)? (?:at|on|with|has|had) (?:between )?)(?:about |"
        r"nearly |over |some |roughly |around |just |only |约|近|超)?(?:[a-z]{0,3}[$€£¥₹])?"
    )


@cache
def owners_pattern() -> re.Pattern[str]:
    """Between a place and the figure of its apposition: "Project Rainier, Amazon's $11 billion data center"."""
    return re.compile(r", (?:[a-z.&]{2,14} ){0,2}[a-z.&]{2,14}'s? (?:[a-z]{0,3}[$€£¥₹])?")


@cache
def built_by_pattern() -> re.Pattern[str]:
    """At the end of the words between a figure and who builds it: "is being launched by", "putting up for"."""
    return re.compile(
        r" (?:is|are|was|were|be|been|being) (?:being )?(?!announced|unveiled|disclosed|reported|approved|"
        r"proposed|confirmed|cited|estimated)[a-z]{3,12}(?:ed|en|t|p|ilt) by $|[a-z] (?:that|which) (?:the )?$|"
        r"(?<=[ -])(?:putting up|being built|built|developing|developed|building|constructing|"
        r"under construction|planned|leased|designed) for $"
    )


def is_built_by(gap: str) -> bool:
    """Whether the words between a figure and a name tell that the name builds or takes what the figure measures."""
    if len(gap) > 110 or any(mark in gap for mark in ";.(") or not gap.startswith((" ", "-")):
        return False
    if gap.endswith((" that ", " which ", " that the ", " which the ")) and (len(gap) > 46 or "," in gap):
        return False
    return built_by_pattern().search(gap[-44:]) is not None


@cache
def dealt_with_pattern() -> re.Pattern[str]:
    """Between an amount and who pays it: "a $3 billion deal with Meta"."""
    return re.compile(
        r",? (?:[a-z0-9-]{1,14} ){0,3}(?:deal|contract|agreement|order|lease|pact)s? (?:with|from|for) (?:the )?"
    )


@cache
def fronted_pattern() -> re.Pattern[str]:
    """How a phrase begins that tells of the name after it: "With a fleet of 23,000 GPUs, IREN …"."""
    return re.compile(
        r"[\s\"']{0,2}(?:with|as part of|under|following|having|boasting|at|backed by|powered by|armed with|"
        r"featuring|worth|"
        r"valued at|spanning|housing|using|drawing|covering|containing)(?![a-z])|"
        r"[\s\"']{0,2}(?:凭借|拥有|依托|坐拥|作为)"
    )


@cache
def named_apposition_pattern() -> re.Pattern[str]:
    """Between a name and the figure of its apposition: "the Stargate project - a $500 billion initiative"."""
    return re.compile(
        r" ?(?:project|programme|program|initiative|campus|plan|venture|cluster|site)?(?: ?[-—]+|,) ?(?:an?|"
        r"the|its) [a-z]{0,3}[$€£¥₹]?"
    )


@cache
def apposition_pattern() -> re.Pattern[str]:
    """A remark behind a figure that tells whose it is: "300 MW of compute, the entire output of Colossus 1"."""
    return re.compile(r"(?: [a-z]{1,12}){0,3}, (?:the (?:entire|whole|full|total|combined)|all of) ")


@cache
def noun_gap_pattern() -> re.Pattern[str]:
    """What may stand between a figure and the name of what it measures, inside one noun phrase."""
    return re.compile(
        r"[ -]?(?:(?:of|the|for|additional|new|more|ai|planned|total|data|center|capacity|compute|at|in|its|"
        r"worth|的|规模的?) ?){0,5}(?:, (?:called |named |dubbed |known as )?)?[\"「]?"
    )


@cache
def brings_pattern() -> re.Pattern[str]:
    """Before a name that something is brought to a figure: "It brings Stargate to more than 8 GW"."""
    return re.compile(
        r"(?<![a-z])(?:bring|brings|bringing|brought|take|takes|taking|took|lift|lifts|lifting|lifted|push|pushes|"
        r"pushing|"
        r"pushed|raise|raises|raising|raised|move|moves) (?:the )?$"
    )


@cache
def to_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:'s? (?:[a-z-]{2,14} ){1,5})?(?: [a-z]{2,10})? ?to (?:(?:about|around|roughly|some|over|nearly|"
        r"more than|almost|"
        r"approximately|up to|at least|just over) ){0,2}(?:[a-z]{0,3}[$€£¥₹])?"
    )


def is_brought_to(sentence: Sentence, start: int, gap: str) -> bool:
    """Whether the name at `start`, with `gap` between it and a figure, is what some event brings to that figure."""
    before = sentence.text[max(sentence.span.start, start - 14) : start]
    return brings_pattern().search(before) is not None and to_pattern().fullmatch(gap) is not None


@cache
def called_pattern() -> re.Pattern[str]:
    """Between a figure and the name that its place is called by: "an $11 billion complex built for A and called"."""
    return re.compile(
        r"[ -](?:[a-z0-9-]{2,14} ){0,3}?(?:campus|data cent(?:er|re)|site|facility|complex|project|cluster|"
        r"supercomputer)"
        r"(?![a-z])[^.;()\d]{0,60} (?:called|named|dubbed|known as|christened) [\"'“]?"
    )


@cache
def put_into_pattern() -> re.Pattern[str]:
    """Between an amount and the place that it goes into: " ($5.1 billion) would be invested in the"."""
    return re.compile(
        r"(?: ?\([^()]{1,24}\))?,? (?:(?:would|will|is to|are to|was|were|has|have|to) )?(?:be|been)? ?(?:invested|"
        r"spent|"
        r"put|poured|pumped) (?:in|into|on) (?:the )?(?:[a-z]{2,10} )?"
    )


@cache
def meant_to_build_pattern() -> re.Pattern[str]:
    """At the end of the words between an amount and the place that it is to build: "to fund and develop its"."""
    return re.compile(
        r" to (?:help )?(?:fund|finance|pay for|build|develop|construct)(?: and [a-z]{3,12})? (?:its |the )?"
        r"(?:[a-z-]{2,12} ){0,2}$"
    )


def is_put_into(gap: str) -> bool:
    """Whether the words between an amount and a place tell that the place is built with it."""
    if put_into_pattern().fullmatch(gap):
        return True
    if len(gap) > 110 or "." in gap or ";" in gap:
        return False
    return meant_to_build_pattern().search(gap) is not None


@cache
def set_apart_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:compared (?:with|to)|versus|against)(?: (?:about|around|just|only|some|roughly))? ?$"
    )


def is_a_comparison(sentence: Sentence, start: int) -> bool:
    """Whether the figure at `start` only stands for comparison: "against 1.4 gigawatts at Anthropic"."""
    before = sentence.text[max(sentence.span.start, start - 30) : start]
    return set_apart_pattern().search(before) is not None


def is_set_apart(sentence: Sentence, quantity: Quantity, gap: str) -> bool:
    """True for whom a figure of comparison is: "compared with 1.4 gigawatts for Anthropic"."""
    before = sentence.text[max(sentence.span.start, quantity.start - 30) : quantity.start]
    return gap in (" for ", " at ") and set_apart_pattern().search(before) is not None


@cache
def gives_pattern() -> re.Pattern[str]:
    """Before whom something is given to: "The Nebius agreement gives Microsoft" (access to)."""
    return re.compile(
        r"(?<![a-z])(?:gives?|gave|giving|grants?|granted|granting|provides?|offers?|allows?|lets?) $"
    )


@cache
def access_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:access to|use of|with|up to|to use|to buy|the right to)[^.;]{0,60}? ?(?:(?:about|around|roughly|some|"
        r"over|"
        r"nearly|more than|up to|at least|as many as) ){0,2}"
    )


def is_given(sentence: Sentence, start: int, gap: str) -> bool:
    """Whether the name at `start`, with `gap` between it and a figure, is given what the figure measures."""
    before = sentence.text[max(sentence.span.start, start - 12) : start]
    return (
        len(gap) <= 80
        and gives_pattern().search(before) is not None
        and access_pattern().fullmatch(gap) is not None
    )
