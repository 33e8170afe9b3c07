"""Operators' decisions: appended, never changed, and what they amount to for the claims they are about.

Decisions on one figure (all reviews of one claim, in all versions of its article) form one list; the newest that was
not undone counts. A claim that a decision made counts only while that decision does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from facts.types import Attribution, Bound, Claim, ClaimState, Figure, Mention
from storage.claims import make_claim, root_of, set_standing
from storage.reviews import find_review
from storage.schema import claims, decisions, reviews
from storage.types import Decision, Review, Verdict

_ROOT = func.coalesce(claims.c.root, claims.c.id)


def decide(connection: Connection, decision: Decision) -> Review:
    """Append the decision and bring the standings of all claims concerned up to date.

    Raises ValueError where it makes no sense: no such review, nothing to undo, a correction without a value.
    """
    review = find_review(connection, decision.review)
    if review is None:
        raise ValueError(f"there is no review {decision.review}")
    made = _make(connection, review, decision)
    undoes = _last(connection, review) if decision.verdict is Verdict.UNDO else None
    row = {
        "review_id": review.id,
        "verdict": decision.verdict,
        "by": decision.by,
        "at": decision.at,
        "value": decision.value,
        "subject": decision.subject,
        "made": made,
        "undoes": undoes,
    }
    connection.execute(decisions.insert(), row)
    _refresh(connection, review)
    found = find_review(connection, review.id)
    assert found is not None
    return found


def _make(connection: Connection, review: Review, decision: Decision) -> int | None:
    if decision.verdict not in (Verdict.CORRECT, Verdict.ASSIGN):
        return None
    mention = review.claim.claim.mention if review.claim else review.mention
    subject = decision.subject or (review.claim.claim.subject if review.claim else None)
    if mention is None or subject is None:
        raise ValueError("there is no subject to tie the figure to")
    if decision.verdict is Verdict.CORRECT:
        mention = _corrected(mention, decision)
    elif decision.subject is None:
        raise ValueError("an assignment needs a subject")
    return make_claim(connection, review.article, Claim(subject, mention))


def _corrected(mention: Mention, decision: Decision) -> Mention:
    if decision.value is None:
        raise ValueError("a correction needs a value")
    figure = Figure(decision.value, None, Bound.EXACT, mention.figure.currency)
    return replace(mention, figure=figure, attribution=Attribution.OPERATOR, speaker=None)


def _scope(connection: Connection, review: Review) -> ColumnElement[bool]:
    """The reviews whose decisions form one list with this one's."""
    if review.claim is None:
        return reviews.c.id == review.id
    root = root_of(connection, review.claim.id)
    family = select(claims.c.id).where(_ROOT == root)
    return reviews.c.claim_id.in_(family)


def _list(connection: Connection, scope: ColumnElement[bool]) -> list[Row[Any]]:
    query = select(decisions).join(reviews, reviews.c.id == decisions.c.review_id).where(scope)
    return list(connection.execute(query.order_by(decisions.c.id)).all())


def _counting(rows: list[Row[Any]]) -> Row[Any] | None:
    """The newest decision that was not undone."""
    undone = {row.undoes for row in rows}
    left = [row for row in rows if row.verdict is not Verdict.UNDO and row.id not in undone]
    return left[-1] if left else None


def _last(connection: Connection, review: Review) -> int:
    last = _counting(_list(connection, _scope(connection, review)))
    if last is None:
        raise ValueError("there is nothing to undo")
    return int(last.id)


def _refresh(connection: Connection, review: Review, overruled: bool = False) -> None:
    """Bring verdicts and standings up to date; `overruled` where the decision that made the claim counts no more."""
    scope = _scope(connection, review)
    rows = _list(connection, scope)
    last = _counting(rows)
    connection.execute(update(reviews).where(scope).values(verdict=last.verdict if last else None))
    if review.claim is not None:
        root = root_of(connection, review.claim.id)
        set_standing(connection, root, ClaimState.REJECTED if overruled else _state(last))
    for row in rows:
        if row.made is not None:
            _refresh_made(
                connection, row.made, counts=not overruled and last is not None and last.id == row.id
            )


def _refresh_made(connection: Connection, claim_id: int, counts: bool) -> None:
    about = connection.execute(select(reviews.c.id).where(reviews.c.claim_id == claim_id).limit(1)).scalar()
    if about is None:
        set_standing(connection, claim_id, None if counts else ClaimState.REJECTED)
        return
    review = find_review(connection, about)
    assert review is not None
    _refresh(connection, review, overruled=not counts)


def _state(last: Row[Any] | None) -> ClaimState | None:
    if last is None:
        return None
    return ClaimState.ACTIVE if last.verdict is Verdict.APPROVE else ClaimState.REJECTED
