"""The ledger's values as plain JSON, for scripts: canonical units, ISO dates, the words of the glossary."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from facts.types import ArticleRef, Fact, FactKey, Figure, LedgerClaim, Mention, Note, Revision
from storage.types import StoredRevision


def number(value: Decimal | None) -> int | float | None:
    """A whole number as an integer, so that 4.5e9 watts is 4500000000."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure(found: Figure) -> dict[str, Any]:
    return {
        "value": number(found.value),
        "value_hi": number(found.high),
        "bound": found.bound.value,
        "currency": found.currency,
    }


def key(found: FactKey) -> dict[str, Any]:
    return {
        "subject": found.subject,
        "metric": found.metric.value,
        "stage": found.stage.value,
        "model": found.model,
    }


def article(found: ArticleRef) -> dict[str, Any]:
    return {
        "source": found.source,
        "publisher": found.publisher,
        "title": found.title,
        "url": found.url,
        "published": found.published_at.isoformat() if found.published_at else None,
        "seen": found.seen_at.isoformat(),
    }


def mention(found: Mention, subject: str | None) -> dict[str, Any]:
    """A claim in the form of `gigawatch extract`, with place and speaker."""
    return {
        "subject": subject,
        "metric": found.metric.value,
        **figure(found.figure),
        "model": found.model,
        "scope": found.scope.value,
        "status": found.status.value,
        "attribution": found.attribution.value,
        "due": found.due,
        "speaker": found.speaker,
        "place": found.evidence.place.value,
        "start": found.evidence.start,
        "end": found.evidence.end,
        "quote": found.evidence.quote,
    }


def claim(found: LedgerClaim) -> dict[str, Any]:
    return {
        "id": found.id,
        "state": found.state.value,
        **mention(found.claim.mention, found.claim.subject),
        "article": article(found.article),
    }


def fact(found: Fact) -> dict[str, Any]:
    return {
        **key(found.key),
        **figure(found.figure),
        "due": found.due,
        "attribution": found.attribution.value,
        "as_of": found.as_of.isoformat(),
        "dropped": found.dropped,
        "disputed": bool(found.disputed_by),
        "corroborated_by": list(found.corroborated_by),
        "quote": found.claim.claim.mention.evidence.quote,
        "publisher": found.claim.article.publisher,
        "url": found.claim.article.url,
    }


def revision(found: Revision) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        **key(found.key),
        "scope": found.scope.value,
        "before": figure(found.before.figure) if found.before else None,
        "stated_before": figure(found.stated_before) if found.stated_before else None,
        "after": figure(found.after.figure) if found.after else None,
        "claim": mention(found.claim.claim.mention, found.claim.claim.subject),
        "article": article(found.claim.article),
    }


def stored_revision(found: StoredRevision) -> dict[str, Any]:
    return {"at": found.at.isoformat(), "alert": found.alert, **revision(found.revision)}


def note(found: Note) -> dict[str, Any]:
    return {
        "subject": found.subject,
        "kind": found.kind.value,
        "attribution": found.attribution.value,
        "speaker": found.speaker,
        "quote": found.evidence.quote,
    }
