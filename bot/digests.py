"""What a chat's digest holds: the revisions of a window that its subscriptions ask for, folded into net changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.digest import Net, net_changes
from bot.ports import Desk
from bot.quiet import digest_due
from facts.routing import route
from facts.types import Alert, ChatRef, Revision, RevisionKind, Subscription, WatchList
from storage.store import Store
from storage.types import Chat, MessageKind, Outgoing, StoredRevision

SETTLED_BY_HAND = (RevisionKind.CORRECTED, RevisionKind.WITHDRAWN)  # told by corrections, not by alerts
MOST = 5000  # revisions of one window


def digest_changes(store: Store, desk: Desk, chat: Chat, since: datetime, until: datetime) -> tuple[Net, ...]:
    """In the order in which the lines first changed. Silent revisions (a baseline, history) are left out."""
    found = store.ledger.revisions(since=since, until=until, limit=MOST, newest_first=False)
    told = [each for each in found if each.alert is not None or each.revision.kind in SETTLED_BY_HAND]
    lists = {each.name: each for each in desk.watchlists()}
    catalogue = desk.catalogue()
    above = {name: catalogue.lineage(name) for name in {each.revision.key.subject for each in told}}
    muted = frozenset((chat.ref, mute.subject) for mute in store.chats.mutes(chat.ref, until))
    wishes = store.chats.subscriptions(chat.ref)
    return wanted_changes(told, wishes, lists, above, muted)


def wanted_changes(
    told: Sequence[StoredRevision],
    wishes: Sequence[Subscription],
    lists: Mapping[str, WatchList],
    above: Mapping[str, frozenset[str]],
    muted: frozenset[tuple[ChatRef, str]] = frozenset(),
) -> tuple[Net, ...]:
    """First which lines are wanted at all, then which net changes are large enough. Pure."""
    loose = [replace(each, min_change=None) for each in wishes]
    wide = {name: replace(each, min_change=None) for name, each in lists.items()}
    kept = [each.revision for each in told if _routed(each.revision, loose, wide, above, muted)]
    return tuple(net for net in net_changes(kept) if _routed(_as_revision(net), wishes, lists, above, muted))


def _routed(
    revision: Revision,
    wishes: Sequence[Subscription],
    lists: Mapping[str, WatchList],
    above: Mapping[str, frozenset[str]],
    muted: frozenset[tuple[ChatRef, str]],
) -> bool:
    alert = Alert("digest", revision.claim.article, (revision,))
    return bool(route(alert, wishes, lists, dict(above), {}, muted).routes)


def _as_revision(net: Net) -> Revision:
    """The net change as one revision, so that its size is weighed as any other's."""
    old, new = net.before, net.after
    if old is None or new is None or not net.figure_changed or new.dropped:
        return net.last
    kind = RevisionKind.RAISED if new.figure.value > old.figure.value else RevisionKind.LOWERED
    return replace(net.last, kind=kind, before=old, after=new)


def enqueue_digests(store: Store, now: datetime) -> int:
    """Enqueues every digest that is due, once; returns how many. Called on a tick."""
    count = 0
    for chat in store.chats.due_digests():
        window = digest_due(chat, now)
        if window is None:
            continue
        payload = {"since": window.since.isoformat(), "until": window.until.isoformat()}
        count += store.outbox.enqueue([Outgoing(chat.ref, MessageKind.DIGEST, window.key, payload)], now)
        store.chats.digest_sent(chat.ref, window.until)
    return count
