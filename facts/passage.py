"""The benchmark's view of a text: a passage without an article's structure, and its claims as plain values."""

from __future__ import annotations

from datetime import UTC, datetime

from facts.catalogue import Catalogue
from facts.extract import extract
from facts.types import Article, Mention, Place

Plain = dict[str, str | int | float | None]


def extract_passage(
    text: str,
    catalogue: Catalogue,
    title: str = "",
    language: str = "",
    publisher: str = "",
    published: str | None = None,
) -> list[Plain]:
    """The claims in `text` by place, unresolved mentions with subject None.

    `published` begins with an ISO date, a month or a year; anything else raises ValueError.
    """
    moment = moment_of(published) if published else None
    article = Article(
        "", "", "", title, text, publisher, language, moment, moment or datetime(1970, 1, 1, tzinfo=UTC)
    )
    found = extract(article, catalogue)
    pairs: list[tuple[str | None, Mention]] = [(claim.subject, claim.mention) for claim in found.claims]
    pairs += [(None, mention) for mention in found.unresolved]
    pairs.sort(key=lambda pair: pair[1].evidence.start)
    return [_plain(subject, mention) for subject, mention in pairs if mention.evidence.place is Place.TEXT]


def moment_of(published: str) -> datetime:
    """The day that `published` names, at midnight UTC; a year or a month alone is coarse but usable."""
    day = published[:10] + {4: "-07-01", 7: "-01"}.get(len(published), "")
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _plain(subject: str | None, mention: Mention) -> Plain:
    figure = mention.figure
    return {
        "subject": subject,
        "metric": mention.metric.value,
        "value": float(figure.value),
        "value_hi": None if figure.high is None else float(figure.high),
        "currency": figure.currency,
        "model": mention.model,
        "bound": figure.bound.value,
        "scope": mention.scope.value,
        "status": mention.status.value,
        "attribution": mention.attribution.value,
        "due": mention.due,
        "start": mention.evidence.start,
        "end": mention.evidence.end,
        "quote": mention.evidence.quote,
    }
