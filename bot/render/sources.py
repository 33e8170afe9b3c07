"""Sources, their health, and the state of the whole bot, for readers and operators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import dates
from bot.escape import Html, bold, join, text
from bot.render import parts
from bot.split import pack
from bot.words import Words
from storage.types import QueueStatus

MARKS = {
    "ok": "🟢",
    "new": "⚪️",
    "broken": "🔴",
    "blocked": "🔴",
    "empty": "🟠",
    "stale": "🟠",
    "paused": "⏸",
}


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a reader may know of a source. `health` is one of `MARKS`; `error` is for operators only."""

    name: str
    publisher: str
    health: str = "new"
    newest_item_at: datetime | None = None
    last_good_at: datetime | None = None
    next_poll_at: datetime | None = None
    failures: int = 0
    error: str = ""
    articles: int = 0


@dataclass(frozen=True, slots=True)
class StatusView:
    """The bot at one moment. `lag` is the age of the oldest message that waits."""

    version: str
    started_at: datetime
    sources: tuple[SourceView, ...]
    queue: QueueStatus
    last_poll_at: datetime | None = None
    chats: int = 0
    reviews: int = 0
    last_sent_at: datetime | None = None
    lag: timedelta = timedelta(0)


def health_name(health: str, words: Words) -> Html:
    key = f"health_state.{health}"
    return words.html(key if key in words else "health_state.broken")


def _source(view: SourceView, words: Words, timezone: str, operator: bool) -> Html:
    mark = MARKS.get(view.health, MARKS["broken"])
    head = words.html(
        "sources.line",
        mark=mark,
        name=bold(parts.name(view.name)),
        publisher=parts.name(view.publisher),
        health=health_name(view.health, words),
    )
    newest = Html("")
    if view.newest_item_at:
        newest = words.html("sources.newest", date=dates.day(view.newest_item_at, words, timezone))
    if not operator:
        return join("\n", (head, newest))
    times = [
        words.html(key, moment=dates.moment(instant, words, timezone))
        for key, instant in (("sources.good", view.last_good_at), ("sources.next", view.next_poll_at))
        if instant
    ]
    error = words.html("sources.error", error=text(view.error, 200)) if view.error else Html("")
    return join("\n", (head, join(" · ", (newest, *times)), error))


def sources(
    found: Sequence[SourceView], language: str, *, timezone: str = "UTC", operator: bool = False
) -> tuple[Html, ...]:
    """The sources in the order given; operators see times and errors too."""
    words = Words(language)
    if not found:
        return (words.html("sources.none"),)
    lines = (_source(view, words, timezone, operator) for view in found)
    return pack((bold(words.html("sources.title")), *lines))


def health(
    source: str, health: str, language: str, *, detail: str = "", since: datetime | None = None
) -> tuple[Html, ...]:
    """One message to operators at a transition. `health` as in `MARKS`; `ok` means recovered."""
    words = Words(language)
    key = f"health.{health}" if f"health.{health}" in words else "health.broken"
    head = bold(words.html(key, source=parts.name(source)))
    hint = words.html(f"health_hint.{health}") if f"health_hint.{health}" in words else Html("")
    reason = words.html("sources.error", error=text(detail, 500)) if detail else Html("")
    start = words.html("health.since", moment=dates.moment(since, words)) if since else Html("")
    return (join("\n", (head, reason, start, hint)),)


def duration(span: timedelta, words: Words) -> Html:
    """The largest whole unit: days, hours, minutes or seconds."""
    seconds = max(0, int(span.total_seconds()))
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= size:
            return words.count(f"duration.{unit}", seconds // size)
    return words.count("duration.seconds", seconds)


def status(view: StatusView, language: str, now: datetime, *, timezone: str = "UTC") -> tuple[Html, ...]:
    """Version, up-time, last poll, queue, lag, open reviews, then every source with its errors."""
    words = Words(language)
    unknown = words.html("report.never")
    polled = dates.moment(view.last_poll_at, words, timezone) if view.last_poll_at else unknown
    sent = dates.moment(view.last_sent_at, words, timezone) if view.last_sent_at else unknown
    uptime = duration(now - view.started_at, words)
    head = join(
        "\n",
        (
            bold(words.html("report.title", version=text(view.version, 40), uptime=uptime)),
            words.html("report.polled", moment=polled),
            words.html("report.sent", moment=sent, chats=words.count("report.chats", view.chats)),
            words.html("report.queue", waiting=view.queue.waiting, leased=view.queue.leased),
            words.html(
                "report.settled", sent=view.queue.sent, gone=view.queue.gone, rejected=view.queue.rejected
            ),
            words.html("report.lag", lag=duration(view.lag, words)) if view.queue.waiting else Html(""),
            words.html("report.reviews", n=view.reviews) if view.reviews else Html(""),
        ),
    )
    return pack((head, *(_source(source, words, timezone, True) for source in view.sources)))
