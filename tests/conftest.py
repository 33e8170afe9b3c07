"""For every test: a clean environment. For tests of storage: a fresh database on SQLite and on PostgreSQL."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store, open_store
from tests.postgres import PostgresServer

_FOREIGN = ("TELEGRAM_", "GIGAWATCH_", "PG")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ftp_proxy")


def pytest_configure() -> None:
    """No test reaches past loopback: whoever tries gets an error at the socket."""
    sys.addaudithook(_stay_on_loopback)


def _stay_on_loopback(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        _refuse_unless_local(arguments[0])
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        _refuse_unless_local(arguments[1][0])


def _refuse_unless_local(host: object) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        local = ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        local = False
    if not local:
        raise OSError(f"a test tried to reach {name!r}")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a token nor a setting nor a proxy of the machine reaches a test."""
    for name in list(os.environ):
        if name.startswith(_FOREIGN) or name.lower() in _PROXIES:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for the whole run."""
    server = PostgresServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_database(postgres: PostgresServer) -> str:
    """A database with the newest schema, shared by the tests one after another."""
    name = postgres.create()
    open_store(postgres.url(name)).close()
    return name


@pytest.fixture
def postgres_url(postgres: PostgresServer, postgres_database: str) -> str:
    """A PostgreSQL database with the newest schema and nothing in it."""
    postgres.empty(postgres_database)
    return postgres.url(postgres_database)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Where a SQLite database may be created."""
    return f"sqlite:///{tmp_path / 'gigawatch.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """A fresh database, on both engines in turn."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An open store on a fresh database, on both engines in turn."""
    opened = open_store(store_url)
    yield opened
    opened.close()
