"""A little of everything that is stored. Run as a program, it writes the dump of the newest schema:

    python -m tests.storage.story

Dumps of released schemas are never changed; `tell_story` may only grow beside a check for what it adds.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

from facts.types import (
    Attribution,
    Candidate,
    ClaimState,
    Evidence,
    Metric,
    MinChange,
    Note,
    NoteKind,
    Place,
    SubjectKind,
    Subscription,
)
from scrapers.types import Failure, PollState, Validators
from storage.migrate import HEAD
from storage.store import Store, open_store
from storage.types import (
    Chat,
    Decision,
    Digest,
    ItemKind,
    Mute,
    OperatorItem,
    Sent,
    StoredClaimInput,
    Told,
    Verdict,
)
from tests.storage.samples import CHAT, KEY, LINE, MINUTE, NOW, announce, article, claim, fact_of, outgoing

STATE = PollState(
    "openai",
    NOW,
    {"https://example.org/": Validators("e", None, "b")},
    frozenset({"https://example.org/"}),
    NOW,
)
WISH = Subscription(
    1, CHAT, watchlist="all", metrics=frozenset({Metric.POWER}), min_change=MinChange(Decimal("0.01"))
)
SETTINGS = Chat(
    CHAT,
    language="zh",
    timezone="Asia/Shanghai",
    quiet=(time(23), time(7)),
    digest=Digest(time(8), 0),
    created_at=NOW,
)
NOTE = Note("Stargate", NoteKind.DELAYED, Attribution.PRESS, Evidence(Place.TEXT, 0, 2, "推迟"), "WSJ")
ITEM = OperatorItem(ItemKind.SUBJECT, "Hyperion", {"kind": "site", "aliases": ["海伯利安"]})


def tell_story(store: Store) -> None:
    """Fill a fresh store."""
    store.polls.save(STATE)
    store.polls.save(PollState("wsj", failures=2, last_failure=Failure.BLOCKED, last_error="403"))
    store.chats.save(SETTINGS)
    store.chats.subscribe(WISH)
    store.chats.mute(Mute(CHAT, "Colossus", NOW + MINUTE))
    store.operators.put(ITEM, 9, NOW)
    store.operators.pause("wsj", 9, NOW)
    with store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h1", baseline=False)
        tx.add_claims(ref, [StoredClaimInput(claim("4.5e9")), StoredClaimInput(claim("4.5e12"), "a jump")])
        ref = tx.add_article(article(), text_hash="h2", baseline=False)
        stored = tx.add_claims(
            ref, [StoredClaimInput(claim("5e9")), StoredClaimInput(claim("4.5e12"), "a jump")]
        )
        tx.add_notes(ref, [NOTE])
        tx.add_unresolved(ref, [claim("7e9").mention])
        tx.add_candidates([Candidate("Hyperion", SubjectKind.SITE, "called Hyperion")], NOW)
        tx.save_facts([KEY], {KEY: fact_of(stored[0])})
        alert = announce(tx, ref, stored[:1])
        tx.tell([Told(CHAT, KEY, stored[0].claim.mention.figure, alert.key, NOW)])
        tx.enqueue([outgoing(100, alert.key), outgoing(200, alert.key)], NOW)
        tx.decide(Decision(1, Verdict.REJECT, 9, NOW))
    [item] = store.outbox.claim_due(NOW, 1, timedelta(minutes=1), "me")
    store.outbox.settle(item, Sent(42), NOW)


def check_story(store: Store) -> None:
    """All of it is there, read with the types of today."""
    assert store.polls.state("openai") == STATE
    assert store.polls.state("wsj").last_failure is Failure.BLOCKED
    assert store.chats.get(CHAT) == SETTINGS
    assert store.chats.subscriptions(CHAT) == [WISH]
    assert store.chats.mutes(CHAT, NOW) == [Mute(CHAT, "Colossus", NOW + MINUTE)]
    assert store.operators.items() == [ITEM]
    assert store.operators.paused() == {"wsj"}
    states = [each.state for each in store.ledger.claims(*LINE)]
    assert states == [ClaimState.SUPERSEDED, ClaimState.REJECTED, ClaimState.ACTIVE, ClaimState.REJECTED]
    fact = store.ledger.fact(KEY)
    assert fact is not None and fact == fact_of(store.ledger.claims(*LINE)[2])
    [revision] = store.ledger.revisions()
    assert revision.revision.after == fact
    kept = store.ledger.alert("2:2")
    assert kept is not None and kept.alert.revisions == (revision.revision,)
    assert [note for _, note in store.ledger.notes()] == [NOTE]
    assert [each.name for each in store.ledger.candidates()] == ["Hyperion"]
    assert [review.mention for review in store.reviews.open()] == [claim("7e9").mention]
    assert store.outbox.message_of("2:2", CHAT) == 42
    assert [item.chat.id for item in store.outbox.claim_due(NOW, 9, timedelta(minutes=1), "me")] == [200]
    told = store.chats.told(CHAT, KEY)
    assert told is not None and told.alert == "2:2"


def _dump() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.db"
        store = open_store(f"sqlite:///{path}")
        tell_story(store)
        store.close()
        with closing(sqlite3.connect(path)) as raw:
            mark = raw.execute("PRAGMA application_id").fetchone()[0]
            lines = [f"PRAGMA application_id={mark};", *raw.iterdump()]
        target = Path(__file__).parent / "schemas" / f"{HEAD}.sql"
        target.parent.mkdir(exist_ok=True)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _dump()
