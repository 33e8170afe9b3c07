"""What waits for an operator: held figures, figures without a subject, reports of subscribers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from facts.types import ArticleRef, ChatRef
from storage.claims import claims_by_id
from storage.database import Database
from storage.rows import ARTICLE, article_of, mention_of
from storage.schema import articles, claims, entries, reviews, unresolved
from storage.statements import insert_new
from storage.types import Review, ReviewKind


class Reviews:
    """`store.reviews`. Deciding is part of learning: see `LearningTx.decide`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, kind: ReviewKind | None = None, limit: int = 20) -> list[Review]:
        """Those without a verdict, oldest first; figures of an outdated version of an article wait no more."""
        with self._database.read() as connection:
            rows = connection.execute(_open(kind).order_by(reviews.c.id).limit(limit)).all()
            return [_review_of(connection, row) for row in rows]

    def count(self, kind: ReviewKind | None = None) -> int:
        """How many `open` would give without a limit."""
        with self._database.read() as connection:
            return len(connection.execute(_open(kind)).all())

    def get(self, review_id: int) -> Review | None:
        with self._database.read() as connection:
            return find_review(connection, review_id)

    def report(self, claim_id: int, chat: ChatRef, reason: str, now: datetime) -> Review | None:
        """A subscriber says "not right": one review a chat and claim. None where there is no such claim."""
        with self._database.write() as connection:
            query = (
                select(*ARTICLE)
                .join(claims, claims.c.article_id == articles.c.id)
                .where(claims.c.id == claim_id)
            )
            row = connection.execute(query).first()
            if row is None:
                return None
            article = article_of(row)
            return open_review(
                connection, ReviewKind.NOT_RIGHT, reason, article, now, claim_id, reported_by=chat
            )


def open_review(
    connection: Connection,
    kind: ReviewKind,
    reason: str,
    article: ArticleRef,
    now: datetime,
    claim_id: int | None = None,
    unresolved_id: int | None = None,
    reported_by: ChatRef | None = None,
) -> Review:
    """Add a review, or find the same one (kind, figure, reporter)."""
    chat = (reported_by.id, reported_by.topic) if reported_by else (None, None)
    identity = f"{kind}:{claim_id}:{unresolved_id}:{chat[0]}:{chat[1]}"
    row = {
        "kind": kind,
        "identity": identity,
        "reason": reason,
        "article_id": article.id,
        "created_at": now,
        "claim_id": claim_id,
        "unresolved_id": unresolved_id,
        "chat_id": chat[0],
        "topic": chat[1],
    }
    insert_new(connection, reviews, [row])
    found = connection.execute(_select().where(reviews.c.identity == identity)).one()
    return _review_of(connection, found)


def find_review(connection: Connection, review_id: int) -> Review | None:
    row = connection.execute(_select().where(reviews.c.id == review_id)).first()
    return _review_of(connection, row) if row else None


def _select() -> Select[Any]:
    return select(reviews, *ARTICLE).join(articles, articles.c.id == reviews.c.article_id)


def _open(kind: ReviewKind | None) -> Select[Any]:
    same_entry = and_(entries.c.source == articles.c.source, entries.c.key == articles.c.key)
    current = or_(reviews.c.kind == ReviewKind.NOT_RIGHT, articles.c.version == entries.c.version)
    query = _select().join(entries, same_entry).where(reviews.c.verdict.is_(None), current)
    return query if kind is None else query.where(reviews.c.kind == kind)


def _review_of(connection: Connection, row: Row[Any]) -> Review:
    found = claims_by_id(connection, [row.claim_id]) if row.claim_id else {}
    mention = connection.execute(select(unresolved).where(unresolved.c.id == row.unresolved_id)).first()
    return Review(
        id=row.id,
        kind=row.kind,
        reason=row.reason,
        article=article_of(row),
        created_at=row.created_at,
        claim=found.get(row.claim_id),
        mention=mention_of(mention) if mention else None,
        reported_by=ChatRef(row.chat_id, row.topic) if row.chat_id is not None else None,
        verdict=row.verdict,
    )
