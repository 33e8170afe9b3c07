"""What a delivery's outcome changes, in one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, select, true, update

from storage.schema import chats, drafts, mutes, outbox, reviews, subscriptions, told
from storage.types import DeliveryState, Gone, Moved, OutboxItem, Rejected, Result, Retry, Sent

# Tables whose rows belong to a chat, with the columns that make a row unique beside the chat.
CHAT_TABLES: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (chats, ()),
    (subscriptions, ("watchlist", "subject")),
    (mutes, ("subject",)),
    (told, ("subject", "metric", "stage", "model", "key_currency")),
    (drafts, ("user_id", "name")),
    (outbox, ("key", "kind")),
)


def settle(connection: Connection, item: OutboxItem, result: Result, now: datetime) -> None:
    """Settle one row. A row that is settled already stays so, except that a late `Sent` is always believed."""
    match result:
        case Sent(message_id):
            _close(connection, item, DeliveryState.SENT, now, message_id=message_id)
        case Rejected(reason):
            _close(connection, item, DeliveryState.REJECTED, now, reason=reason)
        case Gone(reason):
            _close(connection, item, DeliveryState.GONE, now, reason=reason)
            leave(connection, item.chat.id, reason, now)
        case Retry():
            _again(connection, item, result, now)
        case Moved(chat_id):
            _again(connection, item, Retry(timedelta(0), "the chat moved"), now)
            move(connection, item.chat.id, chat_id)


def leave(connection: Connection, chat_id: int, reason: str, now: datetime) -> None:
    """The chat left us: it is told nothing until it comes back."""
    connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(active=False))
    waiting = and_(outbox.c.chat_id == chat_id, outbox.c.state == DeliveryState.WAITING)
    gone = {"state": DeliveryState.GONE, "reason": reason, "settled_at": now}
    connection.execute(update(outbox).where(waiting).values(gone))


def move(connection: Connection, old: int, new: int) -> None:
    """Everything of a chat goes to its new id; where the new one has the same already, that stays."""
    if old == new:
        return
    for table, unique in CHAT_TABLES:
        _move_rows(connection, table, unique, old, new)
    connection.execute(update(reviews).where(reviews.c.chat_id == old).values(chat_id=new))
    connection.execute(update(chats).where(chats.c.chat_id == new).values(kind="supergroup"))


def _move_rows(connection: Connection, table: Table, unique: tuple[str, ...], old: int, new: int) -> None:
    there = table.alias("there")
    same = [there.c[name] == table.c[name] for name in ("topic", *unique)]
    taken = select(there.c.chat_id).where(there.c.chat_id == new, *same).exists()
    connection.execute(table.delete().where(table.c.chat_id == old, taken))
    connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))


def _close(
    connection: Connection, item: OutboxItem, state: DeliveryState, now: datetime, **values: Any
) -> None:
    known = outbox.c.state == DeliveryState.LEASED
    if state is DeliveryState.SENT:
        known = outbox.c.state != DeliveryState.SENT
    free: dict[str, Any] = {"owner": None, "lease_until": None, "settled_at": now}
    done = update(outbox).where(outbox.c.id == item.id, known)
    connection.execute(done.values(state=state, **free, **values))


def _again(connection: Connection, item: OutboxItem, result: Retry, now: datetime) -> None:
    values = {
        "state": DeliveryState.WAITING,
        "owner": None,
        "lease_until": None,
        "not_before": now + result.after,
        "attempts": outbox.c.attempts + 1,
        "repeated": true() if result.ambiguous else outbox.c.repeated,
        "reason": result.reason,
    }
    leased = and_(outbox.c.id == item.id, outbox.c.state == DeliveryState.LEASED)
    connection.execute(update(outbox).where(leased).values(values))
