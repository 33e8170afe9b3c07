"""Due-ness when the clock was set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scrapers.types import PollState
from storage.store import Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_source_that_was_polled_in_the_future_is_due(store: Store) -> None:
    store.polls.save(PollState("ahead", last_poll_at=NOW + HOUR, next_poll_at=NOW + 2 * HOUR))
    store.polls.save(PollState("waiting", last_poll_at=NOW - HOUR, next_poll_at=NOW + HOUR))
    assert store.polls.due(["ahead", "waiting"], NOW) == ["ahead"]
    assert store.polls.due(["ahead", "waiting"], NOW + HOUR) == ["waiting"]
