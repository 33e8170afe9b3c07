"""One revision as a block: the news in its first line, then the change, who says so, and the sentence."""

from __future__ import annotations

from collections.abc import Iterable

from bot import dates
from bot.escape import Html, bold, join, quote, text
from bot.quantities import change, figure_text
from bot.render import parts
from bot.words import Words
from facts.due import due_range
from facts.types import Figure, Revision, RevisionKind, Scope, Status

MOVES = (RevisionKind.RAISED, RevisionKind.LOWERED, RevisionKind.CORRECTED)
NO_CHANGE = (RevisionKind.DROPPED, RevisionKind.CONFIRMED, RevisionKind.WITHDRAWN, RevisionKind.STAGE)
NO_DUE = (RevisionKind.DUE, RevisionKind.DROPPED, RevisionKind.WITHDRAWN, RevisionKind.DISPUTED)
BESIDE_TOTAL = (RevisionKind.ADDITION, RevisionKind.CUT, RevisionKind.CONFIRMED, RevisionKind.DROPPED)


def _is_increment(revision: Revision) -> bool:
    return revision.scope is not Scope.TOTAL


def total_beside(revision: Revision) -> Figure | None:
    """For an increment: the total of the same line, where the ledger knows one."""
    if not _is_increment(revision) or revision.kind not in BESIDE_TOTAL:
        return None
    fact = revision.after or revision.before
    return fact.figure if fact and not fact.dropped else None


def old_figure(revision: Revision) -> Figure | None:
    """The value before: the ledger's, or that of the edited increment, else the one that the article states."""
    if _is_increment(revision) and revision.kind in BESIDE_TOTAL:
        return None
    return revision.before.figure if revision.before else revision.stated_before


def new_figure(revision: Revision) -> Figure:
    """The value now: the fact's where the revision sets one, else the claim's own."""
    own = _is_increment(revision) or revision.kind is RevisionKind.DISPUTED or revision.after is None
    return revision.claim.claim.mention.figure if own or revision.after is None else revision.after.figure


def _old_text(revision: Revision, words: Words) -> str:
    old = old_figure(revision)
    if old is None:
        old = revision.claim.claim.mention.figure
    shown = figure_text(old, revision.key.metric, words)
    stated = revision.before is None and revision.stated_before is not None
    return words.plain("fact.stated", figure=shown) if stated else shown


def _due_pair(revision: Revision) -> tuple[str | None, str | None]:
    """The due dates before and after; an increment has its own, whatever the total's is."""
    if _is_increment(revision):
        return None, revision.claim.claim.mention.due
    before = revision.before.due if revision.before else None
    after = revision.after.due if revision.after else revision.claim.claim.mention.due
    return before, after


def _due_form(revision: Revision) -> str:
    before, after = _due_pair(revision)
    if after is None:
        return "headline.due_gone"
    if before is None:
        return "headline.due_set"
    old, new = due_range(before), due_range(after)
    earlier = old is not None and new is not None and new[1] < old[1]
    return "headline.due_earlier" if earlier else "headline.due_later"


def _form(revision: Revision, words: Words) -> str:
    """Which headline tells this revision."""
    kind, old = revision.kind, old_figure(revision)
    if kind is RevisionKind.DUE:
        return _due_form(revision)
    if kind is RevisionKind.STAGE:
        return "headline.stage" if revision.before else "headline.stage_new"
    if kind is RevisionKind.NEW and revision.before and revision.before.dropped:
        return "headline.revived"
    if kind is RevisionKind.DISPUTED and revision.claim.claim.mention.status is Status.DROPPED:
        return "headline.disputed_dropped"
    if kind in MOVES and old is None:
        return "headline.new"
    increment = _is_increment(revision) and f"headline.increment_{kind.value}" in words
    return f"headline.increment_{kind.value}" if increment else f"headline.{kind.value}"


def headline(revision: Revision, words: Words) -> Html:
    """The news in one line, in bold: `🔺 Stargate power, planned: 4.5 GW → 4.8 GW`."""
    before, after = _due_pair(revision)
    stage_before = revision.before.key.stage if revision.before else revision.key.stage
    return bold(
        words.html(
            _form(revision, words),
            fact=parts.fact_name(revision.key, words),
            line=parts.line_name(revision.key, words),
            old=_old_text(revision, words),
            new=figure_text(new_figure(revision), revision.key.metric, words),
            who=parts.short_who(revision.claim),
            stage=words.html(f"stage.{revision.key.stage.value}"),
            stage_before=words.html(f"stage.{stage_before.value}"),
            due=dates.due(after, words) if after else "",
            due_before=dates.due(before, words) if before else "",
        )
    )


def _due_detail(revision: Revision, words: Words) -> Html:
    before, after = _due_pair(revision)
    if after is None or revision.kind in NO_DUE:
        return Html("")
    shown = dates.due(after, words)
    if before and before != after:
        return words.html("alert.due_was", due=shown, before=dates.due(before, words))
    return words.html("fact.due", due=shown)


def _change_detail(revision: Revision, words: Words) -> Html:
    """The change, absolute and in percent, wherever an old value stands beside a new one."""
    metric, total, old = revision.key.metric, total_beside(revision), old_figure(revision)
    if total is not None:
        return words.html("alert.total_now", figure=figure_text(total, metric, words))
    if old is None or revision.kind in NO_CHANGE or revision.claim.claim.mention.status is Status.DROPPED:
        return Html("")
    new = new_figure(revision)
    if (old.value, old.high) == (new.value, new.high) or old.currency != new.currency:
        return Html("")
    moved = change(old, new, metric, words)
    return words.html("alert.apart", change=moved) if revision.kind is RevisionKind.DISPUTED else text(moved)


def _left_detail(revision: Revision, words: Words) -> Html:
    """After a withdrawal: what the ledger holds instead."""
    if revision.kind is not RevisionKind.WITHDRAWN or revision.after is None:
        return Html("")
    return words.html("alert.left", figure=parts.value(revision.after, words))


def _said(revision: Revision, words: Words, timezone: str, article_id: int | None) -> Html:
    """Who says so and the sentence; both sides of a dispute, what no longer counts of a withdrawal."""
    claim, before = revision.claim, revision.before
    if revision.kind is RevisionKind.DISPUTED and before:
        return join("\n", (parts.claim_block(side, words, timezone) for side in (before.claim, claim)))
    if revision.kind is RevisionKind.WITHDRAWN:
        gone = parts.claim_block(before.claim if before else claim, words, timezone)
        return join("\n", (words.html("alert.withdrawn_why"), gone))
    if claim.article.id != article_id:
        return parts.claim_block(claim, words, timezone)
    return join("\n", (parts.claim_who(claim, words), quote(claim.claim.mention.evidence.quote)))


def _told_detail(revision: Revision, told: Figure | None, words: Words) -> Html:
    """For a creep: the value that this chat was last told, where it differs from the ledger's last one."""
    old, metric = old_figure(revision), revision.key.metric
    if told is None or old is None or revision.kind not in MOVES or told.currency != old.currency:
        return Html("")
    if (told.value, told.high) == (old.value, old.high):
        return Html("")
    moved = change(told, new_figure(revision), metric, words)
    return words.html("alert.last_told", figure=figure_text(told, metric, words), change=moved)


def block(
    revision: Revision,
    words: Words,
    timezone: str = "UTC",
    article_id: int | None = None,
    told: Figure | None = None,
) -> Html:
    """The whole revision; never cut in two.

    `article_id` is the article that the message links below; a claim of another one carries its own link. `told` is
    the figure that the chat was last told of this line.
    """
    details = (
        _change_detail(revision, words),
        _left_detail(revision, words),
        _due_detail(revision, words),
    )
    said = _said(revision, words, timezone, article_id)
    creep = _told_detail(revision, told, words)
    detail = parts.upper_first(join(" · ", details))
    return join("\n", (headline(revision, words), detail, parts.upper_first(creep), said))


def in_order(revisions: Iterable[Revision]) -> list[Revision]:
    """Changes before news, each in the order given, so that the first line is the one that matters most."""
    return sorted(revisions, key=lambda revision: revision.kind is RevisionKind.NEW)
