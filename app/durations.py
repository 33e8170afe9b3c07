"""Spans of time as people write them in config.toml and in chat: `30s`, `15m`, `6h`, `14d`, `2w`."""

from __future__ import annotations

import re
from datetime import timedelta

UNITS: dict[str, timedelta] = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_SPAN = re.compile(r"\s*(\d{1,6})\s*([smhdw])\s*")


def parse_duration(text: str) -> timedelta:
    """`15m` as 15 minutes. Raises ValueError with one clear line for anything else, zero included."""
    match = _SPAN.fullmatch(text)
    if match is None or int(match[1]) == 0:
        raise ValueError(f"{text!r} is not a span of time; write for example 30s, 15m, 6h or 14d")
    return int(match[1]) * UNITS[match[2]]


def show_duration(span: timedelta) -> str:
    """The shortest exact form: 900 seconds is `15m`."""
    seconds = int(span.total_seconds())
    for unit in ("w", "d", "h", "m"):
        size = int(UNITS[unit].total_seconds())
        if seconds and seconds % size == 0:
            return f"{seconds // size}{unit}"
    return f"{seconds}s"
