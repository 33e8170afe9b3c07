"""Whom a text cites: behind "according to", by a figure put on something, in plans of costs."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.reading import Sentence


@cache
def titled_person_pattern() -> re.Pattern[str]:
    """Behind "according to": a person with his office, as written: "Nick Phillips, Oracle's vice president"."""
    return re.compile(
        r" [A-Z][\w.'’-]{1,16}(?: [A-Z][\w.'’-]{0,16}){1,2}, (?:the |its )?(?:[\w&.'’-]{1,18} ){0,6}(?:president|"
        r"chief|[Cc](?:EO|FO|OO|TO)|chairman|chairwoman|chair|head|director|founder|spokesman|spokeswoman|spokesperson|"
        r"officer|minister|governor|mayor|manager)(?![a-z])"
    )


def cites_a_company(sentence: Sentence, cue: Hit) -> bool:
    """True for "according to" a company, its officers or papers, in the same clause, and no outlet."""
    person = titled_person_pattern().match(sentence.raw, cue.end)
    high = person.end() if person is not None else min(sentence.clause(cue.end)[1], cue.end + 60)
    if cue.phrase == "据" and (
        sentence.text[cue.start - 1 : cue.start].isalnum()
        or sentence.text.startswith(("报", "悉", "传", "称", "闻", "了解", "说"), cue.end)
    ):
        return False  # 数据, 据报
    if sentence.tagged(("outlets", "anonymous", "estimate", "strong_estimate", "forecaster"), cue.end, high):
        return False
    if documents_pattern().match(sentence.text, cue.end):
        return False
    named = any(cue.end <= name.start < high for name in sentence.names)
    return (named or person is not None) or bool(
        sentence.tagged(("officer", "person", "ref_company", "official_source"), cue.end, high)
    )


@cache
def documents_pattern() -> re.Pattern[str]:
    """Behind "according to": papers that somebody has read, which vouch for nobody: "permit documents"."""
    return re.compile(
        r" (?:a |an |the |its )?(?!company|regulatory|securities|investor|sec |internal)(?:[a-z-]{2,14} ){0,3}"
        r"(?:documents?|records|permits?|applications?|site plans?|blueprints)(?![a-z])"
    )


@cache
def put_pattern() -> re.Pattern[str]:
    """Right before an amount: somebody who puts it on a thing, "puts the bill for that alone at"."""
    return re.compile(
        r"(?<![a-z])(?P<verb>puts?|pegs|pegged|put) (?:the|its|his|her|their|that|this|(?:[a-z0-9.-]{2,14} ){0,1}"
        r"[a-z0-9.-]{1,14}'s?) [^,.;$€£¥]{3,60} at(?: (?:about|around|roughly|some|up to|over|more than|nearly|"
        r"approximately|between|as much as)){0,2} ?[a-z]{0,3}[$€£¥₹]?$"
    )


def verb_of_putting(sentence: Sentence, at: int) -> Hit | None:
    """The verb by which somebody puts the figure at offset `at` on a thing; none for analysts and outlets."""
    low = max(sentence.span.start, at - 110)
    match = put_pattern().search(sentence.text, low, at)
    if match is None:
        return None
    begin = max(sentence.span.start, match.start() - 40)
    if sentence.tagged(
        ("outlets", "anonymous", "estimate", "strong_estimate", "forecaster"), begin, match.end("verb")
    ):
        return None
    return Hit(match.start(), match.end("verb"), "saying", match["verb"])


RECKONING = frozenset(("估算", "测算"))


@cache
def cost_plan_pattern() -> re.Pattern[str]:
    """Behind a word of reckoning: what makes it the builder's own plan of costs, 合同估算价, 项目估算总投资."""
    return re.compile(r"(?:总?价|总?投资|造价|金额)")


def is_a_cost_plan(sentence: Sentence, cue: Hit) -> bool:
    """True for the 估算 of a price in a tender, which is nobody's estimate."""
    return cue.phrase in RECKONING and cost_plan_pattern().match(sentence.text, cue.end) is not None
