"""The read side of the ledger: facts, the claims behind them, the log of changes, the stored articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from facts.types import Article, ArticleRef, Fact, FactKey, LedgerClaim, Metric, Note
from storage.beliefs import fact_of_key, load_facts
from storage.changes import alerts_carrying, find_alert, load_alerts, load_revisions
from storage.claims import claims_by_id, ledger_claim_of, select_claims
from storage.database import Database
from storage.rows import ARTICLE, article_of, full_article_of, mention_of, note_of
from storage.schema import (
    alerts,
    articles,
    candidates,
    chats,
    claims,
    facts,
    notes,
    outbox,
    reviews,
    revisions,
    subscriptions,
    unresolved,
)
from storage.types import CandidateCount, StoredAlert, StoredRevision, UnresolvedMention

_COUNTED: tuple[Table, ...] = (
    articles,
    claims,
    facts,
    revisions,
    alerts,
    notes,
    unresolved,
    candidates,
    reviews,
    chats,
    subscriptions,
    outbox,
)
_PAGE = 200


class Ledger:
    """`store.ledger`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(
        self, subject: str | None = None, metric: Metric | None = None, limit: int | None = None
    ) -> list[Fact]:
        """Of one subject by metric, stage and model; of all of them the newest first."""
        columns = facts.c
        query = select(facts).limit(limit)
        if metric is not None:
            query = query.where(columns.metric == metric)
        if subject is None:
            query = query.order_by(
                columns.as_of.desc(), columns.subject, columns.metric, columns.stage, columns.model
            )
        else:
            query = query.where(columns.subject == subject)
            query = query.order_by(columns.metric, columns.stage, columns.model, columns.key_currency)
        with self._database.read() as connection:
            return load_facts(connection, query)

    def fact(self, key: FactKey) -> Fact | None:
        with self._database.read() as connection:
            return fact_of_key(connection, key)

    def subjects_with_facts(self) -> list[str]:
        """In alphabetical order."""
        with self._database.read() as connection:
            return sorted(connection.execute(select(facts.c.subject).distinct()).scalars())

    def subjects_with_claims(self) -> list[str]:
        """Every subject that any stored claim is about, by name."""
        query = select(claims.c.subject).distinct().order_by(claims.c.subject)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    def claims(self, subject: str, metric: Metric | None = None) -> list[LedgerClaim]:
        """All claims of a subject in every state, ordered by the instant that their article speaks for."""
        query = select_claims().where(claims.c.subject == subject)
        if metric is not None:
            query = query.where(claims.c.metric == metric)
        with self._database.read() as connection:
            found = [ledger_claim_of(row) for row in connection.execute(query)]
        return sorted(found, key=lambda claim: (claim.article.as_of, claim.id))

    def claims_of_article(self, article_id: int) -> list[LedgerClaim]:
        """The claims of one version of an article, in the order of their storing."""
        query = select_claims().where(claims.c.article_id == article_id).order_by(claims.c.id)
        with self._database.read() as connection:
            return [ledger_claim_of(row) for row in connection.execute(query)]

    def claim(self, claim_id: int) -> LedgerClaim | None:
        with self._database.read() as connection:
            return claims_by_id(connection, [claim_id]).get(claim_id)

    def revisions(
        self,
        subject: str | None = None,
        metric: Metric | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = 50,
        newest_first: bool = True,
    ) -> list[StoredRevision]:
        """The log, from `since` on and before `until`."""
        columns = revisions.c
        query = select(revisions).limit(limit)
        query = query if subject is None else query.where(columns.subject == subject)
        query = query if metric is None else query.where(columns.metric == metric)
        query = query if since is None else query.where(columns.at >= since)
        query = query if until is None else query.where(columns.at < until)
        order = (columns.at.desc(), columns.id.desc()) if newest_first else (columns.at, columns.id)
        with self._database.read() as connection:
            return load_revisions(connection, query.order_by(*order))

    def alert(self, key: str) -> StoredAlert | None:
        with self._database.read() as connection:
            return find_alert(connection, key)

    def alerts(self, limit: int, since: datetime | None = None) -> list[StoredAlert]:
        """Newest first."""
        query = select(alerts).order_by(alerts.c.at.desc(), alerts.c.key.desc()).limit(limit)
        with self._database.read() as connection:
            return load_alerts(connection, query if since is None else query.where(alerts.c.at >= since))

    def alerts_carrying(self, key: FactKey, limit: int = 1) -> list[StoredAlert]:
        """The newest alerts with a revision of this key, newest first."""
        with self._database.read() as connection:
            return alerts_carrying(connection, key, limit)

    def notes(self, subject: str | None = None, limit: int = 50) -> list[tuple[ArticleRef, Note]]:
        """Newest first."""
        query = select(notes, *ARTICLE).join(articles, articles.c.id == notes.c.article_id)
        query = query if subject is None else query.where(notes.c.subject == subject)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(notes.c.id.desc()).limit(limit)).all()
        return [(article_of(row), note_of(row)) for row in rows]

    def unresolved(self, limit: int = 50) -> list[UnresolvedMention]:
        """Newest first."""
        query = select(unresolved, *ARTICLE).join(articles, articles.c.id == unresolved.c.article_id)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(unresolved.c.id.desc()).limit(limit)).all()
        return [UnresolvedMention(article_of(row), mention_of(row)) for row in rows]

    def candidates(self, limit: int = 50) -> list[CandidateCount]:
        """The most frequent first."""
        query = select(candidates).order_by(candidates.c.times.desc(), candidates.c.name).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [CandidateCount(row.name, row.kind, row.times, row.quote, row.first_seen_at) for row in rows]

    def articles(self, limit: int, since: datetime | None = None) -> list[ArticleRef]:
        """Newest first, each version by itself."""
        query = select(*ARTICLE).order_by(articles.c.seen_at.desc(), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(
                query if since is None else query.where(articles.c.seen_at >= since)
            ).all()
        return [article_of(row) for row in rows]

    def article_text(self, article_id: int) -> Article | None:
        """The stored article; None where it is unknown or its text was dropped for its age."""
        query = _with_text().where(articles.c.id == article_id)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        return full_article_of(row, article_of(row)) if row else None

    def newest_version(self, source: str, key: str) -> tuple[ArticleRef, Article | None] | None:
        """The newest version of an article; its Article is None once the text was dropped."""
        query: Select[Any] = select(*ARTICLE, articles.c.text)
        query = query.where(articles.c.source == source, articles.c.key == key)
        with self._database.read() as connection:
            row = connection.execute(query.order_by(articles.c.version.desc()).limit(1)).first()
        if row is None:
            return None
        ref = article_of(row)
        return ref, None if row.text is None else full_article_of(row, ref)

    def all_articles(self) -> Iterator[tuple[ArticleRef, Article]]:
        """Every stored version that still has its text, in the order of learning; read page by page."""
        last = 0
        while True:
            with self._database.read() as connection:
                page = _page(connection, last)
            yield from page
            if len(page) < _PAGE:
                return
            last = page[-1][0].id

    def counts(self) -> dict[str, int]:
        """How many rows there are of what, for `status`."""
        with self._database.read() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in _COUNTED
            }


def _with_text() -> Select[Any]:
    return select(*ARTICLE, articles.c.text).where(articles.c.text.is_not(None))


def _page(connection: Connection, after: int) -> list[tuple[ArticleRef, Article]]:
    query = _with_text().where(articles.c.id > after).order_by(articles.c.id).limit(_PAGE)
    refs = ((row, article_of(row)) for row in connection.execute(query))
    return [(ref, full_article_of(row, ref)) for row, ref in refs]
