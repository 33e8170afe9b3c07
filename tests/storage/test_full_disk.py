"""S2: the disk is full in the middle of a commit. Nothing is damaged, and it goes on once there is space."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.errors import is_transient
from storage.store import Store, open_store
from storage.types import StorageError, StoredClaimInput
from tests.storage.samples import MINUTE, NOW, article, claim, outgoing


def _learn_much(store: Store, number: int) -> None:
    with store.learning() as tx:
        ref = tx.add_article(article(f"k{number}", text="x" * 20_000), text_hash="h", baseline=False)
        tx.add_claims(ref, [StoredClaimInput(claim())])
        tx.enqueue([outgoing(chat, f"{number}") for chat in range(50)], NOW)


def test_a_full_disk_leaves_whole_transactions_and_recovers(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    pages = (store.database.path or NotImplemented).stat().st_size // 4096
    store.database.page_limit = pages + 100
    learned = 0
    with pytest.raises(StorageError, match="is full: free some space") as caught:
        for number in range(1000):
            _learn_much(store, number)
            learned += 1
    assert is_transient(caught.value)
    assert learned > 0
    assert store.upkeep.integrity() == []
    counts = store.ledger.counts()
    assert (counts["articles"], counts["claims"], counts["outbox"]) == (learned, learned, 50 * learned)
    assert len(store.outbox.claim_due(NOW, 3, timedelta(minutes=1), "me")) == 3  # what fits still works

    store.database.page_limit = 2**31
    _learn_much(store, learned)
    assert store.ledger.counts()["articles"] == learned + 1
    assert store.outbox.enqueue([outgoing(key="last")], NOW + MINUTE) == 1
    assert store.upkeep.integrity() == []
    store.close()
