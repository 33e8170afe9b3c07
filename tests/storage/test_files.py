"""S3: whatever is wrong with the file is said in one clear line, and no empty database replaces a lost one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.errors import is_transient
from storage.files import marker_of
from storage.store import open_store
from storage.types import StorageError
from tests.storage.samples import learn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gigawatch.db"


@pytest.fixture
def used(path: Path) -> Path:
    """A database with content, closed."""
    store = open_store(f"sqlite:///{path}")
    for number in range(30):
        learn(store, "5e9", key=f"{number}")
    store.close()
    return path


def refused(path: Path, reason: str, create: bool = True) -> str:
    with pytest.raises(StorageError, match=reason) as caught:
        open_store(f"sqlite:///{path}", create=create)
    text = str(caught.value)
    assert "\n" not in text
    assert not is_transient(caught.value)
    return text


def test_a_store_opens_again_with_its_content(used: Path) -> None:
    store = open_store(f"sqlite:///{used}", create=False)
    assert store.ledger.counts()["claims"] == 30
    store.close()


def test_a_new_one_is_made_only_where_asked(path: Path) -> None:
    refused(path, "no database at .* yet", create=False)
    assert list(path.parent.iterdir()) == []
    open_store(f"sqlite:///{path}").close()
    assert path.stat().st_size > 0


def test_a_missing_folder(tmp_path: Path) -> None:
    refused(tmp_path / "nowhere" / "g.db", "folder .* does not exist")
    refused(tmp_path, "is a folder")


@pytest.mark.parametrize("leftovers", [False, True])
def test_a_deleted_database_is_not_replaced_by_an_empty_one(used: Path, leftovers: bool) -> None:
    used.unlink()
    if leftovers:
        marker_of(used).unlink()
        used.with_name(used.name + "-wal").write_bytes(b"log")
    refused(used, "missing, although it was created before.*gigawatch restore")
    assert not used.exists()


def test_after_the_marker_is_deleted_too_one_may_start_afresh(used: Path) -> None:
    used.unlink()
    marker_of(used).unlink()
    store = open_store(f"sqlite:///{used}")
    assert store.ledger.counts()["claims"] == 0
    store.close()


def test_an_emptied_database(used: Path) -> None:
    used.write_bytes(b"")
    refused(used, "empty, although it was created before")
    assert used.stat().st_size == 0


@pytest.mark.parametrize("size", [50, 100, 4096, 20_000])
def test_a_truncated_database(used: Path, size: int) -> None:
    whole = used.read_bytes()
    used.write_bytes(whole[:size])
    refused(used, "damaged: restore a backup|not a .*database")
    assert used.read_bytes() == whole[:size]


def test_a_file_of_something_else(path: Path) -> None:
    path.write_text("[storage]\n" * 100)
    refused(path, "not a database")


def test_a_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE places (url TEXT)")
    refused(path, "another program")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id=77")
    refused(path, "another program")


def test_a_newer_database(used: Path) -> None:
    with closing(sqlite3.connect(used)) as other:
        other.execute("UPDATE alembic_version SET version_num = '0999'")
        other.commit()
    text = refused(used, "newer Gigawatch")
    assert "0999" in text


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_write_protected_database(used: Path, what: str) -> None:
    target = used if what == "file" else used.parent
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        refused(used, "read-only: give the bot write access")
    finally:
        target.chmod(0o755)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")
@pytest.mark.parametrize("mode", [0o644, 0o600])
def test_a_database_of_another_user(used: Path, mode: int) -> None:
    used.chmod(mode)
    for folder in (used.parent, *used.parents):
        if folder.name.startswith(("pytest-", "popen-")):
            folder.chmod(0o755)
    used.parent.chmod(0o755)
    os.seteuid(65534)
    try:
        refused(
            used,
            "read-only: give the bot write access" if mode == 0o644 else "cannot be read: Permission denied",
        )
    finally:
        os.seteuid(0)


def test_a_database_deleted_or_replaced_while_in_use(used: Path) -> None:
    store = open_store(f"sqlite:///{used}")
    whole = used.read_bytes()
    used.unlink()
    with pytest.raises(StorageError, match="deleted or replaced while in use"):
        learn(store, "6e9")
    used.write_bytes(whole)
    with pytest.raises(StorageError, match="deleted or replaced while in use"):
        store.ledger.counts()
    store.close()


def test_a_database_overwritten_while_in_use(used: Path) -> None:
    store = open_store(f"sqlite:///{used}")
    with used.open("r+b") as file:
        file.write(os.urandom(used.stat().st_size))
    with pytest.raises(StorageError, match=r"damaged|not a .*database"):
        store.ledger.claims("Stargate")
    store.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "gigawatch.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://root:secret@h/d",
        "postgresql+asyncpg://u:secret@h/d",
    ],
)
def test_an_unusable_url(url: str) -> None:
    with pytest.raises(StorageError, match="url must be") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_an_unreachable_postgresql_shows_no_password() -> None:
    with pytest.raises(StorageError, match="cannot be reached") as caught:
        open_store("postgresql+psycopg://bot:s3cret@127.0.0.1:1/ledger")
    text = str(caught.value)
    assert "s3cret" not in text
    assert "\n" not in text
    assert "127.0.0.1:1/ledger" in text
    assert caught.value.__cause__ is None


def test_a_password_in_the_drivers_own_words_is_masked() -> None:
    with pytest.raises(StorageError) as caught:
        open_store("postgresql+psycopg://bot:refused@127.0.0.1:1/ledger")
    assert "Connection refused" not in str(caught.value)
    assert "Connection ***" in str(caught.value)
