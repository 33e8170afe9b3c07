"""Puts small pieces of news into a real store: an article with one revision, its alert and its deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from facts.types import (
    Alert,
    Article,
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
from storage.store import Store
from storage.types import MessageKind, Outgoing, StoredClaimInput

POWER = FactKey("Stargate", Metric.POWER, Stage.PLANNED)


@dataclass(frozen=True, slots=True)
class News:
    """What was stored."""

    alert: Alert
    claim: LedgerClaim
    fact: Fact


def publish(
    store: Store,
    value: str,
    at: datetime,
    chats: Sequence[ChatRef] = (),
    *,
    before: Fact | None = None,
    key: FactKey = POWER,
    quote: str = "",
) -> News:
    """An article says that the figure of `key` is `value` now; the chats are to be told."""
    sentence = quote or f"{key.subject} will have {value} watts."
    mention = Mention(
        key.metric,
        Figure(Decimal(value)),
        Scope.TOTAL,
        Status(key.stage.value),
        Attribution.OFFICIAL,
        Evidence(Place.TEXT, 0, 1, sentence),
        speaker="OpenAI",
    )
    url = f"https://openai.example/{key.subject.replace(' ', '-')}/{value}/{at:%H%M%S}"
    article = Article("openai", url, url, f"{key.subject} {value}", sentence, "OpenAI", "en", at, at)
    with store.learning() as tx:
        ref = tx.add_article(article, text_hash=url, baseline=False)
        (stored,) = tx.add_claims(ref, [StoredClaimInput(Claim(key.subject, mention))])
        fact = Fact(key, mention.figure, None, Attribution.OFFICIAL, at, stored)
        kind = RevisionKind.RAISED if before else RevisionKind.NEW
        alert = Alert(f"a{ref.id}", ref, (Revision(kind, key, stored, before, fact),))
        tx.save_facts([key], {key: fact})
        tx.add_revisions(alert.revisions, at, alert.key)
        tx.add_alert(alert, at)
        payload = {"alert": alert.key, "revisions": [0]}
        tx.enqueue([Outgoing(chat, MessageKind.ALERT, alert.key, payload) for chat in chats], at)
    return News(alert, stored, replace(fact))
