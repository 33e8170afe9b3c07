"""The one transaction in which something is learned: article, claims, facts, revisions, alert, deliveries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from facts.types import (
    Alert,
    Article,
    ArticleRef,
    Candidate,
    ChatRef,
    ClaimState,
    Fact,
    FactKey,
    LedgerClaim,
    Mention,
    Metric,
    Note,
    Revision,
)
from storage import articles, audience, beliefs, changes, claims, deciding, operators, outbox, reviews, told
from storage.columns import clean
from storage.rows import evidence_values, mention_values
from storage.schema import candidates, notes, unresolved
from storage.statements import upsert
from storage.types import (
    Audience,
    AuditEntry,
    Decision,
    Outgoing,
    Review,
    ReviewKind,
    StoredAlert,
    StoredClaimInput,
    Told,
)


class LearningTx:
    """What can be done inside `store.learning()`. Nothing of it is seen by others before the end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- articles and claims

    def add_article(self, article: Article, *, text_hash: str, baseline: bool) -> ArticleRef:
        """Store the next version of (source, key); the entry counts as seen from the commit on.

        `published_at` of the reference is the earliest credible date that was ever given for the key.
        """
        return articles.add_article(self._connection, article, text_hash, baseline)

    def known_text(self, source: str, key: str) -> str | None:
        """The text hash of the newest version learned."""
        return articles.known_text(self._connection, source, key)

    def add_claims(self, article: ArticleRef, inputs: Sequence[StoredClaimInput]) -> list[LedgerClaim]:
        """Store an article's claims in order; a held one waits in a review, unless a verdict on it exists."""
        added = claims.add_claims(self._connection, article, inputs)
        for given, claim in zip(inputs, added, strict=True):
            if given.held is not None and claim.state is ClaimState.HELD:
                self.open_review(ReviewKind.HELD, given.held, article, article.seen_at, claim=claim)
        return added

    def line_claims(self, lines: Collection[tuple[str, Metric]]) -> list[LedgerClaim]:
        """All claims of these lines in every state, in the order of their storing."""
        return claims.line_claims(self._connection, lines)

    def lines_of_article(self, source: str, key: str) -> set[tuple[str, Metric]]:
        """The lines that any version of the article, or a decision about it, touched."""
        return claims.lines_of_article(self._connection, source, key)

    def claim(self, claim_id: int) -> LedgerClaim | None:
        return claims.claims_by_id(self._connection, [claim_id]).get(claim_id)

    def add_unresolved(
        self, article: ArticleRef, mentions: Sequence[Mention], *, review: bool = True
    ) -> None:
        """Keep figures without a subject; each waits in a review, except at a baseline or with `review=False`."""
        statement = unresolved.insert().returning(unresolved.c.id)
        for mention in mentions:
            row = {"article_id": article.id, **mention_values(mention)}
            added = self._connection.execute(statement, row).scalar_one()
            if review and not article.baseline:
                reason = "no subject"
                kind = ReviewKind.UNRESOLVED
                reviews.open_review(
                    self._connection, kind, reason, article, article.seen_at, unresolved_id=added
                )

    def add_notes(self, article: ArticleRef, found: Sequence[Note]) -> None:
        rows = [
            {
                "article_id": article.id,
                "subject": note.subject,
                "kind": note.kind,
                "attribution": note.attribution,
                "speaker": note.speaker,
                **evidence_values(note.evidence),
            }
            for note in found
        ]
        if rows:
            self._connection.execute(notes.insert(), rows)

    def add_candidates(self, found: Sequence[Candidate], now: datetime) -> None:
        """Count plausible new names; quote and date are those of the first time."""
        for name in found:
            same = (candidates.c.name == clean(name.name), candidates.c.kind == name.kind)
            known = self._connection.execute(select(candidates).where(*same)).first()
            row = {
                "name": name.name,
                "kind": name.kind,
                "times": 1,
                "quote": name.quote,
                "first_seen_at": now,
            }
            if known is not None:
                row.update(times=known.times + 1, quote=known.quote, first_seen_at=known.first_seen_at)
            upsert(self._connection, candidates, [row])

    # --- facts and what changed

    def facts(self, keys: Collection[FactKey]) -> dict[FactKey, Fact]:
        return beliefs.facts_of_keys(self._connection, keys)

    def facts_of_lines(self, lines: Collection[tuple[str, Metric]]) -> dict[FactKey, Fact]:
        return beliefs.facts_of_lines(self._connection, lines)

    def save_facts(self, keys: Collection[FactKey], found: Mapping[FactKey, Fact]) -> None:
        """Replace exactly these keys; a key without a fact has none from now on."""
        beliefs.save_facts(self._connection, keys, found)

    def add_revisions(self, found: Sequence[Revision], at: datetime, alert: str | None) -> list[int]:
        """Append to the log; `alert` None keeps them silent. Places count from 0 in the order given."""
        return changes.add_revisions(self._connection, found, at, alert)

    def add_alert(self, alert: Alert, at: datetime) -> None:
        """Keep the alert for rendering; its revisions are logged apart, by `add_revisions`."""
        changes.add_alert(self._connection, alert, at)

    def add_also(self, alert_key: str, article: ArticleRef) -> bool:
        """A later article with the same; false where it is known."""
        return changes.add_also(self._connection, alert_key, article)

    def alerts_carrying(self, key: FactKey, limit: int = 1) -> list[StoredAlert]:
        """The newest alerts with a revision of this key, newest first."""
        return changes.alerts_carrying(self._connection, key, limit)

    def alert(self, key: str) -> StoredAlert | None:
        return changes.find_alert(self._connection, key)

    # --- who is told

    def audience(self, now: datetime) -> Audience:
        return audience.audience(self._connection, now)

    def told(self, keys: Collection[FactKey]) -> dict[tuple[ChatRef, FactKey], Told]:
        """What every chat was last told of these facts."""
        return told.told_of(self._connection, keys)

    def tell(self, tolds: Sequence[Told]) -> None:
        told.tell(self._connection, tolds)

    def recipients(self, alert_key: str) -> list[tuple[ChatRef, list[int], int | None]]:
        """Chats that got this alert or are about to: which places of it, and in which message once sent."""
        return audience.recipients(self._connection, alert_key)

    def enqueue(self, items: Sequence[Outgoing], now: datetime) -> int:
        """Returns how many were new."""
        return outbox.enqueue(self._connection, items, now)

    # --- operators

    def open_review(
        self,
        kind: ReviewKind,
        reason: str,
        article: ArticleRef,
        now: datetime,
        *,
        claim: LedgerClaim | None = None,
        reported_by: ChatRef | None = None,
    ) -> Review:
        """Add a review, or find the same one."""
        claim_id = claim.id if claim else None
        return reviews.open_review(
            self._connection, kind, reason, article, now, claim_id, reported_by=reported_by
        )

    def review(self, review_id: int) -> Review | None:
        return reviews.find_review(self._connection, review_id)

    def decide(self, decision: Decision) -> Review:
        """Append a verdict; the states of claims follow at once. Lines to fold again: `lines_of_article`.

        Raises ValueError where the decision makes no sense.
        """
        return deciding.decide(self._connection, decision)

    def record(
        self, action: str, target: str, old: str | None, new: str | None, by: int, at: datetime
    ) -> AuditEntry:
        """Put a change on the audit trail."""
        return operators.record(self._connection, action, target, old, new, by, at)
