"""Debt that is raised for one site, which is what that site costs."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.markers import SUM


@cache
def financing_pattern() -> re.Pattern[str]:
    """Behind an amount that is raised for one purpose."""
    return re.compile(
        r"[ -]?(?:的)?(?:项目|债务)?(?:in |of )?(?:[a-z-]{2,12} ){0,3}(?:funding|financing|debt|loan|bond|"
        r"credit|融资|贷款|债|信贷)"
    )


@cache
def site_purpose_pattern() -> re.Pattern[str]:
    """The purpose: one site that is to be built with it."""
    return re.compile(
        r" to (?:help )?(?:build|construct|develop|pay for|fund|finance|bankroll|convert|transform|complete|"
        r"equip|fit out)(?: [a-z0-9'.,-]{1,16}){0,8} (?:data ?-?cent(?:er|re)|campus|facility|site|complex|"
        r"supercomputer)(?![a-z])(?! (?:expansion|build|spending|plans|needs|growth|push|capacity|operations|"
        r"business))| (?:package |deal |facility |round )?for (?:an?|the|its|one) (?:(?!of |bitcoin|crypto|"
        r"mining|owner|staff|purchas|refinanc|acqui)[a-z0-9'.-]{1,14} ){0,4}?(?:data ?-?cent(?:er|re)|campus|"
        r"supercomputer)(?![a-z])(?! (?:expansion|build|spending|plans|needs|growth|push|capacity|operations|"
        r"business|company|developer|operator))|的?(?:融资|贷款)协议?,?[^。;]{0,24}(?:兴建|建设|建造|"
        r"扩建)[^。;]{0,14}(?:数据中心|资料中心|园区|集群)|(?:支持|用于|用以|资助|以支持|用来|"
        r"投向)[^。;]{0,44}(?:数据中心|资料中心|园区|集群|设施|[一二三]期)[^。;]{0,16}(?:建设|兴建|扩建|开发|"
        r"$)?|改(?:造|建)(?:为|成)[^。;]{0,10}(?:数据中心|资料中心)"
    )


@cache
def given_to_pattern() -> re.Pattern[str]:
    """Before the site that funding is for: "for the", 为路易斯安那州的."""
    return re.compile(r" for (?:the )?$|[为给][^,;。]{0,10}$")


@cache
def raised_for_pattern() -> re.Pattern[str]:
    """Between the site and an amount raised for it: 数据中心园区融资."""
    return re.compile(
        r"(?:数据中心|园区|项目|集群|一期|二期|的|建设){0,4}(?:融资|筹资|筹集|筹措|募资|募集)(?:了|约|逾|近|超过?)?"
    )


@cache
def raised_for_a_site_pattern() -> re.Pattern[str]:
    """Right before money raised for a site that has no name: 为得州在建的数据中心筹资约."""
    raised = r"(?:融资|筹资|筹集|筹措|募资|募集)(?:了|约|逾|近|超过?)? ?$"
    return re.compile(
        rf"[为给][^,;。]{{0,12}}(?:在建|新建|兴建)的?[^,;。]{{0,6}}(?:数据中心|资料中心|智算中心|集群)(?:项目|"
        rf"园区|建设){{0,2}}{raised}|[为给][^,;。]{{0,12}}(?:数据中心|资料中心|智算中心|集群)(?:项目|园区|"
        rf"建设){raised}"
    )


@cache
def lent_pattern() -> re.Pattern[str]:
    """Before an amount that is borrowed: "is looking to borrow"."""
    return re.compile(
        r"(?<![a-z])(?:borrow(?:s|ed|ing)?|(?:loan|debt|bonds?|notes|financing|"
        r"credit facility)(?: package)? of|借款|贷款|发债|筹集|筹措|募集|举借)(?: (?:about|around|roughly|some|"
        r"nearly|over|more than|up to|at least))? ?(?:[a-z]{0,3}[$€£¥₹])?$"
    )


def finances_a_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True for debt or the like that is raised to build one site, which is what that site costs."""
    begin = max(sentence.span.start, quantity.start - 40)
    if any(
        name.is_place
        and name.end <= quantity.start
        and raised_for_pattern().fullmatch(sentence.text, name.end, quantity.start)
        for name in sentence.names
    ):
        return True
    if raised_for_a_site_pattern().search(sentence.before(quantity.start, 40)):
        return True
    if _is_for_somebodys_project(sentence, quantity) or _is_of_a_countys_bonds(sentence, quantity):
        return True
    if financing_pattern().match(sentence.text, quantity.end) is None and not lent_pattern().search(
        sentence.text[begin : quantity.start]
    ):
        return False
    if sentence.tagged(("valuation_word",), sentence.span.start, sentence.span.end):
        return False
    low, high = sentence.breath(quantity.start)
    placed = any(
        low <= name.start < high
        and name.is_place
        and given_to_pattern().search(sentence.text[max(low, name.start - 14) : name.start])
        for name in sentence.names
    )
    if placed or _pays_for_a_place(sentence, quantity):
        return True
    return site_purpose_pattern().search(sentence.text, quantity.end, sentence.span.end) is not None


@cache
def county_bonds_pattern() -> re.Pattern[str]:
    """Behind what a county lets a site be financed with: " in industrial revenue bonds for the project"."""
    return re.compile(
        r" (?:in|of|worth of) (?:industrial |private activity ){0,2}revenue bonds(?: [a-z0-9-]{1,10}){0,4} for "
    )


def _is_of_a_countys_bonds(sentence: Sentence, quantity: Quantity) -> bool:
    """True for such bonds where the sentence names a site, or the county that stands for one."""
    placed = any(name.is_place for name in sentence.names)
    return placed and county_bonds_pattern().match(sentence.text, quantity.end) is not None


@cache
def project_behind_pattern() -> re.Pattern[str]:
    """Behind the name of whom money is raised for: his project, "'s Louisiana project"."""
    return re.compile(
        r"'s?(?: [a-z0-9.-]{2,14}){0,3} (?:campus|data cent(?:er|re)|data center project|build-?out)(?![a-z])"
    )


@cache
def raised_before_pattern() -> re.Pattern[str]:
    """Right before money that is raised: "raised", "arranged"."""
    return re.compile(
        rf"(?<![a-z])(?:raised|raise|raising|arranged|arrange|arranging|lined up|secured|closed|lent|lend){SUM}$"
    )


def _is_for_somebodys_project(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "raised $29 billion for Meta's Louisiana project"."""
    if not sentence.text.startswith(" for ", quantity.end):
        return False
    if raised_before_pattern().search(sentence.before(quantity.start, 50)) is None:
        return False
    if any(name.end <= quantity.start for name in sentence.names):
        return False  # who raises it is a company told of: a round of funding
    return any(
        name.start - quantity.end == 5 and project_behind_pattern().match(sentence.text, name.end)
        for name in sentence.names
    )


@cache
def pays_for_pattern() -> re.Pattern[str]:
    """Behind borrowed money: what is to be done with it, "of debt to convert", "closed in August to pay for"."""
    return re.compile(
        r" to (?:help )?(?:build|construct|develop|pay for|fund|finance|bankroll|convert|transform|complete|"
        r"expand|turn|fit out|equip) (?:the |its |a )?"
    )


@cache
def phases_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:first|initial|second|third|next)(?: (?:two|three))? (?:phases?|stages?|buildings?)"
    )


def _pays_for_a_place(sentence: Sentence, quantity: Quantity) -> bool:
    """True where a place, or its first phases, are what the money behind `quantity` is to pay for."""
    stop = min(sentence.span.end, quantity.end + 90)
    match = pays_for_pattern().search(sentence.text, quantity.end, stop)
    if match is None:
        return False
    if phases_pattern().match(sentence.text, match.end()):
        return True
    return any(name.is_place and 0 <= name.start - match.end() <= 24 for name in sentence.names)
