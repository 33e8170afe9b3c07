"""The buttons under an alert: History, Chart, Sources, Mute, Not right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, say, toast
from bot.commands import charting, muting, reading
from bot.commands.naming import Asked
from bot.escape import clip, plain
from bot.keyboards import LABEL, PLACES, rows_of
from bot.ports import Desk
from bot.render import parts
from facts.ledger import line_key
from facts.types import ChatRef, Revision, Subject, SubjectKind
from storage.store import Store
from storage.types import MessageKind, Outgoing, Review

Action = Callable[[Call, Store, Desk, Revision], Answer]


def places_of(text: str, most: int) -> tuple[int, ...]:
    """`0.2.3` as places below `most`; anything else in it is skipped."""
    pieces = text.split(".")[:PLACES]
    numbers = (int(piece) for piece in pieces if piece.isascii() and piece.isdigit() and len(piece) < 5)
    return tuple(number for number in numbers if number < most)


def for_revision(
    verb: str, same: Callable[[Revision], object], act: Action
) -> Callable[[Call, Store, Desk], Answer]:
    """A handler that acts on the revision behind the button; of several that differ, it asks which one."""

    def handle(call: Call, store: Store, desk: Desk) -> Answer:
        stored = store.ledger.alert(call.argument(0))
        if stored is None:
            return toast(call.words.plain("press.gone"))
        revisions = stored.alert.revisions
        places = places_of(call.argument(1), len(revisions))
        chosen = {same(revisions[place]): place for place in reversed(places)}
        if not chosen:
            return toast(call.words.plain("press.gone"))
        if len(chosen) == 1:
            return act(call, store, desk, revisions[next(iter(chosen.values()))])
        return _which(call, verb, stored.alert.key, sorted(chosen.values()), revisions)

    return handle


def _which(call: Call, verb: str, alert: str, places: Sequence[int], revisions: Sequence[Revision]) -> Answer:
    labels = ((place, plain(parts.fact_name(revisions[place].key, call.words))) for place in places)
    rows = rows_of((button(clip(label, LABEL), verb, alert, place) for place, label in labels), 1)
    return say(call.words.html("ask.which"), rows=rows)


def _subject_of(revision: Revision, desk: Desk) -> Subject:
    """Also one that the catalogue no longer holds: its claims are still in the ledger."""
    name = revision.key.subject
    return desk.catalogue().get(name) or Subject(name, SubjectKind.SITE)


def _history(call: Call, store: Store, desk: Desk, revision: Revision) -> Answer:
    return reading.history_of(Asked(_subject_of(revision, desk), revision.key.metric), call, store)


def _chart(call: Call, store: Store, desk: Desk, revision: Revision) -> Answer:
    asked = Asked(_subject_of(revision, desk), revision.key.metric)
    return charting.chart_of(asked, call, store, revision.key)


def _sources(call: Call, store: Store, desk: Desk, revision: Revision) -> Answer:
    return reading.claims_of(line_key(revision.claim.claim), call, store)


def _mute(call: Call, store: Store, desk: Desk, revision: Revision) -> Answer:
    return muting.choose(revision.key.subject, call)


def _not_right(call: Call, store: Store, desk: Desk, revision: Revision) -> Answer:
    """Anybody may report; once a chat and claim. Operators hear of it through the outbox."""
    review = store.reviews.report(revision.claim.id, call.ref, "", call.now)
    if review is None:
        return toast(call.words.plain("press.gone"))
    tell_operators(store, desk, review, call)
    return toast(call.words.plain("press.reported"), urgent=True)


def tell_operators(store: Store, desk: Desk, review: Review, call: Call) -> None:
    rows = [
        Outgoing(ChatRef(user), MessageKind.HEALTH, f"not-right:{review.id}", {"review": review.id})
        for user in sorted(desk.operators())
    ]
    store.outbox.enqueue(rows, call.now)


def _line(revision: Revision) -> object:
    return revision.key.subject, revision.key.metric


BUTTONS = (
    Button("ah", Need.ANYONE, for_revision("ah", _line, _history), lasting=True),
    Button("ac", Need.ANYONE, for_revision("ac", _line, _chart), lasting=True),
    Button(
        "aw", Need.ANYONE, for_revision("aw", lambda each: line_key(each.claim.claim), _sources), lasting=True
    ),
    Button("am", Need.CHAT_ADMIN, for_revision("am", lambda each: each.key.subject, _mute), lasting=True),
    Button("ar", Need.ANYONE, for_revision("ar", lambda each: each.claim.id, _not_right)),
)
COMMANDS = ()
