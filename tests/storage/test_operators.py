from __future__ import annotations

from storage.store import Store
from storage.types import ItemKind, OperatorItem
from tests.storage.samples import MINUTE, NOW

WATCH = OperatorItem(ItemKind.WATCHLIST, "mine", {"name": "mine", "owners": ["xAI"], "min_change": "1%"})
CHANGED = OperatorItem(ItemKind.WATCHLIST, "mine", {"name": "mine", "owners": ["OpenAI"]})
SOURCE = OperatorItem(ItemKind.SOURCE, "a/b 星", {"urls": ["https://example.org/"]})


def test_items_are_kept_and_every_change_is_audited(store: Store) -> None:
    first = store.operators.put(WATCH, 7, NOW)
    store.operators.put(SOURCE, 8, NOW)
    second = store.operators.put(CHANGED, 7, NOW + MINUTE)
    assert store.operators.items() == [SOURCE, CHANGED]
    assert store.operators.items(ItemKind.WATCHLIST) == [CHANGED]
    assert (first.by, first.action, first.target, first.old) == (7, "put", "watchlist/mine", None)
    assert (second.old, second.at) == (first.new, NOW + MINUTE)
    removed = store.operators.remove(ItemKind.WATCHLIST, "mine", 7, NOW)
    assert removed is not None and (removed.old, removed.new) == (second.new, None)
    assert store.operators.remove(ItemKind.WATCHLIST, "mine", 7, NOW) is None
    assert [entry.action for entry in store.operators.audit()] == ["remove", "put", "put", "put"]
    assert store.operators.audit(1) == [removed]


def test_changes_are_undone_once(store: Store) -> None:
    made = store.operators.put(WATCH, 7, NOW)
    changed = store.operators.put(CHANGED, 7, NOW)
    assert store.operators.undo(made.id, 7, NOW) is None  # it was changed since
    undone = store.operators.undo(changed.id, 8, NOW)
    assert undone is not None and (undone.action, undone.by, undone.new) == ("undo", 8, made.new)
    assert store.operators.items() == [WATCH]
    assert store.operators.undo(changed.id, 8, NOW) is None
    assert [entry.undone for entry in store.operators.audit()] == [False, True, False]
    redone = store.operators.undo(undone.id, 8, NOW)
    assert redone is not None
    assert store.operators.items() == [CHANGED]


def test_making_and_removing_are_undone(store: Store) -> None:
    made = store.operators.put(SOURCE, 7, NOW)
    assert store.operators.undo(made.id, 7, NOW) is not None
    assert store.operators.items() == []
    store.operators.put(SOURCE, 7, NOW)
    removed = store.operators.remove(SOURCE.kind, SOURCE.name, 7, NOW)
    assert removed is not None
    assert store.operators.undo(removed.id, 7, NOW) is not None
    assert store.operators.items() == [SOURCE]


def test_sources_are_paused_with_a_trail(store: Store) -> None:
    paused = store.operators.pause("wsj", 7, NOW)
    assert paused is not None
    assert store.operators.pause("wsj", 7, NOW) is None
    assert store.operators.paused() == {"wsj"}
    assert store.operators.undo(paused.id, 7, NOW) is not None
    assert store.operators.paused() == frozenset()
    assert store.operators.resume("wsj", 7, NOW) is None
    store.operators.pause("wsj", 7, NOW)
    resumed = store.operators.resume("wsj", 7, NOW)
    assert resumed is not None
    assert store.operators.undo(resumed.id, 7, NOW) is not None
    assert store.operators.paused() == {"wsj"}


def test_other_changes_are_on_the_trail_only(store: Store) -> None:
    entry = store.operators.record("broadcast", "12 chats", None, "hello", 7, NOW)
    assert store.operators.audit() == [entry]
    assert store.operators.undo(entry.id, 7, NOW) is None
    assert store.operators.undo(99, 7, NOW) is None
