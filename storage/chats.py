"""Subscribers: chats with their settings, subscriptions and mutes."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import Row, select, update

from facts.types import Attribution, ChatRef, FactKey, Metric, MinChange, RevisionKind, Subscription
from storage.database import Database, Lane
from storage.rows import Values, chat_of, chat_values, is_chat
from storage.schema import chats, mutes, reviews, subscriptions
from storage.settling import CHAT_TABLES, leave, move
from storage.statements import insert_new, upsert
from storage.told import told_one
from storage.types import Chat, Digest, Mute, Told


class Chats:
    """`store.chats`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, ref: ChatRef) -> Chat | None:
        with self._database.read() as connection:
            row = connection.execute(select(chats).where(is_chat(chats, ref))).first()
        return chat_row(row) if row else None

    def all(self, active: bool = True) -> list[Chat]:
        """Active chats, or with `active=False` every chat, by id and topic."""
        query = select(chats).order_by(chats.c.chat_id, chats.c.topic)
        with self._database.read() as connection:
            rows = connection.execute(query.where(chats.c.active) if active else query).all()
        return [chat_row(row) for row in rows]

    def save(self, chat: Chat) -> None:
        """Add or overwrite a chat; the instant it was first saved with is kept."""
        with self._database.write() as connection:
            known = connection.execute(select(chats.c.created_at).where(is_chat(chats, chat.ref))).first()
            created_at = (known.created_at if known else None) or chat.created_at
            upsert(connection, chats, [{**_values(chat), "created_at": created_at}])

    def deactivate(self, chat_id: int, reason: str = "left", now: datetime | None = None) -> None:
        """The chat left us, with all its topics; what waited for it is given up."""
        with self._database.write(Lane.DELIVERY) as connection:
            leave(connection, chat_id, reason, now or datetime.now(UTC))

    def forget(self, ref: ChatRef) -> None:
        """Delete everything that is kept of a chat; reports that it made lose their sender."""
        mine = (reviews.c.chat_id == ref.id, reviews.c.topic == ref.topic)
        with self._database.write() as connection:
            for table, _ in CHAT_TABLES:
                connection.execute(table.delete().where(is_chat(table, ref)))
            reported = select(reviews.c.id).where(*mine)
            for row in connection.execute(reported).all():
                identity = f"forgotten:{row.id}"
                blank: Values = {"chat_id": None, "topic": None, "identity": identity}
                connection.execute(update(reviews).where(reviews.c.id == row.id).values(blank))

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup: everything of it goes to the new id."""
        with self._database.write() as connection:
            move(connection, old, new)

    def subscriptions(self, ref: ChatRef) -> list[Subscription]:
        """In the order in which they were made."""
        query = select(subscriptions).where(is_chat(subscriptions, ref)).order_by(subscriptions.c.id)
        with self._database.read() as connection:
            return [subscription_of(row) for row in connection.execute(query)]

    def subscribe(self, wish: Subscription) -> Subscription:
        """Add a subscription (id 0). The same chat and target again only replaces the filters."""
        target = _target(wish)
        same = [subscriptions.c[name] == value for name, value in target.items()]
        with self._database.write() as connection:
            if not insert_new(connection, subscriptions, [{**target, **_filters(wish)}]):
                connection.execute(update(subscriptions).where(*same).values(_filters(wish)))
            return subscription_of(connection.execute(select(subscriptions).where(*same)).one())

    def update(self, wish: Subscription) -> bool:
        """Replace the filters of the subscription with this id; false where it is gone."""
        changed = update(subscriptions).where(
            subscriptions.c.id == wish.id, is_chat(subscriptions, wish.chat)
        )
        with self._database.write() as connection:
            return connection.execute(changed.values(_filters(wish))).rowcount == 1

    def unsubscribe(self, subscription_id: int, chat: ChatRef | None = None) -> bool:
        """False where it was gone already, or belongs to another chat than the one given."""
        gone = subscriptions.delete().where(subscriptions.c.id == subscription_id)
        if chat is not None:
            gone = gone.where(is_chat(subscriptions, chat))
        with self._database.write() as connection:
            return connection.execute(gone).rowcount == 1

    def mute(self, mute: Mute) -> None:
        """Tell the chat nothing of a subject until then; the last word counts."""
        row = {**chat_values(mute.chat), "subject": mute.subject, "until": mute.until}
        with self._database.write() as connection:
            upsert(connection, mutes, [row])

    def unmute(self, chat: ChatRef, subject: str) -> bool:
        with self._database.write() as connection:
            gone = mutes.delete().where(is_chat(mutes, chat), mutes.c.subject == subject)
            return connection.execute(gone).rowcount == 1

    def mutes(self, chat: ChatRef, now: datetime) -> list[Mute]:
        """Those that still last, by subject."""
        query = select(mutes).where(is_chat(mutes, chat), mutes.c.until > now).order_by(mutes.c.subject)
        with self._database.read() as connection:
            return [Mute(chat, row.subject, row.until) for row in connection.execute(query)]

    def told(self, chat: ChatRef, key: FactKey) -> Told | None:
        """What this chat was last told of one fact."""
        with self._database.read() as connection:
            return told_one(connection, chat, key)

    def due_digests(self) -> list[Chat]:
        """Active chats that want a digest; whether it is time follows from their local time and `digest_sent_at`."""
        query = select(chats).where(chats.c.active, chats.c.digest.is_not(None))
        with self._database.read() as connection:
            return [
                chat_row(row) for row in connection.execute(query.order_by(chats.c.chat_id, chats.c.topic))
            ]

    def digest_sent(self, ref: ChatRef, at: datetime) -> None:
        with self._database.write() as connection:
            connection.execute(update(chats).where(is_chat(chats, ref)).values(digest_sent_at=at))


def chat_row(row: Row[Any]) -> Chat:
    """A chat from all columns of its table."""
    return Chat(
        ref=chat_of(row),
        kind=row.kind,
        language=row.language,
        timezone=row.timezone,
        quiet=_quiet_of(row.quiet),
        digest=_digest_of(row.digest),
        digest_sent_at=row.digest_sent_at,
        active=row.active,
        created_at=row.created_at,
        title=row.title,
    )


def subscription_of(row: Row[Any]) -> Subscription:
    """A subscription from all columns of its table."""
    limits = (row.min_fraction, row.min_amount)
    return Subscription(
        id=row.id,
        chat=chat_of(row),
        watchlist=row.watchlist or None,
        subject=row.subject or None,
        metrics=frozenset(map(Metric, _words(row.metrics))),
        kinds=frozenset(map(RevisionKind, _words(row.kinds))),
        attributions=frozenset(map(Attribution, _words(row.attributions))),
        languages=frozenset(_words(row.languages)),
        min_change=None if limits == (None, None) else MinChange(*limits),
    )


def _words(joined: str) -> list[str]:
    return joined.split(",") if joined else []


def _values(chat: Chat) -> Values:
    quiet, digest = chat.quiet, chat.digest
    return {
        **chat_values(chat.ref),
        "kind": chat.kind,
        "language": chat.language,
        "timezone": chat.timezone,
        "quiet": f"{quiet[0].isoformat()}-{quiet[1].isoformat()}" if quiet else None,
        "digest": _digest_text(digest) if digest else None,
        "digest_sent_at": chat.digest_sent_at,
        "active": chat.active,
        "title": chat.title,
    }


def _quiet_of(text: str | None) -> tuple[time, time] | None:
    if text is None:
        return None
    start, end = text.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def _digest_text(digest: Digest) -> str:
    day = "" if digest.weekday is None else f"{digest.weekday} "
    return day + digest.at.isoformat()


def _digest_of(text: str | None) -> Digest | None:
    if text is None:
        return None
    day, _, at = text.rpartition(" ")
    return Digest(time.fromisoformat(at), int(day) if day else None)


def _target(wish: Subscription) -> Values:
    return {**chat_values(wish.chat), "watchlist": wish.watchlist or "", "subject": wish.subject or ""}


def _filters(wish: Subscription) -> Values:
    least = wish.min_change or MinChange()
    return {
        "metrics": ",".join(sorted(wish.metrics)),
        "kinds": ",".join(sorted(wish.kinds)),
        "attributions": ",".join(sorted(wish.attributions)),
        "languages": ",".join(sorted(wish.languages)),
        "min_fraction": least.fraction,
        "min_amount": least.amount,
    }
