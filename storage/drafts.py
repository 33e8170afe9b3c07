"""Small things of a user in a chat that must outlive the process: half-made settings, callback tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from facts.types import ChatRef
from storage.database import Database
from storage.rows import chat_values, is_chat
from storage.schema import drafts
from storage.statements import upsert


class Drafts:
    """`store.drafts`. A body is any JSON-able data; past its `expires` it is as if it had never been."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, chat: ChatRef, user_id: int, name: str, body: Any, now: datetime, expires: datetime
    ) -> None:
        """Keep a body under a name, in place of an earlier one; expired bodies of everybody are swept."""
        row = {**chat_values(chat), "user_id": user_id, "name": name, "body": body, "expires_at": expires}
        with self._database.write() as connection:
            connection.execute(drafts.delete().where(drafts.c.expires_at <= now))
            upsert(connection, drafts, [row])

    def get(self, chat: ChatRef, user_id: int, name: str, now: datetime) -> Any:
        """None where there is none."""
        query = select(drafts.c.body).where(_named(chat, user_id, name), drafts.c.expires_at > now)
        with self._database.read() as connection:
            return connection.execute(query).scalar()

    def pop(self, chat: ChatRef, user_id: int, name: str, now: datetime) -> Any:
        """As `get`, and gone afterwards: of two callers at once only one gets it."""
        taken = (
            drafts.delete().where(_named(chat, user_id, name)).returning(drafts.c.body, drafts.c.expires_at)
        )
        with self._database.write() as connection:
            row = connection.execute(taken).first()
        return row.body if row and row.expires_at > now else None


def _named(chat: ChatRef, user_id: int, name: str) -> ColumnElement[bool]:
    return and_(is_chat(drafts, chat), drafts.c.user_id == user_id, drafts.c.name == name)
