from __future__ import annotations

from storage.store import Store


def test_fresh_store_is_empty_and_sound(store: Store) -> None:
    assert set(store.ledger.counts().values()) == {0}
    assert store.upkeep.integrity() == []
