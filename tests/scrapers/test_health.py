from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from scrapers.health import health_event, next_state
from scrapers.sites.all import problems
from scrapers.types import Failed, Failure, NotModified, Polled, PollState, Validators
from tests.scrapers.factories import ADDRESS, NOW, entry, source

START = PollState("test")
NEW = Validators(etag='"new"', body_hash="new")
OLD = Validators(etag='"old"', body_hash="old")
MINUTES = timedelta(minutes=15)


def _polled(*dates: datetime | None, **fields: object) -> Polled:
    entries = tuple(entry(key=f"k{place}", published_at=date) for place, date in enumerate(dates))
    return Polled(ADDRESS, entries, NEW, **fields)  # type: ignore[arg-type]


def _failed(reason: Failure = Failure.SERVER, **fields: object) -> Failed:
    return Failed(ADDRESS, reason, "HTTP 500", **fields)  # type: ignore[arg-type]


def test_a_complete_poll_remembers_everything() -> None:
    state = next_state(source(), START, _polled(NOW, NOW - MINUTES), True, NOW, fresh=2)
    assert state == PollState(
        source="test",
        next_poll_at=NOW + MINUTES,
        validators={ADDRESS: NEW},
        baselined=frozenset({ADDRESS}),
        last_good_at=NOW,
        last_poll_at=NOW,
        newest_item_at=NOW,
        newest_seen_at=NOW,
        health="ok",
    )


def test_an_incomplete_poll_keeps_the_old_validators() -> None:
    before = replace(START, validators={ADDRESS: OLD})
    state = next_state(source(), before, _polled(NOW), False, NOW)
    assert state.validators == {ADDRESS: OLD}
    assert not state.baselined


def test_a_cut_document_loses_its_validators() -> None:
    before = replace(START, validators={ADDRESS: OLD})
    assert next_state(source(), before, _polled(NOW, cut=True, quarantined=1), True, NOW).validators == {}


def test_not_modified_keeps_what_was_known() -> None:
    before = replace(START, validators={ADDRESS: OLD}, newest_item_at=NOW, newest_seen_at=NOW, health="ok")
    state = next_state(source(), before, NotModified(ADDRESS), True, NOW)
    assert (state.validators, state.health, state.next_poll_at) == ({ADDRESS: OLD}, "ok", NOW + MINUTES)


def test_the_wait_doubles_with_each_failure_up_to_six_hours() -> None:
    state, waits = START, []
    for _ in range(8):
        state = next_state(source(), state, _failed(), True, NOW)
        assert state.next_poll_at
        waits.append((state.next_poll_at - NOW) / MINUTES)
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24]


def test_a_slow_source_is_never_polled_less_often_than_it_asks_for() -> None:
    daily = source(every=timedelta(days=1))
    state = next_state(daily, next_state(daily, START, _failed(), True, NOW), _failed(), True, NOW)
    assert state.next_poll_at == NOW + timedelta(days=1)


def test_retry_after_is_a_lower_bound() -> None:
    hours = timedelta(hours=3)
    for outcome in (_failed(retry_after=hours), _polled(NOW, retry_after=hours), NotModified(ADDRESS, hours)):
        assert next_state(source(), START, outcome, True, NOW).next_poll_at == NOW + hours
    assert (
        next_state(source(), START, _failed(retry_after=timedelta(seconds=1)), True, NOW).next_poll_at
        == NOW + MINUTES
    )


def test_one_of_several_urls_may_be_asked_again_before_the_limited_one() -> None:
    other = Failed("https://other.example/", Failure.SERVER, "HTTP 500")
    outcome = _failed(Failure.LIMITED, retry_after=timedelta(hours=3), earlier=(other,))
    assert next_state(source(), START, outcome, True, NOW).next_poll_at == NOW + MINUTES


def test_jitter_spreads_by_a_tenth() -> None:
    assert (
        next_state(source(), START, NotModified(ADDRESS), True, NOW, jitter=1.0).next_poll_at
        == NOW + MINUTES * 1.1
    )


def test_a_source_that_always_fails_tells_once_and_once_when_it_recovers() -> None:
    """S9: a thousand failed polls, one event at the threshold, one at recovery."""
    state, events, at = replace(START, health="ok"), [], NOW
    for _ in range(1000):
        after = next_state(source(), state, _failed(), True, at)
        events.append(health_event(state, after))
        assert after.next_poll_at and timedelta(0) < after.next_poll_at - at <= timedelta(hours=6)
        state, at = after, after.next_poll_at
    assert [(place, event.after) for place, event in enumerate(events) if event] == [(2, "broken")]
    recovered = next_state(source(), state, _polled(at), True, at)
    event = health_event(state, recovered)
    assert event and (event.before, event.after) == ("broken", "ok")


def test_one_failure_is_no_event() -> None:
    before = replace(START, health="ok")
    after = next_state(source(), before, _failed(), True, NOW)
    assert (after.health, after.failures, after.last_failure) == ("ok", 1, Failure.SERVER)
    assert health_event(before, after) is None


def test_a_block_is_told_at_the_second_time_and_backs_off_for_hours() -> None:
    once = next_state(source("wechat"), replace(START, health="ok"), _failed(Failure.BLOCKED), True, NOW)
    twice = next_state(source("wechat"), once, _failed(Failure.BLOCKED), True, NOW)
    assert (once.health, twice.health) == ("ok", "blocked")
    assert twice.next_poll_at == NOW + timedelta(hours=6)


def test_a_feed_without_entries_is_empty_until_it_has_some() -> None:
    empty = next_state(source(), START, _polled(), True, NOW)
    still = next_state(source(), empty, NotModified(ADDRESS), True, NOW)
    assert (empty.health, still.health) == ("empty", "empty")
    assert next_state(source(), still, _polled(NOW), True, NOW).health == "ok"


def test_a_frozen_feed_is_stale_at_first_sight() -> None:
    """feeds.a.dj.com: HTTP 200, valid XML, newest item of January 2025."""
    state = next_state(source(), START, _polled(NOW - timedelta(days=300)), True, NOW, fresh=1)
    event = health_event(START, state)
    assert event and event.after == "stale"


def test_a_feed_becomes_stale_by_time_alone() -> None:
    fresh = next_state(source(), START, _polled(NOW), True, NOW)
    later = NOW + timedelta(days=15)
    assert next_state(source(), fresh, NotModified(ADDRESS), True, later).health == "stale"


def test_a_mirror_that_gives_old_items_new_dates_is_stale_by_what_was_first_seen() -> None:
    lab = source("xai", stale_after=timedelta(days=21))
    state = next_state(lab, START, _polled(NOW), True, NOW, fresh=1)
    later = NOW + timedelta(days=22)
    state = next_state(lab, state, _polled(later), True, later, fresh=0)
    assert (state.newest_seen_at, state.health) == (NOW, "stale")


def test_dates_ahead_of_time_do_not_hide_a_freeze_for_long() -> None:
    state = next_state(source(), START, _polled(NOW + timedelta(hours=1)), True, NOW)
    assert next_state(source(), state, NotModified(ADDRESS), True, NOW + timedelta(days=15)).health == "stale"


def test_a_first_good_poll_is_no_event() -> None:
    assert health_event(START, next_state(source(), START, _polled(NOW), True, NOW)) is None


@pytest.mark.parametrize(
    ("kind", "every", "url", "minimum"),
    [
        ("xai", 5, "https://x.ai/news", 60),
        ("openai", 5, "https://openai.com/news/rss.xml", 15),
        ("openai", 30, "https://openai.com/news/rss.xml", 30),
        ("feed", 5, "https://n.example/feed", 5),
        ("wechat", 5, "http://127.0.0.1:4000/feeds/x.atom", 5),
    ],
)
def test_polite_hosts_are_not_polled_more_often_than_they_like(
    kind: str, every: int, url: str, minimum: int
) -> None:
    one = source(kind, url, every=timedelta(minutes=every))
    assert next_state(one, START, NotModified(url), True, NOW).next_poll_at == NOW + timedelta(
        minutes=minimum
    )


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("https://feeds.a.dj.com/rss/RSSWSJD.xml", "frozen"),
        ("https://x.ai/news/rss.xml", "403"),
        ("ftp://n.example/feed", "http"),
        ("n.example/feed", "http"),
        ("https://user:word@n.example/feed", "password"),
        ("http://[::1", "cannot be read"),
    ],
)
@pytest.mark.parametrize("kind", ["wsj", "feed"])
def test_traps_and_bad_addresses_are_named(kind: str, url: str, word: str) -> None:
    found = problems(source(kind, url))
    assert len(found) == 1
    assert word in found[0] and "'test'" in found[0] and url in found[0]


def test_a_good_source_has_no_problems() -> None:
    assert problems(source("wsj", "https://feeds.content.dowjones.io/public/rss/RSSWSJD")) == ()


def test_changing_reasons_do_not_tell_operators_again() -> None:
    state, events = replace(START, health="ok"), []
    for place in range(40):
        reason = (Failure.BLOCKED, Failure.SERVER, Failure.BLOCKED, Failure.TIMEOUT)[place % 4]
        after = next_state(source(), state, _failed(reason), True, NOW)
        events.append(health_event(state, after))
        state = after
    assert len([event for event in events if event]) == 1
