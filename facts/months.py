"""Months and years told without their number: the next one to come, by their words or a verb; "that year"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

BEFORE_THEM = ("by ", "before ", "until ", "starting ", "no later than ", "not later than ")
WITHIN_THEM = ("in ", "during ")
REACH = 70  # letters before a month within which a verb tells that it is to come


def month_to_come(text: str, at: int, lead: str | None, month: int, published: date | None) -> str | None:
    """The month as a due date, where the words before `at` put it ahead: behind "by" any, behind "in" a later one."""
    if published is None or lead not in (*BEFORE_THEM, *WITHIN_THEM):
        return None
    if lead in WITHIN_THEM and month <= published.month and not _is_to_come(text, at):
        return None
    return f"{published.year + (month < published.month)}-{month:02d}"


def _is_to_come(text: str, at: int) -> bool:
    if text.endswith(("year ends ", "that ends ", "year ending "), 0, at):
        return True
    return coming_pattern().search(text, max(0, at - REACH), at) is not None


@cache
def coming_pattern() -> re.Pattern[str]:
    """Before "in March": that it is still to come: "opens", "will bring 90 MW online"."""
    return re.compile(
        r"(?<![a-z])(?:will|to open|to start|to launch|opens|starts|begins|moves in|goes live|comes online|"
        r"(?:is|are) (?:due|slated|scheduled|expected|set|planned|to [a-z]{3,10})|due|"
        r"steps up)(?![a-z])(?:(?! (?:was|were|had|has|did|signed|announced|agreed|said|after|since|"
        r"according|reached|brought|opened|grew|came|went|as it))[^.;]){0,60}$"
    )


@cache
def that_year_pattern() -> re.Pattern[str]:
    """A year told of before, or one counted from it: "by the end of that year", "reached a year later"."""
    return re.compile(
        r"(?<![a-z])(?:(?:by|before|at|in|of(?= that year)) )?(?:the )?(?:(?:end|close) of )?(?:later )?(?:that|"
        r"the) (?:same )?year(?![a-z])|(?<=ed |ue |ve |ng |ws |al |dy |ne |gw |mw )"
        r"(?P<later>a|one|two|three|four|five|six|seven|eight|ten) years? (?:later|after that|"
        r"thereafter)(?![a-z]| than)"
    )
