"""Tiny factories for claims, articles and whole articles' worth of claims, for tests of the ledger."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from facts.revisions import Diff, diff, kindred
from facts.types import (
    ArticleRef,
    Attribution,
    Bound,
    Claim,
    ClaimState,
    Evidence,
    Figure,
    LedgerClaim,
    Mention,
    Metric,
    Place,
    RevisionKind,
    Scope,
    Status,
)

DAY_ONE = datetime(2025, 7, 22, 9, tzinfo=UTC)
GW = Decimal("1e9")

PAIRS = (("Stargate", "OpenAI"), ("Stargate Abilene", "OpenAI"), ("Stargate Abilene", "Stargate"))
KIN = kindred(["OpenAI", "Stargate", "Stargate Abilene"], PAIRS)

# An article, and all claims of the ledger before and after it was learned.
Learned = tuple[ArticleRef, list[LedgerClaim], list[LedgerClaim]]


def day(number: float) -> datetime:
    """The instant `number` days after the first day of the story."""
    return DAY_ONE + timedelta(days=number)


def claim(
    value: str | Decimal,
    *,
    subject: str = "Stargate",
    metric: Metric = Metric.POWER,
    high: str | None = None,
    bound: Bound = Bound.EXACT,
    currency: str | None = None,
    scope: Scope = Scope.TOTAL,
    status: Status = Status.PLANNED,
    by: Attribution = Attribution.OFFICIAL,
    model: str | None = None,
    due: str | None = None,
    speaker: str | None = None,
    quote: str = "",
) -> Claim:
    """A claim; `value` is in canonical units, so `4.5e9` is 4.5 GW."""
    amount = Decimal(value)
    figure = Figure(amount, Decimal(high) if high else None, bound, currency)
    evidence = Evidence(Place.TEXT, 0, 1, quote or f"{subject}: {value}.")
    return Claim(subject, Mention(metric, figure, scope, status, by, evidence, model, due, speaker))


def learn(learned: Learned) -> Diff:
    """What the article changed."""
    article, before, after = learned
    return diff(before, after, frozenset({article.id}), KIN)


def kinds(result: Diff) -> list[RevisionKind]:
    return [r.kind for r in result.revisions]


@dataclass(slots=True)
class Story:
    """Articles in the order in which they are seen, and the ledger's claims after each."""

    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    rows: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    claims: list[LedgerClaim] = field(default_factory=list)

    def article(
        self,
        *claims: Claim,
        publisher: str = "OpenAI",
        published: float | None = 0,
        seen: float | None = None,
        key: str | None = None,
        version: int = 1,
        language: str = "en",
        states: Sequence[ClaimState] = (),
    ) -> Learned:
        """Learn an article: its reference, and all claims before and after."""
        row = next(self.rows)
        at = day(published) if published is not None else None
        ref = ArticleRef(
            id=row,
            source=publisher,
            key=key or f"https://{publisher.lower().replace(' ', '')}.example/{row}",
            url=key or f"https://{publisher.lower().replace(' ', '')}.example/{row}",
            title="title",
            publisher=publisher,
            language=language,
            published_at=at,
            seen_at=day(seen if seen is not None else (published or 0) + 0.1),
            version=version,
        )
        before = list(self.claims)
        if version > 1:
            self.claims = [
                replace(c, state=ClaimState.SUPERSEDED)
                if (c.article.source, c.article.key) == (ref.source, ref.key)
                else c
                for c in self.claims
            ]
        for number, made in enumerate(claims):
            state = states[number] if number < len(states) else ClaimState.ACTIVE
            self.claims.append(LedgerClaim(next(self.ids), made, ref, state))
        return ref, before, list(self.claims)
