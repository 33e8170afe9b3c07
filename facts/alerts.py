"""Which revisions deserve an alert, and what goes into it. Pure: decides, does nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from facts.ledger import is_phase
from facts.types import Alert, ArticleRef, LedgerClaim, Note, Revision, RevisionKind

# An article published longer ago than this when it is first seen is history, and alerts nobody (decision 4).
HISTORY_AFTER = timedelta(days=30)


def alert_key(article_id: int) -> str:
    """One alert an article version; a value never takes part, since a figure may go up, down and up again."""
    return f"a{article_id}"


def worth_telling(revision: Revision) -> bool:
    """All kinds are, but a confirmation only where it ends a dispute."""
    if revision.kind is not RevisionKind.CONFIRMED:
        return True
    before = revision.before
    return before is not None and bool(before.disputed_by) and not _still_disputed(revision)


def _still_disputed(revision: Revision) -> bool:
    return revision.after is not None and bool(revision.after.disputed_by)


def is_history(article: ArticleRef, last_good_poll: datetime | None) -> bool:
    """Whether the article is too old to be news: published long before we saw it, and before we last looked.

    `last_good_poll` keeps a long outage from turning its news into history: what was published after the last good
    poll is never history.
    """
    if article.published_at is None:
        return False
    looked = article.seen_at if last_good_poll is None else min(article.seen_at, last_good_poll)
    return article.published_at < looked - HISTORY_AFTER


def news_of(
    article: ArticleRef, revisions: Sequence[Revision], last_good_poll: datetime | None
) -> list[Revision]:
    """The revisions that are news. Of an article that is history, only what an edit of it has changed."""
    if not is_history(article, last_good_poll):
        return list(revisions)
    return [r for r in revisions if article.version > 1 and _was_stated_here(r, article)]


def _was_stated_here(revision: Revision, article: ArticleRef) -> bool:
    """Whether the old figure was this very article's."""
    if revision.before is None:
        return False
    old = revision.before.claim.article
    return (old.source, old.key) == (article.source, article.key)


def decide(
    article: ArticleRef,
    revisions: Sequence[Revision],
    notes: Iterable[Note] = (),
    claims: Iterable[LedgerClaim] = (),
) -> Alert | None:
    """The alert that the article's revisions make, or None where nothing is worth a message.

    A silent baseline and history give none. Phases and notes ride along with an alert; alone they send nothing, and
    a note whose very sentence a revision quotes is not said twice.
    """
    told = tuple(r for r in revisions if worth_telling(r))
    if not told or article.baseline:
        return None
    phases = tuple(c for c in claims if is_phase(c.claim))
    said = {(r.key.subject, r.claim.claim.mention.evidence.quote) for r in told}
    beside = tuple(n for n in notes if (n.subject, n.evidence.quote) not in said)
    return Alert(alert_key(article.id), article, told, beside, phases)
