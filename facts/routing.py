"""Who is told: an alert against watch lists, subscriptions, mutes and what each chat was last told.

Pure and linear in the number of subscriptions. The minimum change counts from the value that a chat was last told, so
a slow creep is told once it adds up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from facts.equality import headline_value, relative_change
from facts.types import (
    Alert,
    Attribution,
    ChatRef,
    FactKey,
    Figure,
    MinChange,
    Revision,
    RevisionKind,
    Scope,
    Subscription,
    WatchList,
)

# The names that people use for kinds of news, and the revisions each stands for.
KIND_GROUPS: dict[str, frozenset[RevisionKind]] = {
    "new": frozenset({RevisionKind.NEW}),
    "change": frozenset(
        {
            RevisionKind.RAISED,
            RevisionKind.LOWERED,
            RevisionKind.STAGE,
            RevisionKind.CORRECTED,
            RevisionKind.WITHDRAWN,
        }
    ),
    "addition": frozenset({RevisionKind.ADDITION}),
    "delay": frozenset({RevisionKind.DUE}),
    "dispute": frozenset({RevisionKind.DISPUTED, RevisionKind.CONFIRMED}),
    "dropped": frozenset({RevisionKind.DROPPED, RevisionKind.CUT}),
}
CHANGES = (RevisionKind.RAISED, RevisionKind.LOWERED)


@dataclass(frozen=True, slots=True)
class Route:
    """One chat's share of an alert: the places of the revisions that it asked for."""

    chat: ChatRef
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The value from which the chat's next change of `key` counts; `sent` is false where nothing was told now."""

    chat: ChatRef
    key: FactKey
    figure: Figure
    sent: bool


@dataclass(frozen=True, slots=True)
class Routing:
    routes: tuple[Route, ...]
    references: tuple[Reference, ...]


def route(
    alert: Alert,
    subscriptions: Sequence[Subscription],
    watchlists: Mapping[str, WatchList],
    lineage: Mapping[str, frozenset[str]],
    told: Mapping[tuple[ChatRef, FactKey], Figure],
    muted: Collection[tuple[ChatRef, str]] = (),
) -> Routing:
    """`lineage` maps each subject of the alert to itself and everything that owns it or that it is part of."""
    routes: dict[ChatRef, set[int]] = {}
    references: dict[tuple[ChatRef, FactKey], Reference] = {}
    for place, revision in enumerate(alert.revisions):
        above = lineage.get(revision.key.subject, frozenset({revision.key.subject}))
        lists = {name: w for name, w in watchlists.items() if _watched(w, revision, above)}
        for subscription in subscriptions:
            if not _wanted(subscription, revision, lists, above, alert.article.language):
                continue
            chat = subscription.chat
            if any((chat, name) in muted for name in above):
                continue
            _weigh(
                revision,
                place,
                chat,
                _least(subscription, lists),
                told.get((chat, revision.key)),
                routes,
                references,
            )
    ordered = tuple(Route(chat, tuple(sorted(places))) for chat, places in routes.items())
    return Routing(ordered, tuple(references.values()))


def _weigh(
    revision: Revision,
    place: int,
    chat: ChatRef,
    least: MinChange | None,
    last: Figure | None,
    routes: dict[ChatRef, set[int]],
    references: dict[tuple[ChatRef, FactKey], Reference],
) -> None:
    slot = (chat, revision.key)
    if material(revision, least, last):
        routes.setdefault(chat, set()).add(place)
        figure = _current(revision)
        if figure is not None:
            references[slot] = Reference(chat, revision.key, figure, sent=True)
    elif last is None and revision.before is not None and slot not in references:
        references[slot] = Reference(chat, revision.key, revision.before.figure, sent=False)


def _current(revision: Revision) -> Figure | None:
    """The total that the chat knows after this revision; an increment tells no total."""
    if revision.scope is not Scope.TOTAL or revision.after is None:
        return None
    return revision.after.figure


def _watched(watchlist: WatchList, revision: Revision, above: frozenset[str]) -> bool:
    everything = not watchlist.subjects and not watchlist.owners
    named = bool(above & watchlist.subjects) or bool(above & watchlist.owners)
    return (everything or named) and _passes(
        watchlist.metrics, watchlist.kinds, watchlist.attributions, revision
    )


def _passes(
    metrics: Collection[object],
    kinds: Collection[RevisionKind],
    attributions: Collection[Attribution],
    revision: Revision,
) -> bool:
    return (
        (not metrics or revision.key.metric in metrics)
        and (not kinds or revision.kind in kinds)
        and (not attributions or revision.claim.claim.mention.attribution in attributions)
    )


def _wanted(
    subscription: Subscription,
    revision: Revision,
    lists: Mapping[str, WatchList],
    above: frozenset[str],
    language: str,
) -> bool:
    if subscription.watchlist is not None:
        aimed = subscription.watchlist in lists
    else:
        aimed = subscription.subject in above
    if not aimed or (subscription.languages and language and language not in subscription.languages):
        return False
    return _passes(subscription.metrics, subscription.kinds, subscription.attributions, revision)


def _least(subscription: Subscription, lists: Mapping[str, WatchList]) -> MinChange | None:
    """The subscription's own minimum change, else its watch list's."""
    if subscription.min_change is not None or subscription.watchlist is None:
        return subscription.min_change
    return lists[subscription.watchlist].min_change


def material(revision: Revision, least: MinChange | None, last: Figure | None) -> bool:
    """Whether the change is large enough, counted from `last` (what the chat was told) or else the old value.

    Only changes of a value have a size; news, disputes, dates and withdrawals always pass. An increment is measured
    against the known total.
    """
    if least is None:
        return True
    if revision.kind in (RevisionKind.ADDITION, RevisionKind.CUT):
        return _increment_passes(revision, least)
    if revision.kind not in CHANGES or revision.after is None:
        return True
    old = last or (revision.before.figure if revision.before else revision.stated_before)
    if old is None or old.currency != revision.after.figure.currency:
        return True
    return _passes_size(old, revision.after.figure, least)


def _passes_size(old: Figure, new: Figure, least: MinChange) -> bool:
    moved = abs(headline_value(new) - headline_value(old))
    if least.amount is not None and moved < least.amount:
        return False
    change = relative_change(old, new)
    return least.fraction is None or change is None or abs(change) >= least.fraction


def _increment_passes(revision: Revision, least: MinChange) -> bool:
    size = headline_value(revision.claim.claim.mention.figure)
    if least.amount is not None and size < least.amount:
        return False
    total = revision.after or revision.before
    if least.fraction is None or total is None:
        return True
    base = headline_value(total.figure)
    return base == Decimal(0) or size / base >= least.fraction
