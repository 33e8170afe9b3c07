"""Figures of no site: what a chiller cools, what a city draws on a hot day, square feet, layoffs."""

from __future__ import annotations

import re
from functools import cache

from facts.nobodys import is_nobodys
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def hot_day_pattern() -> re.Pattern[str]:
    """Before what a whole city draws: "On a hot day New Orleans draws"."""
    return re.compile(
        r"(?<![a-z])on (?:a |the )?(?:hot|hottest|cold|coldest|peak|summer|winter) "
        r"(?:summer |winter )?(?:day|afternoon|evening|night)s?(?![a-z])"
    )


@cache
def grid_demand_pattern() -> re.Pattern[str]:
    """Right before the load of a grid that the sentence tells of: "against a demand of", "can carry about"."""
    return re.compile(
        r"(?<![a-z])(?:against|to) a demand of(?: (?:about|around|roughly|some|nearly|over))? $|"
        r"(?<![a-z])grid (?:can|could) (?:carry|bear|serve|supply)(?: (?:about|around|roughly|some|nearly))? $"
    )


@cache
def used_pattern() -> re.Pattern[str]:
    """Behind watts that a whole land uses: " of electricity use"."""
    return re.compile(
        r" of (?:total |peak |average )?(?:electricity|power) (?:use|usage|consumption)(?![a-z])"
    )


@cache
def lands_pattern() -> re.Pattern[str]:
    """Right before them: that they are a whole land's, "Utah's entire current"."""
    return re.compile(
        r"(?:'s|(?<![a-z])(?:state|country|city|county|nation)) (?:entire|whole|total|current|present)"
        r"(?: [a-z]{4,8})?(?: about)? ?~?$"
    )


@cache
def electrolysis_pattern() -> re.Pattern[str]:
    """Behind watts that make hydrogen and compute nothing."""
    return re.compile(r"[ -]electroly[sz]")


@cache
def explained_pattern() -> re.Pattern[str]:
    """How a sentence begins that explains what such a site is: "A 1 Gigawatt AI campus is more than"."""
    return re.compile(
        r"\s{0,2}an? [\d.]{1,4}[ -]?(?:gigawatt|megawatt|gw|mw)[ -](?:ai )?(?:campus|data cent(?:er|re)|site|"
        r"facility|cluster) (?:is (?:more than|no longer|not just|not merely|an? kind)|can be|means|"
        r"needs|requires|draws|uses|consumes)(?![a-z])"
    )


@cache
def grid_pattern() -> re.Pattern[str]:
    """Before a demand: that the sentence tells of a whole grid and those who pay for it."""
    return re.compile(r"(?<![a-z])(?:grid|household bills|ratepayers|utility's|utilities)(?![a-z])")


def is_of_no_site(sentence: Sentence, quantity: Quantity) -> bool:
    """True for watts of cooling, of a city on some day, and of a grid's demand."""
    before = sentence.before(quantity.start, 60)
    used = lands_pattern().search(before) and used_pattern().match(sentence.text, quantity.end)
    if used or electrolysis_pattern().match(sentence.text, quantity.end):
        return True
    if (
        not sentence.names
        and explained_pattern().match(sentence.text, sentence.span.start)
        and quantity.start - sentence.span.start <= 4
    ):
        return True
    low, high = sentence.clause(quantity.start)
    placed = any(
        low <= name.start < high and (name.is_place or name.start < quantity.start) for name in sentence.names
    )
    if not placed and hot_day_pattern().search(sentence.text, low, high):
        return True
    if grid_demand_pattern().search(before) is None:
        return False
    named = any(name.start < quantity.start for name in sentence.names)
    return not named and grid_pattern().search(sentence.text, sentence.span.start, quantity.start) is not None


@cache
def ground_pattern() -> re.Pattern[str]:
    """Measures of ground, which a number without a noun beside them goes on counting."""
    return re.compile(
        r"(?<![a-z])(?:square (?:feet|foot|met(?:er|re)s)|acres|sq\.? ?ft|hectares)(?![a-z])|平方|英亩|公顷"
    )


def is_of_the_ground(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a number without a noun in a sentence that measures ground and counts no chips."""
    nounless = quantity.kind is Kind.COUNT and quantity.model is None and quantity.end == quantity.number_end
    if not nounless or sentence.has("accelerator", "chip_object"):
        return False
    return ground_pattern().search(sentence.text, *sentence.span[:2]) is not None


@cache
def layoffs_pattern() -> re.Pattern[str]:
    """Right before money for a restructuring: "restructuring with layoffs costs", 裁员费用约."""
    return re.compile(
        r"(?<![a-z])(?:restructuring|layoffs|severance|job cuts)(?: [a-z]{2,10}){0,3} (?:costs?|cost [a-z]{2,12}|"
        r"charges?|plan|of|worth)(?: of)?(?: about| around| some)? ?[a-z]{0,3}[$€£¥₹]?$|"
        r"(?:裁员|遣散|重组)(?:费用?|成本|支出)[^,;。\d]{0,6}$"
    )


@cache
def layoffs_behind_pattern() -> re.Pattern[str]:
    """Behind such money: " restructuring plan with layoffs"."""
    return re.compile(r" (?:in |of )?(?:restructuring|severance|layoff)(?![a-z])| plan with layoffs")


@cache
def lost_pattern() -> re.Pattern[str]:
    """Right before money that was lost: "its quarterly loss widened to", 净亏损扩大至."""
    return re.compile(
        r"(?<![a-z])(?:net |operating |quarterly |annual ){0,2}(?:loss|deficit) (?:[a-z]{2,10} ){0,3}(?:to|of|at|"
        r"was) ?[a-z]{0,3}[$€£¥₹]?$|亏损(?:扩大|收窄|增加|达|为|约|至|到){0,3}$"
    )


@cache
def worth_pattern() -> re.Pattern[str]:
    """Behind money that somebody is said to be worth more by: 增加 5000 亿美元的价值."""
    return re.compile(
        r"的(?:市值|企业价值|股东价值|价值(?![^,。;]{0,4}(?:合同|订单|协议|合约)))|"
        r"的?(?:资助计划|补助计划|补贴计划)"
    )


@cache
def raised_costs_pattern() -> re.Pattern[str]:
    """Right before what others will pay: "could raise the state's system costs by"."""
    return re.compile(
        r"(?<![a-z])(?:system|energy|electricity|power|utility|fuel) (?:costs|bills|prices) by(?: [a-z]{2,8}){0,2} "
        r"[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def other_object_pattern() -> re.Pattern[str]:
    """Behind money: another thing that it buys, " on a 200-megawatt electrolysis facility", or how far it lies above
    what was expected.
    """
    return re.compile(
        r" in (?:anticipated|expected|contracted|prospective|potential|average|annual)(?: [a-z-]{3,10}){0,2} "
        r"(?:revenues?|sales)(?![a-z])| in supply-chain (?:investments?|spending)|"
        r" (?:on|in|for|into) (?:an? |the |its )?(?:[a-z0-9-]{1,14} ){0,2}(?:electroly[sz]|solar(?= ?(?:[,.;]|$|farm|"
        r"park|plant|project|panel))|wind farm|hydrogen (?:plant|project)|battery plant|car plant|wafer|"
        r"liquid[- ]crystal|lcd)|"
        r" (?:above|below|over|under|more than|short of) (?:[a-z-]{2,12} ){0,2}(?:consensus|estimates|expectations|"
        r"forecasts)(?![a-z])"
    )


@cache
def figure_pattern() -> re.Pattern[str]:
    """Right before the amount of the sentence before in another currency: "The figure, equal to"."""
    return re.compile(
        r"(?<![a-z])the (?:figure|sum|amount|total)(?:,| is) (?:equal|equivalent) to(?: about| around| roughly)? "
        r"?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def expected_pattern() -> re.Pattern[str]:
    """Right before what others had expected: "well above Wall Street's"."""
    return re.compile(
        r"(?<![a-z])(?:above|below|over|under|beat|beating|exceed(?:s|ed|ing)?|topp(?:ed|ing)|than|versus|against) "
        r"(?:the )?(?:wall street|analyst|analysts|street|consensus|market)(?:'s?)?(?: roughly| about)? "
        r"?[a-z]{0,3}[$€£¥₹]?$"
    )


@cache
def estimates_pattern() -> re.Pattern[str]:
    """Behind what others had expected: the noun of it, " consensus"."""
    return re.compile(r" (?:estimates?|forecasts?|expectations?|consensus|projections?)(?![a-z])")


@cache
def rounds_pattern() -> re.Pattern[str]:
    """Before money that was put into a company over time: "investment in OpenAI across multiple rounds was"."""
    return re.compile(
        r"(?<![a-z])(?:investments?|stakes?) in (?:[a-z0-9.&-]{2,14} ){1,3}(?:across|over|through|"
        r"in) (?:[a-z-]{2,12} ){0,2}(?:rounds|tranches)(?![a-z])"
    )


def _is_of_rounds(sentence: Sentence, quantity: Quantity) -> bool:
    return (
        rounds_pattern().search(sentence.text, sentence.clause(quantity.start)[0], quantity.start) is not None
    )


@cache
def one_needs_pattern() -> re.Pattern[str]:
    """Right before what anybody needs for a site of some size: "one needs", "you need"."""
    return re.compile(
        r"(?<![a-z])(?:one|you|anyone|a developer) (?:needs?|would need|has to spend|must spend) (?:about )?$"
    )


def is_no_outlay(sentence: Sentence, quantity: Quantity) -> bool:
    """True for money of layoffs, for losses, and for what anybody would need."""
    before = sentence.before(quantity.start, 50)
    led = (figure_pattern(), lost_pattern(), one_needs_pattern(), raised_costs_pattern(), layoffs_pattern())
    followed = (worth_pattern(), other_object_pattern(), layoffs_behind_pattern())
    if any(pattern.search(before) for pattern in led):
        return True
    if any(pattern.match(sentence.text, quantity.end) for pattern in followed):
        return True
    expected = expected_pattern().search(before) and estimates_pattern().match(sentence.text, quantity.end)
    return expected is not None or _is_of_rounds(sentence, quantity)


def is_nothing_built(sentence: Sentence, quantity: Quantity) -> bool:
    """True for a figure of no site and no outlay by one of the rules above."""
    if is_nobodys(sentence, quantity):
        return True
    if quantity.kind is Kind.POWER:
        return is_of_no_site(sentence, quantity)
    if quantity.kind is Kind.MONEY:
        return is_no_outlay(sentence, quantity)
    return is_of_the_ground(sentence, quantity)
