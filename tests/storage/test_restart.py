"""S4: PostgreSQL is killed and comes back, again and again, under load. Nothing is lost, nothing is learned twice."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from facts.types import ChatRef
from storage.errors import is_transient
from storage.store import Store, open_store
from storage.types import MessageKind, Outgoing, Sent, StorageError, StoredClaimInput
from tests.postgres import PostgresServer
from tests.storage.samples import NOW, article, claim

LEASE = timedelta(seconds=3)


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A server of its own: it is going to suffer."""
    own = PostgresServer()
    own.start()
    yield own
    own.stop()


@dataclass
class Load:
    """Learners and a deliverer on one store, which try again as the bot does."""

    store: Store
    ended: threading.Event = field(default_factory=threading.Event)
    learned: Counter[str] = field(default_factory=Counter)
    received: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def again(self, call: Callable[[], None]) -> None:
        """Call until it succeeds; only failures that may pass are expected."""
        while True:
            try:
                return call()
            except StorageError as error:
                assert is_transient(error), error
                self.failures.append(str(error))

    def learn(self, worker: int) -> None:
        step = 0
        while not self.ended.is_set():
            key = f"{worker}/{step}"
            self.again(lambda key=key: self._learn_one(key))  # type: ignore[misc]
            self.learned[key] += 1
            step += 1

    def _learn_one(self, key: str) -> None:
        with self.store.learning() as tx:
            if tx.known_text("load", key) is not None:
                return  # the commit succeeded, only its answer was lost
            ref = tx.add_article(article(key, source="load"), text_hash="h", baseline=False)
            tx.add_claims(ref, [StoredClaimInput(claim())])
            tx.enqueue([Outgoing(ChatRef(ref.id), MessageKind.ALERT, key, {"alert": key})], NOW)

    def deliver(self) -> None:
        while not self.ended.is_set() or self.store.outbox.status().waiting:
            self.again(self._deliver_some)

    def _deliver_some(self) -> None:
        for item in self.store.outbox.claim_due(datetime.now(UTC), 5, LEASE, "me"):
            self.received[item.key] += 1
            self.repeated[item.key] += item.repeated
            self.again(lambda item=item: self.store.outbox.settle(item, Sent(1), NOW))  # type: ignore[misc]


def suffer(server: PostgresServer, restarts: int) -> Load:
    store = open_store(server.url(server.create()))
    load = Load(store)
    threads = [threading.Thread(target=load.learn, args=(worker,)) for worker in range(3)]
    threads.append(threading.Thread(target=load.deliver))
    for thread in threads:
        thread.start()
    for _ in range(restarts):
        before = len(load.learned)
        server.restart()
        while len(load.learned) < before + 20:
            threading.Event().wait(0.01)
    load.ended.set()
    for thread in threads:
        thread.join()
    return load


def check(load: Load, restarts: int) -> None:
    store = load.store
    keys = set(load.learned)
    articles = list(store.ledger.all_articles())
    assert Counter(ref.key for ref, _ in articles) == Counter(dict.fromkeys(keys, 1))
    counts = store.ledger.counts()
    assert counts["claims"] == counts["outbox"] == len(keys)
    threading.Event().wait(LEASE.total_seconds())  # leases whose claiming was cut off after its commit
    load.again(load._deliver_some)
    while store.outbox.status().waiting + store.outbox.status().leased:
        load.again(load._deliver_some)
    assert set(load.received) == keys
    assert store.outbox.status().sent == len(keys)
    doubles = sum(load.received.values()) - len(keys)
    assert doubles <= 5 * restarts, f"{doubles} sent twice"
    assert len(load.failures) <= 8 * restarts, f"{len(load.failures)} failures: {load.failures[-1]}"
    store.close()


def test_twenty_restarts_under_load(server: PostgresServer) -> None:
    check(suffer(server, 20), 20)


def test_an_idle_store_does_not_notice_a_restart(server: PostgresServer) -> None:
    store = open_store(server.url(server.create()))
    assert store.outbox.enqueue([Outgoing(ChatRef(1), MessageKind.ALERT, "a", {})], NOW) == 1
    server.restart()
    assert store.outbox.status().waiting == 1
    server.restart()
    assert store.outbox.enqueue([Outgoing(ChatRef(1), MessageKind.ALERT, "b", {})], NOW) == 1
    store.close()
