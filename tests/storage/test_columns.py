from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy.exc import StatementError

from facts.types import Bound, Figure
from scrapers.types import PollState
from storage.store import Store
from storage.types import Chat, StoredClaimInput
from tests.storage.samples import CHAT, LINE, NOW, article, claim


def test_times_come_back_in_utc(store: Store) -> None:
    shanghai = datetime(2026, 3, 1, 7, 30, 0, 1, tzinfo=timezone(timedelta(hours=8)))
    store.polls.save(PollState("s", next_poll_at=shanghai))
    kept = store.polls.state("s").next_poll_at
    assert kept == shanghai
    assert kept is not None and kept.utcoffset() == timedelta(0)


def test_a_time_without_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        store.polls.save(PollState("s", next_poll_at=datetime(2026, 3, 1)))
    assert store.polls.states() == {}


@pytest.mark.parametrize(
    "value", ["5E+9", "0.1", "1234567890123456789012345678.000001", "-3", "1E-20", "0.10"]
)
def test_figures_are_exact(store: Store, value: str) -> None:
    given = claim()
    figure = Figure(Decimal(value), Decimal(value), Bound.RANGE, "USD")
    given = replace(given, mention=replace(given.mention, figure=figure))
    with store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h", baseline=False)
        tx.add_claims(ref, [StoredClaimInput(given)])
        kept = tx.line_claims([LINE])[0].claim.mention.figure
    assert kept == figure
    assert str(kept.value) == value


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_figure_is_refused(store: Store, value: str) -> None:
    with pytest.raises(StatementError, match="not a figure"), store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h", baseline=False)
        tx.add_claims(ref, [StoredClaimInput(claim(value))])
    assert store.ledger.counts()["articles"] == 0


def test_unstorable_characters_keep_offsets_right(store: Store) -> None:
    text = "a\x00b\ud800c 星际之门 𝄞 5 GW"
    with store.learning() as tx:
        ref = tx.add_article(article("k\x00", text=text), text_hash="h\x00", baseline=False)
        assert tx.known_text("openai", "k\x00") == "h\ufffd"
    kept = store.ledger.article_text(ref.id)
    assert kept is not None
    assert kept.text == "a\ufffdb\ufffdc 星际之门 𝄞 5 GW"
    assert kept.text.index("5 GW") == text.index("5 GW")


def test_hostile_names_do_not_break_a_chat(store: Store) -> None:
    title = "x'); DROP TABLE chats; -- \x00 %s :name \u202e"
    store.chats.save(Chat(CHAT, title=title, created_at=NOW))
    found = store.chats.get(CHAT)
    assert found is not None
    assert found.title == title.replace("\x00", "\ufffd")
