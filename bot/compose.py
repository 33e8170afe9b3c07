"""From an outbox row to letters: reads what the row names, in the chat's language, and lets rendering speak.

Payloads, as JSON (what enqueues a row writes them, this reads them):

| kind | payload |
| --- | --- |
| alert | `alert` key, `revisions` places; `told` by place: the value last told here, where it is another |
| edit | the same; the message that carried the alert is rendered anew |
| correction | `alert` key and `revisions` places of what was told; `restored` true when a correction is taken back |
| digest | `since`, `until` as ISO instants |
| health | `source`, `health`, and optionally `detail`, `since`; or `review`, a number; or `text` |
| broadcast | `text` |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from bot import quiet
from bot.commands.reviewing import shown
from bot.digests import digest_changes
from bot.escape import Html, bold, lines
from bot.keyboards import alert_rows
from bot.letters import Letter, letters
from bot.plans import Prepared
from bot.ports import Desk
from bot.render.alert import alert as render_alert
from bot.render.correction import correction, restored
from bot.render.digest import digest
from bot.render.operators import broadcast
from bot.render.revision import new_figure
from bot.render.sources import health
from bot.split import pack
from bot.words import Words
from facts.types import Alert, ChatRef, FactKey, Figure, Revision
from storage.store import Store
from storage.types import Chat, MessageKind, OutboxItem, Rejected, Result, Sent, Told

LATE = timedelta(minutes=10)  # beyond this a message says since when it has waited
EARLIER = 20  # revisions of a line to look through for the alert to reply to


class Composer:
    """Called from worker threads. `claim_beside` leases the rows that a folded message takes along."""

    def __init__(self, store: Store, desk: Desk, *, owner: str, lease: timedelta) -> None:
        self._store, self._desk, self._owner, self._lease = store, desk, owner, lease

    def __call__(self, item: OutboxItem, now: datetime) -> Prepared | Result | datetime:
        """Letters; or a result without sending; or the instant until which the row has to wait."""
        chat = self._chat(item.chat)
        if item.kind is MessageKind.EDIT:
            return self._edit(item, chat)
        if item.kind in (
            MessageKind.ALERT,
            MessageKind.CORRECTION,
            MessageKind.DIGEST,
            MessageKind.BROADCAST,
        ):
            until = quiet.quiet_until(chat, now)
            if until is not None:
                return until
        match item.kind:
            case MessageKind.ALERT:
                return self._alert(item, chat, now)
            case MessageKind.CORRECTION:
                return self._correction(item, chat)
            case MessageKind.DIGEST:
                return self._digest(item, chat)
            case MessageKind.HEALTH:
                return self._health(item, chat)
            case _:
                return Prepared(letters(broadcast(_text(item, "text"))))

    def _chat(self, ref: ChatRef) -> Chat:
        """The chat's settings; an operator who never wrote to the bot has none yet."""
        return self._store.chats.get(ref) or Chat(ref)

    def _alert(self, item: OutboxItem, chat: Chat, now: datetime) -> Prepared | Result:
        alert = self._stored(item)
        if alert is None:
            return Rejected("the alert is gone")
        was_quiet = quiet.quiet_until(chat, item.created_at) is not None
        if was_quiet:
            beside = self._store.outbox.claim_beside(item, now, self._lease, self._owner)
            if beside:
                return self._fold((item, *beside), chat)
        late = item.created_at if now - item.created_at > LATE and not was_quiet else None
        places = places_of(item, alert)
        texts = render_alert(
            alert,
            places,
            chat.language,
            delayed_since=late,
            timezone=chat.timezone,
            told=told_of(item, alert),
        )
        reply_to = self._previous(alert, places, item)
        return Prepared(letters(texts, alert_rows(alert.key, places, Words(chat.language)), reply_to))

    def _fold(self, items: Sequence[OutboxItem], chat: Chat) -> Prepared | Result:
        """What came in quiet hours, in as few messages as it takes."""
        texts = self._folded_texts(items, chat)
        if not texts:
            return Rejected("the alerts are gone")
        return Prepared(letters(texts), folded=tuple(items[1:]))

    def _folded_texts(self, items: Sequence[OutboxItem], chat: Chat) -> tuple[Html, ...]:
        words = Words(chat.language)
        blocks = [bold(words.count("folded", len(items)))]
        for item in items:
            alert = self._stored(item)
            if alert is not None:
                blocks += render_alert(
                    alert,
                    places_of(item, alert),
                    chat.language,
                    timezone=chat.timezone,
                    told=told_of(item, alert),
                )
        return pack(blocks) if len(blocks) > 1 else ()

    def _edit(self, item: OutboxItem, chat: Chat) -> Prepared | Result:
        """The first message of the alert anew: whatever can change stands there."""
        alert = self._stored(item)
        message = self._store.outbox.message_of(_text(item, "alert"), item.chat)
        if alert is None or message is None:
            return Rejected("nothing to edit: the alert never arrived")
        together = self._store.outbox.alerts_in(item.chat, message)
        if len(together) > 1:
            return Prepared(letters(self._folded_texts(together, chat)[:1]), editing=message)
        original = together[0] if together else item
        places = places_of(original, alert)
        texts = render_alert(
            alert, places, chat.language, timezone=chat.timezone, told=told_of(original, alert)
        )
        rows = alert_rows(alert.key, places, Words(chat.language))
        return Prepared(letters(texts[:1], rows), editing=message)

    def _correction(self, item: OutboxItem, chat: Chat) -> Prepared | Result:
        alert = self._stored(item)
        if alert is None:
            return Rejected("the alert is gone")
        at = item.created_at
        stored = self._store.ledger.alert(alert.key)
        made: list[Letter] = []
        reply_to = self._store.outbox.message_of(alert.key, item.chat)
        for place in places_of(item, alert):
            revision = alert.revisions[place]
            told = Told(item.chat, revision.key, new_figure(revision), alert.key, stored.at if stored else at)
            texts = self._corrected(revision, told, chat, back=bool(item.payload.get("restored")))
            made += letters(texts, reply_to=reply_to)
        return Prepared(tuple(made)) if made else Sent(0)

    def _corrected(self, revision: Revision, told: Told, chat: Chat, *, back: bool) -> tuple[Html, ...]:
        fact = self._store.ledger.fact(revision.key)
        if back:
            return () if fact is None else restored(told, fact, chat.language, timezone=chat.timezone)
        return correction(told, fact, chat.language, wrong=revision.claim, timezone=chat.timezone)

    def _digest(self, item: OutboxItem, chat: Chat) -> Prepared | Result:
        since, until = (datetime.fromisoformat(_text(item, end)) for end in ("since", "until"))
        changes = digest_changes(self._store, self._desk, chat, since, until)
        return Prepared(letters(digest(changes, since, until, chat.language, timezone=chat.timezone)))

    def _health(self, item: OutboxItem, chat: Chat) -> Prepared | Result:
        number = item.payload.get("review")
        if isinstance(number, int):
            review = self._store.reviews.get(number)
            if review is None:
                return Rejected("the review is gone")
            return Prepared(letters(*shown(review, self._store, chat)))
        if "source" not in item.payload:
            return Prepared(letters((lines(_text(item, "text")),)))
        since = item.payload.get("since")
        return Prepared(
            letters(
                health(
                    _text(item, "source"),
                    _text(item, "health"),
                    chat.language,
                    detail=str(item.payload.get("detail") or ""),
                    since=datetime.fromisoformat(since) if isinstance(since, str) else None,
                )
            )
        )

    def _stored(self, item: OutboxItem) -> Alert | None:
        found = self._store.ledger.alert(_text(item, "alert"))
        return found.alert if found else None

    def _previous(self, alert: Alert, places: Sequence[int], item: OutboxItem) -> int | None:
        """The message that told this chat of the same fact before."""
        for place in places:
            key = alert.revisions[place].key
            earlier = self._store.ledger.revisions(subject=key.subject, metric=key.metric, limit=EARLIER)
            for each in earlier:
                if each.alert in (None, alert.key) or each.revision.key != key:
                    continue
                message = self._store.outbox.message_of(each.alert or "", item.chat)
                if message is not None:
                    return message
        return None


def places_of(item: OutboxItem, alert: Alert) -> tuple[int, ...]:
    """The revisions of the alert that the row is about; a place that the alert has not is left out."""
    found = item.payload.get("revisions")
    places = (int(place) for place in found) if isinstance(found, list | tuple) else ()
    return tuple(place for place in places if 0 <= place < len(alert.revisions))


def told_of(item: OutboxItem, alert: Alert) -> dict[FactKey, Figure]:
    """What the chat was last told of the row's facts, where that is not the ledger's old value."""
    found = item.payload.get("told")
    if not isinstance(found, Mapping):
        return {}
    keys = {str(place): alert.revisions[place].key for place in places_of(item, alert)}
    return {
        keys[place]: Figure(Decimal(str(value)), currency=keys[place].currency)
        for place, value in found.items()
        if place in keys
    }


def _text(item: OutboxItem, key: str) -> str:
    return str(item.payload.get(key, ""))
