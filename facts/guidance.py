"""What a company foresees to spend in its present year, and the range it had given before."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.quantities import Kind, Quantity
from facts.reading import Sentence


@cache
def full_year_pattern() -> re.Pattern[str]:
    return re.compile(
        r"全年(?:资本)?(?:支出|开支)(?:将|料|预估|预计|会)|(?:capital spending|capital expenditures?|"
        r"capex)[a-z ]{0,24} for the (?:full |whole )?year(?![a-z])|"
        r"(?:full[- ]year|annual|fiscal[- ]year) (?:capital|capex|spending|outlook|guidance|forecast|range|"
        r"target|plan|budget|outlay)|"
        r"全年[^,;。]{0,12}(?:指引|预计|预期|预测)|(?:预计|预期|上调|下调|将)[^,;。]{0,8}全年"
    )


@cache
def for_the_year_pattern() -> re.Pattern[str]:
    """Right behind an amount: that it is of the present year, "about $125 billion for the year"."""
    return re.compile(
        r"(?: ?\([^()]{1,30}\))?(?: (?:in|of) (?:capex|capital [a-z]{5,13}))? (?:for|in|during|over) (?:the|this|"
        r"its current) (?:full |whole |calendar |fiscal )?year(?! (?:ended|to|ending|before|earlier|through|starting|"
        r"beginning)| ?\d)(?![a-z'])"
    )


@cache
def revised_pattern() -> re.Pattern[str]:
    """Before an old amount: guidance that was changed from it, "raised its 2026 capex guidance to … from"."""
    return re.compile(
        r"(?<![a-z])(?:rais|lift|cut|narrow|revis|trim|boost|hik|increas|lower|tighten|bump|upp|reduc)(?:e|"
        r"es|ed|ing|s|ped|ping|med|ming|ting)? [^.;]{0,60}(?:guidance|forecast|range|target|outlook|plan|"
        r"budget|estimate|capex|cap|spending|expenditures?|projection)(?![a-z])|(?:指引|预期|预估|预测|展望|"
        r"计划|目标|预算)[^。;]{0,16}(?:上调|下调|提高|调高|调升|收窄|上修|下修|从|由)"
    )


def is_guided(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the new value of such guidance: what a company plans, though it be called a target."""
    low, _ = sentence.clause(quantity.start)
    head = revised_pattern().search(sentence.text, low, quantity.start)
    if head is None or sentence.tagged(("target",), low, head.start() + 1):
        return False  # "is weighing lifting its budget to"
    return sentence.text[head.end() : quantity.start].startswith((" to ", " for", ", to "))


@cache
def replaced_pattern() -> re.Pattern[str]:
    """Right before an old range that a new one replaces: "instead of", "against an earlier range of"."""
    return re.compile(
        r"(?:instead of|rather than|(?:against|versus|from) (?:an? |its |the )?(?:earlier|previous|prior|old|"
        r"original)[a-z ]{0,20} of) (?:[a-z]{0,3}[$€£¥₹])?$"
    )


def is_revised(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the old value of guidance in a sentence that gives the new one too: both are of one year."""
    if quantity.kind is not Kind.MONEY:
        return False
    others = [q for q in sentence.quantities if q.kind is Kind.MONEY and q.start != quantity.start]
    head = revised_pattern().search(sentence.text, sentence.span.start, quantity.start)
    before = sentence.text[max(sentence.span.start, quantity.start - 40) : quantity.start]
    return bool(others) and (head is not None or replaced_pattern().search(before) is not None)


def is_of_the_year(sentence: Sentence, quantity: Quantity) -> bool:
    """True for capital spending that a company forecasts for its present year."""
    if quantity.kind is not Kind.MONEY:
        return False
    return full_year_pattern().search(sentence.text, sentence.span.start, sentence.span.end) is not None


def year_behind(sentence: Sentence, quantity: Quantity, published: date | None) -> str | None:
    """The year of publication for an amount that says "for the year" right behind it."""
    if published is None or quantity.kind is not Kind.MONEY:
        return None
    return str(published.year) if for_the_year_pattern().match(sentence.text, quantity.end) else None


@cache
def guided_year_pattern() -> re.Pattern[str]:
    """The year of a company's guidance, told before its amounts: "cut its 2025 capital expenditure guidance"."""
    return re.compile(
        r"(?<![a-z])(?:its|the|their) (?P<year>20[2-5]\d) (?:full-year )?(?:capital (?:expenditures?|spending)|capex|"
        r"spending|investment) (?:guidance|forecast|outlook|plan|range|target|budget)(?![a-z])"
    )


@cache
def closes_the_year_pattern() -> re.Pattern[str]:
    """Before a figure: that the present year ends with it, "the year should close with"."""
    return re.compile(
        r"(?<![a-z])the year (?:should|will|would|is to|is expected to|is set to) (?:close|end|finish)(?: out)? with"
        r"(?: [a-z]{2,8}){0,3} $"
    )


def year_of_the_guidance(sentence: Sentence, quantity: Quantity, published: date | None) -> str | None:
    """The year that a clause before gives to guidance and all its amounts, or that ends with the figure."""
    before = sentence.before(quantity.start, 60)
    if published is not None and closes_the_year_pattern().search(before):
        return str(published.year)
    if quantity.kind is not Kind.MONEY:
        return None
    told = list(guided_year_pattern().finditer(sentence.text, sentence.span.start, quantity.start))
    if len(told) != 1 or another_year_pattern().search(sentence.text, told[0].end(), quantity.end + 30):
        return None
    year = int(told[0]["year"])
    return str(year) if published is None or year >= published.year else None


@cache
def another_year_pattern() -> re.Pattern[str]:
    """A second year beside the one that guidance is for, so that neither is sure to be the figure's."""
    return re.compile(r"(?<![\d.])20[2-5]\d(?![\d.])|(?:last|next|this|prior|previous) year|a year")
