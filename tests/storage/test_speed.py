"""Costs that must not grow: statements a call, and rows looked at. `make soak` prints the times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.dialects import sqlite

from facts.types import ChatRef, FactKey, Metric, Stage
from storage.claims import select_claims
from storage.outbox import _due
from storage.schema import claims, outbox
from storage.store import Store, open_store
from storage.types import Sent, StoredClaimInput, Told
from tests.storage.crowd import crowd, everybody
from tests.storage.samples import MINUTE, NOW, announce, article, claim, fact_of, learn, outgoing

KEY_5 = FactKey("Subject 5", Metric.POWER, Stage.PLANNED, "M5")


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What is sent to the database inside the block, without BEGIN and the like."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            seen.append(statement)

    event.listen(store.database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.database.engine, "before_cursor_execute", note)


def test_reading_costs_the_same_however_much_is_stored(store: Store) -> None:
    costs = []
    for subjects in (3, 30):
        if subjects == 30:
            for number in range(3, 30):
                learn(
                    store,
                    *(f"{value}e9" for value in range(1, 11)),
                    subject=f"Subject {number}",
                    key=f"{number}",
                )
        else:
            crowd(store, subjects, 20)
        with statements(store) as seen:
            store.ledger.facts("Subject 1")
            store.ledger.claims("Subject 1")
            store.ledger.facts(limit=20)
            store.chats.subscriptions(ChatRef(3))
            store.outbox.status()
        costs.append(len(seen))
    assert costs == [8, 8]


def test_fan_out_takes_a_few_statements(store: Store) -> None:
    with statements(store) as seen:
        store.outbox.enqueue([outgoing(chat) for chat in range(2000)], NOW)
    assert len(seen) <= 3


def plan(url: str, query: Any) -> list[str]:
    """SQLite's plan for a query."""
    store = open_store(url)
    sql = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with store.database.read() as connection:
        rows = connection.execute(text("EXPLAIN QUERY PLAN " + sql.replace(":", "\\:"))).all()
    store.close()
    return [row[3] for row in rows]


def test_nothing_is_searched_from_end_to_end(sqlite_url: str) -> None:
    queries = {
        "claims": select_claims().where(claims.c.subject == "S"),
        "due": _due(NOW, 10, ()),
        "message": select(outbox.c.message_id).where(outbox.c.key == "k", outbox.c.kind == "alert"),
    }
    for name, query in queries.items():
        steps = plan(sqlite_url, query)
        scans = [step for step in steps if step.startswith("SCAN") and "INDEX outbox_pending" not in step]
        assert scans == [], (name, steps)


def took(call: Callable[[], object], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


@pytest.mark.soak
def test_figures_to_print(store: Store, tmp_path: Path) -> None:
    crowd(store)
    numbers = iter(range(10**9))
    lines = [store.database.url.get_backend_name()]

    def one_transaction() -> None:
        number = next(numbers)
        with store.learning() as tx:
            ref = tx.add_article(article(f"speed {number}"), text_hash="h", baseline=False)
            [stored] = tx.add_claims(ref, [StoredClaimInput(claim(subject=f"Subject {number % 1000}"))])
            tx.enqueue([outgoing(number, "speed")], NOW)
            assert stored

    def send() -> None:
        [item] = store.outbox.claim_due(NOW, 1, MINUTE, "me")
        store.outbox.settle(item, Sent(1), NOW)

    def tell() -> None:
        with store.learning() as tx:
            figure = claim().mention.figure
            tx.tell([Told(chat, KEY_5, figure, "x", NOW) for chat in everybody()])

    def fan_out() -> None:
        with store.learning() as tx:
            tx.audience(NOW)
            tx.told([KEY_5])
            tx.enqueue([outgoing(chat, "fan") for chat in range(10_000)], NOW)

    def whole_article() -> None:
        number = next(numbers)
        with store.learning() as tx:
            ref = tx.add_article(article(f"whole {number}"), text_hash="h", baseline=False)
            stored = tx.add_claims(ref, [StoredClaimInput(claim(subject="Subject 7"))])
            tx.line_claims([("Subject 7", Metric.POWER)])
            key = FactKey("Subject 7", Metric.POWER, Stage.PLANNED)
            tx.save_facts([key], {key: fact_of(stored[0], key)})
            announce(tx, ref, stored)

    one = [outgoing(-number, "one") for number in range(2000)]
    for name, call, times in (
        (
            "enqueue one, a transaction each",
            lambda: store.outbox.enqueue([one[next(numbers) % 2000]], NOW),
            2000,
        ),
        ("article + claim + delivery, a transaction each", one_transaction, 1000),
        ("claim one and settle it", send, 1000),
        ("whole article: fold, facts, revision, alert", whole_article, 300),
        ("told upsert 10,000", tell, 1),
        ("audience + told + enqueue 10,000", fan_out, 1),
        ("audience(10,000)", lambda: _audience(store), 3),
        ("ledger.facts(subject)", lambda: store.ledger.facts("Subject 5"), 50),
        ("ledger.claims(subject)", lambda: store.ledger.claims("Subject 5"), 50),
        ("ledger.facts(limit=20)", lambda: store.ledger.facts(limit=20), 20),
        ("ledger.facts() of 10,000", lambda: store.ledger.facts(), 1),
        ("subjects_with_facts", lambda: store.ledger.subjects_with_facts(), 10),
        (
            "chats.get + subscriptions",
            lambda: (store.chats.get(ChatRef(5)), store.chats.subscriptions(ChatRef(5))),
            50,
        ),
        ("outbox.status", lambda: store.outbox.status(), 10),
        ("counts", lambda: store.ledger.counts(), 5),
    ):
        seconds = took(call, times)
        lines.append(f"  {name}: {seconds * 1000:.2f} ms, {1 / seconds:,.0f}/s")
    sys.stdout.write("\n" + "\n".join(lines) + "\n")


def _audience(store: Store) -> None:
    with store.learning() as tx:
        assert len(tx.audience(NOW).chats) == 10_000
