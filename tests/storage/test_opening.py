from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.store import Store, open_store
from tests.storage.samples import learn


def test_a_fresh_store_is_empty_and_sound(store: Store) -> None:
    assert set(store.ledger.counts().values()) == {0}
    assert store.upkeep.integrity() == []


def test_sqlite_survives_power_loss_and_waits_for_locks(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.database.read() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


def test_a_relative_path_stays_where_it_was_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    store = open_store("sqlite:///g.db")
    monkeypatch.chdir(tmp_path / "b")
    learn(store, "5e9")
    store.close()
    assert list((tmp_path / "b").iterdir()) == []
    assert (tmp_path / "a" / "g.db").exists()


def test_a_plain_postgresql_url_means_our_driver(postgres_url: str) -> None:
    store = open_store(postgres_url.replace("postgresql+psycopg://", "postgresql://"))
    assert store.ledger.counts()["claims"] == 0
    store.close()
