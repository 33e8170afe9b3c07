from __future__ import annotations

from sqlalchemy import text

from storage.store import Store
from tests.storage.samples import LINE, MINUTE, NOW, announce, article, learn


def test_old_texts_go_and_claims_and_quotes_stay(store: Store) -> None:
    [old] = learn(store, "5e9", key="old", at=NOW - MINUTE)
    [new] = learn(store, "5e9", key="new", at=NOW)
    assert store.upkeep.drop_texts(NOW) == 1
    assert store.upkeep.drop_texts(NOW) == 0
    assert store.ledger.article_text(old.article.id) is None
    assert store.ledger.article_text(new.article.id) == article("new")
    assert store.ledger.article_text(99) is None
    assert [ref.key for ref, _ in store.ledger.all_articles()] == ["new"]
    assert store.ledger.claims(*LINE) == [old, new]
    assert old.claim.mention.evidence.quote == "Stargate will have 5 GW."
    assert store.ledger.newest_version("openai", "old") == (old.article, None)
    assert store.ledger.newest_version("openai", "new") == (new.article, article("new"))
    assert store.ledger.newest_version("openai", "none") is None
    with store.learning() as tx:
        assert tx.known_text("openai", "old") == "h1"  # it does not come back as new
    store.upkeep.vacuum()
    assert store.upkeep.integrity() == []


def test_broken_books_are_found(store: Store) -> None:
    [stored] = learn(store, "5e9")
    with store.learning() as tx:
        alert = announce(tx, stored.article, [stored])
    with store.database.write() as connection:
        connection.execute(text("UPDATE entries SET version = 7"))
        connection.execute(text("DELETE FROM alerts"))
    faults = store.upkeep.integrity()
    assert faults == [
        "entries: openai https://example.org/a counts versions wrongly",
        "revisions: row 1 names an alert that is not there",
    ]
    assert alert.key == "1:1"


def test_articles_are_listed_newest_first_and_read_in_pages(store: Store) -> None:
    for number in range(5):
        learn(store, "5e9", key=f"k{number}", at=NOW + number * MINUTE)
    assert [ref.key for ref in store.ledger.articles(2)] == ["k4", "k3"]
    assert [ref.key for ref in store.ledger.articles(9, since=NOW + 3 * MINUTE)] == ["k4", "k3"]
    assert [ref.key for ref, _ in store.ledger.all_articles()] == [f"k{number}" for number in range(5)]


def test_every_article_is_read_once_however_many(store: Store) -> None:
    with store.learning() as tx:
        for number in range(450):
            tx.add_article(article(f"k{number}"), text_hash="h", baseline=True)
    found = [ref.key for ref, _ in store.ledger.all_articles()]
    assert found == [f"k{number}" for number in range(450)]


def test_the_log_is_read_by_line_and_time(store: Store) -> None:
    for number in range(4):
        [stored] = learn(store, f"{number + 1}e9", key=f"k{number}")
        with store.learning() as tx:
            announce(tx, stored.article, [stored], NOW + number * MINUTE)
    log = store.ledger.revisions
    assert [each.alert for each in log(*LINE)] == ["4:1", "3:1", "2:1", "1:1"]
    assert [each.alert for each in log(since=NOW + MINUTE, until=NOW + 3 * MINUTE)] == ["3:1", "2:1"]
    assert [each.alert for each in log(newest_first=False, limit=2)] == ["1:1", "2:1"]
    assert log("Colossus") == []
    assert [claim.article.key for claim in store.ledger.claims_of_article(2)] == ["k1"]
    assert store.ledger.claim(3) == store.ledger.claims(*LINE)[2]
