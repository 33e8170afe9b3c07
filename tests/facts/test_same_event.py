"""One event told by several sources: one alert, the same facts in every order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

import pytest

from facts.ledger import fold
from facts.types import Attribution, Bound, Metric, RevisionKind, Scope
from tests.ledger_factory import Story, claim, kinds, learn

K = RevisionKind
PRESS = Attribution.PRESS


EVENT = {
    "OpenAI": (Attribution.OFFICIAL, 0.2),
    "WSJ": (Attribution.OFFICIAL, 0.3),
    "机器之心": (Attribution.OFFICIAL, 0.7),
}


@pytest.mark.parametrize("order", list(itertools.permutations(EVENT)))
def test_one_event_from_three_sources_in_any_order_is_one_alert_and_the_same_facts(
    order: Sequence[str],
) -> None:
    story = Story()
    found = []
    for seen, publisher in enumerate(order):
        by, published = EVENT[publisher]
        made = (
            claim("4.5e9", scope=Scope.ADDED, by=by),
            claim("5e9", bound=Bound.AT_LEAST, by=by),
            claim("2e6", metric=Metric.CHIPS, bound=Bound.AT_LEAST, by=by),
        )
        learned = story.article(*made, publisher=publisher, published=published, seen=1 + seen)
        result = learn(learned)
        found.append([k for k in kinds(result) if k is not K.CONFIRMED])
        assert seen == 0 or 1 in result.also
    assert found == [[K.NEW, K.NEW, K.ADDITION], [], []]
    facts = fold(story.claims)
    assert sorted(f.figure.value for f in facts.values()) == [Decimal("2e6"), Decimal("5e9")]
    assert {f.claim.article.publisher for f in facts.values()} == {"OpenAI"}
    assert {f.corroborated_by for f in facts.values()} == {("WSJ", "机器之心")}


@pytest.mark.parametrize("subject", ["OpenAI", "Stargate Abilene"])
def test_a_kindred_subject_with_the_same_figure_is_the_same_event(subject: str) -> None:
    story = Story()
    learn(story.article(claim("4.5e9", scope=Scope.ADDED)))
    result = learn(story.article(claim("4.5e9", subject=subject, by=PRESS), publisher="WSJ", published=1))
    assert kinds(result) == [K.CONFIRMED]
    assert result.also == {1}


def test_a_total_told_carelessly_for_an_increment_lowers_nothing() -> None:
    story = Story()
    learn(story.article(claim("4.5e9", scope=Scope.ADDED), claim("5e9", bound=Bound.AT_LEAST)))
    result = learn(story.article(claim("4.5e9"), publisher="WSJ", published=1))
    assert kinds(result) == []
    assert [f.figure.value for f in fold(story.claims).values()] == [Decimal("5e9")]
