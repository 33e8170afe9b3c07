"""Stored claims and their standing. Rows are never changed: the standing follows from versions and decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, literal, select

from facts.types import ArticleRef, Claim, ClaimState, LedgerClaim, Metric
from storage.columns import Word
from storage.rows import ARTICLE, article_of, claim_of, in_lines, mention_values
from storage.schema import articles, claims, entries, standings
from storage.statements import chunks, upsert
from storage.types import StoredClaimInput

# What makes a claim of a later version the same as one of an earlier version.
_SAME = ("subject", "metric", "value", "high", "currency", "scope", "status", "model")

_ROOT = func.coalesce(claims.c.root, claims.c.id)
_OUTDATED = and_(articles.c.version < entries.c.version, ~claims.c.made)


def _word(state: ClaimState) -> ColumnElement[ClaimState]:
    return literal(state, Word(ClaimState))


@cache
def select_claims() -> Select[Any]:
    """All columns that `ledger_claim_of` needs; add a `where`.

    A verdict outlives new versions of the article, and so does an operator's own figure.
    """
    state = case(
        (standings.c.state == ClaimState.REJECTED, _word(ClaimState.REJECTED)),
        (_OUTDATED, _word(ClaimState.SUPERSEDED)),
        (standings.c.state.is_not(None), standings.c.state),
        (claims.c.held.is_not(None), _word(ClaimState.HELD)),
        else_=_word(ClaimState.ACTIVE),
    )
    same_entry = and_(entries.c.source == articles.c.source, entries.c.key == articles.c.key)
    return (
        select(claims, *ARTICLE, state.label("state"))
        .join(articles, articles.c.id == claims.c.article_id)
        .join(entries, same_entry)
        .outerjoin(standings, standings.c.claim_id == _ROOT)
    )


def ledger_claim_of(row: Row[Any]) -> LedgerClaim:
    return LedgerClaim(row.id, claim_of(row), article_of(row), row.state)


def line_claims(connection: Connection, lines: Collection[tuple[str, Metric]]) -> list[LedgerClaim]:
    """All claims of these subject + metric lines, whatever their state, in the order of their storing."""
    found: list[LedgerClaim] = []
    for some in chunks(lines, 100):
        rows = connection.execute(select_claims().where(in_lines(claims, some)))
        found.extend(ledger_claim_of(row) for row in rows)
    return sorted(found, key=lambda claim: claim.id)


def claims_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, LedgerClaim]:
    found: dict[int, LedgerClaim] = {}
    for some in chunks(set(ids)):
        rows = connection.execute(select_claims().where(claims.c.id.in_(some)))
        found.update((row.id, ledger_claim_of(row)) for row in rows)
    return found


def root_of(connection: Connection, claim_id: int) -> int:
    """The claim that verdicts on this one are kept under."""
    return int(connection.execute(select(_ROOT).where(claims.c.id == claim_id)).scalar_one())


def add_claims(
    connection: Connection, article: ArticleRef, inputs: Sequence[StoredClaimInput]
) -> list[LedgerClaim]:
    """Store the claims of an article; a claim that an earlier version made too shares its verdicts."""
    if not inputs:
        return []
    roots = _roots(connection, article)
    rows = [_values(article, given.claim, given.held) for given in inputs]
    for row in rows:
        row["root"] = roots.get(_identity(row))
    statement = claims.insert().returning(claims.c.id, sort_by_parameter_order=True)
    added = list(connection.execute(statement, rows).scalars())
    stored = claims_by_id(connection, added)
    return [stored[claim_id] for claim_id in added]


def make_claim(connection: Connection, article: ArticleRef, claim: Claim) -> int:
    """Store a claim that an operator's decision made; returns its row."""
    row = {**_values(article, claim, None), "made": True}
    return int(connection.execute(claims.insert().returning(claims.c.id), row).scalar_one())


def lines_of_article(connection: Connection, source: str, key: str) -> set[tuple[str, Metric]]:
    """The lines that any version of this article touched."""
    query = (
        select(claims.c.subject, claims.c.metric)
        .distinct()
        .join(articles, articles.c.id == claims.c.article_id)
    )
    rows = connection.execute(query.where(articles.c.source == source, articles.c.key == key))
    return {(row.subject, row.metric) for row in rows}


def set_standing(connection: Connection, root: int, state: ClaimState | None) -> None:
    """What the decisions on a claim amount to now; None where none is left."""
    if state is None:
        connection.execute(standings.delete().where(standings.c.claim_id == root))
        return
    upsert(connection, standings, [{"claim_id": root, "state": state}])


def _values(article: ArticleRef, claim: Claim, held: str | None) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "subject": claim.subject,
        **mention_values(claim.mention),
        "held": held,
        "made": False,
    }


def _identity(row: Any) -> tuple[Any, ...]:
    return tuple(row[name] for name in _SAME)


def _roots(connection: Connection, article: ArticleRef) -> dict[tuple[Any, ...], int]:
    if article.version == 1:
        return {}
    columns = [claims.c[name] for name in _SAME]
    query = (
        select(*columns, _ROOT.label("root"))
        .join(articles, articles.c.id == claims.c.article_id)
        .where(articles.c.source == article.source, articles.c.key == article.key)
        .where(articles.c.version < article.version, ~claims.c.made)
        .order_by(claims.c.id.desc())
    )
    return {_identity(row._mapping): row.root for row in connection.execute(query)}
