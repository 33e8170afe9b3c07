"""One poll of a source, and what follows from it for the next. Trying is I/O; the next state is pure.

`poll` decides nothing about what is new: the ledger of what was learned does, by key and text hash.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from scrapers import feeds
from scrapers.fetch import Fetcher
from scrapers.health import is_stale, newest
from scrapers.items import Parsed
from scrapers.sites.all import site_of
from scrapers.types import Failed, Fetched, NotModified, Polled, PollState, Source

Parser = Callable[[Source, Fetched, datetime], Awaitable[Parsed | Failed]]
Outcome = Polled | NotModified | Failed


async def parse_here(source: Source, fetched: Fetched, now: datetime) -> Parsed | Failed:
    """A parser without a worker process: for tests and small tools, never for hostile input."""
    return feeds.parse(source, fetched, now)


async def poll(source: Source, state: PollState, fetcher: Fetcher, parser: Parser, now: datetime) -> Outcome:
    """The first of the source's URLs that answers well. One that is empty or frozen is kept only for want of better.

    A body equal to the one that was learned from is NotModified, without parsing. When every URL fails, the first
    failure is returned with the others in `earlier`, in order.
    """
    failures: list[Failed] = []
    held: Polled | NotModified | None = None
    for url in source.urls:
        outcome = await _try(source, url, state, fetcher, parser, now)
        if isinstance(outcome, Failed):
            failures.append(outcome)
            continue
        outcome = replace(outcome, earlier=tuple(failures))
        if not _poor(source, state, outcome, now):
            return outcome
        held = _better(source, held, outcome)
    if held is not None:
        return held
    if not failures:
        raise ValueError(f"source {source.name!r} has no urls")
    return replace(failures[0], earlier=tuple(failures[1:]))


async def _try(
    source: Source, url: str, state: PollState, fetcher: Fetcher, parser: Parser, now: datetime
) -> Outcome:
    known = state.validators.get(url)
    fetched = await fetcher.fetch(url, known, "feed")
    if not isinstance(fetched, Fetched):
        return fetched
    if known and known.body_hash and known.body_hash == fetched.validators.body_hash:
        return NotModified(url, fetched.retry_after)
    parsed = await parser(source, fetched, now)
    if isinstance(parsed, Failed):
        return parsed
    return Polled(
        url=url,
        entries=parsed.entries,
        validators=fetched.validators,
        quarantined=parsed.quarantined,
        retry_after=fetched.retry_after,
        cut=parsed.cut,
    )


def _poor(source: Source, state: PollState, outcome: Polled | NotModified, now: datetime) -> bool:
    """Whether another URL should be asked as well: this one is empty, or has had nothing new for too long."""
    if isinstance(outcome, NotModified):
        return state.health in ("stale", "empty")
    return not outcome.entries or is_stale(source, newest(outcome.entries), state.newest_seen_at, now)


def _better(
    source: Source, held: Polled | NotModified | None, other: Polled | NotModified
) -> Polled | NotModified:
    """Of two poor answers, the one with the newest entry; the preferred one where that does not tell.

    Where dates lie nobody can tell, and the two are merged by key.
    """
    if held is None or not isinstance(other, Polled) or not other.entries:
        return held or other
    if isinstance(held, NotModified) or not held.entries:
        return other
    if site_of(source).dates_lie:
        keys = {entry.key for entry in other.entries}
        return replace(other, entries=other.entries + tuple(e for e in held.entries if e.key not in keys))
    ours, theirs = newest(held.entries), newest(other.entries)
    return other if ours and theirs and theirs > ours else held
