"""The door to everything that is remembered. One `Store` a process; all of it may be called from any thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from storage.chats import Chats
from storage.database import Database, Lane
from storage.drafts import Drafts
from storage.files import check_file, mark_created
from storage.learning import LearningTx
from storage.ledger import Ledger
from storage.migrate import migrate
from storage.operators import Operators
from storage.outbox import Outbox
from storage.polls import Polls
from storage.reviews import Reviews
from storage.types import StorageError
from storage.upkeep import Upkeep

PATIENCE = timedelta(seconds=30)


class Store:
    """The parts, one a domain. Failures of the database are StorageError; `storage.errors.is_transient` tells which
    of them may pass by themselves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.polls = Polls(database)
        self.outbox = Outbox(database)
        self.ledger = Ledger(database)
        self.chats = Chats(database)
        self.drafts = Drafts(database)
        self.operators = Operators(database)
        self.reviews = Reviews(database)
        self.upkeep = Upkeep(database)

    @contextmanager
    def learning(self) -> Iterator[LearningTx]:
        """One transaction; learners take turns. It commits at the end and rolls back on any exception.

        Inside, use the transaction only: another write of the store would wait for this one (RuntimeError on SQLite).
        """
        with self.database.write(Lane.LEARNING) as connection:
            yield LearningTx(connection)

    def close(self) -> None:
        self.database.close()


def open_store(url: str, *, create: bool = True, patience: timedelta = PATIENCE) -> Store:
    """Open the database at a SQLAlchemy URL and bring it to the newest schema.

    `create=False` refuses to begin an empty one. `patience` is how long a lock, or a restart of PostgreSQL, is
    waited for. Raises StorageError, one clear line without the password, for everything that is wrong with it.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, create, patience)
    return _open_postgresql(parsed, create, patience)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise StorageError(_bad_url()) from None  # the cause would show the password
    known = parsed.drivername in ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")
    if not known or (parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:")):
        raise StorageError(_bad_url())
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(database=str(Path(str(parsed.database)).absolute()))
    return parsed.set(drivername="postgresql+psycopg")


def _bad_url() -> str:
    return "[storage] url must be sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"


def _open_sqlite(url: URL, create: bool, patience: timedelta) -> Store:
    database = Database(url, patience)
    path = database.path
    assert path is not None
    check_file(path, create)
    try:
        migrate(database, create)
        mark_created(path)
        database.remember_file()
    except StorageError as error:
        database.close()
        raise type(error)(f"{path}: {error}") from error
    except OSError as error:
        database.close()
        raise StorageError(f"{path}: {error.strerror}") from error
    return Store(database)


def _open_postgresql(url: URL, create: bool, patience: timedelta) -> Store:
    where = url.render_as_string(hide_password=True)
    try:
        Database(url, timedelta(0)).check()
    except StorageError as error:
        hint = "check that the server runs and [storage] url is right"
        raise StorageError(f"{where} cannot be reached ({_hide(str(error), url)}): {hint}") from None
    database = Database(url, patience)
    try:
        migrate(database, create)
    except StorageError as error:
        database.close()
        raise type(error)(f"{where}: {_hide(str(error), url)}") from None
    return Store(database)


def _hide(text: str, url: URL) -> str:
    return text.replace(str(url.password), "***") if url.password else text
