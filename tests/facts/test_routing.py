from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facts.alerts import decide
from facts.revisions import diff
from facts.routing import Routing, route
from facts.types import (
    Alert,
    Attribution,
    ChatRef,
    Claim,
    FactKey,
    Figure,
    Metric,
    MinChange,
    RevisionKind,
    Subscription,
    WatchList,
)
from tests.ledger_factory import Story, claim

CHAT = ChatRef(1)
LINEAGE = {"Stargate": frozenset({"Stargate", "OpenAI"})}
LISTS = {
    "openai": WatchList("openai", owners=frozenset({"OpenAI"})),
    "xai": WatchList("xai", owners=frozenset({"xAI"})),
    "all": WatchList("all"),
}


def alert_of(story: Story, *claims: Claim, published: float = 0, publisher: str = "OpenAI") -> Alert:
    article, before, after = story.article(*claims, published=published, publisher=publisher)
    result = diff(before, after, frozenset({article.id}), {})
    alert = decide(article, result.revisions, claims=[c for c in after if c.article.id == article.id])
    assert alert is not None
    return alert


def routed(alert: Alert, *subscriptions: Subscription, told: dict[FactKey, Figure] | None = None) -> Routing:
    known = {(CHAT, key): figure for key, figure in (told or {}).items()}
    return route(alert, subscriptions, LISTS, LINEAGE, known)


def sub(number: int = 1, chat: ChatRef = CHAT, **fields: object) -> Subscription:
    return Subscription(number, chat, **fields)  # type: ignore[arg-type]


def test_a_watch_list_of_an_owner_reaches_what_it_owns() -> None:
    alert = alert_of(Story(), claim("5e9"))
    assert [r.chat for r in routed(alert, sub(watchlist="openai")).routes] == [CHAT]
    assert routed(alert, sub(watchlist="xai")).routes == ()
    assert [r.chat for r in routed(alert, sub(watchlist="all")).routes] == [CHAT]


def test_a_subscription_to_a_parent_subject_hears_of_its_parts() -> None:
    alert = alert_of(Story(), claim("5e9"))
    assert routed(alert, sub(subject="OpenAI")).routes
    assert not routed(alert, sub(subject="xAI")).routes


def test_filters_choose_the_places_of_an_alert() -> None:
    alert = alert_of(Story(), claim("5e9"), claim("2e6", metric=Metric.CHIPS))
    places = {r.key.metric: n for n, r in enumerate(alert.revisions)}
    only_chips = routed(alert, sub(watchlist="all", metrics=frozenset({Metric.CHIPS})))
    assert [r.places for r in only_chips.routes] == [(places[Metric.CHIPS],)]
    assert not routed(alert, sub(watchlist="all", kinds=frozenset({RevisionKind.RAISED}))).routes
    assert not routed(alert, sub(watchlist="all", attributions=frozenset({Attribution.PRESS}))).routes
    assert not routed(alert, sub(watchlist="all", languages=frozenset({"zh"}))).routes


def test_two_subscriptions_of_one_chat_give_one_message() -> None:
    alert = alert_of(Story(), claim("5e9"))
    result = routed(alert, sub(1, watchlist="all"), sub(2, subject="Stargate"))
    assert [r.places for r in result.routes] == [(0,)]


def test_a_mute_of_an_owner_silences_what_it_owns() -> None:
    alert = alert_of(Story(), claim("5e9"))
    result = route(alert, [sub(watchlist="all")], LISTS, LINEAGE, {}, {(CHAT, "OpenAI")})
    assert result.routes == ()


def creep(values: Sequence[str], least: MinChange) -> list[str]:
    """The values of which a chat is told while a figure creeps."""
    story, told, heard = Story(), dict[FactKey, Figure](), []
    for number, value in enumerate(values):
        article, before, after = story.article(claim(value), published=number * 20)
        alert = decide(article, diff(before, after, frozenset({article.id}), {}).revisions)
        assert alert is not None
        result = routed(alert, sub(watchlist="all", min_change=least), told=told)
        told |= {r.key: r.figure for r in result.references}
        heard += [value] if result.routes else []
    return heard


def test_a_creep_is_told_once_it_adds_up_from_what_the_chat_was_told() -> None:
    ten_percent = MinChange(fraction=Decimal("0.1"))
    assert creep(["100e6", "104e6", "108e6", "112e6"], ten_percent) == ["100e6", "112e6"]
    assert creep(["100e6", "96e6", "92e6", "88e6"], ten_percent) == ["100e6", "88e6"]


def test_a_creep_that_began_before_the_chat_came_counts_from_the_first_value_it_missed() -> None:
    ten = MinChange(fraction=Decimal("0.1"))
    story, told = Story(), dict[FactKey, Figure]()
    alert_of(story, claim("100e6"))
    heard = []
    for number, value in enumerate(["104e6", "108e6", "112e6"], start=1):
        alert = alert_of(story, claim(value), published=number * 20)
        result = routed(alert, sub(watchlist="all", min_change=ten), told=told)
        told |= {r.key: r.figure for r in result.references}
        heard += [value] if result.routes else []
    assert heard == ["112e6"]


def test_an_absolute_minimum_is_in_the_metrics_unit() -> None:
    assert creep(["100e6", "140e6", "210e6"], MinChange(amount=Decimal("100e6"))) == ["100e6", "210e6"]


def test_a_watch_lists_minimum_holds_unless_the_subscription_has_its_own() -> None:
    story = Story()
    alert_of(story, claim("100e6"))
    alert = alert_of(story, claim("104e6"), published=9)
    lists = {"all": WatchList("all", min_change=MinChange(fraction=Decimal("0.1")))}
    own = sub(watchlist="all", min_change=MinChange(fraction=Decimal("0.01")))
    assert not route(alert, [sub(watchlist="all")], lists, LINEAGE, {}).routes
    assert route(alert, [own], lists, LINEAGE, {}).routes
