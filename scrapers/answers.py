"""Reading an HTTP answer's status line and headers: what it means, where it points, when to come back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from yarl import URL

from scrapers import cleaning, guard
from scrapers.types import Failure

LONGEST_WAIT = timedelta(hours=24)
_REASONS = {
    204: Failure.NOT_A_FEED,
    206: Failure.GARBLED,
    401: Failure.BLOCKED,
    403: Failure.BLOCKED,
    404: Failure.MISSING,
    407: Failure.BLOCKED,
    408: Failure.TIMEOUT,
    410: Failure.MISSING,
    429: Failure.LIMITED,
    451: Failure.BLOCKED,
}


def is_redirect(response: aiohttp.ClientResponse) -> bool:
    return response.status in (301, 302, 303, 307, 308) and "Location" in response.headers


def hop(current: URL, location: str) -> URL:
    """The address that a redirect points to. Raises guard.Refused for a way that we do not go."""
    if not location:
        raise guard.Refused("the redirect names no address")
    try:
        target = guard.parse(str(current.join(URL(location))))
    except ValueError as error:
        raise guard.Refused("the redirect's address cannot be read") from error
    if current.scheme == "https" and target.scheme == "http":
        raise guard.Refused("a redirect from https to http is not followed")
    return target


def refusal(response: aiohttp.ClientResponse) -> tuple[Failure, str]:
    """The reason and one clear line for an answer without a usable body."""
    status = response.status
    if response.headers.get("cf-mitigated", "").lower() == "challenge":
        return Failure.BLOCKED, f"HTTP {status}: Cloudflare challenge"
    reason = _REASONS.get(status, Failure.SERVER)
    return reason, f"HTTP {status} {told(response.reason or '')}".strip()


def told(text: str) -> str:
    """What a server said, as one short clean line: it goes to logs, database and operators."""
    return " ".join(cleaning.tidy(text).split())[:160]


def validator(text: str | None) -> str | None:
    """A header value that may be stored and sent back as it is, or None for one that had better not."""
    return text if text and len(text) <= 500 and text.isascii() and text.isprintable() else None


def is_gzip(response: aiohttp.ClientResponse) -> bool:
    """Whether the body is one gzip stream; raises guard.Refused for stacked or unasked encodings."""
    names = [
        name.strip().lower()
        for header in response.headers.getall("Content-Encoding", ())
        for name in header.split(",")
        if name.strip().lower() not in ("", "identity")
    ]
    if names in ([], ["gzip"], ["x-gzip"]):
        return bool(names)
    response.close()
    raise guard.Refused(f"content encoding {told(', '.join(names))!r} was not asked for")


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> timedelta | None:
    """The wait that a server asks for, in seconds or as a date, at most a day; None where it asks for none."""
    text = headers.get("Retry-After", "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    wait = until - (now or datetime.now(UTC))
    return min(max(wait, timedelta(0)), LONGEST_WAIT)
