"""The table of deliveries: enqueued with their cause, leased, sent, settled. At least once, and in order per chat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, exists, func, or_, select, update

from facts.types import ChatRef
from storage.columns import clean
from storage.database import Database, Lane
from storage.rows import Values, chat_of, chat_values, is_chat
from storage.schema import leases, outbox
from storage.settling import settle
from storage.statements import insert_new
from storage.types import DeliveryState, MessageKind, OutboxItem, Outgoing, QueueStatus, Result

PENDING = (DeliveryState.WAITING, DeliveryState.LEASED)
_LEADER = "delivery"


class Outbox:
    """`store.outbox`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enqueue(self, items: Sequence[Outgoing], now: datetime) -> int:
        """Returns how many were new: the same kind, key and chat is enqueued once."""
        with self._database.write() as connection:
            return enqueue(connection, items, now)

    def claim_due(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        owner: str,
        held_chats: Collection[int] = (),
    ) -> list[OutboxItem]:
        """Lease up to `limit` due rows, oldest first and at most one a chat.

        A row waits for its chat's earlier ones, except for those that were enqueued for a later time and never
        tried. A row whose lease ran out comes back with `repeated`.
        """
        with self._database.write(Lane.DELIVERY) as connection:
            rows = connection.execute(_due(now, limit, held_chats)).all()
            if rows:
                _lease(connection, [row.id for row in rows], now + lease, owner)
        return [_item_of(row) for row in rows]

    def settle(self, item: OutboxItem, result: Result, now: datetime) -> None:
        """Write down what became of a leased row; what follows for its chat is in the same transaction."""
        with self._database.write(Lane.DELIVERY) as connection:
            settle(connection, item, result, now)

    def release(self, owner: str, started: Collection[int] = ()) -> int:
        """Give back the leases of a deliverer that stops; rows whose sending had begun come back as repeated."""
        held = and_(outbox.c.state == DeliveryState.LEASED, outbox.c.owner == owner)
        repeated = case((outbox.c.id.in_(list(started)), True), else_=outbox.c.repeated)
        free: Values = {
            "state": DeliveryState.WAITING,
            "owner": None,
            "lease_until": None,
            "repeated": repeated,
        }
        with self._database.write() as connection:
            return connection.execute(update(outbox).where(held).values(free)).rowcount

    def recover(self) -> int:
        """Give back every lease, for a process that has just begun to lead: whoever held them is gone.

        Their sends may have arrived, so the rows come back as repeated.
        """
        held = outbox.c.state == DeliveryState.LEASED
        free: Values = {"state": DeliveryState.WAITING, "owner": None, "lease_until": None, "repeated": True}
        with self._database.write() as connection:
            return connection.execute(update(outbox).where(held).values(free)).rowcount

    def put_back(self, item: OutboxItem, until: datetime) -> None:
        """A leased row that was not tried waits until then, as if enqueued for that time; it blocks no other row."""
        leased = and_(outbox.c.id == item.id, outbox.c.state == DeliveryState.LEASED)
        free: Values = {
            "state": DeliveryState.WAITING,
            "owner": None,
            "lease_until": None,
            "not_before": until,
        }
        with self._database.write() as connection:
            connection.execute(update(outbox).where(leased).values(free))

    def claim_beside(self, item: OutboxItem, now: datetime, lease: timedelta, owner: str) -> list[OutboxItem]:
        """Lease the later alerts of the same chat and topic that are due, to leave in one message with `item`."""
        same = and_(is_chat(outbox, item.chat), outbox.c.kind == item.kind, outbox.c.id > item.id)
        later = select(outbox).where(same, _waiting(now))
        with self._database.write(Lane.DELIVERY) as connection:
            rows = connection.execute(later.order_by(outbox.c.id).limit(100)).all()
            if rows:
                _lease(connection, [row.id for row in rows], now + lease, owner)
        return [_item_of(row) for row in rows]

    def alerts_in(self, chat: ChatRef, message_id: int) -> list[OutboxItem]:
        """The alerts that left in this message, oldest first: several where they were folded into one."""
        carried = and_(
            is_chat(outbox, chat), outbox.c.message_id == message_id, outbox.c.kind == MessageKind.ALERT
        )
        with self._database.read() as connection:
            rows = connection.execute(select(outbox).where(carried).order_by(outbox.c.id)).all()
        return [_item_of(row) for row in rows]

    def status(self) -> QueueStatus:
        oldest = select(func.min(outbox.c.created_at)).where(outbox.c.state == DeliveryState.WAITING)
        with self._database.read() as connection:
            rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
            oldest_at = connection.execute(oldest).scalar()
        counts = {row[0]: int(row[1]) for row in rows}
        return QueueStatus(
            waiting=counts.get(DeliveryState.WAITING, 0),
            leased=counts.get(DeliveryState.LEASED, 0),
            oldest_waiting_at=oldest_at,
            sent=counts.get(DeliveryState.SENT, 0),
            gone=counts.get(DeliveryState.GONE, 0),
            rejected=counts.get(DeliveryState.REJECTED, 0),
        )

    def next_due(self, now: datetime) -> datetime | None:
        """When the next pending row may be claimed (`now` or later); None when nothing is pending."""
        leased = outbox.c.state == DeliveryState.LEASED
        at = case(
            (leased, outbox.c.lease_until), else_=func.coalesce(outbox.c.not_before, outbox.c.created_at)
        )
        with self._database.read() as connection:
            first: datetime | None = connection.execute(
                select(func.min(at)).where(outbox.c.state.in_(PENDING))
            ).scalar()
        return None if first is None else max(first, now)

    def message_of(self, alert: str, chat: ChatRef) -> int | None:
        """The Telegram message that carried this alert to this chat, once sent."""
        carried = and_(outbox.c.key == alert, outbox.c.kind == MessageKind.ALERT, is_chat(outbox, chat))
        with self._database.read() as connection:
            found: int | None = connection.execute(select(outbox.c.message_id).where(carried)).scalar()
        return found

    def hold_until(self, chat: ChatRef, until: datetime) -> int:
        """Put off a chat's waiting rows, for its quiet hours; returns how many."""
        sooner = or_(outbox.c.not_before.is_(None), outbox.c.not_before < until)
        waiting = and_(is_chat(outbox, chat), outbox.c.state == DeliveryState.WAITING, sooner)
        with self._database.write() as connection:
            return connection.execute(update(outbox).where(waiting).values(not_before=until)).rowcount

    def lead(self, owner: str, now: datetime, ttl: timedelta) -> bool:
        """Whether this process is the one that delivers until `now + ttl`; ask again well before."""
        mine = or_(leases.c.owner == owner, leases.c.until <= now)
        with self._database.write(Lane.DELIVERY) as connection:
            free = {"name": _LEADER, "owner": owner, "until": now + ttl}
            if insert_new(connection, leases, [free]):
                return True
            taken = update(leases).where(leases.c.name == _LEADER, mine).values(owner=owner, until=now + ttl)
            return connection.execute(taken).rowcount == 1

    def leader(self, now: datetime) -> str | None:
        """Who delivers now."""
        query = select(leases.c.owner).where(leases.c.name == _LEADER, leases.c.until > now)
        with self._database.read() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def resign(self, owner: str) -> None:
        """Let another process deliver at once."""
        mine = and_(leases.c.name == _LEADER, leases.c.owner == clean(owner))
        with self._database.write() as connection:
            connection.execute(leases.delete().where(mine))


def enqueue(connection: Connection, items: Sequence[Outgoing], now: datetime) -> int:
    """As `Outbox.enqueue`, inside the caller's transaction."""
    return insert_new(connection, outbox, [_values(item, now) for item in items])


def _values(item: Outgoing, now: datetime) -> Values:
    return {
        **chat_values(item.chat),
        "kind": item.kind,
        "key": item.key,
        "payload": dict(item.payload),
        "created_at": now,
        "state": DeliveryState.WAITING,
        "not_before": item.not_before,
        "attempts": 0,
        "repeated": False,
    }


def _due(now: datetime, limit: int, held_chats: Collection[int]) -> Any:
    earlier = outbox.alias("earlier")
    put_off = and_(
        earlier.c.state == DeliveryState.WAITING, earlier.c.attempts == 0, earlier.c.not_before > now
    )
    before = and_(
        earlier.c.chat_id == outbox.c.chat_id, earlier.c.id < outbox.c.id, earlier.c.state.in_(PENDING)
    )
    in_the_way = exists().where(before, or_(earlier.c.not_before.is_(None), ~put_off))
    expired = and_(outbox.c.state == DeliveryState.LEASED, outbox.c.lease_until <= now)
    query = select(outbox).where(outbox.c.state.in_(PENDING), or_(_waiting(now), expired), ~in_the_way)
    if held_chats:
        query = query.where(outbox.c.chat_id.not_in(list(held_chats)))
    return query.order_by(outbox.c.id).limit(limit)


def _waiting(now: datetime) -> ColumnElement[bool]:
    time_came = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    return and_(outbox.c.state == DeliveryState.WAITING, time_came)


def _lease(connection: Connection, ids: list[int], until: datetime, owner: str) -> None:
    repeated = or_(outbox.c.repeated, outbox.c.state == DeliveryState.LEASED)
    taken: Values = {
        "state": DeliveryState.LEASED,
        "lease_until": until,
        "owner": owner,
        "repeated": repeated,
    }
    connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(taken))


def _item_of(row: Row[Any]) -> OutboxItem:
    return OutboxItem(
        id=row.id,
        chat=chat_of(row),
        kind=row.kind,
        key=row.key,
        payload=row.payload,
        created_at=row.created_at,
        attempts=row.attempts,
        repeated=row.repeated or row.state == DeliveryState.LEASED,
    )
