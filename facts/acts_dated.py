"""Dates of acts that are over, in a text of which the day is unknown: "signed … in March 2025", "By 2025 he was"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from facts.dates import LATE_YEAR, DueDate
from facts.reading import Sentence

BACK = 130  # letters before a date within which the act that it dates may be told


@cache
def was_doing_pattern() -> re.Pattern[str]:
    """Behind a date: what was so by then, " he was leading"."""
    return re.compile(
        r",? (?:he|she|it|they|the (?:company|group|firm|lab|startup|builder|cloud)) (?:was|were)(?: already|"
        r" now)? (?!to |expecting|planning|hoping|aiming|targeting|looking|due|expected|supposed|meant|set |"
        r"planned|scheduled|slated|going|ready)"
    )


@cache
def agreed_in_pattern() -> re.Pattern[str]:
    """Right before "in" and a date: a contract that was made then, "signed a compute agreement with OpenAI"."""
    return re.compile(
        r"(?<!be )(?<!to be )(?<![a-z])(?:signed|announced|inked|struck|sealed|closed|unveiled|reached) "
        r"[^,;]{3,70} (?:deal|agreement|contract|lease|partnership|pact|order|commitment)s?"
        r"(?: (?:with|between|for) [^,;.]{2,40})? $|"
        r"(?<!be )(?<![a-z])(?:signed|sealed|announced|agreed|inked|struck|unveiled|disclosed) (?:during|at|on|in|"
        r"by) [^,;.]{3,40} $"
    )


# What was done in a span of time, up to its beginning: "committed to 2GW ".
_DONE = (
    r"(?<!be )(?<!has )(?<!have )(?<![a-z])(?:committed|leased|signed|contracted|added|bought|spent|rented|"
    r"absorbed)(?![a-z])[^,;]{3,70} "
)


@cache
def done_in_a_span_pattern() -> re.Pattern[str]:
    """Right before the beginning of a span in which something was done: "committed to 2GW "."""
    return re.compile(rf"{_DONE}$")


@cache
def span_of_acts_pattern() -> re.Pattern[str]:
    """Right before the end of a span in which something was done: "committed to 2GW from November 2023 to"."""
    return re.compile(rf"{_DONE}(?:from|between) (?:[a-z]{{3,9}} )?(?P<since>20\d\d) (?:to|and|through) ?$")


@cache
def told_in_chinese_pattern() -> re.Pattern[str]:
    """Behind a date that is all of a clause in Chinese: what was told or signed then, 微软同 Nebius 签下."""
    return re.compile(
        r" ?(?:底|初|末|中旬|上旬|下旬)?,(?:(?!将|拟|计划|预计|有望|会|可|要)[^,。;\d]){0,16}(?:宣布|签下|签署|"
        r"签订|签约|达成|公布|披露|官宣|敲定|推出|发布|表示)"
    )


def told_at_the_head(sentence: Sentence, item: DueDate, published: date | None) -> bool:
    """True for a date that opens a clause of what was told or signed then, and is not after publication."""
    year_only = len(item.due) == len("2026")
    if sentence.weight == 1 or item.led or year_only:
        return False
    if told_in_chinese_pattern().match(sentence.text, item.end) is None:
        return False
    low = sentence.clause(item.start)[0]
    if sentence.text[low : item.start].strip(" 于在而"):
        return False
    return published is None or item.due[:7] <= f"{published.year}-{published.month:02d}"


@cache
def begins_then_pattern() -> re.Pattern[str]:
    """Behind a date: works that begin then, " it will break ground on"."""
    return re.compile(
        r",? (?:[a-z0-9.&'-]{2,14} ){1,3}(?:will|plans to|is to|would|intends to|is due to|expects to) (?:break "
        r"ground|begin (?:construction|building|work)|start (?:construction|building|work))(?![a-z])"
    )


@cache
def told_by_pattern() -> re.Pattern[str]:
    """Behind a month: who told it then, " The Information reported"."""
    return re.compile(
        r" (?:[a-z0-9.&'-]{2,14} ){1,3}(?:reported|said|wrote|disclosed|confirmed|revealed|announced)(?![a-z])"
        r"(?! to| plans to)"
    )


@cache
def paper_of_pattern() -> re.Pattern[str]:
    """Right before the date of a paper: "In its announcement of"."""
    return re.compile(
        r"(?<![a-z])(?:announcement|statement|filing|release|report|letter|memo|post|interview|"
        r"presentation) (?:of|from|dated) (?:\d{1,2}(?:st|nd|rd|th)? )?$"
    )


@cache
def done_lately_pattern() -> re.Pattern[str]:
    """Right before "this month": what was agreed in it, "signed a $300 billion, five-year contract"."""
    return re.compile(
        r"(?<!to be )(?<![a-z])(?:signed|struck|inked|announced|agreed|unveiled) [^.;]{0,50}(?:contract|deal|"
        r"agreement|lease|pact|plan|order) $"
    )


def dates_what_was_told(sentence: Sentence, item: DueDate) -> bool:
    """True for the date of works that begin, of a paper, or, where it is a month alone, of who told something."""
    if begins_then_pattern().match(sentence.text, item.end):
        return True
    if paper_of_pattern().search(sentence.before(item.start, 24)):
        return True
    if sentence.text.startswith("this ", item.start) and done_lately_pattern().search(
        sentence.before(item.start, 70)
    ):
        return True
    alone = sentence.text.startswith("in ", item.start) and sentence.text[item.start + 3 : item.end].isalpha()
    return alone and told_by_pattern().match(sentence.text, item.end) is not None


@cache
def was_so_pattern() -> re.Pattern[str]:
    """Behind a month that opens a sentence: what was so by then, " its halls were running"."""
    return re.compile(
        r",? (?:the|its|their|his|our|these|those) [^,;.]{3,40} (?:was|were)(?: already)? (?!being |building |"
        r"planning |aiming |hoping |looking )(?:[a-z]{3,10}ing|up|down|in (?:use|operation|service)|running|"
        r"live|online)(?![a-z])"
    )


def was_so_by_then(sentence: Sentence, item: DueDate) -> bool:
    """True for the date at a sentence's head by which something was so: "By late 2025 he was leading"; halls may be
    told of as running by a month without its year only, since a year may be one to come.
    """
    if item.start > sentence.span.start + 3:
        return False
    if was_doing_pattern().match(sentence.text, item.end):
        return True
    yearless = "20" not in sentence.text[item.start : item.end]
    return yearless and was_so_pattern().match(sentence.text, item.end) is not None


def dates_an_act(sentence: Sentence, item: DueDate) -> bool:
    """True for the date on which a contract was made, or the span of such acts; only where no day of publication
    tells whether it is still to come.
    """
    before = sentence.before(item.start, BACK)
    early = int(item.due[:4]) < LATE_YEAR
    begins = early and sentence.text.startswith(("from ", "between "), item.start)
    if begins and done_in_a_span_pattern().search(before):
        return True
    led = sentence.text[item.start : item.start + 8].partition(" ")[0]  # a date may begin with its "to"
    span = span_of_acts_pattern().search(before + (f"{led} " if led in ("to", "and", "through") else ""))
    if span is not None and int(span["since"]) < LATE_YEAR:
        return True
    if not sentence.text.startswith("in ", item.start):
        return False
    return agreed_in_pattern().search(before) is not None
