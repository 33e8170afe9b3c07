"""Due dates as text (`2026`, `2026-H1`, `2026-Q3`, `2026-07`) and the span of days that each means."""

from __future__ import annotations

import calendar
from datetime import date


def due_range(due: str) -> tuple[date, date] | None:
    """First and last day that `due` may mean; None for a text that is not a due date."""
    year_text, _, part = due.partition("-")
    if not (year_text.isdigit() and len(year_text) == 4):
        return None
    months = _months(part)
    if months is None:
        return None
    year, (first, last) = int(year_text), months
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _months(part: str) -> tuple[int, int] | None:
    if not part:
        return 1, 12
    if part[0] in "HQ" and part[1:].isdigit():
        length = 6 if part[0] == "H" else 3
        number = int(part[1:])
        return ((number - 1) * length + 1, number * length) if 1 <= number <= 12 // length else None
    if part.isdigit() and 1 <= int(part) <= 12:
        return int(part), int(part)
    return None


def moved(old: str | None, new: str | None) -> bool:
    """Whether `new` contradicts `old`. A more or a less precise wording of the same span does not."""
    if old is None or new is None or old == new:
        return False
    a, b = due_range(old), due_range(new)
    if a is None or b is None:
        return False
    return a[1] < b[0] or b[1] < a[0]


def sharper(old: str | None, new: str | None) -> str | None:
    """The more precise of two due dates that do not contradict each other."""
    if old is None or new is None:
        return old or new
    a, b = due_range(old), due_range(new)
    if a is None or b is None:
        return old
    return new if (b[1] - b[0]) < (a[1] - a[0]) else old
