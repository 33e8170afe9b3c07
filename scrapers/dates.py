"""Dates as feeds really write them. Nothing outside a sane window is believed, and nothing is guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

EARLIEST = datetime(2015, 1, 1, tzinfo=UTC)
AHEAD = timedelta(hours=48)
BEIJING = timezone(timedelta(hours=8))

# Hours east of Greenwich. CST is China's or America's by the feed's language.
ZONES = {
    "gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8,
}  # fmt: skip
MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}

_CLOCK = r"(?:[T\s,]{1,4}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
_ZONE = r"\s{0,4}(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?"
_PATTERNS = tuple(
    re.compile(pattern + r"\s{0,8}$", re.IGNORECASE)
    for pattern in (
        # Wed, 23 Jul 2025 01:04:48 +0000
        r"^(?:[a-z]{3,9},?\s{1,4})?(?P<day>\d{1,2})[\s-]{1,3}(?P<name>[a-z]{3,9})\.?,?[\s-]{1,3}(?P<year>\d{4})"
        + _CLOCK + _ZONE,
        # 2025-07-23T01:04:48.000Z, 2025/07/23 09:04
        r"^(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})" + _CLOCK + _ZONE,
        # May 21, 2026
        r"^(?P<name>[a-z]{3,9})\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<year>\d{4})" + _CLOCK + _ZONE,
        # 2025年7月23日 09:04
        r"^(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日" + _CLOCK + _ZONE,
    )
)  # fmt: skip
_EPOCH = re.compile(r"^(\d{10})(\d{3})?$")


def read(text: str | None, now: datetime, chinese: bool = False) -> datetime | None:
    """A credible instant in UTC, or None. Without a zone, Chinese sources mean Beijing and others Greenwich."""
    found = _parse((text or "").strip()[:80], chinese)
    if found is None:
        return None
    return found if EARLIEST <= found <= now + AHEAD else None


def _parse(text: str, chinese: bool) -> datetime | None:
    epoch = _EPOCH.match(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch.group(1)), UTC)
    for pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            return _build(found.groupdict(), chinese)
    return None


def _build(parts: dict[str, str | None], chinese: bool) -> datetime | None:
    month = MONTHS.get((parts.get("name") or "")[:3].lower()) or int(parts.get("month") or 0)
    zone = _zone(parts["zone"], chinese)
    if zone is None:
        return None
    year, day, hour, minute, second = (
        int(parts[name] or 0) for name in ("year", "day", "hour", "minute", "second")
    )
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
    return local.astimezone(UTC)


def _zone(name: str | None, chinese: bool) -> timezone | None:
    """The zone meant by a name or offset; None for one that we do not know, so that no hour is invented."""
    if not name:
        return BEIJING if chinese else UTC
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(offset if name[0] == "+" else -offset) if offset <= timedelta(hours=14) else None
    if name.lower() == "cst":
        return BEIJING if chinese else timezone(timedelta(hours=-6))
    hours = ZONES.get(name.lower())
    return None if hours is None else timezone(timedelta(hours=hours))
