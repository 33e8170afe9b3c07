"""S6: a backup taken under load is one consistent state; restored, it sends nothing again that it knows was sent."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import restore
from storage.files import marker_of
from storage.store import Store, open_store
from storage.types import Sent, StorageError, StoredClaimInput
from tests.storage.samples import KEY, MINUTE, NOW, announce, article, claim, fact_of, outgoing


@pytest.fixture
def url(tmp_path: Path) -> str:
    (tmp_path / "live").mkdir()
    return f"sqlite:///{tmp_path / 'live' / 'gigawatch.db'}"


def tell(store: Store, number: int) -> None:
    """One article with everything that follows from it, and one of its two deliveries sent."""
    with store.learning() as tx:
        ref = tx.add_article(article(f"k{number}", text="x" * 5000), text_hash="h", baseline=False)
        stored = tx.add_claims(ref, [StoredClaimInput(claim(f"{number + 1}e9"))])
        alert = announce(tx, ref, stored)
        tx.save_facts([KEY], {KEY: fact_of(stored[0])})
        tx.enqueue([outgoing(2 * number, alert.key), outgoing(2 * number + 1, alert.key)], NOW)
    [item] = store.outbox.claim_due(NOW, 1, MINUTE, "me")
    store.outbox.settle(item, Sent(number), NOW)


def test_backup_under_load_and_restore_into_an_empty_folder(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    tell(store, 0)
    stop = threading.Event()
    told = [1]

    def work() -> None:
        while not stop.is_set():
            tell(store, told[0])
            told[0] += 1

    writer = threading.Thread(target=work)
    writer.start()
    backups = []
    for number in range(5):
        backups.append(tmp_path / f"backup-{number}.db")
        before = told[0]
        store.upkeep.backup(backups[-1])
        while told[0] < before + 5:
            pass
    stop.set()
    writer.join()
    store.close()
    for number, backup in enumerate(backups):
        _check_restored(backup, tmp_path / f"restored-{number}")


def _check_restored(backup: Path, folder: Path) -> None:
    assert sorted(path.name for path in backup.parent.glob(f"{backup.name}*")) == [backup.name]
    folder.mkdir()
    whole = backup.read_bytes()
    restore(f"sqlite:///{folder / 'g.db'}", backup, NOW)
    assert backup.read_bytes() == whole
    store = open_store(f"sqlite:///{folder / 'g.db'}", create=False)
    assert store.upkeep.integrity() == []
    counts = store.ledger.counts()
    articles = counts["articles"]
    assert articles > 0
    assert (counts["claims"], counts["alerts"], counts["outbox"]) == (articles, articles, 2 * articles)
    fact = store.ledger.fact(KEY)
    assert fact is not None
    assert fact.claim == store.ledger.claims("Stargate")[-1]
    sent = store.outbox.status().sent
    assert sent in (articles, articles - 1)
    due = store.outbox.claim_due(NOW, 10_000, MINUTE, "me")
    assert len(due) == 2 * articles - sent  # what was sent is not sent again
    assert all(item.repeated for item in due)  # the others may have been, after the backup
    store.close()


def test_facts_and_settings_are_equal_after_restore(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    for number in range(3):
        tell(store, number)
    store.upkeep.backup(tmp_path / "b.db")
    restore(f"sqlite:///{tmp_path / 'r.db'}", tmp_path / "b.db", NOW)
    copy = open_store(f"sqlite:///{tmp_path / 'r.db'}")
    assert copy.ledger.facts() == store.ledger.facts()
    assert copy.ledger.revisions() == store.ledger.revisions()
    assert copy.ledger.alerts(9) == store.ledger.alerts(9)
    assert list(copy.ledger.all_articles()) == list(store.ledger.all_articles())
    copy.close()
    store.close()


def test_a_backup_never_overwrites(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    path = tmp_path / "b.db"
    path.write_text("precious")
    with pytest.raises(StorageError, match="never overwrites"):
        store.upkeep.backup(path)
    with pytest.raises(StorageError, match=r"folder .* does not exist"):
        store.upkeep.backup(tmp_path / "no" / "b.db")
    assert path.read_text() == "precious"
    store.close()


def test_restore_replaces_only_when_told_and_only_a_resting_database(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    tell(store, 0)
    store.upkeep.backup(tmp_path / "b.db")
    tell(store, 1)
    store.outbox.lead("me", NOW, MINUTE)
    with pytest.raises(StorageError, match="exists: move it away"):
        restore(url, tmp_path / "b.db", NOW)
    with pytest.raises(StorageError, match="running bot"):
        restore(url, tmp_path / "b.db", NOW, replace=True)
    store.close()
    restore(url, tmp_path / "b.db", NOW + MINUTE, replace=True)
    store = open_store(url)
    assert store.ledger.counts()["articles"] == 1
    assert store.outbox.leader(NOW) is None
    store.close()


def test_a_lost_database_is_restored_although_its_marker_stands(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    tell(store, 0)
    store.upkeep.backup(tmp_path / "b.db")
    store.close()
    live = Path(url.removeprefix("sqlite:///"))
    live.unlink()
    assert marker_of(live).exists()
    restore(url, tmp_path / "b.db", NOW)
    open_store(url, create=False).close()


def test_what_is_no_sound_backup_is_refused(url: str, tmp_path: Path) -> None:
    store = open_store(url)
    for number in range(20):
        tell(store, number)
    good = tmp_path / "good.db"
    store.upkeep.backup(good)
    store.close()
    target = f"sqlite:///{tmp_path / 'r.db'}"
    cut = tmp_path / "cut.db"
    cut.write_bytes(good.read_bytes()[:50_000])
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE places (url TEXT)")
    text = tmp_path / "text.db"
    text.write_text("hello")
    for path, reason in (
        (cut, "damaged|cannot be restored"),
        (foreign, "not a backup of Gigawatch"),
        (text, "cannot be restored"),
        (tmp_path / "none.db", "no backup"),
    ):
        with pytest.raises(StorageError, match=reason):
            restore(target, path, NOW)
    assert not (tmp_path / "r.db").exists()
    assert not (tmp_path / "r.db.partial").exists()


def test_postgresql_names_its_own_tools(postgres_url: str, tmp_path: Path) -> None:
    store = open_store(postgres_url)
    with pytest.raises(StorageError, match="pg_dump"):
        store.upkeep.backup(tmp_path / "b")
    with pytest.raises(StorageError, match="pg_restore"):
        restore(postgres_url, tmp_path / "b", NOW)
    store.close()
