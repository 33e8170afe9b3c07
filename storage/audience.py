"""Who could be told something now, and whom an alert went to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from facts.types import ChatRef
from storage.chats import chat_row, subscription_of
from storage.rows import chat_of
from storage.schema import chats, mutes, outbox, subscriptions
from storage.types import Audience, DeliveryState, MessageKind

_REACHED = (DeliveryState.WAITING, DeliveryState.LEASED, DeliveryState.SENT)


def audience(connection: Connection, now: datetime) -> Audience:
    """Active chats with their subscriptions and the mutes that still last."""
    found = {chat_of(row): chat_row(row) for row in connection.execute(select(chats).where(chats.c.active))}
    wishes = connection.execute(select(subscriptions).order_by(subscriptions.c.id))
    silent = connection.execute(select(mutes).where(mutes.c.until > now))
    return Audience(
        chats=found,
        subscriptions=tuple(subscription_of(row) for row in wishes if chat_of(row) in found),
        mutes=frozenset((chat_of(row), row.subject) for row in silent),
    )


def recipients(connection: Connection, alert: str) -> list[tuple[ChatRef, list[int], int | None]]:
    """Chats that got this alert or are about to: which of its places, and in which message once sent."""
    carried = and_(outbox.c.key == alert, outbox.c.kind == MessageKind.ALERT, outbox.c.state.in_(_REACHED))
    rows = connection.execute(select(outbox).where(carried).order_by(outbox.c.id))
    return [(chat_of(row), _places(row), row.message_id) for row in rows]


def _places(row: Row[Any]) -> list[int]:
    return [int(place) for place in row.payload.get("revisions", [])]
