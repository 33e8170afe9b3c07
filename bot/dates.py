"""Dates and due dates in the reader's language and time zone."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.words import Words
from facts.due import due_range


def zone(name: str) -> tzinfo:
    """The time zone; UTC for a name that this machine does not know, because a message must go out."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def day(instant: datetime, words: Words, timezone: str = "UTC") -> str:
    """`23 Jul 2025`, `2025 年 7 月 23 日`."""
    local = instant.astimezone(zone(timezone))
    month = words.plain(f"month.{local.month}")
    return words.plain("date.day", day=local.day, month=month, year=local.year)


def moment(instant: datetime, words: Words, timezone: str = "UTC") -> str:
    """`23 Jul 2025, 14:05`, and the zone's name where it is not the chat's own."""
    local = instant.astimezone(zone(timezone))
    return words.plain("date.moment", day=day(instant, words, timezone), time=f"{local:%H:%M}")


def due(value: str, words: Words) -> str:
    """`2026`, `2026-H1`, `2026-Q3` or `2026-07` in words; anything else as it stands."""
    year, _, rest = value.partition("-")
    if due_range(value) is None or value.endswith("-"):
        return value
    if not rest:
        return words.plain("date.year", year=year)
    if rest[0] in "HQ":
        return words.plain(f"date.{rest.lower()}", year=year)
    return words.plain("date.month", month=words.plain(f"month.{int(rest)}"), year=year)
