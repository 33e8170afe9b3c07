"""Care of the database: age limits, backups, checks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, text, update

from storage.backup import copy_to
from storage.database import Database
from storage.schema import alerts, articles, entries, revisions
from storage.types import StorageError


class Upkeep:
    """`store.upkeep`. Restoring needs no open store: see `storage.backup.restore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def drop_texts(self, before: datetime) -> int:
        """Drop the texts of articles seen before then; claims, quotes and links stay. Returns how many."""
        old = update(articles).where(articles.c.seen_at < before, articles.c.text.is_not(None))
        with self._database.write() as connection:
            return connection.execute(old.values(text=None)).rowcount

    def backup(self, path: Path) -> None:
        """Copy the database to a new file while it is in use (SQLite)."""
        if self._database.path is None:
            raise StorageError(
                "a PostgreSQL database is backed up with its own tool: pg_dump --format=custom"
            )
        copy_to(self._database, path)

    def integrity(self) -> list[str]:
        """What is wrong, one line each; empty when all is well."""
        with self._database.read() as connection:
            return [*_file_faults(connection), *_ledger_faults(connection)]

    def vacuum(self) -> None:
        """Give freed space back to the disk; other writers wait."""
        with self._database.alone() as connection:
            connection.execute("VACUUM")


def _file_faults(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    return found + [f"{row[0]}: row {row[1]} points to nothing in {row[2]}" for row in orphans]


def _ledger_faults(connection: Connection) -> list[str]:
    newest = (
        select(articles.c.source, articles.c.key, func.max(articles.c.version).label("version"))
        .group_by(articles.c.source, articles.c.key)
        .subquery()
    )
    same = (newest.c.source == entries.c.source) & (newest.c.key == entries.c.key)
    wrong = select(entries.c.source, entries.c.key).join(newest, same, isouter=True)
    wrong = wrong.where(func.coalesce(newest.c.version, 0) != entries.c.version)
    lost = select(revisions.c.id).where(
        revisions.c.alert.is_not(None),
        ~select(alerts.c.key).where(alerts.c.key == revisions.c.alert).exists(),
    )
    return [
        *(f"entries: {row.source} {row.key} counts versions wrongly" for row in connection.execute(wrong)),
        *(f"revisions: row {row.id} names an alert that is not there" for row in connection.execute(lost)),
    ]
