"""Our types to columns and back. `*_values` gives what to insert, `*_of` reads a row that holds the columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, or_

from facts.types import Article, ArticleRef, ChatRef, Claim, Evidence, FactKey, Figure, Mention, Metric, Note
from storage.columns import clean
from storage.schema import articles

Values = dict[str, Any]

ARTICLE = tuple(
    articles.c[name].label(f"a_{name}")
    for name in (
        "id",
        "source",
        "key",
        "url",
        "title",
        "publisher",
        "language",
        "published_at",
        "seen_at",
        "version",
        "baseline",
    )
)


def article_of(row: Row[Any]) -> ArticleRef:
    """From the columns `ARTICLE`."""
    return ArticleRef(
        id=row.a_id,
        source=row.a_source,
        key=row.a_key,
        url=row.a_url,
        title=row.a_title,
        publisher=row.a_publisher,
        language=row.a_language,
        published_at=row.a_published_at,
        seen_at=row.a_seen_at,
        version=row.a_version,
        baseline=row.a_baseline,
    )


def article_values(article: Article) -> Values:
    return {
        "source": article.source,
        "key": article.key,
        "url": article.url,
        "title": article.title,
        "text": article.text,
        "publisher": article.publisher,
        "language": article.language,
        "published_at": article.published_at,
        "seen_at": article.seen_at,
    }


def full_article_of(row: Row[Any], ref: ArticleRef) -> Article:
    """From the columns `ARTICLE` and `text`, which must not be NULL."""
    return Article(
        source=ref.source,
        key=ref.key,
        url=ref.url,
        title=ref.title,
        text=row.text,
        publisher=ref.publisher,
        language=ref.language,
        published_at=ref.published_at,
        seen_at=ref.seen_at,
    )


def figure_values(figure: Figure) -> Values:
    return {
        "value": figure.value,
        "high": figure.high,
        "bound": figure.bound,
        "currency": figure.currency,
    }


def figure_of(row: Row[Any]) -> Figure:
    return Figure(row.value, row.high, row.bound, row.currency)


def evidence_values(evidence: Evidence) -> Values:
    return {
        "place": evidence.place,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def evidence_of(row: Row[Any]) -> Evidence:
    return Evidence(row.place, row.start, row.end, row.quote)


def mention_values(mention: Mention) -> Values:
    return {
        "metric": mention.metric,
        **figure_values(mention.figure),
        "scope": mention.scope,
        "status": mention.status,
        "attribution": mention.attribution,
        "model": mention.model,
        "due": mention.due,
        "speaker": mention.speaker,
        **evidence_values(mention.evidence),
    }


def mention_of(row: Row[Any]) -> Mention:
    return Mention(
        metric=row.metric,
        figure=figure_of(row),
        scope=row.scope,
        status=row.status,
        attribution=row.attribution,
        evidence=evidence_of(row),
        model=row.model,
        due=row.due,
        speaker=row.speaker,
    )


def claim_of(row: Row[Any]) -> Claim:
    return Claim(row.subject, mention_of(row))


def note_of(row: Row[Any]) -> Note:
    return Note(row.subject, row.kind, row.attribution, evidence_of(row), row.speaker)


def key_values(key: FactKey) -> Values:
    return {
        "subject": key.subject,
        "metric": key.metric,
        "stage": key.stage,
        "model": key.model or "",
        "key_currency": key.currency or "",
    }


def key_of(row: Row[Any]) -> FactKey:
    return FactKey(row.subject, row.metric, row.stage, row.model or None, row.key_currency or None)


def chat_values(chat: ChatRef) -> Values:
    return {"chat_id": chat.id, "topic": chat.topic}


def chat_of(row: Row[Any]) -> ChatRef:
    return ChatRef(row.chat_id, row.topic)


def is_chat(table: Any, chat: ChatRef) -> ColumnElement[bool]:
    return and_(table.c.chat_id == chat.id, table.c.topic == chat.topic)


def has_key(table: Any, key: FactKey) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key_values(key).items()))


def in_keys(table: Any, keys: Iterable[FactKey]) -> ColumnElement[bool]:
    return or_(false(), *(has_key(table, key) for key in keys))


def in_lines(table: Any, lines: Collection[tuple[str, Metric]]) -> ColumnElement[bool]:
    """Rows of these subject + metric lines."""
    pairs = [and_(table.c.subject == subject, table.c.metric == metric) for subject, metric in lines]
    return or_(false(), *pairs)


def as_stored(key: FactKey) -> FactKey:
    """The key as it comes back from the database."""
    return FactKey(
        clean(key.subject),
        key.metric,
        key.stage,
        clean(key.model) if key.model else None,
        clean(key.currency) if key.currency else None,
    )
