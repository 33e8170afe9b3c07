"""Revisions of a window folded into the net change of each fact: what a reader who was away needs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facts.due import moved
from facts.equality import restates
from facts.types import Fact, FactKey, Figure, LedgerClaim, Revision, RevisionKind, Scope


@dataclass(frozen=True, slots=True)
class Net:
    """One line's change over a window. `before` None: unknown before; `after` None: nothing is left.

    `added` and `removed` hold the claims of increments that still stand; `steps` counts the revisions folded here.
    """

    key: FactKey
    before: Fact | None
    after: Fact | None
    last: Revision
    stated_before: Figure | None = None
    added: tuple[LedgerClaim, ...] = ()
    removed: tuple[LedgerClaim, ...] = ()
    steps: int = 1

    @property
    def figure_changed(self) -> bool:
        old, new = self.before, self.after
        if old is None or new is None:
            return old is not new
        return (old.figure.value, old.figure.high, old.dropped) != (
            new.figure.value,
            new.figure.high,
            new.dropped,
        )

    @property
    def due_changed(self) -> bool:
        return bool(self.before and self.after and moved(self.before.due, self.after.due))

    @property
    def dispute_changed(self) -> bool:
        was = bool(self.before and self.before.disputed_by)
        return was != bool(self.after and self.after.disputed_by)

    @property
    def matters(self) -> bool:
        """Whether the window's end differs from its start: a figure that went up and came back does not."""
        increments = bool(self.added or self.removed)
        return increments or self.figure_changed or self.due_changed or self.dispute_changed


def net_changes(revisions: Iterable[Revision]) -> tuple[Net, ...]:
    """The net change of each line over revisions in the order in which they happened.

    What cancels out is left out.
    """
    found: dict[FactKey, Net] = {}
    for revision in revisions:
        known = found.get(revision.key)
        if revision.scope is Scope.TOTAL:
            found[revision.key] = _total(known, revision)
        else:
            found[revision.key] = _increment(known, revision)
    return tuple(net for net in found.values() if net.matters)


def _own(fact: Fact | None, key: FactKey) -> Fact | None:
    """The fact if it is of this very line: a stage reached names the earlier stage's fact as its before."""
    return fact if fact and fact.key == key else None


def _total(known: Net | None, revision: Revision) -> Net:
    if known is None:
        before = _own(revision.before, revision.key)
        return Net(revision.key, before, revision.after, revision, revision.stated_before)
    return replace(known, after=revision.after, last=revision, steps=known.steps + 1)


def _increment(known: Net | None, revision: Revision) -> Net:
    """Additions and cuts stand beside the total; an edited or withdrawn one replaces or takes out its claim."""
    gone = _replaced(revision)
    if known is None:
        total = None if gone else revision.before
        known = Net(revision.key, total, total if gone else revision.after, revision, steps=0)
    added = tuple(claim for claim in known.added if claim.id != gone and not _drops(revision, claim))
    removed = tuple(claim for claim in known.removed if claim.id != gone)
    if revision.kind is RevisionKind.DROPPED and len(added) == len(known.added):
        removed = (*removed, revision.claim)
    stands = revision.kind not in (RevisionKind.WITHDRAWN, RevisionKind.DROPPED, RevisionKind.CONFIRMED)
    if stands and revision.scope is Scope.ADDED:
        added = (*added, revision.claim)
    elif stands:
        removed = (*removed, revision.claim)
    return replace(known, added=added, removed=removed, last=revision, steps=known.steps + 1)


def _drops(revision: Revision, claim: LedgerClaim) -> bool:
    """Whether the revision drops the very addition that the claim announced earlier in the window."""
    dropped = revision.claim.claim.mention.figure
    return revision.kind is RevisionKind.DROPPED and restates(dropped, claim.claim.mention.figure)


def _replaced(revision: Revision) -> int | None:
    """The row of the increment's claim that this revision edits or withdraws."""
    if revision.kind in (RevisionKind.RAISED, RevisionKind.LOWERED, RevisionKind.WITHDRAWN):
        return revision.before.claim.id if revision.before else None
    return None
