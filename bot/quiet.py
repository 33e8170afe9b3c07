"""Quiet hours and digest times: local wall-clock times of a chat turned into instants. Pure; the clock is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.dates import zone
from storage.types import Chat, Digest


def quiet_until(chat: Chat, instant: datetime) -> datetime | None:
    """The end of the quiet hours that `instant` falls into, or None outside of them. From = to means never."""
    if chat.quiet is None:
        return None
    start, end = chat.quiet
    local = instant.astimezone(zone(chat.timezone))
    clock = local.time().replace(tzinfo=None)
    if start < end:
        inside, ends_on = start <= clock < end, local.date()
    else:
        inside = start != end and (clock >= start or clock < end)
        ends_on = local.date() + timedelta(days=1) if clock >= start else local.date()
    if not inside:
        return None
    finish = local_instant(chat.timezone, ends_on, end)
    return finish if finish > instant else instant + timedelta(minutes=1)


def local_instant(timezone: str, day: date, clock: time) -> datetime:
    """The instant of a wall-clock time. One that a change to summer time skips is moved behind the gap."""
    naive = datetime.combine(day, clock)
    return naive.replace(tzinfo=zone(timezone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class DigestWindow:
    """A digest that is due: what happened in `since <= t < until`. `key` names it once for ever in a chat."""

    since: datetime
    until: datetime
    key: str


def digest_due(chat: Chat, now: datetime) -> DigestWindow | None:
    """The newest digest that this chat should have had by now and has not, or None.

    After a long stop one digest covers everything since the last one: nothing is left out and nothing comes twice.
    """
    if chat.digest is None or not chat.active:
        return None
    until = latest_digest_time(chat.digest, chat.timezone, now)
    since = chat.digest_sent_at or chat.created_at or until - period(chat.digest)
    if since >= until:
        return None
    return DigestWindow(since, until, f"digest:{until:%Y-%m-%dT%H:%MZ}")


def latest_digest_time(digest: Digest, timezone: str, now: datetime) -> datetime:
    """The last instant at or before `now` at which this digest was due."""
    today = now.astimezone(zone(timezone)).date()
    days = (today - timedelta(days=back) for back in range(9))
    candidates = (
        local_instant(timezone, day, digest.at) for day in days if digest.weekday in (None, day.weekday())
    )
    return next(instant for instant in candidates if instant <= now)


def period(digest: Digest) -> timedelta:
    return timedelta(days=1 if digest.weekday is None else 7)
