"""Figures of nobody's capacity, chips or outlay: homes served, one turbine's rating, what a backlog grew by."""

from __future__ import annotations

import re
from functools import cache

from facts.gaps import holds_one
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.tables.markers import BOUND, SUM


def is_nobodys(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure that the words right around it give to homes, to other sites in general, or to accounts."""
    before = sentence.before(quantity.start, 70)
    if quantity.kind is Kind.POWER:
        return _is_of_others(sentence, quantity, before)
    if quantity.kind is Kind.COUNT:
        return quantity.bare and homes_behind_pattern().match(sentence.text, quantity.end) is not None
    if quantity.kind is Kind.FLOPS:
        return _glosses(sentence, quantity) or worlds_computing_pattern().search(before) is not None
    if quantity.kind is not Kind.MONEY:
        return False
    if vouched_pattern().search(before) and sentence.text.startswith(("义务", "的义务"), quantity.end):
        return True
    if accounts_pattern().match(sentence.text, quantity.end):
        return True
    patterns = (company_valued_pattern(), expenses_pattern(), guarantee_pattern())
    return holds_one(before, ACCOUNTED) and any(pattern.search(before) for pattern in patterns)


def _is_of_others(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    if quantity.value < LEAST_POWER:
        return True
    if sentence.weight > 1:
        return _is_of_others_in_chinese(sentence, quantity, before)
    if holds_one(before, OTHERS):
        named = any(name.start < quantity.start for name in sentence.names)
        if each_ones_pattern().search(before) or of_the_land_pattern().search(before):
            return True
        if not named and should_show_pattern().search(before):
            return True
    if of_suns_pattern().match(sentence.text, quantity.end) or of_a_market_pattern().match(
        sentence.text, quantity.end
    ):
        return True
    if not holds_one(before, LIKENING):
        return False
    likened = by_comparison_pattern().search(sentence.before(quantity.start, 120))
    return likened is not None and not any(name.start < quantity.start for name in sentence.names)


LEAST_POWER = 100_000  # watts; less is drawn by a rack or two


def _is_of_others_in_chinese(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """True for what one gigawatt gives or costs in general, and for a plant next door."""
    if gives_in_general_pattern().match(sentence.text, quantity.end):
        return True
    beside = beside_pattern().search(before) is not None
    return beside and power_station_pattern().match(sentence.text, quantity.end) is not None


@cache
def gives_in_general_pattern() -> re.Pattern[str]:
    """Behind 1GW: what so much gives or costs anywhere: 的电力大约足以供应75万个家庭, 算力的造价."""
    return re.compile(
        r"的?(?:电力|算力|容量|数据中心)?(?:大约|大概|约|差不多)?(?:足以|足够|可以?|能)供(?:应|给|电)|"
        r"的?(?:算力|容量|数据中心)?的(?:造价|建设成本)"
    )


@cache
def beside_pattern() -> re.Pattern[str]:
    """Before what stands next to a site: 紧邻杜克能源的综合体, 那是一座装机."""
    return re.compile(r"(?:紧邻|毗邻|邻近|紧挨)[^。;]{0,60}$")


@cache
def power_station_pattern() -> re.Pattern[str]:
    """Right behind it: a plant."""
    return re.compile(r"的?(?:燃气|燃煤|天然气|核)?电[站厂]")


# The patterns of accounts, of others' sites and of comparisons hold one of these: looking for them costs
# less than the patterns.
ACCOUNTED = ("valued", "expenses", "backstop", "guarantee", "leasing", "costs", "bills", "prices")
OTHERS = (
    *("individual", "unit", "expected to", "required to", "asked to", "posed to", "obliged to", " all "),
    *("whole", "entire"),
)
LIKENING = ("comparison", "contrast")


def _glosses(sentence: Sentence, quantity: Quantity) -> bool:
    """True for 每秒30亿亿次 behind 300P, which only says it once more."""
    counted = sentence.text[quantity.start : quantity.end].endswith("次")
    return counted and any(q.kind is Kind.FLOPS and q.end <= quantity.start for q in sentence.quantities)


@cache
def worlds_computing_pattern() -> re.Pattern[str]:
    """Before the computing power of the whole world: 全球算力规模预计."""
    return re.compile(r"(?:全球|全世界)(?:总)?算力[^。;]{0,40}$")


@cache
def vouched_pattern() -> re.Pattern[str]:
    """Before what is only vouched for: 担保Fluidstack约."""
    return re.compile(r"担保[^,。;\d]{0,20}$")


@cache
def homes_behind_pattern() -> re.Pattern[str]:
    """Behind a number: that homes are counted, " and 2 million homes"."""
    return re.compile(
        r"(?: (?:and|to|or) [\d.,]{1,9} ?(?:million|thousand)?)? (?:american |average |u\.s\. |us )?(?:homes|"
        r"households)(?![a-z])"
    )


@cache
def company_valued_pattern() -> re.Pattern[str]:
    """Right before what a company is worth: "The firm has been valued at"."""
    return re.compile(
        r"(?<![a-z])(?:company|firm|startup|start-up|group|business|lab|it) (?:is|was|has been|had been|"
        rf"has lately been|is now|was last|was recently) valued at{SUM}$"
    )


@cache
def expenses_pattern() -> re.Pattern[str]:
    """Right before all that a company spends, wages and rents as well: "2025 expenses expected at"."""
    return re.compile(
        r"(?<![a-z])(?:20\d\d|total|full-year|annual) expenses(?: for [a-z0-9 ]{2,20})?(?: (?:are|is|were|now))?"
        r"(?: (?:expected|forecast|projected|guided|seen))? ?(?:at|of|to be|to come in at|between|in the range of)"
        rf"{SUM}$"
    )


@cache
def accounts_pattern() -> re.Pattern[str]:
    """Behind an amount: what it is by the accounts: " rise in backlog", " jump in revenue"."""
    return re.compile(
        r" (?:rise|increase|jump|surge|growth|gain|drop|decline|swing) in (?:its |the |their |total |contracted )?"
        r"(?:(?:order|revenue|contract) )?(?:backlog|revenues?|rpo|remaining performance|orders|bookings|sales|"
        r"profit|market value|valuation)(?![a-z])|"
        r" to (?:[a-z'’. ]{2,24} )?(?:gross domestic product|gdp|economy|tax base)(?![a-z])|"
        r" from an? (?:[a-z-]{3,12} ){0,3}(?:asset manager|investors?|private equity firm|pension fund|bank)(?![a-z])"
        r"(?! (?:[a-z]{4,10} )?to (?:build|develop|fund|finance|construct))|的?(?:订金|定金)|"
        r"的投资(?:进行)?(?:深入|初步)?(?:谈判|磋商|洽谈)(?![^。;]{0,30}(?:建|数据中心|园区|算力))"
    )


@cache
def guarantee_pattern() -> re.Pattern[str]:
    """Before money that is only vouched for, or rents: "its backstop for the lease by", "total leasing of"."""
    return re.compile(
        rf"(?<![a-z])(?:backstop|guarantees?)(?: (?:for|of) [^,.;$]{{3,40}})? (?:by|to|of|at){SUM}$|"
        r"(?<![a-z])(?:backstop|guarantees?)(?: for [^,.;$]{3,40})? by [a-z]{0,3}[$€£¥₹][\d.]{1,6} ?(?:million|"
        rf"billion|bn|m) to [a-z]{{0,3}}[$€£¥₹]?$|(?<![a-z])(?:total|record) leasing of{SUM}$|"
        rf"(?<![a-z])(?:system|energy|electricity|power|utility|fuel) (?:system )?(?:costs|bills|prices) "
        rf"(?:could|would|may|might|will|to) (?:rise|increase|grow|go up) by{SUM}$"
    )


@cache
def each_ones_pattern() -> re.Pattern[str]:
    """Right before what each of several machines gives: "with individual ratings of"."""
    return re.compile(
        rf"(?<![a-z])(?:individual|single-unit|per-unit) (?:ratings?|outputs?|capacit(?:y|ies)|power) of{BOUND}"
    )


@cache
def should_show_pattern() -> re.Pattern[str]:
    """Right before what any site must show: "with sites expected to show at least"."""
    return re.compile(
        r"(?<![a-z])(?:sites|applicants|bidders|zones|areas|projects) (?:are |were )?(?:expected|required|asked|"
        rf"supposed|obliged) to (?:show|have|offer|prove|provide|demonstrate){BOUND}"
    )


@cache
def of_the_land_pattern() -> re.Pattern[str]:
    """Before what a whole land has now: "a current capacity for all of India estimated at"."""
    return re.compile(
        r"(?<![a-z])(?:current|existing|present) (?:capacity|demand|load) (?:for|of|in|across) (?:all of|"
        r"the whole of|the entire) [^,.;\d]{3,40}$"
    )


@cache
def of_suns_pattern() -> re.Pattern[str]:
    """Behind watts: that they come from the sun or the wind: " of it from nine solar schemes"."""
    return re.compile(
        r" of (?:it|that|them|which) (?:comes |is |are )?from (?:[a-z0-9]{1,8} )?(?:solar|wind)"
    )


@cache
def of_a_market_pattern() -> re.Pattern[str]:
    """Behind watts: that they are what a whole market holds: " of total data center supply"."""
    return re.compile(r" of (?:total|existing) (?:data[ -]?cent(?:er|re) )?(?:supply|inventory)(?![a-z])")


@cache
def by_comparison_pattern() -> re.Pattern[str]:
    """Before what other sites take: "Many hyperscale data centers, by comparison, draw"."""
    return re.compile(
        r"(?<![a-z])(?:many|most|typical|traditional|conventional|ordinary|other|average|usual|standard|large)"
        r"(?: [a-z-]{2,14}){0,2} (?:data[ -]?cent(?:er|re)s?|facilit(?:y|ies)|sites?|campus(?:es)?),? (?:by|in) "
        rf"(?:comparison|contrast),? (?:draw|use|take|need|consume|have|run on)s?{BOUND}"
    )
