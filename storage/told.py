"""What each chat was last told of each fact: where minimum changes count from, and what corrections answer to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from facts.types import ChatRef, FactKey
from storage.rows import (
    Values,
    chat_of,
    chat_values,
    figure_of,
    figure_values,
    has_key,
    is_chat,
    key_of,
    key_values,
)
from storage.schema import told
from storage.statements import upsert
from storage.types import Told


def told_of(connection: Connection, keys: Collection[FactKey]) -> dict[tuple[ChatRef, FactKey], Told]:
    """What every chat was last told of these facts."""
    rows = (row for key in set(keys) for row in connection.execute(select(told).where(has_key(told, key))))
    return {(found.chat, found.key): found for found in map(_told_of, rows)}


def told_one(connection: Connection, chat: ChatRef, key: FactKey) -> Told | None:
    row = connection.execute(select(told).where(is_chat(told, chat), has_key(told, key))).first()
    return _told_of(row) if row else None


def tell(connection: Connection, tolds: Sequence[Told]) -> None:
    """Remember what chats are told; one row a chat and key."""
    upsert(connection, told, [_values(each) for each in tolds])


def _values(each: Told) -> Values:
    figure = figure_values(each.figure)
    return {**chat_values(each.chat), **key_values(each.key), **figure, "alert": each.alert, "at": each.at}


def _told_of(row: Row[Any]) -> Told:
    return Told(chat_of(row), key_of(row), figure_of(row), row.alert, row.at)
