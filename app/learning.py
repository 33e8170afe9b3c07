"""Learning one article: what it states, what that changes, who is told. One transaction, or nothing.

```
article + extraction -> hold the implausible -> | add article, claims -> diff -> decide -> route -> enqueue |
                                                |              one transaction of the store               |
```
An entry counts as seen because its article was committed here together with everything that follows from it.
Deciding is done by `facts`; this module only asks and stores.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.knowledge import Knowledge
from app.notices import held_notices
from facts.alerts import alert_key, decide, is_history
from facts.ledger import fold, key_of
from facts.plausible import hold_reason
from facts.revisions import Diff, diff
from facts.routing import Routing, route
from facts.types import (
    Alert,
    Article,
    ArticleRef,
    ChatRef,
    Claim,
    ClaimState,
    Extraction,
    Fact,
    FactKey,
    LedgerClaim,
    Metric,
    Revision,
)
from storage.learning import LearningTx
from storage.store import Store
from storage.types import MessageKind, Outgoing, ReviewKind, StoredClaimInput, Told

Line = tuple[str, Metric]


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of one article. `alert` is None where nothing was worth telling; `held` counts waiting figures."""

    article: ArticleRef | None
    revisions: tuple[Revision, ...] = ()
    alert: Alert | None = None
    told: int = 0
    held: tuple[LedgerClaim, ...] = ()
    also: frozenset[int] = field(default=frozenset())


def learn(
    store: Store,
    knowledge: Knowledge,
    article: Article,
    extraction: Extraction,
    *,
    text_hash: str,
    baseline: bool = False,
    last_good_poll: datetime | None = None,
    operators: Collection[int] = (),
) -> Learned:
    """Commit the article with its consequences. Learning the same text again changes nothing."""
    with store.learning() as tx:
        if tx.known_text(article.source, article.key) == text_hash:
            return Learned(None)
        stated: set[Line] = {(c.subject, c.mention.metric) for c in extraction.claims}
        lines = with_kin(knowledge, stated | tx.lines_of_article(article.source, article.key))
        before = tx.line_claims(lines)
        inputs = _inspected(extraction.claims, before, jumps=not baseline)
        ref = tx.add_article(article, text_hash=text_hash, baseline=baseline)
        tx.add_claims(ref, inputs)
        tx.add_unresolved(ref, extraction.unresolved)
        tx.add_notes(ref, extraction.notes)
        tx.add_candidates(extraction.candidates, article.seen_at)
        after = tx.line_claims(lines)
        mine = [c for c in after if c.article.id == ref.id]
        result = diff(before, after, frozenset({ref.id}), knowledge.kin({s for s, _ in lines}))
        tx.save_facts(result.touched, result.facts)
        quiet = is_history(ref, last_good_poll)
        alert = None if quiet else decide(ref, result.revisions, extraction.notes, mine)
        told = publish(tx, knowledge, alert, article.seen_at) if alert else 0
        record_revisions(tx, result.revisions, alert, article.seen_at)
        if not (baseline or quiet):
            _also(tx, result, ref, article.seen_at)
        held = tuple(c for c in mine if c.state is ClaimState.HELD)
        reviews = [
            tx.open_review(ReviewKind.HELD, "", ref, article.seen_at, claim=c) for c in held if not baseline
        ]
        tx.enqueue(held_notices(reviews, operators), article.seen_at)
    return Learned(ref, result.revisions, alert, told, held, result.also)


def with_kin(knowledge: Knowledge, lines: Collection[Line]) -> set[Line]:
    """The touched lines and those of kindred subjects, where the same event may have been told before."""
    kin = knowledge.kin({subject for subject, _ in lines})
    return {(name, metric) for subject, metric in lines for name in (subject, *kin[subject])}


def _inspected(
    claims: Sequence[Claim], before: Sequence[LedgerClaim], *, jumps: bool
) -> list[StoredClaimInput]:
    """Every claim with the reason to hold it, if any. At a baseline a jump is growth that we did not watch."""
    known = fold(before) if jumps else {}
    return [StoredClaimInput(c, hold_reason(c, _line_of(c, known))) for c in claims]


def _line_of(claim: Claim, known: Mapping[FactKey, Fact]) -> Fact | None:
    key = key_of(claim)
    return known.get(key) if key is not None else None


def record_revisions(
    tx: LearningTx, revisions: Sequence[Revision], alert: Alert | None, at: datetime
) -> None:
    """All revisions go into the log; those that were told carry their alert."""
    told = alert.revisions if alert else ()
    if alert:
        tx.add_revisions(list(told), at, alert.key)
    tx.add_revisions([r for r in revisions if r not in told], at, None)


def publish(
    tx: LearningTx,
    knowledge: Knowledge,
    alert: Alert,
    at: datetime,
    kind: MessageKind = MessageKind.ALERT,
) -> int:
    """Store the alert and enqueue it for every chat that wants it; returns for how many."""
    tx.add_alert(alert, at)
    audience = tx.audience(at)
    instant = [
        s
        for s in audience.subscriptions
        if s.chat in audience.chats and audience.chats[s.chat].digest is None
    ]
    keys = {r.key for r in alert.revisions}
    last = {slot: told.figure for slot, told in tx.told(keys).items()}
    lineage = knowledge.lineage({key.subject for key in keys})
    routing = route(alert, instant, knowledge.lists, lineage, last, audience.mutes)
    tx.tell(_tolds(routing, alert, at))
    return tx.enqueue([_outgoing(r.chat, kind, alert, r.places) for r in routing.routes], at)


def _tolds(routing: Routing, alert: Alert, at: datetime) -> list[Told]:
    return [Told(r.chat, r.key, r.figure, alert.key if r.sent else None, at) for r in routing.references]


def _outgoing(chat: ChatRef, kind: MessageKind, alert: Alert, places: Sequence[int]) -> Outgoing:
    return Outgoing(chat, kind, alert.key, {"alert": alert.key, "revisions": list(places)})


def _also(tx: LearningTx, result: Diff, ref: ArticleRef, at: datetime) -> None:
    """Add the article to the alerts that told the same before, and have those messages edited."""
    for row in sorted(result.also):
        key = alert_key(row)
        if tx.alert(key) is None or not tx.add_also(key, ref):
            continue
        payload = {"alert": key, "also": ref.id}
        tx.enqueue(
            [
                Outgoing(chat, MessageKind.EDIT, f"{key}+{ref.id}", payload)
                for chat, _places, _message in tx.recipients(key)
            ],
            at,
        )
