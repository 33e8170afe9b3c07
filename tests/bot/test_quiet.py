"""Local times: quiet hours over midnight, digests, and the two days a year that are not 24 hours long."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.quiet import digest_due, quiet_until
from facts.types import ChatRef
from storage.types import Chat, Digest

NIGHT = (time(23), time(7))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def chat(
    timezone: str = "UTC", quiet: tuple[time, time] | None = NIGHT, digest: Digest | None = None
) -> Chat:
    return Chat(ChatRef(1), timezone=timezone, quiet=quiet, digest=digest, created_at=at("2026-01-01T00:00"))


@pytest.mark.parametrize(
    ("zone", "now", "until"),
    [
        ("UTC", "2026-03-02T22:59", None),
        ("UTC", "2026-03-02T23:00", "2026-03-03T07:00"),
        ("UTC", "2026-03-03T06:59", "2026-03-03T07:00"),
        ("UTC", "2026-03-03T07:00", None),
        ("Asia/Shanghai", "2026-03-02T15:00", "2026-03-02T23:00"),
        ("Europe/Berlin", "2026-03-28T22:30", "2026-03-29T05:00"),  # the night is an hour shorter
        ("Europe/Berlin", "2026-10-24T21:30", "2026-10-25T06:00"),  # and an hour longer
        ("Nowhere/Such", "2026-03-02T23:30", "2026-03-03T07:00"),
    ],
)
def test_quiet_hours(zone: str, now: str, until: str | None) -> None:
    assert quiet_until(chat(zone), at(now)) == (at(until) if until else None)


def test_a_day_time_span_and_none() -> None:
    assert quiet_until(chat(quiet=(time(12), time(14))), at("2026-03-02T13:00")) == at("2026-03-02T14:00")
    assert quiet_until(chat(quiet=(time(12), time(14))), at("2026-03-02T14:30")) is None
    assert quiet_until(chat(quiet=None), at("2026-03-02T13:00")) is None


def test_an_end_that_summer_time_skips_comes_all_the_same() -> None:
    early = chat("Europe/Berlin", quiet=(time(23), time(2, 30)))
    until = quiet_until(early, at("2026-03-29T00:30"))
    assert until is not None and at("2026-03-29T00:30") < until <= at("2026-03-29T01:30")
    assert quiet_until(early, until) is None


@pytest.mark.parametrize(
    ("digest", "sent", "now", "window"),
    [
        (Digest(time(8, 30)), "2026-03-01T08:30", "2026-03-02T08:29", None),
        (
            Digest(time(8, 30)),
            "2026-03-01T08:30",
            "2026-03-02T08:30",
            ("2026-03-01T08:30", "2026-03-02T08:30"),
        ),
        (Digest(time(8, 30)), "2026-03-02T08:30", "2026-03-02T23:00", None),
        (
            Digest(time(8, 30), 0),
            "2026-02-23T08:30",
            "2026-03-02T09:00",
            ("2026-02-23T08:30", "2026-03-02T08:30"),
        ),
        (Digest(time(8, 30), 1), "2026-02-24T08:30", "2026-03-02T09:00", None),
        (
            Digest(time(8, 30)),
            "2026-02-01T08:30",
            "2026-03-02T09:00",
            ("2026-02-01T08:30", "2026-03-02T08:30"),
        ),
        (Digest(time(8, 30)), None, "2026-03-02T09:00", ("2026-01-01T00:00", "2026-03-02T08:30")),
    ],
)
def test_digests(digest: Digest, sent: str | None, now: str, window: tuple[str, str] | None) -> None:
    wanted = chat(digest=digest)
    wanted = Chat(
        wanted.ref, digest=digest, created_at=wanted.created_at, digest_sent_at=at(sent) if sent else None
    )
    found = digest_due(wanted, at(now))
    assert (found and (found.since, found.until)) == (window and (at(window[0]), at(window[1])))
