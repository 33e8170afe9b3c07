"""One engine, two kinds of transactions. SQLite has one writer at a time; PostgreSQL takes turns where asked to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text

from storage.errors import Unavailable, is_transient, translated
from storage.types import StorageError


class Lane(IntEnum):
    """Writers of one lane take turns on PostgreSQL (an advisory lock); on SQLite all writers do."""

    SCHEMA = 0x47570001
    LEARNING = 0x47570002
    DELIVERY = 0x47570003
    OPERATORS = 0x47570004


class Database:
    """The engine behind a store. `patience` bounds how long a lock, or a PostgreSQL restart, is waited for."""

    def __init__(self, url: URL, patience: timedelta) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.path = Path(url.database or "") if self.is_sqlite else None
        self.page_limit: int | None = None  # SQLite only: the file may not grow past it
        self._patience = patience.total_seconds()
        self._writer = _Turn()
        self._file: tuple[int, int] | None = None
        self.engine = create_engine(url, pool_pre_ping=not self.is_sqlite, **self._arguments())
        if self.is_sqlite:
            event.listen(self.engine, "connect", self._prepare)
            event.listen(self.engine, "begin", self._begin)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A short transaction that sees one state of the database."""
        with translated(), self._transaction(writing=False) as connection:
            yield connection

    @contextmanager
    def write(self, lane: Lane | None = None) -> Iterator[Connection]:
        """A transaction that commits at the end, or rolls back on any exception."""
        if not self.is_sqlite:
            with translated(), self._transaction(writing=True) as connection:
                if lane is not None:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lane)"), {"lane": int(lane)})
                yield connection
            return
        with (
            self._writer.taken(self._patience + 5),
            translated(),
            self._transaction(writing=True) as connection,
        ):
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Any]:
        """The driver's own connection, outside any transaction, for what cannot be done inside one."""
        with self._writer.taken(self._patience + 5), translated(), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            if self.is_sqlite:
                yield raw
                return
            raw.autocommit = True
            try:
                yield raw
            finally:
                raw.autocommit = False

    def check(self) -> None:
        """Raise StorageError where no connection can be had."""
        try:
            with self.read():
                pass
        finally:
            self.close()

    def remember_file(self) -> None:
        """From now on the SQLite file must stay the same file."""
        self._file = self._identity()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _transaction(self, writing: bool) -> Iterator[Connection]:
        if self._file is not None and self._identity() != self._file:
            raise StorageError(
                f"{self.path} was deleted or replaced while in use: stop, restore a backup, start again"
            )
        connection = self._connect().execution_options(writing=writing)
        try:
            with connection.begin():
                yield connection
        finally:
            connection.close()

    def _connect(self) -> Connection:
        deadline = time.monotonic() + (0 if self.is_sqlite else self._patience)
        pause = 0.05
        while True:
            try:
                with translated():
                    return self.engine.connect()
            except StorageError as error:
                if not is_transient(error) or time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause)
            pause = min(pause * 2, 1.0)

    def _identity(self) -> tuple[int, int] | None:
        if self.path is None:
            return None
        try:
            status = self.path.stat()
        except OSError:
            return (0, 0)
        return (status.st_dev, status.st_ino)

    def _arguments(self) -> dict[str, Any]:
        if self.is_sqlite:
            return {"connect_args": {"timeout": self._patience}, "pool_size": 8, "max_overflow": 16}
        lock = int(self._patience * 1000) or 1
        options = f"-c timezone=UTC -c lock_timeout={lock} -c idle_in_transaction_session_timeout=300000"
        alive = {"keepalives_idle": 30, "keepalives_interval": 10, "tcp_user_timeout": 60_000}
        return {"connect_args": {"connect_timeout": 10, "options": options, **alive}, "pool_size": 5}

    def _prepare(self, raw: Any, _record: object) -> None:
        raw.isolation_level = None  # the driver opens no transactions by itself; `_begin` does
        cursor = raw.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    def _begin(self, connection: Connection) -> None:
        if self.page_limit is not None:
            connection.exec_driver_sql(f"PRAGMA max_page_count={int(self.page_limit)}")
        writing = connection.get_execution_options().get("writing", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


class _Turn:
    """The writer's lock of this process. SQLite's own lock is neither fair nor quick to wait for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None

    @contextmanager
    def taken(self, timeout: float) -> Iterator[None]:
        if self._holder == threading.get_ident():
            raise RuntimeError("a write inside another write of the same thread would wait for itself")
        if not self._lock.acquire(timeout=timeout):
            raise Unavailable("the database is busy with another write")
        self._holder = threading.get_ident()
        try:
            yield
        finally:
            self._holder = None
            self._lock.release()
