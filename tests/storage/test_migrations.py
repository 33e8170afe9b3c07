"""S7: every released schema upgrades with its content; nothing goes back; tables and migrations agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.migrate import HEAD, migrations
from storage.schema import metadata
from storage.store import Store, open_store
from storage.types import StorageError
from tests.postgres import PostgresServer
from tests.storage.story import check_story, tell_story

SCHEMAS = Path(__file__).parent / "schemas"


def dumps() -> list[str]:
    return sorted(path.stem for path in SCHEMAS.glob("*.sql"))


@pytest.fixture
def database(postgres: PostgresServer) -> Iterator[str]:
    yield postgres.url(postgres.create())


def test_the_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrations()).get_heads() == [HEAD]


def test_tables_and_migrations_agree(store: Store) -> None:
    with store.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_schema_has_a_dump_with_content() -> None:
    assert HEAD in dumps()


@pytest.mark.parametrize("schema", dumps())
def test_every_released_schema_upgrades_with_its_content(schema: str, sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as old:
        old.executescript((SCHEMAS / f"{schema}.sql").read_text(encoding="utf-8"))
    store = open_store(sqlite_url, create=False)
    check_story(store)
    assert store.upkeep.integrity() == []
    store.close()


def test_the_story_is_the_same_when_told_today(store: Store) -> None:
    tell_story(store)
    check_story(store)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_upgrade_goes_on_where_it_stands(kind: str, sqlite_url: str, database: str) -> None:
    from sqlalchemy import create_engine

    url = sqlite_url if kind == "sqlite" else database
    engine = create_engine(url)
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0001")
    engine.dispose()
    store = open_store(url)
    tell_story(store)
    check_story(store)
    store.close()


def test_nothing_goes_back(store: Store) -> None:
    with pytest.raises(NotImplementedError, match="never goes back"), store.database.write() as connection:
        command.downgrade(migrations(connection), "-1")
    assert store.ledger.counts()["outbox"] == 0


def test_a_newer_postgresql_schema_is_refused(database: str) -> None:
    store = open_store(database)
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    store.close()
    with pytest.raises(StorageError, match="newer Gigawatch"):
        open_store(database)


def test_a_foreign_or_empty_postgresql_database(database: str) -> None:
    from sqlalchemy import create_engine

    with pytest.raises(StorageError, match="holds no ledger yet"):
        open_store(database, create=False)
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE places (url text)")
    engine.dispose()
    with pytest.raises(StorageError, match="tables of another program"):
        open_store(database)


def test_two_processes_may_start_at_once(database: str) -> None:
    import threading

    failures: list[Exception] = []

    def start() -> None:
        try:
            open_store(database).close()
        except Exception as error:
            failures.append(error)

    threads: list[Any] = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
