"""Names in lists that only tell more about another: clients, backers, examples."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.partners import opened_pattern
from facts.reading import Sentence
from facts.roles import listed_with


@cache
def hangers_on_pattern() -> re.Pattern[str]:
    """Before a list of names that only tell more about another: "for clients including", "backed by"."""
    return re.compile(
        r"(?:(?:clients|customers|investors|backers|partners|tenants|companies|firms|labs|providers|rivals|"
        r"competitors|hyperscalers|giants|names|players)(?:,)? (?:including|such as|like)|backed by|founded by|"
        r"formerly (?:of|at)|spanning|covering|split (?:between|among|across)|supported by|funded by|alumni of|"
        r"executives? (?:at|from)|led by|owned by)(?: the| an?)? $|(?:客户|投资者|投资方|股东|合作伙伴|竞争对手|"
        r"企业|巨头|厂商)(?:包括|有|如|例如)$"
    )


@cache
def and_so_on_pattern() -> re.Pattern[str]:
    """Behind a list of names that stands for a whole kind: 京东、字节跳动等企业."""
    return re.compile(
        r"(?:[(（][^()（）]{1,12}[)）])? ?等(?:[一二两三四五六七八九十\d]{1,2}家|多家|头部|大型|前沿|国内|"
        r"国际)?[^,;。\d]{0,4}(?:企业|公司|客户|厂商|巨头|机构|大厂|单位|实验室|用户|平台|品牌|互联网)"
    )


@cache
def as_guarantor_pattern() -> re.Pattern[str]:
    """Behind a name: that it only vouches for another, "has Google as its guarantor"."""
    return re.compile(r" as (?:its |the |a |their )?(?:guarantor|backer|backstop|sponsor|surety)(?![a-z])")


def _leads_behind_a_list(sentence: Sentence, name: NameHit) -> bool:
    """True for the Firmus of "Backed by Nvidia and CDC, Firmus said"."""
    comma = sentence.text[max(0, name.start - 2) : name.start] == ", "
    return comma and opened_pattern().match(sentence.text, name.end) is not None


def hangs_on(sentence: Sentence, name: NameHit) -> bool:
    """True for one of a list of clients, investors or examples, which the figure is not about."""
    listed = listed_with(sentence, name) or [name]
    if name is listed[-1] and len(listed) > 1 and _leads_behind_a_list(sentence, name):
        return False
    before = sentence.text[max(sentence.span.start, listed[0].start - 40) : listed[0].start]
    return (
        hangers_on_pattern().search(before) is not None
        or as_guarantor_pattern().match(sentence.text, listed[-1].end) is not None
        or and_so_on_pattern().match(sentence.text, listed[-1].end) is not None
    )
