"""Small articles, claims, facts and alerts for tests of storage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from facts.types import (
    Alert,
    Article,
    ArticleRef,
    Attribution,
    ChatRef,
    Claim,
    Evidence,
    Fact,
    FactKey,
    Figure,
    LedgerClaim,
    Mention,
    Metric,
    Place,
    Revision,
    RevisionKind,
    Scope,
    Stage,
    Status,
)
from scrapers.types import Entry
from storage.learning import LearningTx
from storage.store import Store
from storage.types import MessageKind, Outgoing, StoredClaimInput

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
CHAT = ChatRef(100)
KEY = FactKey("Stargate", Metric.POWER, Stage.PLANNED)
LINE = ("Stargate", Metric.POWER)


def article(
    key: str = "https://example.org/a",
    *,
    source: str = "openai",
    published: datetime | None = NOW,
    text: str = "Stargate will have 5 GW.",
    seen: datetime = NOW,
) -> Article:
    return Article(source, key, key + "?x", "Stargate", text, "OpenAI", "en", published, seen)


def entry(key: str = "https://example.org/a", text_hash: str = "h1", source: str = "openai") -> Entry:
    return Entry(source, key, key, "Stargate", "", "", None, text_hash)


def claim(
    value: str = "5e9",
    subject: str = "Stargate",
    by: Attribution = Attribution.OFFICIAL,
    due: str | None = None,
) -> Claim:
    evidence = Evidence(Place.TEXT, 19, 23, "Stargate will have 5 GW.")
    figure = Figure(Decimal(value))
    return Claim(subject, Mention(Metric.POWER, figure, Scope.TOTAL, Status.PLANNED, by, evidence, due=due))


def fact_of(stored: LedgerClaim, key: FactKey = KEY, disputed_by: tuple[LedgerClaim, ...] = ()) -> Fact:
    mention = stored.claim.mention
    return Fact(
        key,
        mention.figure,
        mention.due,
        mention.attribution,
        stored.article.as_of,
        stored,
        ("WSJ",),
        disputed_by,
    )


def learn(
    store: Store,
    *values: str,
    key: str = "https://example.org/a",
    text_hash: str = "h1",
    held: str | None = None,
    subject: str = "Stargate",
    at: datetime = NOW,
) -> list[LedgerClaim]:
    """Store one article (or its next version) with claims of these values, and nothing else."""
    with store.learning() as tx:
        ref = tx.add_article(article(key, published=at, seen=at), text_hash=text_hash, baseline=False)
        return tx.add_claims(ref, [StoredClaimInput(claim(value, subject), held) for value in values])


def announce(tx: LearningTx, ref: ArticleRef, stored: Sequence[LedgerClaim], at: datetime = NOW) -> Alert:
    """Keep an alert with a `new` revision for each claim."""
    revisions = tuple(Revision(RevisionKind.NEW, KEY, each, None, fact_of(each)) for each in stored)
    alert = Alert(f"{ref.id}:{ref.version}", ref, revisions)
    tx.add_revisions(revisions, at, alert.key)
    tx.add_alert(alert, at)
    return alert


def outgoing(
    chat: int = 100, key: str = "1:1", *, topic: int = 0, not_before: datetime | None = None
) -> Outgoing:
    payload = {"alert": key, "revisions": [0]}
    return Outgoing(ChatRef(chat, topic), MessageKind.ALERT, key, payload, not_before)
