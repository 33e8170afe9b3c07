"""Whatever a revision or an alert holds comes back equal, from JSON and from both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.types import Alert, ArticleRef, Figure, Metric, Revision, Subscription, WatchList
from storage.codec import from_json, to_json
from storage.columns import clean
from storage.store import Store
from tests.storage.samples import NOW, announce, article, claim, learn

_TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
_TIMES = st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))
_DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)


@cache
def _anything(shape: Any) -> st.SearchStrategy[Any]:
    for kind, strategy in ((str, _TEXT), (datetime, _TIMES), (Decimal, _DECIMALS)):
        st.register_type_strategy(kind, strategy)
    return st.from_type(shape)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_revisions_survive_json(data: st.DataObject) -> None:
    revision = data.draw(_anything(Revision))
    assert from_json(Revision, json.loads(json.dumps(to_json(revision)))) == revision


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_other_values_survive_json(data: st.DataObject) -> None:
    shape: Any = data.draw(st.sampled_from([Alert, Subscription, WatchList, ArticleRef, Figure]))
    value = data.draw(_anything(shape))
    assert from_json(shape, json.loads(json.dumps(to_json(value)))) == value


def test_revisions_and_alerts_survive_the_database(store: Store) -> None:
    first, second = learn(store, "5e9", "1.5e10")
    with store.learning() as tx:
        ref = tx.add_article(article("https://example.org/b"), text_hash="h", baseline=False)
        alert = announce(tx, ref, [first, second])
        ids = tx.add_revisions(alert.revisions[:1], NOW, None)
    kept = store.ledger.alert(alert.key)
    assert kept is not None
    assert kept.alert == alert
    assert kept.at == NOW
    silent, *loud = store.ledger.revisions(newest_first=True)
    assert (silent.id, silent.alert, silent.revision) == (ids[0], None, alert.revisions[0])
    assert [(each.place, each.alert, each.revision) for each in reversed(loud)] == [
        (0, alert.key, alert.revisions[0]),
        (1, alert.key, alert.revisions[1]),
    ]


def test_equal_data_has_equal_text() -> None:
    wanted = WatchList("w", metrics=frozenset(Metric))
    again = replace(wanted, metrics=frozenset(reversed(list(Metric))))
    assert json.dumps(to_json(wanted)) == json.dumps(to_json(again))
    assert clean("x") == "x"
    assert claim() == claim()
