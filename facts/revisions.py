"""What changed: the ledger before and after one article, as revisions.

`diff` is pure and looks at claims alone. It names the articles that told the same before, so that their alerts can
list this one as also reporting, and it never calls a repetition a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from facts.due import moved
from facts.equality import headline_value, restates, same_value
from facts.ledger import RANK, SAME_INCREMENT, fold, instants, is_increment, line_key
from facts.types import (
    Attribution,
    ClaimState,
    Fact,
    FactKey,
    LedgerClaim,
    Metric,
    Revision,
    RevisionKind,
    Scope,
    Stage,
    Status,
)

# Within this time the same figure, for the same or a kindred subject, is the same event told again.
SAME_EVENT = timedelta(days=14)
# An increment older than the total by more than this is taken as included in it.
INCLUDED = timedelta(days=2)

Kin = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Diff:
    """`also` holds the rows of the articles that stated earlier what this one repeats."""

    revisions: tuple[Revision, ...] = ()
    also: frozenset[int] = frozenset()
    facts: Mapping[FactKey, Fact] = field(default_factory=dict)
    touched: frozenset[FactKey] = frozenset()


def diff(
    before: Sequence[LedgerClaim], after: Sequence[LedgerClaim], article_ids: frozenset[int], kin: Kin
) -> Diff:
    """Compare two states of the same lines.

    `before` and `after` hold all claims, of every state, of the touched lines and of their kindred ones;
    `article_ids` are the rows of the article that was learned (its newest version, or the one corrected). `kin`
    maps a subject to the subjects that it owns, is part of, or the reverse.
    """
    comparison = _Comparison(before, after, article_ids, kin)
    return comparison.result()


class _Comparison:
    """The state of one diff; made, asked once, thrown away."""

    def __init__(
        self,
        before: Sequence[LedgerClaim],
        after: Sequence[LedgerClaim],
        article_ids: frozenset[int],
        kin: Kin,
    ) -> None:
        self.old, self.new = fold(before), fold(after)
        self.before, self.after = before, after
        self.kin = kin
        self.when = instants(after)
        active = [c for c in after if c.state is ClaimState.ACTIVE]
        self.mine = [c for c in active if c.article.id in article_ids]
        self.others = [c for c in active if c.article.id not in article_ids]
        mine_keys = {(c.article.source, c.article.key) for c in self.mine}
        mine_keys |= {(c.article.source, c.article.key) for c in after if c.article.id in article_ids}
        self.replaced = [
            c
            for c in before
            if c.state is ClaimState.ACTIVE and (c.article.source, c.article.key) in mine_keys
        ]

    def result(self) -> Diff:
        keys = sorted({*self.old, *self.new}, key=_key_order)
        revisions = [r for key in keys for r in self._line(self.old.get(key), self.new.get(key))]
        revisions += self._increments()
        touched = frozenset(key for key in keys if self.old.get(key) != self.new.get(key))
        facts = {key: self.new[key] for key in touched if key in self.new}
        return Diff(tuple(revisions), self._also(), facts, touched)

    # --- totals ---------------------------------------------------------------------------------------------

    def _line(self, before: Fact | None, after: Fact | None) -> list[Revision]:
        if (before is None and after is None) or before == after:
            return []
        if after is None:
            assert before is not None
            return [Revision(RevisionKind.WITHDRAWN, before.key, before.claim, before, None)]
        if before is None:
            return [self._first(after)]
        return [
            r
            for r in (_value(before, after, self._mine), _due(before, after), self._standing(before, after))
            if r
        ]

    def _mine(self, claim: LedgerClaim) -> bool:
        return any(claim.id == c.id for c in self.mine)

    def _first(self, after: Fact) -> Revision:
        """A line that did not exist: news, a stage reached, a change as the text states it, or the same event."""
        base = Revision(RevisionKind.NEW, after.key, after.claim, None, after)
        if after.dropped:
            return replace(base, kind=RevisionKind.DROPPED)
        reached = self._reached(after)
        if reached is not None:
            return replace(base, kind=RevisionKind.STAGE, before=reached)
        if self._told_before(after.claim):
            return replace(base, kind=RevisionKind.CONFIRMED)
        previous = self._previous(after)
        if previous is None:
            return base
        old = previous.claim.mention.figure
        risen = headline_value(after.figure) >= headline_value(old)
        kind = RevisionKind.RAISED if risen else RevisionKind.LOWERED
        return replace(base, kind=kind, stated_before=old, previous_claim=previous)

    def _reached(self, after: Fact) -> Fact | None:
        """The planned or target fact of the same value that has now reached a later stage."""
        stages = {
            Stage.RUNNING: (Stage.PLANNED, Stage.TARGET),
            Stage.PLANNED: (Stage.TARGET,),
            Stage.TARGET: (),
        }
        for stage in stages[after.key.stage]:
            earlier = self.old.get(replace(after.key, stage=stage))
            if earlier is None or earlier.dropped or not restates(after.figure, earlier.figure):
                continue
            apart = abs(after.as_of - earlier.as_of)
            if after.key.stage is Stage.RUNNING or apart > SAME_EVENT:
                return earlier
        return None

    def _previous(self, after: Fact) -> LedgerClaim | None:
        """The superseded value as the same article states it."""
        for claim in self.mine:
            mention = claim.claim.mention
            fits = (
                mention.scope is Scope.PREVIOUS
                and claim.claim.subject == after.key.subject
                and mention.metric is after.key.metric
                and mention.figure.currency == after.key.currency
                and claim.article.id == after.claim.article.id
            )
            if fits and not restates(after.figure, mention.figure):
                return claim
        return None

    def _standing(self, before: Fact, after: Fact) -> Revision | None:
        """Disputed or confirmed, where the figure itself stands."""
        if not same_value(before.figure.value, after.figure.value) or before.dropped != after.dropped:
            return None
        known = {c.id for c in before.disputed_by}
        fresh = [c for c in after.disputed_by if c.id not in known]
        heard = [c.claim.mention.figure for c in before.disputed_by]
        for claim in fresh:
            if not any(restates(claim.claim.mention.figure, figure) for figure in heard):
                return Revision(RevisionKind.DISPUTED, after.key, claim, before, after)
        risen = RANK[after.attribution] > RANK[before.attribution]
        if risen or (before.disputed_by and not after.disputed_by):
            return Revision(RevisionKind.CONFIRMED, after.key, after.claim, before, after)
        return None

    # --- increments -----------------------------------------------------------------------------------------

    def _increments(self) -> list[Revision]:
        mine = [c for c in self.mine if is_increment(c.claim) and not self._ends_a_line(c)]
        gone = [c for c in self.replaced if is_increment(c.claim)]
        stated = [c for c in gone if any(_same_increment(c, m) for m in mine)]
        gone = [c for c in gone if c not in stated]
        found: list[Revision] = []
        for claim in mine:
            if any(_same_increment(claim, c) for c in stated):
                continue
            pair = next((c for c in gone if _increment_line(c) == _increment_line(claim)), None)
            if pair is not None:
                gone.remove(pair)
                found.append(self._edited(pair, claim))
            elif not self._known_increment(claim):
                found.append(self._increment(claim))
        return found + [self._withdrawn(c) for c in gone if not self._supported(c)]

    def _ends_a_line(self, claim: LedgerClaim) -> bool:
        """A cancelled amount that is the whole of a line drops that line, or disputes it, and cuts nothing else."""
        heard = [f.claim for f in self.new.values() if f.dropped]
        heard += [c for f in self.new.values() for c in f.disputed_by]
        return any(c.id == claim.id for c in heard)

    def _increment(self, claim: LedgerClaim) -> Revision:
        removed = _direction(claim) is Scope.REMOVED
        kind = RevisionKind.CUT if removed else RevisionKind.ADDITION
        key = line_key(claim.claim)
        if claim.claim.mention.status is Status.DROPPED and not removed:
            kind = RevisionKind.DROPPED
        if self._told_before(claim):
            kind = RevisionKind.CONFIRMED
        return Revision(kind, key, claim, self.old.get(key), self.new.get(key), _direction(claim))

    def _edited(self, old: LedgerClaim, new: LedgerClaim) -> Revision:
        before, after = _as_fact(old), _as_fact(new)
        risen = headline_value(after.figure) >= headline_value(before.figure)
        kind = RevisionKind.RAISED if risen else RevisionKind.LOWERED
        return Revision(kind, line_key(new.claim), new, before, after, _direction(new))

    def _withdrawn(self, claim: LedgerClaim) -> Revision:
        key = line_key(claim.claim)
        return Revision(RevisionKind.WITHDRAWN, key, claim, _as_fact(claim), None, _direction(claim))

    def _supported(self, claim: LedgerClaim) -> bool:
        return any(is_increment(c.claim) and _same_increment(c, claim) for c in self.others)

    def _known_increment(self, claim: LedgerClaim) -> bool:
        """Told by another article, or so old that a known newer total already holds it."""
        at = self.when[claim.id]
        told = any(
            is_increment(c.claim)
            and _same_increment(c, claim)
            and abs(self.when[c.id] - at) <= SAME_INCREMENT
            for c in self.others
        )
        total = self.old.get(line_key(claim.claim))
        return told or (total is not None and total.as_of > at + INCLUDED)

    # --- the same event, told again ---------------------------------------------------------------------------

    def _told_before(self, claim: LedgerClaim) -> bool:
        return any(self._same_event(claim, c) for c in self.others)

    def _same_event(self, claim: LedgerClaim, other: LedgerClaim) -> bool:
        a, b = claim.claim, other.claim
        if a.mention.metric is not b.mention.metric or b.mention.scope is Scope.PREVIOUS:
            return False
        if a.subject != b.subject and b.subject not in self.kin.get(a.subject, frozenset()):
            return False
        if (a.mention.status is Status.DROPPED) != (b.mention.status is Status.DROPPED):
            return False
        if a.mention.status is Status.RUNNING and b.mention.status is not Status.RUNNING:
            return False
        apart = abs(self.when[claim.id] - self.when[other.id])
        return apart <= SAME_EVENT and restates(a.mention.figure, b.mention.figure)

    def _also(self) -> frozenset[int]:
        return frozenset(o.article.id for c in self.mine for o in self.others if self._same_event(c, o))


def _value(before: Fact, after: Fact, mine: Callable[[LedgerClaim], bool]) -> Revision | None:
    if after.dropped != before.dropped:
        kind = RevisionKind.DROPPED if after.dropped else RevisionKind.NEW
        return Revision(kind, after.key, after.claim, before, after)
    if same_value(before.figure.value, after.figure.value) and _same_high(before, after):
        return None
    if after.attribution is Attribution.OPERATOR:
        kind = RevisionKind.CORRECTED
    elif not mine(after.claim):
        kind = RevisionKind.WITHDRAWN
    else:
        risen = headline_value(after.figure) > headline_value(before.figure)
        kind = RevisionKind.RAISED if risen else RevisionKind.LOWERED
    return Revision(kind, after.key, after.claim, before, after)


def _same_high(before: Fact, after: Fact) -> bool:
    return same_value(headline_value(before.figure), headline_value(after.figure))


def _due(before: Fact, after: Fact) -> Revision | None:
    unchanged = same_value(before.figure.value, after.figure.value) and before.dropped == after.dropped
    if not unchanged or not moved(before.due, after.due):
        return None
    return Revision(RevisionKind.DUE, after.key, after.claim, before, after)


def _key_order(key: FactKey) -> tuple[str, int, int, str, str]:
    metrics, stages = list(Metric), list(Stage)
    return (
        key.subject,
        metrics.index(key.metric),
        stages.index(key.stage),
        key.model or "",
        key.currency or "",
    )


def _direction(claim: LedgerClaim) -> Scope:
    return Scope.ADDED if claim.claim.mention.scope is Scope.ADDED else Scope.REMOVED


def _increment_line(claim: LedgerClaim) -> tuple[str, Metric, str | None, Scope]:
    c = claim.claim
    return c.subject, c.mention.metric, c.mention.figure.currency, _direction(claim)


def _same_increment(a: LedgerClaim, b: LedgerClaim) -> bool:
    return _increment_line(a) == _increment_line(b) and restates(
        a.claim.mention.figure, b.claim.mention.figure
    )


def _as_fact(claim: LedgerClaim) -> Fact:
    """An increment in the form of a fact, so that an edited one can show its old and new value."""
    mention = claim.claim.mention
    return Fact(
        line_key(claim.claim), mention.figure, mention.due, mention.attribution, claim.article.as_of, claim
    )


def kindred(subjects: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Kin:
    """Subjects that each of `subjects` is tied to, upwards or downwards, by `(subject, owner or whole)` pairs."""
    known = list(pairs)
    up, down = _edges(known), _edges((parent, child) for child, parent in known)
    return {name: frozenset((_reach(name, up) | _reach(name, down)) - {name}) for name in subjects}


def _edges(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {}
    for start, end in pairs:
        edges.setdefault(start, set()).add(end)
    return edges


def _reach(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in edges.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found
