from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from facts.types import Attribution, ChatRef, Metric, MinChange, RevisionKind, Subscription
from storage.store import Store
from storage.types import Chat, Digest, Moved, Mute, Sent, Told
from tests.storage.samples import CHAT, KEY, MINUTE, NOW, claim, learn, outgoing

TOPIC = ChatRef(100, 7)


@pytest.mark.parametrize(
    "chat",
    [
        Chat(CHAT, created_at=NOW),
        Chat(
            ChatRef(-1001234567890123, 2**40),
            kind="supergroup",
            language="zh",
            timezone="Asia/Shanghai",
            quiet=(time(23), time(7, 30)),
            digest=Digest(time(8, 30), 0),
            digest_sent_at=NOW,
            created_at=NOW,
            title="算力 <群>",
        ),
        Chat(CHAT, digest=Digest(time(0, 5)), active=False, created_at=NOW),
    ],
)
def test_chats_come_back_as_saved(store: Store, chat: Chat) -> None:
    assert store.chats.get(chat.ref) is None
    store.chats.save(chat)
    assert store.chats.get(chat.ref) == chat
    assert store.chats.all(active=False) == [chat]
    assert store.chats.all() == ([chat] if chat.active else [])


def test_saving_again_keeps_when_it_came(store: Store) -> None:
    store.chats.save(Chat(CHAT, created_at=NOW))
    store.chats.save(Chat(CHAT, language="zh", created_at=NOW + MINUTE))
    assert store.chats.get(CHAT) == Chat(CHAT, language="zh", created_at=NOW)


def test_subscriptions_come_back_as_made(store: Store) -> None:
    wish = Subscription(
        0,
        TOPIC,
        subject="Stargate",
        metrics=frozenset({Metric.CHIPS, Metric.POWER}),
        kinds=frozenset({RevisionKind.RAISED}),
        attributions=frozenset({Attribution.OFFICIAL}),
        languages=frozenset({"zh"}),
        min_change=MinChange(Decimal("0.1"), None),
    )
    stored = store.chats.subscribe(wish)
    other = store.chats.subscribe(
        Subscription(0, TOPIC, watchlist="all", min_change=MinChange(None, Decimal("1e9")))
    )
    assert stored == replace(wish, id=stored.id)
    assert store.chats.subscriptions(TOPIC) == [stored, other]
    assert store.chats.subscriptions(CHAT) == []


def test_subscribing_again_only_replaces_the_filters(store: Store) -> None:
    first = store.chats.subscribe(Subscription(0, CHAT, watchlist="xai"))
    again = store.chats.subscribe(Subscription(0, CHAT, watchlist="xai", metrics=frozenset({Metric.CHIPS})))
    assert again == replace(first, metrics=frozenset({Metric.CHIPS}))
    assert store.chats.subscriptions(CHAT) == [again]
    assert store.chats.update(first)
    assert store.chats.subscriptions(CHAT) == [first]


def test_a_subscription_is_changed_by_its_own_chat(store: Store) -> None:
    wish = store.chats.subscribe(Subscription(0, CHAT, watchlist="xai"))
    assert not store.chats.update(replace(wish, chat=TOPIC, metrics=frozenset({Metric.CHIPS})))
    assert not store.chats.unsubscribe(wish.id, TOPIC)
    assert store.chats.subscriptions(CHAT) == [wish]
    assert store.chats.unsubscribe(wish.id, CHAT)
    assert not store.chats.unsubscribe(wish.id)


def test_mutes_end(store: Store) -> None:
    store.chats.mute(Mute(CHAT, "Stargate", NOW + 5 * MINUTE))
    store.chats.mute(Mute(CHAT, "Stargate", NOW + MINUTE))
    store.chats.mute(Mute(CHAT, "Colossus", NOW + MINUTE))
    assert store.chats.mutes(CHAT, NOW) == [
        Mute(CHAT, name, NOW + MINUTE) for name in ("Colossus", "Stargate")
    ]
    assert store.chats.mutes(CHAT, NOW + MINUTE) == []
    assert store.chats.unmute(CHAT, "Stargate")
    assert not store.chats.unmute(CHAT, "Stargate")


def test_digests_are_for_those_who_want_them(store: Store) -> None:
    wanted = Chat(CHAT, digest=Digest(time(8)), created_at=NOW)
    for chat in (wanted, Chat(ChatRef(2)), replace(wanted, ref=ChatRef(3), active=False)):
        store.chats.save(chat)
    assert store.chats.due_digests() == [wanted]
    store.chats.digest_sent(CHAT, NOW)
    assert store.chats.due_digests() == [replace(wanted, digest_sent_at=NOW)]


def _fill(store: Store, ref: ChatRef) -> None:
    store.chats.save(Chat(ref, kind="group", created_at=NOW, title=f"of {ref.id}"))
    store.chats.subscribe(Subscription(0, ref, watchlist="all"))
    store.chats.mute(Mute(ref, "Stargate", NOW + MINUTE))
    store.drafts.put(ref, 5, "step", {"a": [1]}, NOW, NOW + MINUTE)
    with store.learning() as tx:
        tx.tell([Told(ref, KEY, claim().mention.figure, "1:1", NOW)])
    store.outbox.enqueue([outgoing(ref.id, topic=ref.topic)], NOW)


def test_forget_deletes_all_of_a_chat_and_nothing_else(store: Store) -> None:
    for ref in (CHAT, TOPIC):
        _fill(store, ref)
    [stored] = learn(store, "5e9")
    store.reviews.report(stored.id, CHAT, "wrong", NOW)
    store.chats.forget(CHAT)
    assert store.chats.get(CHAT) is None
    assert store.chats.subscriptions(CHAT) == []
    assert store.chats.mutes(CHAT, NOW) == []
    assert store.chats.told(CHAT, KEY) is None
    assert store.drafts.get(CHAT, 5, "step", NOW) is None
    assert [review.reported_by for review in store.reviews.open()] == [None]
    assert [item.chat for item in store.outbox.claim_due(NOW, 9, MINUTE, "me")] == [TOPIC]
    assert len(store.chats.subscriptions(TOPIC)) == len(store.chats.mutes(TOPIC, NOW)) == 1
    assert store.chats.told(TOPIC, KEY) is not None


def test_a_moved_chat_takes_everything_along(store: Store) -> None:
    old, new = ChatRef(-5), ChatRef(-1005)
    _fill(store, old)
    [stored] = learn(store, "5e9")
    store.reviews.report(stored.id, old, "wrong", NOW)
    [item] = store.outbox.claim_due(NOW, 9, MINUTE, "me")
    store.outbox.settle(item, Moved(new.id), NOW)
    assert store.chats.all(active=False) == [Chat(new, kind="supergroup", created_at=NOW, title="of -5")]
    assert [wish.chat for wish in store.chats.subscriptions(new)] == [new]
    assert [mute.subject for mute in store.chats.mutes(new, NOW)] == ["Stargate"]
    assert store.chats.told(new, KEY) is not None
    assert store.drafts.get(new, 5, "step", NOW) == {"a": [1]}
    assert [review.reported_by for review in store.reviews.open()] == [new]
    assert [again.chat for again in store.outbox.claim_due(NOW, 9, MINUTE, "me")] == [new]


def test_a_chat_moved_onto_a_known_one_is_merged(store: Store) -> None:
    old, new = ChatRef(-5), ChatRef(-1005)
    for ref in (old, new):
        _fill(store, ref)
    own = store.chats.subscribe(Subscription(0, old, subject="Stargate"))
    items = {item.chat: item for item in store.outbox.claim_due(NOW, 9, MINUTE, "me")}
    store.outbox.settle(items[new], Sent(8), NOW)
    store.outbox.settle(items[old], Moved(new.id), NOW)
    assert [chat.ref for chat in store.chats.all(active=False)] == [new]
    assert [wish.subject for wish in store.chats.subscriptions(new)] == [None, own.subject]
    assert store.outbox.message_of("1:1", new) == 8
    assert store.outbox.claim_due(NOW + 9 * MINUTE, 9, MINUTE, "me") == []  # it has the alert


def test_drafts_expire_and_are_taken_once(store: Store) -> None:
    store.drafts.put(CHAT, 1, "token", ["x", 1], NOW, NOW + MINUTE)
    store.drafts.put(CHAT, 1, "token", {"y": None}, NOW, NOW + 2 * MINUTE)
    assert store.drafts.get(CHAT, 1, "token", NOW + MINUTE) == {"y": None}
    assert store.drafts.get(CHAT, 2, "token", NOW) is None
    assert store.drafts.get(CHAT, 1, "token", NOW + 2 * MINUTE) is None
    assert store.drafts.pop(CHAT, 1, "token", NOW) == {"y": None}
    assert store.drafts.pop(CHAT, 1, "token", NOW) is None
    store.drafts.put(CHAT, 1, "old", 1, NOW, NOW + MINUTE)
    assert store.drafts.pop(CHAT, 1, "old", NOW + MINUTE) is None
