"""Backups of SQLite databases, taken under load, and their return."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from storage.database import Database
from storage.errors import translated
from storage.files import APPLICATION_ID, mark_created
from storage.types import StorageError


def copy_to(database: Database, path: Path) -> None:
    """Write one consistent state to a new file; it appears under its name only when complete."""
    if path.exists():
        raise StorageError(f"{path} exists already: a backup never overwrites a file")
    if not path.parent.is_dir():
        raise StorageError(f"the folder {path.parent} does not exist")
    partial = path.with_name(path.name + ".partial")
    try:
        _copy(database, partial)
        os.replace(partial, path)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"the backup to {path} failed: {error}") from error
    finally:
        partial.unlink(missing_ok=True)


def restore(url: str, path: Path, now: datetime, replace: bool = False) -> None:
    """Make the backup at `path` the database of `url` (SQLite); the backup itself is left as it is.

    Deliveries that waited when the backup was made may have been sent since, so they come back as repeated ones.
    Refused: a damaged or foreign backup, an existing database without `replace`, one that a running bot uses.
    """
    target = _target(url)
    if not path.is_file():
        raise StorageError(f"there is no backup at {path}")
    if target.exists() and target.stat().st_size and not replace:
        raise StorageError(f"{target} exists: move it away, or say that it is to be replaced")
    if not target.parent.is_dir():
        raise StorageError(f"the folder {target.parent} does not exist")
    _refuse_running(target, now)
    partial = target.with_name(target.name + ".partial")
    try:
        _copy_checked(path, partial)
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(partial, target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{path} cannot be restored: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    mark_created(target)


def _target(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise StorageError("a PostgreSQL database is restored with its own tool: pg_restore")
    return Path(parsed.database)


def _copy(database: Database, path: Path) -> None:
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))  # it names subscribers
    with translated(), database.engine.connect() as connection, closing(sqlite3.connect(path)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(copy)  # all pages in one step: writers go on in the log meanwhile
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    _sync(path)


def _copy_checked(path: Path, partial: Path) -> None:
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
        if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageError(f"{path} is not a backup of Gigawatch")
        faults = [row[0] for row in source.execute("PRAGMA integrity_check(1)")]
        if faults != ["ok"]:
            raise StorageError(f"{path} is damaged: {faults[0]}")
        os.close(os.open(partial, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            copy.execute("UPDATE outbox SET repeated = 1 WHERE state IN ('waiting', 'leased')")
            copy.execute(
                "UPDATE outbox SET state = 'waiting', owner = NULL, lease_until = NULL WHERE state = 'leased'"
            )
            copy.execute("DELETE FROM leases")
            copy.commit()
    _sync(partial)


def _refuse_running(target: Path, now: datetime) -> None:
    """A damaged database cannot say who uses it, and is replaced."""
    if not target.exists():
        return
    try:
        with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as current:
            until = current.execute("SELECT max(until) FROM leases").fetchone()[0]
    except sqlite3.Error:
        return
    if until is not None and datetime.fromisoformat(until).replace(tzinfo=now.tzinfo) > now:
        raise StorageError("a running bot uses the database: stop it first")


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
