from __future__ import annotations

from datetime import timedelta

import pytest

from facts.types import ChatRef
from scrapers.types import Failure, PollState, Validators
from storage.polls import MAX_ATTEMPTS, MAX_EDITS
from storage.store import Store
from storage.types import MessageKind, Outgoing
from tests.storage.samples import MINUTE, NOW, article, entry, learn


def test_a_state_comes_back_as_it_was(store: Store) -> None:
    assert store.polls.state("openai") == PollState("openai")
    state = PollState(
        "openai",
        next_poll_at=NOW + MINUTE,
        validators={"https://a/": Validators("W/1", "Tue", "hash"), "https://b/": Validators()},
        baselined=frozenset({"https://a/"}),
        last_good_at=NOW,
        last_poll_at=NOW,
        newest_item_at=NOW - 5 * MINUTE,
        newest_seen_at=NOW,
        failures=3,
        last_failure=Failure.BLOCKED,
        last_error="403 from 星",
        health="broken",
    )
    store.polls.save(state)
    store.polls.save(state)
    assert store.polls.state("openai") == state
    assert store.polls.states() == {"openai": state}


def test_state_and_messages_commit_together(store: Store) -> None:
    health = Outgoing(ChatRef(1), MessageKind.HEALTH, "openai:broken", {"source": "openai"})
    naive = NOW.replace(tzinfo=None)
    broken = Outgoing(ChatRef(2), MessageKind.HEALTH, "openai:broken", {}, not_before=naive)
    with pytest.raises(Exception, match="zone"):
        store.polls.save(PollState("openai", health="broken", last_poll_at=NOW), [health, broken])
    assert store.polls.states() == {}
    assert store.outbox.status().waiting == 0
    store.polls.save(PollState("openai", health="broken", last_poll_at=NOW), [health])
    assert store.outbox.claim_due(NOW, 9, MINUTE, "me")[0].created_at == NOW


def test_due_puts_new_sources_first_then_the_longest_overdue(store: Store) -> None:
    for name, ahead in (("late", -5), ("later", -1), ("future", 1), ("gone", -9)):
        store.polls.save(PollState(name, next_poll_at=NOW + ahead * MINUTE))
    store.polls.save(PollState("asked", next_poll_at=None))
    assert store.polls.due(["future", "later", "late", "new", "asked"], NOW) == [
        "new",
        "asked",
        "late",
        "later",
    ]
    assert store.polls.due(["future"], NOW + MINUTE) == ["future"]


def test_fresh_are_new_and_changed_entries_in_order(store: Store) -> None:
    learn(store, key="a", text_hash="h1")
    learn(store, key="b", text_hash="h1")
    found = store.polls.fresh(
        "openai", [entry("c"), entry("a"), entry("b", "h2"), entry("c", "other"), entry("d")]
    )
    assert [(each.key, each.text_hash) for each in found] == [("c", "h1"), ("b", "h2"), ("d", "h1")]
    assert store.polls.fresh("xai", [entry("a", source="xai")]) != []


def test_seen_means_learned(store: Store) -> None:
    with pytest.raises(RuntimeError, match="killed"), store.learning() as tx:
        tx.add_article(article("a"), text_hash="h1", baseline=False)
        raise RuntimeError("killed")
    assert [each.key for each in store.polls.fresh("openai", [entry("a")])] == ["a"]


def test_endless_edits_of_one_entry_stop(store: Store) -> None:
    for version in range(MAX_EDITS + 1):
        assert store.polls.fresh("openai", [entry("a", f"h{version}")]) != []
        learn(store, key="a", text_hash=f"h{version}")
    assert store.polls.fresh("openai", [entry("a", "another")]) == []


def test_failing_entries_are_given_up_and_can_be_forgiven(store: Store) -> None:
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert store.polls.fresh("openai", [entry("a")]) != []
        assert store.polls.attempt_failed("openai", "a", f"reason {attempt}", NOW) == attempt
    assert store.polls.fresh("openai", [entry("a"), entry("b")]) == [entry("b")]
    assert store.polls.exhausted("openai") == [("a", "reason 5")]
    assert store.polls.exhausted("xai") == []
    assert store.polls.forgive("openai") == 1
    assert store.polls.fresh("openai", [entry("a")]) == [entry("a")]


def test_success_clears_the_failures_before(store: Store) -> None:
    for _ in range(MAX_ATTEMPTS - 1):
        store.polls.attempt_failed("openai", "a", "timeout", NOW)
    learn(store, key="a")
    assert store.polls.attempt_failed("openai", "a", "timeout", NOW) == 1
    assert store.polls.fresh("openai", [entry("a")]) == []  # still learned


def test_the_earliest_credible_date_is_kept(store: Store) -> None:
    with store.learning() as tx:
        undated = tx.add_article(article("a", published=None), text_hash="1", baseline=False)
        dated = tx.add_article(article("a", published=NOW), text_hash="2", baseline=False)
        redated = tx.add_article(
            article("a", published=NOW + timedelta(days=400)), text_hash="3", baseline=False
        )
        assert tx.known_text("openai", "a") == "3"
    assert [undated.published_at, dated.published_at, redated.published_at] == [None, NOW, NOW]
    assert [undated.version, dated.version, redated.version] == [1, 2, 3]
    learn(store, key="b")
    store.polls.attempt_failed("openai", "c", "x", NOW)
    assert store.polls.first_seen("openai", ["a", "b", "c", "d"]) == {"a": NOW, "b": NOW}


def test_a_feed_of_thousands_is_looked_up_whole(store: Store) -> None:
    learn(store, key="k1999")
    found = store.polls.fresh("openai", [entry(f"k{number}") for number in range(2000)])
    assert len(found) == 1999
