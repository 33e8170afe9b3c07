from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from facts.types import (
    Attribution,
    Candidate,
    ChatRef,
    ClaimState,
    Evidence,
    FactKey,
    Figure,
    Metric,
    Note,
    NoteKind,
    Place,
    Stage,
    SubjectKind,
    Subscription,
)
from storage.store import Store
from storage.types import Chat, Mute, StoredClaimInput, Told
from tests.storage.samples import (
    CHAT,
    KEY,
    LINE,
    MINUTE,
    NOW,
    announce,
    article,
    claim,
    fact_of,
    learn,
    outgoing,
)


def test_claims_come_back_as_stored(store: Store) -> None:
    stored = learn(store, "5e9", "6e9")
    assert [each.claim for each in stored] == [claim("5e9"), claim("6e9")]
    assert store.ledger.claims("Stargate") == stored
    assert store.ledger.claims("Stargate", Metric.CHIPS) == []
    assert stored[0].state is ClaimState.ACTIVE
    with store.learning() as tx:
        assert tx.line_claims([LINE, ("Stargate", Metric.CHIPS)]) == stored
        assert tx.lines_of_article("openai", "https://example.org/a") == {LINE}
        assert tx.claim(stored[1].id) == stored[1]
        assert tx.claim(999) is None


def test_a_new_version_supersedes_the_claims_before(store: Store) -> None:
    [old] = learn(store, "4.5e9", text_hash="1")
    [other] = learn(store, "4.5e9", key="https://example.org/b")
    [new] = learn(store, "4.8e9", text_hash="2")
    assert (new.article.version, new.article.key) == (2, old.article.key)
    states = {each.id: each.state for each in store.ledger.claims("Stargate")}
    assert states == {old.id: ClaimState.SUPERSEDED, other.id: ClaimState.ACTIVE, new.id: ClaimState.ACTIVE}


def test_facts_are_replaced_by_key(store: Store) -> None:
    first, second = learn(store, "5e9", "6e9")
    other = replace(KEY, stage=Stage.TARGET)
    money = FactKey("Stargate", Metric.INVESTMENT, Stage.PLANNED, "GB200", "USD")
    facts = {KEY: fact_of(first, disputed_by=(second,)), other: replace(fact_of(second, other), dropped=True)}
    with store.learning() as tx:
        tx.save_facts([KEY, other, money], {**facts, money: fact_of(first, money)})
        assert tx.facts([KEY, money]) == {KEY: facts[KEY], money: fact_of(first, money)}
        assert tx.facts_of_lines([LINE]) == facts
    with store.learning() as tx:
        tx.save_facts([KEY, money], {KEY: fact_of(second)})
        with pytest.raises(ValueError, match="outside the keys"):
            tx.save_facts([money], {KEY: fact_of(first)})
    assert store.ledger.fact(KEY) == fact_of(second)
    assert store.ledger.fact(money) is None
    assert {fact.key for fact in store.ledger.facts("Stargate")} == {KEY, other}
    assert store.ledger.subjects_with_facts() == ["Stargate"]
    assert [fact.key for fact in store.ledger.facts(limit=1)] == [KEY]


def test_everything_of_a_failed_transaction_is_gone(store: Store) -> None:
    with pytest.raises(KeyError), store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h", baseline=False)
        stored = tx.add_claims(ref, [StoredClaimInput(claim(), held="a jump")])
        announce(tx, ref, stored)
        tx.tell([Told(CHAT, KEY, Figure(claim().mention.figure.value), None, NOW)])
        tx.enqueue([outgoing()], NOW)
        raise KeyError
    assert set(store.ledger.counts().values()) == {0}


def test_learners_take_turns(store: Store) -> None:
    inside = threading.Event()
    order: list[str] = []

    def second() -> None:
        inside.wait()
        with store.learning() as tx:
            order.append(f"second sees {tx.known_text('openai', 'https://example.org/a')}")

    waiting = threading.Thread(target=second)
    waiting.start()
    with store.learning() as tx:
        inside.set()
        tx.add_article(article(), text_hash="h", baseline=False)
        waiting.join(timeout=0.3)  # it cannot get in
        order.append("first ends")
    waiting.join()
    assert order == ["first ends", "second sees h"]


def test_later_articles_join_an_alert_once(store: Store) -> None:
    [first] = learn(store, "5e9")
    [second] = learn(store, "5e9", key="https://example.org/b")
    with store.learning() as tx:
        alert = announce(tx, first.article, [first])
        assert tx.add_also(alert.key, second.article)
        assert not tx.add_also(alert.key, second.article)
        newer = announce(tx, second.article, [second], NOW + MINUTE)
        assert [each.alert.key for each in tx.alerts_carrying(KEY, 5)] == [newer.key, alert.key]
        assert tx.alerts_carrying(replace(KEY, stage=Stage.RUNNING)) == []
        assert tx.alert("nothing") is None
    kept = store.ledger.alert(alert.key)
    assert kept is not None
    assert kept.alert == replace(alert, also=(second.article,))
    assert [each.alert.key for each in store.ledger.alerts(9)] == [newer.key, alert.key]
    assert [each.alert.key for each in store.ledger.alerts(9, since=NOW + MINUTE)] == [newer.key]
    assert [each.alert.key for each in store.ledger.alerts_carrying(KEY)] == [newer.key]


def test_the_audience_is_who_could_be_told(store: Store) -> None:
    gone, muted = ChatRef(2), ChatRef(3, 7)
    for ref in (CHAT, gone, muted):
        store.chats.save(Chat(ref, created_at=NOW))
    wish = store.chats.subscribe(Subscription(0, CHAT, watchlist="all"))
    store.chats.subscribe(Subscription(0, gone, watchlist="all"))
    store.chats.deactivate(gone.id)
    store.chats.mute(Mute(muted, "Stargate", NOW + MINUTE))
    store.chats.mute(Mute(muted, "Colossus", NOW))
    with store.learning() as tx:
        found = tx.audience(NOW)
    assert set(found.chats) == {CHAT, muted}
    assert found.subscriptions == (wish,)
    assert found.mutes == {(muted, "Stargate")}


def test_told_is_kept_per_chat_and_fact(store: Store) -> None:
    figure = claim("5e9").mention.figure
    first = Told(CHAT, KEY, figure, "1:1", NOW)
    topic = Told(ChatRef(100, 5), KEY, figure, None, NOW)
    with store.learning() as tx:
        tx.tell([first, topic])
        later = replace(first, figure=claim("6e9").mention.figure, alert="2:1", at=NOW + MINUTE)
        tx.tell([first, later])
        assert tx.told([KEY]) == {(CHAT, KEY): later, (topic.chat, KEY): topic}
        assert tx.told([replace(KEY, model="H100")]) == {}
    assert store.chats.told(CHAT, KEY) == later
    assert store.chats.told(ChatRef(9), KEY) is None


def test_notes_names_and_unresolved_figures_are_kept(store: Store) -> None:
    note = Note(
        "Stargate", NoteKind.SCALED_BACK, Attribution.ANONYMOUS, Evidence(Place.TITLE, 0, 3, "缩减"), "WSJ"
    )
    name = Candidate("Hyperion", SubjectKind.SITE, "a campus called Hyperion")
    with store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h", baseline=True)
        tx.add_notes(ref, [note])
        tx.add_unresolved(ref, [claim().mention])
        tx.add_candidates([name, replace(name, quote="again")], NOW)
        tx.add_candidates([name, replace(name, name="Other")], NOW + MINUTE)
    assert store.ledger.notes("Stargate") == [(ref, note)]
    assert store.ledger.notes("Colossus") == []
    assert [each.mention for each in store.ledger.unresolved()] == [claim().mention]
    first, second = store.ledger.candidates()
    assert (first.name, first.count, first.quote, first.first_seen_at) == ("Hyperion", 3, name.quote, NOW)
    assert (second.name, second.count) == ("Other", 1)
    assert store.reviews.open() == []  # a baseline asks nobody
