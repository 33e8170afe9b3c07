"""What operators make in chat, and the trail of every change: who, when, from what to what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from storage.database import Database, Lane
from storage.schema import audit, items, paused
from storage.statements import insert_new, upsert
from storage.types import AuditEntry, ItemKind, OperatorItem

PUT, REMOVE, PAUSE, RESUME, UNDO = "put", "remove", "pause", "resume", "undo"


class Operators:
    """`store.operators`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def items(self, kind: ItemKind | None = None) -> list[OperatorItem]:
        """By kind and name."""
        query = select(items).order_by(items.c.kind, items.c.name)
        with self._database.read() as connection:
            rows = connection.execute(query if kind is None else query.where(items.c.kind == kind)).all()
        return [OperatorItem(row.kind, row.name, row.body) for row in rows]

    def put(self, item: OperatorItem, by: int, at: datetime) -> AuditEntry:
        """Add or replace an item."""
        with self._database.write(Lane.OPERATORS) as connection:
            return _put(connection, item.kind, item.name, dict(item.body), by, at)

    def remove(self, kind: ItemKind, name: str, by: int, at: datetime) -> AuditEntry | None:
        """None where there is no such item."""
        with self._database.write(Lane.OPERATORS) as connection:
            return (
                _put(connection, kind, name, None, by, at)
                if _body(connection, kind, name) is not None
                else None
            )

    def pause(self, source: str, by: int, at: datetime) -> AuditEntry | None:
        """None where it was paused already."""
        with self._database.write(Lane.OPERATORS) as connection:
            return _pause(connection, source, by, at)

    def resume(self, source: str, by: int, at: datetime) -> AuditEntry | None:
        """None where it was not paused."""
        with self._database.write(Lane.OPERATORS) as connection:
            return _resume(connection, source, by, at)

    def paused(self) -> frozenset[str]:
        with self._database.read() as connection:
            return frozenset(connection.execute(select(paused.c.source)).scalars())

    def record(
        self, action: str, target: str, old: str | None, new: str | None, by: int, at: datetime
    ) -> AuditEntry:
        """Put any other change on the trail; it cannot be undone here."""
        with self._database.write() as connection:
            return record(connection, action, target, old, new, by, at)

    def audit(self, limit: int = 20) -> list[AuditEntry]:
        """Newest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(limit)).all()
        return [_entry_of(row) for row in rows]

    def undo(self, audit_id: int, by: int, at: datetime) -> AuditEntry | None:
        """Take a change of an item or a pause back, as a new entry.

        None where that is impossible: unknown or other change, undone before, or the item was changed since.
        """
        with self._database.write(Lane.OPERATORS) as connection:
            row = connection.execute(select(audit).where(audit.c.id == audit_id)).first()
            if row is None or row.undone:
                return None
            done = _reverse(connection, _entry_of(row), by, at)
            if done is not None:
                connection.execute(update(audit).where(audit.c.id == audit_id).values(undone=True))
            return done


def record(
    connection: Connection, action: str, target: str, old: str | None, new: str | None, by: int, at: datetime
) -> AuditEntry:
    """As `Operators.record`, inside the caller's transaction."""
    row = {"at": at, "by": by, "action": action, "target": target, "old": old, "new": new, "undone": False}
    return _entry_of(connection.execute(audit.insert().returning(audit), row).one())


def _reverse(connection: Connection, entry: AuditEntry, by: int, at: datetime) -> AuditEntry | None:
    if entry.action == PAUSE:
        return _resume(connection, entry.target, by, at)
    if entry.action == RESUME:
        return _pause(connection, entry.target, by, at)
    if entry.action not in (PUT, REMOVE, UNDO) or "/" not in entry.target:
        return None
    word, name = entry.target.split("/", 1)
    kind = ItemKind(word)
    if _text(_body(connection, kind, name)) != entry.new:
        return None
    body = None if entry.old is None else json.loads(entry.old)
    return _put(connection, kind, name, body, by, at, UNDO)


def _put(
    connection: Connection,
    kind: ItemKind,
    name: str,
    body: Mapping[str, Any] | None,
    by: int,
    at: datetime,
    action: str | None = None,
) -> AuditEntry:
    old = _body(connection, kind, name)
    if body is None:
        connection.execute(items.delete().where(items.c.kind == kind, items.c.name == name))
    else:
        upsert(connection, items, [{"kind": kind, "name": name, "body": body}])
    word = action or (REMOVE if body is None else PUT)
    return record(connection, word, f"{kind}/{name}", _text(old), _text(body), by, at)


def _pause(connection: Connection, source: str, by: int, at: datetime) -> AuditEntry | None:
    if not insert_new(connection, paused, [{"source": source}]):
        return None
    return record(connection, PAUSE, source, None, "paused", by, at)


def _resume(connection: Connection, source: str, by: int, at: datetime) -> AuditEntry | None:
    if not connection.execute(paused.delete().where(paused.c.source == source)).rowcount:
        return None
    return record(connection, RESUME, source, "paused", None, by, at)


def _body(connection: Connection, kind: ItemKind, name: str) -> Mapping[str, Any] | None:
    query = select(items.c.body).where(items.c.kind == kind, items.c.name == name)
    found: Mapping[str, Any] | None = connection.execute(query).scalar()
    return found


def _text(body: Mapping[str, Any] | None) -> str | None:
    return None if body is None else json.dumps(body, ensure_ascii=False, sort_keys=True)


def _entry_of(row: Row[Any]) -> AuditEntry:
    return AuditEntry(row.id, row.at, row.by, row.action, row.target, row.old, row.new, row.undone)
