"""S1: another process holds the database. Nothing is lost, nothing is half done, and trying again works."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from facts.types import Subscription
from scrapers.types import PollState
from storage.errors import is_transient
from storage.store import Store, open_store
from storage.types import Sent, StorageError
from tests.storage.samples import CHAT, MINUTE, NOW, learn, outgoing


@contextmanager
def locked(url: str) -> Iterator[sqlite3.Connection]:
    """The write lock, held as by another process."""
    path = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


@pytest.fixture
def hasty(sqlite_url: str) -> Iterator[Store]:
    """A store that waits for a lock as good as never."""
    store = open_store(sqlite_url, patience=timedelta(milliseconds=50))
    yield store
    store.close()


def test_a_lock_is_a_clear_failure_that_may_pass(hasty: Store, sqlite_url: str) -> None:
    hasty.outbox.enqueue([outgoing()], NOW)
    [item] = hasty.outbox.claim_due(NOW, 1, MINUTE, "me")
    with locked(sqlite_url):
        for write in (
            lambda: learn(hasty, "5e9"),
            lambda: hasty.outbox.settle(item, Sent(1), NOW),
            lambda: hasty.polls.save(PollState("openai")),
        ):
            with pytest.raises(StorageError, match="locked by another process") as caught:
                write()
            assert is_transient(caught.value)
            assert "\n" not in str(caught.value)
        assert hasty.ledger.counts()["outbox"] == 1  # reading goes on
    learn(hasty, "5e9")
    hasty.outbox.settle(item, Sent(1), NOW)
    assert (hasty.ledger.counts()["claims"], hasty.outbox.status().sent) == (1, 1)
    assert hasty.polls.states() == {}


def test_a_patient_store_waits_for_the_lock(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with locked(sqlite_url) as other:
        release = threading.Timer(0.3, other.rollback)
        release.start()
        learn(store, "5e9")
        release.join()
    assert store.ledger.counts()["claims"] == 1
    store.close()


@pytest.mark.soak
def test_a_lock_of_thirty_seconds_is_waited_out_by_trying_again(sqlite_url: str) -> None:
    store = open_store(sqlite_url, patience=timedelta(seconds=4))
    failures = 0
    with locked(sqlite_url) as other:
        release = threading.Timer(30, other.rollback)
        release.start()
        while not store.ledger.counts()["claims"]:
            try:
                learn(store, "5e9")
            except StorageError as error:
                assert is_transient(error)
                failures += 1
        release.join()
    store.close()
    assert 5 <= failures <= 8, f"{failures} failed tries"


def test_a_learner_that_hangs_on_postgresql_is_not_waited_for_for_ever(postgres_url: str) -> None:
    patient, hasty = open_store(postgres_url), open_store(postgres_url, patience=timedelta(milliseconds=100))
    with patient.learning():
        with pytest.raises(StorageError, match="lock timeout") as caught:
            learn(hasty, "5e9")
        assert is_transient(caught.value)
    learn(hasty, "5e9")
    patient.close()
    hasty.close()


def test_a_write_inside_a_write_is_a_bug_and_does_not_hang(hasty: Store) -> None:
    with pytest.raises(RuntimeError, match="wait for itself"), hasty.learning():
        hasty.outbox.enqueue([outgoing()], NOW)
    assert hasty.outbox.enqueue([outgoing()], NOW) == 1


def test_bugs_are_not_taken_for_failures(hasty: Store, tmp_path: Path) -> None:
    assert not is_transient(KeyError())
    assert not is_transient(StorageError("x"))


def test_a_wish_pressed_twice_at_once_is_one(store: Store) -> None:
    wish = Subscription(0, CHAT, watchlist="all")
    threads = [threading.Thread(target=store.chats.subscribe, args=(wish,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.chats.subscriptions(CHAT)) == 1


def test_threads_write_side_by_side(store: Store) -> None:
    def work(number: int) -> None:
        for step in range(10):
            learn(store, "5e9", key=f"{number}/{step}")
            store.outbox.enqueue([outgoing(number, f"{step}")], NOW)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (store.ledger.counts()["claims"], store.outbox.status().waiting) == (80, 80)
