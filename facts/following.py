"""Figures that go on about the subject of the one before them in their sentence."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.dates import dates
from facts.listed import continues_a_list
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.references import REFERENCE_TAGS
from facts.respectively import subject_in_order
from facts.roles import is_only_quoted
from facts.tables.markers import MORE_OR_LESS
from facts.types import Mention, Metric, Scope, Status


def glosses(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for a figure in brackets right behind another: "300 MW (some 220,000 GPUs)"."""
    gap = sentence.text[before.evidence.end : quantity.start]
    opened = "(" in gap[:16] and ")" not in gap and len(gap) < 40
    named = any(before.evidence.end <= name.start < quantity.start for name in sentence.names)
    return opened and not named


def goes_on(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for a figure whose clause names nobody, right behind the clause of another figure."""
    low, high = sentence.clause(quantity.start)
    last = sentence.clause(before.evidence.start)
    linked = sentence.text[last[1] : low].strip(" ,") in ("", "which", "which the", "and")
    if low < last[1] or not linked or sentence.has("respectively"):
        return False
    if subject_in_order(sentence, quantity) is not None:
        return False
    if sentence.tagged(REFERENCE_TAGS, low, high):
        return False
    names = [name for name in sentence.names if not is_only_quoted(sentence, name)]
    named = any(low <= name.start < high for name in names)
    between = any(before.evidence.end <= name.start < quantity.start for name in names)
    return not named and not between


@cache
def among_them_pattern() -> re.Pattern[str]:
    """Inside or right behind a part: that it is one of the figure before it, " of them", " among them"."""
    return re.compile(r" (?:of|among) them(?![a-z])")


def is_among_them(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the 30,000 of "230,000 GPUs by now, 30,000 GB200s among them"."""
    close = 0 <= quantity.start - before.evidence.end <= 40
    return (
        close
        and among_them_pattern().search(sentence.text, quantity.number_end, quantity.end + 12) is not None
    )


@cache
def takes_it_pattern() -> re.Pattern[str]:
    """Right before a figure: that the thing of the one before it is to grow to it, "hopes to take it to"."""
    return re.compile(
        r"(?<![a-z])(?:(?:take|bring|expand|raise|scale|grow|push|lift|double|upgrade|enlarge)(?:s|d|"
        r"ing)? (?:it|that|this|the site|capacity)|see it (?:grow|rise|climb|expand)) (?:up )?to (?:about |"
        r"around |some |nearly |up to |more than )?$"
    )


@cache
def and_finishes_pattern() -> re.Pattern[str]:
    """Right before a figure: that whoever the one before it is of goes on with it, "and finish the year with"."""
    return re.compile(
        r"(?<![a-z])(?:finish|end|close|exit|wrap up|closing|ending|finishing) (?:the year|20\d\d) with "
        r"(?:[a-z]{1,8} ){0,4}[\"']?(?:(?:about|around|over|nearly|up to|more than|some) )?$|"
        r", (?:and|but) it (?:begins|starts|opens|will begin|will start) (?:out )?(?:with|at) (?:[a-z]{1,8} ){0,4}$"
    )


def finishes_with(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the second figure of one subject: "spends $60 billion, and will end the year with 900,000"."""
    gap = sentence.text[max(before.evidence.end, quantity.start - 110) : quantity.start]
    named = any(before.evidence.end <= name.start < quantity.start for name in sentence.names)
    return not named and and_finishes_pattern().search(gap) is not None


@cache
def run_pattern() -> re.Pattern[str]:
    """Between capacity and the chips that it runs: ", which OpenAI says will run over"."""
    return re.compile(
        r",? (?:which|that|enough to)(?: [^,;.]{2,40})? (?:run|house|hold|host|contain|feed|support|power)s?"
        r"(?: (?:about|around|over|more than|up to|roughly|nearly|some|at least)){0,2} ?"
    )


def runs_on_it(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for the chips that the watts told right before them run."""
    told = before.metric is Metric.POWER and quantity.kind is Kind.COUNT
    return told and run_pattern().fullmatch(sentence.text, before.evidence.end, quantity.start) is not None


def takes_it_to(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    head = sentence.text[max(before.evidence.end, quantity.start - 50) : quantity.start]
    return takes_it_pattern().search(head) is not None


@cache
def costing_pattern() -> re.Pattern[str]:
    """How a clause begins that tells what the part before it costs: 第一阶段涵盖 800 兆瓦,耗资."""
    return re.compile(r" ?(?:耗资|造价|投资|需投资|斥资)| (?:costing|at a cost of)(?![a-z])")


@cache
def whole_pattern() -> re.Pattern[str]:
    """Words of a clause that goes on from a part to the whole: "500 MW total plan", 合计 10000P."""
    return re.compile(
        r"(?<![a-z])(?:total|overall|eventual|final|full|combined|altogether)(?![a-z])|计|总|共|最终"
    )


def shares_a_part(
    sentence: Sentence, before: Mention, quantity: Quantity, metric: Metric, scope: Scope
) -> bool:
    """True for the second measure of a part, in the clause behind it: 首期将装 1 万颗, 供电 27MW."""
    measures = {before.metric, metric}
    if before.scope is not Scope.PART or scope is not Scope.TOTAL or len(measures) < 2:
        return False
    low, high = sentence.clause(quantity.start)
    if whole_pattern().search(sentence.text, low, high):
        return False
    if and_gap_pattern().fullmatch(sentence.text, before.evidence.end, quantity.start):
        return True
    if Metric.INVESTMENT in measures:
        return costing_pattern().match(sentence.text, low) is not None and goes_on(sentence, before, quantity)
    if sentence.tagged(("planned", "target"), low, high):
        return False  # it has a date or a verb of its own
    return goes_on(sentence, before, quantity)


@cache
def and_gap_pattern() -> re.Pattern[str]:
    """Between two measures of one thing: "150 megawatts and more than 18,500 GPUs"."""
    return re.compile(rf"(?: of (?:power|capacity|it load))? and{MORE_OR_LESS} ")


@cache
def equal_gap_pattern() -> re.Pattern[str]:
    """Between chips and what they amount to: "350,000 H100s, …, or almost 600,000 H100 equivalents"."""
    return re.compile(
        r"(?<![a-z])or (?:almost |about |around |nearly |roughly |some |the equivalent of )?$|(?:相当于|等于|"
        r"折合|等效于)约?近?$"
    )


@cache
def same_time_pattern() -> re.Pattern[str]:
    """Behind a figure: the time told of before, "for the same period"."""
    return re.compile(
        r" (?:for|in|over|during|across) (?:the|that) same (?:period|year|span|stretch|time|quarter|"
        r"timeframe|window|12 months|twelve months)(?! last| a year)(?![a-z])"
    )


@cache
def by_then_pattern() -> re.Pattern[str]:
    """Before a figure in Chinese: that it is of the day told of right before, 届时."""
    return re.compile(r"(?:届时|到时候?|那时)[^,。;\d]{0,16}$")


@cache
def begins_pattern() -> re.Pattern[str]:
    """Behind a date in Chinese: that something only begins or is signed then, 2024 年动工."""
    return re.compile(r"[^,。;]{0,4}(?:动工|开工|启动|签|宣布|成立|奠基|破土)")


def _due_by_then(sentence: Sentence, quantity: Quantity, published: date | None) -> str | None:
    """The date told last before 届时, or right before the colon of a list: "by 2028: AI factories, 1.6GW of them"."""
    start = sentence.span.start
    if by_then_pattern().search(sentence.before(quantity.start, 22)) is not None:
        told = dates(sentence.text, max(0, start - 60), quantity.start, published)
        begins = told and begins_pattern().match(sentence.text, told[-1].end)
        return told[-1].due if told and not begins else None
    colon = sentence.text.rfind(":", start, quantity.start)
    if colon < 0:
        return None
    return next(
        (
            item.due
            for item in dates(sentence.text, start, colon, published)
            if item.led and item.end == colon
        ),
        None,
    )


@cache
def amounts_to_pattern() -> re.Pattern[str]:
    """Between chips and what they amount to, over the end of a sentence: "350k H100s ... that's"."""
    return re.compile(
        r" ?(?:\.{1,3}|…|,|;|:)? ?(?:that's|that is|or|i\.e\.|meaning|which is)(?: (?:about|around|roughly|"
        r"some|nearly|almost|over))? ?~?"
    )


def _is_of_the_same_time(sentence: Sentence, before: Mention, quantity: Quantity, metric: Metric) -> bool:
    """True where a figure of the same metric is said to be of the time told of before."""
    if before.due is None:
        return False
    if metric is Metric.H100E and before.metric is Metric.CHIPS:
        return amounts_to_pattern().fullmatch(sentence.text, before.evidence.end, quantity.start) is not None
    behind = sentence.text[quantity.end : min(quantity.end + 90, sentence.span.end)]
    return before.metric is metric and same_time_pattern().search(behind) is not None


@cache
def counted_in_pattern() -> re.Pattern[str]:
    """How a clause begins that goes on to the sum at the same time: 如果算上其他 GPU."""
    return re.compile(
        r" ?(?:如果|若|倘若)?(?:再)?(?:算上|计入|加上其[他它])|(?: and)? ?(?:counting|including|with) (?:its |"
        r"all )?(?:other|older)"
    )


OLD_GAP = 60  # letters between a new plan and the old one that it takes the place of
OWN_TIME = 32  # letters behind an old plan within which its own time stands


@cache
def own_time_pattern() -> re.Pattern[str]:
    """Behind an old plan: a time of its own, "in 2025", "this year", "now"."""
    return re.compile(
        r"(?<![a-z0-9])(?:20\d\d|this year|(?:the|a) year (?:before|earlier|ago)|(?:last|prior|previous) year|now|"
        r"actual|spent)(?![a-z0-9])"
    )


@cache
def year_between_pattern() -> re.Pattern[str]:
    """Between a new plan and an old one: the year of the latter, "against a 2025 budget of"."""
    return re.compile(r"20\d\d|(?:last|this|prior|previous) year|actual|spent|after")


@cache
def revised_pattern() -> re.Pattern[str]:
    """Before a new plan: that an old one is revised, "raised its forecast for 2026"."""
    return re.compile(
        r"(?<![a-z])(?:rais|lift|increas|boost|cut|lower|trimm|narrow|hik|moved|push|upped|revis|slash)[a-z]{0,3}"
        r"(?![a-z])[^.;]{0,60}(?:forecast|guidance|plan|budget|range|target|outlook|capex|capital)"
    )


@cache
def old_plan_pattern() -> re.Pattern[str]:
    """Between a new plan and an old one: that it is an old plan, "up from our prior range of"."""
    return re.compile(
        r"(?:prior|previous|earlier|original) (?:range|outlook|forecast|guidance|plan|estimate)"
    )


def is_the_plan_before(
    sentence: Sentence, before: Mention, quantity: Quantity, scope: Scope, status: Status
) -> bool:
    """True for the old plan of a year's spending, which a new one right before it revises: "up from $120 billion"."""
    planned = status in (Status.PLANNED, Status.TARGET) and before.metric is Metric.INVESTMENT
    replaced = quantity.kind is Kind.MONEY and scope is Scope.PREVIOUS and before.scope is Scope.TOTAL
    if not (planned and replaced and sentence.weight == 1 and sentence.has("capex")):
        return False
    gap = sentence.text[before.evidence.end : quantity.start]
    behind = sentence.text[quantity.end : min(quantity.end + OWN_TIME, sentence.clause(quantity.start)[1])]
    dated = year_between_pattern().search(gap) or own_time_pattern().search(behind)
    revised = old_plan_pattern().search(gap) or revised_pattern().search(
        sentence.text, sentence.span.start, before.evidence.start
    )
    return len(gap) <= OLD_GAP and dated is None and revised is not None


def shares_a_date(
    sentence: Sentence, before: Mention, quantity: Quantity, metric: Metric, scope: Scope
) -> bool:
    """True for the next company of a list of yearly spending: "A guided to $200 billion in 2026 capex, B to $175"."""
    gap = sentence.text[before.evidence.end : quantity.start]
    if metric is Metric.H100E and before.metric is Metric.CHIPS and equal_gap_pattern().search(gap):
        return True
    low = sentence.clause(quantity.start)[0]
    last = sentence.clause(max(sentence.span.start, low - 2))[0]
    if any(counted_in_pattern().match(sentence.text, head) for head in (low, last)):
        return True
    if Metric.INVESTMENT not in (before.metric, metric) or before.metric is not metric:
        return False
    if scope is Scope.PREVIOUS or not (sentence.has("capex") or continues_a_list(sentence, before, quantity)):
        return False
    letters = quantity.start - before.evidence.end
    listed = any(before.evidence.end <= name.start < quantity.start for name in sentence.names)
    return listed and letters * sentence.weight <= 110


def due_pointed_to(
    sentence: Sentence, quantity: Quantity, mention: Mention, last: Mention | None, published: date | None
) -> str | None:
    """The due date that words such as "for the same period" or 届时 point to, for a figure that has none.

    `last` is the figure told before it.
    """
    if mention.due is not None:
        return None
    then = _due_by_then(sentence, quantity, published)
    if then is not None and mention.status in (Status.PLANNED, Status.TARGET):
        return then
    same = last is not None and _is_of_the_same_time(sentence, last, quantity, mention.metric)
    return last.due if last is not None and same else None
