"""A big ledger: ten thousand facts with their claims, and ten thousand subscribers."""

from __future__ import annotations

from sqlalchemy import insert

from facts.types import ChatRef, FactKey, Metric, Stage
from storage.learning import LearningTx
from storage.schema import chats, subscriptions
from storage.store import Store
from storage.types import StoredClaimInput
from tests.storage.samples import article, claim, fact_of

SUBJECTS = 1000
FACTS_EACH = 10
CHATS = 10_000


def crowd(store: Store, subjects: int = SUBJECTS, subscribers: int = CHATS) -> None:
    """Fill a fresh store: each subject has ten facts under as many chip models."""
    with store.learning() as tx:
        for number in range(subjects):
            _one_subject(tx, f"Subject {number}")
    people = [
        {
            "chat_id": chat,
            "topic": 0,
            "kind": "private",
            "language": "en",
            "timezone": "UTC",
            "active": True,
            "title": "",
        }
        for chat in range(subscribers)
    ]
    blank = {"metrics": "power", "kinds": "", "attributions": "", "languages": ""}
    wishes = [
        {"chat_id": chat, "topic": 0, "watchlist": "all", "subject": "", **blank}
        for chat in range(subscribers)
    ]
    with store.database.write() as connection:
        connection.execute(insert(chats), people)
        connection.execute(insert(subscriptions), wishes)


def _one_subject(tx: LearningTx, subject: str) -> None:
    ref = tx.add_article(article(subject), text_hash="h", baseline=True)
    inputs = [StoredClaimInput(claim(f"{number + 1}e9", subject)) for number in range(FACTS_EACH)]
    keys = [FactKey(subject, Metric.POWER, Stage.PLANNED, f"M{number}") for number in range(FACTS_EACH)]
    stored = tx.add_claims(ref, inputs)
    tx.save_facts(keys, {key: fact_of(each, key) for key, each in zip(keys, stored, strict=True)})


def everybody() -> list[ChatRef]:
    return [ChatRef(chat) for chat in range(CHATS)]
