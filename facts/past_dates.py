"""Whether a figure's clause dates it to a time that is over."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.dates import LATE_YEAR, DueDate, dates
from facts.other_dates import tells_something_else
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


def had_passed(sentence: Sentence, quantity: Quantity, published: date | None) -> bool:
    """True where the figure's clause dates it to a year that was over when the text was published."""
    present = published.year if published is not None else LATE_YEAR
    clause = sentence.clause(quantity.start)
    told = [
        item
        for low, high in clause_dates(sentence, quantity)
        for item in dates(sentence.text, low, high, published)
        if not tells_something_else(sentence, item) and not _was_agreed_then(sentence, item, quantity)
    ]
    years = [int(item.due[:4]) for item in told]
    if quantity.kind is Kind.MONEY and published is not None:
        years = [
            present - 1 if _is_over(item, published) else year for item, year in zip(told, years, strict=True)
        ]
    begin = max(clause[0], quantity.start - 14)
    beside = sentence.text[begin : min(quantity.end + 12, max(clause[1], quantity.end))]
    for word in PAST_YEAR:
        at = beside.find(word)
        if at > 0 and beside[at - 1] in "较比":
            continue  # 较上年 only compares
        if at >= 0 and not told_ahead_pattern().search(
            sentence.text, begin + at, max(begin + at, quantity.start)
        ):
            years.append(present - 1)
    if _brought_in_a_past_span(sentence, quantity):
        return True
    lead = sentence.text[sentence.span.start : clause[0]].rstrip(" ,")
    if lead.endswith(PAST_YEAR) and not told_ahead_pattern().search(sentence.text, clause[0], quantity.start):
        years.append(present - 1)
    return bool(years) and max(years) < present


def _is_over(item: DueDate, published: date) -> bool:
    """Whether a part of the present year was over when the text was published."""
    year, part = int(item.due[:4]), item.due[5:]
    if year != published.year or not part:
        return False
    last = int(part[1:]) * (6 if part[0] == "H" else 3) if part[0] in "HQ" else int(part)
    return last < published.month


def _was_agreed_then(sentence: Sentence, item: DueDate, quantity: Quantity) -> bool:
    """True for the date of a pledge, whose money is still to come: "In 2024 it had announced $800 million"."""
    low = item.end if item.end <= quantity.start else sentence.clause(quantity.start)[0]
    return agreed_pattern().search(sentence.text, low, max(low, quantity.start)) is not None


def _brought_in_a_past_span(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a stretch of time up to now has brought, and not only seen agreed."""
    clause = sentence.clause(quantity.start)
    gone = past_span_pattern().search(sentence.text, *clause)
    if gone is None or agreed_pattern().search(sentence.text, *clause):
        return False
    return told_ahead_pattern().search(sentence.text, gone.end(), max(gone.end(), quantity.start)) is None


@cache
def agreed_pattern() -> re.Pattern[str]:
    """What was announced or agreed in a time gone by, and so is still to come."""
    return re.compile(
        r"(?:announc|sign|agree|commit|pledg|order|contract|promis|propos|unveil)(?:e|d|ed|es|s)?(?![a-z])|宣布|签|"
        r"承诺|订购"
    )


@cache
def past_span_pattern() -> re.Pattern[str]:
    """A stretch of time up to now: "in the past twelve months", 过去半年."""
    return re.compile(
        r"(?:in|over|during) the (?:past|last|trailing|previous) (?:year|twelve months|six months|"
        r"three months|\d{1,2} months)|this quarter alone|last quarter alone|(?:过去|"
        r"近)(?:[一二三四五六七八九十\d]{1,2}个月|半年|一年)"
    )


@cache
def due_to_pattern() -> re.Pattern[str]:
    """Before a figure: that it is still to come, "is due to rise to between"."""
    return re.compile(
        r"(?<![a-z])(?:is|are) (?:due|expected|set|slated|forecast|projected) to (?:rise|grow|climb|reach|be|"
        r"increase|total|hit|exceed)(?![a-z])[^.;]{0,30}$"
    )


def is_due_to(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is told as one to come, whatever year a text of unknown date gives it."""
    return due_to_pattern().search(sentence.before(quantity.start, 60)) is not None


@cache
def told_ahead_pattern() -> re.Pattern[str]:
    """Words of the future between "last year" and a figure: what was announced then is still to come."""
    return re.compile(
        r"将|计划|拟|宣布|承诺|公布|签(?:下|署|订|约)?(?:了|的)|(?<![a-z])(?:will|would|plans?|planned|to|"
        r"announced|pledged|promised)(?![a-z])"
    )


PAST_YEAR = (
    *("last year", "去年", "上年", "last quarter", "last fiscal quarter", "last fiscal year", "上一财季"),
    *("上财季", "上季度", "上一季度", "in the quarter", "过去四个季度", "过去一年", "过去12个月"),
    *("过去十二个月", "上一年度", "上一财年", "上财年", "上个财年"),
)


@cache
def leading_date_pattern() -> re.Pattern[str]:
    """A date alone at the head of a sentence, which holds for all of it: "In 2025, …", 2025 年, …."""
    return re.compile(r"\s{0,2}(?:in )?(?:fiscal )?20\d\d ?(?:年(?:全年|度)?)?,")


@cache
def date_alone_pattern() -> re.Pattern[str]:
    """A clause that is nothing but a date, which holds for the next one: "2024年4月,128P 智算中心投产"."""
    return re.compile(
        r"[\s:]{0,2}(?:预计|计划|预期|有望|力争)?(?:到|至|在|于|截至|早在|at the end of|in|by|"
        r"as of)? ?(?:20\d\d ?年 ?(?:\d{1,2} ?月(?: ?\d{1,2} ?日)?)?(?:底|初|末|春|夏|秋|冬|上半年|下半年)?|"
        r"(?:[a-z]{3,9} )?20\d\d|去年(?:底|\d{1,2} ?月)?)[\s,]{0,2}"
    )


def clause_dates(sentence: Sentence, quantity: Quantity) -> tuple[tuple[int, int], ...]:
    """The stretches whose dates hold for the figure: its clause, a date alone before it or at the sentence's head."""
    clause = sentence.clause(quantity.start)
    before = sentence.clause(max(sentence.span.start, clause[0] - 2))
    if before[0] < clause[0] and date_alone_pattern().fullmatch(sentence.text, *before):
        return clause, before, _leading_date(sentence)
    return clause, _leading_date(sentence)


def _leading_date(sentence: Sentence) -> tuple[int, int]:
    match = leading_date_pattern().match(sentence.text, sentence.span.start)
    return (sentence.span.start, match.end()) if match else (sentence.span.start, sentence.span.start)
