"""Ticks over a clock that is set: one run for whatever was missed, and none for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.steady import Every

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TICK = timedelta(seconds=15)


def test_the_next_run_is_an_interval_after_the_last() -> None:
    assert Every(TICK).get_next_fire_time(None, NOW) == NOW + TICK
    assert Every(TICK).get_next_fire_time(NOW, NOW + timedelta(seconds=1)) == NOW + TICK


def test_after_a_leap_of_decades_one_run_is_due_and_the_next_an_interval_later() -> None:
    late = NOW + timedelta(days=365 * 50)
    assert Every(TICK).get_next_fire_time(NOW, late) == late + TICK
