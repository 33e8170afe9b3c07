"""How failures of the database reach the rest: one line each, and whether trying again may help."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.types import StorageError


class Unavailable(StorageError):
    """The database cannot serve now: locked, full, restarting. Nothing was written; trying again may help."""


# What SQLite says, and what we say. The first match wins; the bool tells whether trying again may help.
_SQLITE = (
    ("locked", "the database is locked by another process", True),
    ("busy", "the database is locked by another process", True),
    ("is full", "the disk that holds the database is full: free some space", True),
    ("readonly", "the database is read-only: give the bot write access to the file and its folder", False),
    (
        "unable to open",
        "the database file cannot be opened: check that its folder exists and is writable",
        False,
    ),
    ("malformed", "the database is damaged: restore a backup with `gigawatch restore`", False),
    (
        "not a database",
        "the file is not a Gigawatch database: check [storage] url, or restore a backup",
        False,
    ),
    ("disk i/o error", "the disk that holds the database fails to read or write", True),
)

_POSTGRESQL = {
    "25006": "the database is read-only",
    "42501": "the database user lacks a right",
    "28P01": "the password is wrong",
    "28000": "the database user may not log in",
    "3D000": "there is no such database",
}


def is_transient(error: BaseException) -> bool:
    """Whether the same call may succeed a little later without anybody's doing."""
    return isinstance(error, Unavailable)


def translate(error: Exception) -> StorageError | None:
    """The storage error behind a driver's error, or None for a bug of ours (a broken constraint, wrong SQL)."""
    if isinstance(error, PoolTimeout):
        return Unavailable("all database connections are in use")
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(str(error).lower())
    if not isinstance(error, DBAPIError):
        return None
    text = _one_line(error)
    if type(error.orig).__module__.startswith("sqlite3"):
        return _of_sqlite(text.lower())
    refused = _POSTGRESQL.get(getattr(error.orig, "sqlstate", None) or "")
    if refused is not None:
        return StorageError(f"{refused}: {text}")
    if error.connection_invalidated or isinstance(error, OperationalError | InterfaceError):
        return Unavailable(f"the database does not answer: {text}")
    return None


def _of_sqlite(text: str) -> StorageError | None:
    for sign, sentence, again in _SQLITE:
        if sign in text:
            return Unavailable(sentence) if again else StorageError(sentence)
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn operational errors of the driver into ours; let bugs pass as they are."""
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
        ours = translate(error)
        if ours is None:
            raise
        raise ours from error


def _one_line(error: DBAPIError) -> str:
    return " ".join(str(error.orig).split())[:300]
