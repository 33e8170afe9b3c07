from __future__ import annotations

from datetime import timedelta

import pytest

from facts.types import ChatRef
from storage.store import Store
from storage.types import (
    Chat,
    DeliveryState,
    Gone,
    MessageKind,
    Moved,
    OutboxItem,
    Outgoing,
    QueueStatus,
    Rejected,
    Result,
    Retry,
    Sent,
)
from tests.storage.samples import CHAT, MINUTE, NOW, outgoing

LEASE = 2 * MINUTE


def claim_one(store: Store, after: timedelta = timedelta(0)) -> OutboxItem:
    [item] = store.outbox.claim_due(NOW + after, 1, LEASE, "me")
    return item


def keys(items: list[OutboxItem]) -> list[str]:
    return [item.key for item in items]


def test_the_same_message_is_enqueued_once(store: Store) -> None:
    assert store.outbox.enqueue([outgoing(), outgoing(topic=3), outgoing(key="2:1"), outgoing()], NOW) == 3
    assert store.outbox.enqueue([outgoing(), outgoing(101)], NOW + MINUTE) == 1
    edit = Outgoing(CHAT, MessageKind.EDIT, "1:1", {})
    assert store.outbox.enqueue([edit], NOW) == 1
    assert store.outbox.enqueue([], NOW) == 0
    assert store.outbox.status() == QueueStatus(5, 0, NOW, 0, 0, 0)


def test_a_sent_message_is_never_enqueued_again(store: Store) -> None:
    store.outbox.enqueue([outgoing()], NOW)
    store.outbox.settle(claim_one(store), Sent(7), NOW)
    assert store.outbox.enqueue([outgoing()], NOW) == 0
    assert store.outbox.claim_due(NOW, 9, LEASE, "me") == []


def test_items_come_back_as_enqueued(store: Store) -> None:
    payload = {"alert": "1:1", "revisions": [0, 2], "text": "星 <b>"}
    store.outbox.enqueue([Outgoing(ChatRef(-5, 9), MessageKind.CORRECTION, "k", payload)], NOW)
    item = claim_one(store)
    assert item == OutboxItem(item.id, ChatRef(-5, 9), MessageKind.CORRECTION, "k", payload, NOW)


def test_a_chat_gets_one_at_a_time_and_in_order(store: Store) -> None:
    store.outbox.enqueue(
        [outgoing(1, "a"), outgoing(1, "b"), outgoing(2, "a"), outgoing(1, "c", topic=4)], NOW
    )
    first = store.outbox.claim_due(NOW, 9, LEASE, "me")
    assert [(item.chat.id, item.key) for item in first] == [(1, "a"), (2, "a")]
    assert store.outbox.claim_due(NOW, 9, LEASE, "you") == []
    store.outbox.settle(first[0], Sent(1), NOW)
    [second] = store.outbox.claim_due(NOW, 9, LEASE, "me")
    assert second.key == "b"
    store.outbox.settle(second, Rejected("too long"), NOW)
    assert keys(store.outbox.claim_due(NOW, 9, LEASE, "me")) == ["c"]


def test_the_oldest_go_first_up_to_the_limit(store: Store) -> None:
    store.outbox.enqueue([outgoing(chat) for chat in range(1, 6)], NOW)
    assert [item.chat.id for item in store.outbox.claim_due(NOW, 2, LEASE, "me")] == [1, 2]
    assert [item.chat.id for item in store.outbox.claim_due(NOW, 9, LEASE, "me", {3, 5})] == [4]


def test_a_retried_row_keeps_its_place_in_the_chat(store: Store) -> None:
    store.outbox.enqueue([outgoing(1, "a"), outgoing(1, "b"), outgoing(2, "a")], NOW)
    first, other = store.outbox.claim_due(NOW, 9, LEASE, "me")
    store.outbox.settle(first, Retry(5 * MINUTE, "429"), NOW)
    store.outbox.settle(other, Sent(1), NOW)
    assert store.outbox.claim_due(NOW + MINUTE, 9, LEASE, "me") == []
    again = claim_one(store, 5 * MINUTE)
    assert (again.key, again.attempts, again.repeated) == ("a", 1, False)


def test_a_row_for_later_holds_up_nobody(store: Store) -> None:
    store.outbox.enqueue([outgoing(1, "later", not_before=NOW + MINUTE), outgoing(1, "now")], NOW)
    item = claim_one(store)
    assert item.key == "now"
    assert store.outbox.next_due(NOW) == NOW + MINUTE  # of the two, the lease ends after
    store.outbox.settle(item, Sent(1), NOW)
    assert store.outbox.claim_due(NOW, 9, LEASE, "me") == []
    assert claim_one(store, MINUTE).key == "later"


def test_an_expired_lease_comes_back_as_repeated(store: Store) -> None:
    store.outbox.enqueue([outgoing(1, "a"), outgoing(1, "b")], NOW)
    claim_one(store)
    assert store.outbox.claim_due(NOW + LEASE - timedelta(seconds=1), 9, LEASE, "me") == []
    again = claim_one(store, LEASE)
    assert (again.key, again.repeated) == ("a", True)
    store.outbox.settle(again, Retry(MINUTE, "reset"), NOW + LEASE)
    assert claim_one(store, LEASE + MINUTE).repeated  # it stays so


def test_an_ambiguous_attempt_is_remembered(store: Store) -> None:
    store.outbox.enqueue([outgoing()], NOW)
    store.outbox.settle(claim_one(store), Retry(MINUTE, "reset after sending", ambiguous=True), NOW)
    assert claim_one(store, MINUTE).repeated


def test_leases_given_back_at_a_stop(store: Store) -> None:
    store.outbox.enqueue([outgoing(1), outgoing(2), outgoing(3)], NOW)
    started, *_ = store.outbox.claim_due(NOW, 2, LEASE, "me")
    [other] = store.outbox.claim_due(NOW, 9, LEASE, "you")
    assert store.outbox.release("me", started=[started.id]) == 2
    back = store.outbox.claim_due(NOW, 9, LEASE, "next")
    assert [(item.chat.id, item.repeated) for item in back] == [(1, True), (2, False)]
    assert other.chat.id == 3


def test_leases_of_an_earlier_life_come_back_as_repeated(store: Store) -> None:
    store.outbox.enqueue([outgoing()], NOW)
    claim_one(store)
    assert store.outbox.recover() == 1
    assert store.outbox.recover() == 0
    assert claim_one(store).repeated


def test_a_row_put_back_waits_without_blocking(store: Store) -> None:
    store.outbox.enqueue([outgoing(1, "a"), outgoing(1, "b")], NOW)
    item = claim_one(store)
    store.outbox.put_back(item, NOW + MINUTE)
    assert claim_one(store).key == "b"


def test_a_chat_is_held_until_its_morning(store: Store) -> None:
    store.outbox.enqueue([outgoing(1, "a"), outgoing(1, "b", not_before=NOW + 9 * MINUTE), outgoing(2)], NOW)
    assert store.outbox.hold_until(ChatRef(1), NOW + 5 * MINUTE) == 1
    assert [item.chat.id for item in store.outbox.claim_due(NOW, 9, LEASE, "me")] == [2]
    assert claim_one(store, 5 * MINUTE).key == "a"


def test_alerts_can_leave_in_one_message(store: Store) -> None:
    edit = Outgoing(ChatRef(1), MessageKind.EDIT, "z", {})
    rows = [
        outgoing(1, "a"),
        edit,
        outgoing(1, "b"),
        outgoing(1, "t", topic=2),
        outgoing(1, "c", not_before=NOW + MINUTE),
    ]
    store.outbox.enqueue(rows, NOW)
    first = claim_one(store)
    beside = store.outbox.claim_beside(first, NOW, LEASE, "me")
    assert keys(beside) == ["b"]
    for item in (first, *beside):
        store.outbox.settle(item, Sent(77), NOW)
    assert keys(store.outbox.alerts_in(ChatRef(1), 77)) == ["a", "b"]
    assert store.outbox.message_of("b", ChatRef(1)) == 77
    assert store.outbox.message_of("b", ChatRef(1, 2)) is None


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (Sent(7), DeliveryState.SENT),
        (Gone("blocked"), DeliveryState.GONE),
        (Rejected("bad"), DeliveryState.REJECTED),
    ],
)
def test_final_outcomes_are_counted_and_stay(store: Store, result: Result, state: DeliveryState) -> None:
    store.outbox.enqueue([outgoing()], NOW)
    item = claim_one(store)
    store.outbox.settle(item, result, NOW)
    store.outbox.settle(item, Retry(MINUTE, "late"), NOW)
    store.outbox.settle(item, Rejected("late"), NOW)
    status = store.outbox.status()
    counts = {"sent": status.sent, "gone": status.gone, "rejected": status.rejected}
    assert counts == {"sent": 0, "gone": 0, "rejected": 0} | {state.value: 1}
    assert (status.waiting, status.leased, status.oldest_waiting_at) == (0, 0, None)
    assert store.outbox.next_due(NOW) is None


def test_a_late_success_is_believed(store: Store) -> None:
    store.outbox.enqueue([outgoing()], NOW)
    item = claim_one(store)
    store.outbox.settle(item, Retry(MINUTE, "timeout", ambiguous=True), NOW)
    store.outbox.settle(item, Sent(5), NOW)
    assert store.outbox.message_of("1:1", CHAT) == 5
    assert store.outbox.claim_due(NOW + 9 * MINUTE, 9, LEASE, "me") == []


def test_a_chat_that_left_is_told_nothing_more(store: Store) -> None:
    store.chats.save(Chat(ChatRef(1), created_at=NOW))
    store.chats.save(Chat(ChatRef(1, 5), created_at=NOW))
    store.chats.save(Chat(ChatRef(2), created_at=NOW))
    store.outbox.enqueue([outgoing(1, "a"), outgoing(1, "b", topic=5), outgoing(2, "a")], NOW)
    store.outbox.settle(claim_one(store), Gone("bot was blocked"), NOW)
    assert [chat.ref for chat in store.chats.all()] == [ChatRef(2)]
    assert len(store.chats.all(active=False)) == 3
    assert store.outbox.status().gone == 2
    assert [item.chat.id for item in store.outbox.claim_due(NOW, 9, LEASE, "me")] == [2]


def test_one_process_delivers(store: Store) -> None:
    ttl = 2 * MINUTE
    assert store.outbox.leader(NOW) is None
    assert store.outbox.lead("a", NOW, ttl)
    assert not store.outbox.lead("b", NOW + MINUTE, ttl)
    assert store.outbox.lead("a", NOW + MINUTE, ttl)
    assert store.outbox.leader(NOW + MINUTE) == "a"
    assert not store.outbox.lead("b", NOW + 2 * MINUTE, ttl)
    assert store.outbox.lead("b", NOW + 3 * MINUTE, ttl)  # a died
    store.outbox.resign("a")
    assert not store.outbox.lead("a", NOW + 3 * MINUTE, ttl)
    store.outbox.resign("b")
    assert store.outbox.lead("a", NOW + 3 * MINUTE, ttl)


def test_next_due_is_the_first_of_all(store: Store) -> None:
    assert store.outbox.next_due(NOW) is None
    store.outbox.enqueue([outgoing(1, not_before=NOW + 5 * MINUTE)], NOW)
    assert store.outbox.next_due(NOW) == NOW + 5 * MINUTE
    store.outbox.enqueue([outgoing(2)], NOW - MINUTE)
    assert store.outbox.next_due(NOW) == NOW
    claim_one(store)
    assert store.outbox.next_due(NOW) == NOW + LEASE


def test_ten_thousand_deliveries_fan_out(store: Store) -> None:
    assert store.outbox.enqueue([outgoing(chat) for chat in range(10_000)], NOW) == 10_000
    assert store.outbox.enqueue([outgoing(chat) for chat in range(10_001)], NOW) == 1
    assert len(store.outbox.claim_due(NOW, 500, LEASE, "me")) == 500


def test_moved_groups_keep_everything(store: Store) -> None:
    store.outbox.enqueue([outgoing(-1, "a"), outgoing(-1, "b")], NOW)
    store.outbox.settle(claim_one(store), Moved(-1001), NOW)
    again = claim_one(store)
    assert (again.key, again.chat) == ("a", ChatRef(-1001))
    store.outbox.settle(again, Sent(3), NOW)
    assert claim_one(store).chat == ChatRef(-1001)
