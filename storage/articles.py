"""Articles and their versions. An entry is seen because its article was stored, never by a write of its own."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from facts.types import Article, ArticleRef
from storage.polls import known_entry, learned
from storage.rows import ARTICLE, article_of, article_values
from storage.schema import articles


def add_article(connection: Connection, article: Article, text_hash: str, baseline: bool) -> ArticleRef:
    """Store the next version of (source, key) and mark the entry as learned.

    The reference carries the earliest publication date that was ever given for the key.
    """
    version, published_at = learned(connection, article.source, article.key, text_hash, article.published_at)
    dated = replace(article, published_at=published_at)
    values = {**article_values(dated), "text_hash": text_hash, "version": version, "baseline": baseline}
    added = connection.execute(articles.insert().returning(articles.c.id), values).scalar_one()
    return get_article(connection, added)


def get_article(connection: Connection, article_id: int) -> ArticleRef:
    """The reference of a stored article."""
    row = connection.execute(select(*ARTICLE).where(articles.c.id == article_id)).one()
    return article_of(row)


def known_text(connection: Connection, source: str, key: str) -> str | None:
    """The text hash of the newest version that was learned, if any."""
    row = known_entry(connection, source, key)
    return row.text_hash if row else None
