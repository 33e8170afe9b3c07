"""Facts as a fold over claims: the same claims give the same facts, in whatever order they arrived.

Rules (the design's section on knowledge): only totals, and parts that name a chip model, set a fact; a claim of equal
or higher rank and later instant revises it; a lower-ranked one that disagrees makes it disputed, until two
independent publishers agree on the dissent or the higher-ranked source moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facts.due import moved, sharper
from facts.equality import headline_value, restates, same_value
from facts.types import (
    Attribution,
    Claim,
    ClaimState,
    Fact,
    FactKey,
    Figure,
    LedgerClaim,
    Metric,
    Scope,
    Stage,
    Status,
)

RANK: dict[Attribution, int] = {
    Attribution.OPERATOR: 4,
    Attribution.OFFICIAL: 3,
    Attribution.PRESS: 2,
    Attribution.ESTIMATE: 1,
    Attribution.ANONYMOUS: 0,
}
STAGES: dict[Status, Stage] = {
    Status.RUNNING: Stage.RUNNING,
    Status.PLANNED: Stage.PLANNED,
    Status.TARGET: Stage.TARGET,
    Status.DROPPED: Stage.PLANNED,
}
# Publishers that must agree before a dissent of lower rank overwrites a fact.
AGREEING = 2
# Two texts that state the same increment within this time speak of the same event.
SAME_INCREMENT = timedelta(days=60)
# Mirrors lag by hours and editorial clocks by a day; what is older than this when it arrives is history.
LATE = timedelta(days=2)
# An article that is still being written gains figures; one that is older was only read more fully.
EDITED_WHILE_FRESH = timedelta(days=7)


def model_key(model: str | None) -> str | None:
    """The chip model as part of a key: "GB300+GB200" and "GB200+GB300" are one line."""
    return "+".join(sorted(part.strip() for part in model.split("+"))) if model else None


def key_of(claim: Claim) -> FactKey | None:
    """The ledger line that the claim speaks to; None for increments, previous values and parts without a model."""
    mention = claim.mention
    sets_fact = mention.scope is Scope.TOTAL or (mention.scope is Scope.PART and mention.model is not None)
    if not sets_fact:
        return None
    return line_key(claim)


def line_key(claim: Claim) -> FactKey:
    """The key that the claim's subject, metric, stage, model and currency make, whatever its scope."""
    mention = claim.mention
    model = model_key(mention.model) if mention.metric is Metric.CHIPS else None
    return FactKey(claim.subject, mention.metric, STAGES[mention.status], model, mention.figure.currency)


def is_phase(claim: Claim) -> bool:
    """A part that names no chip model: shown with its article's alert, never a fact."""
    mention = claim.mention
    return mention.scope is Scope.PART and mention.model is None and mention.status is not Status.DROPPED


def is_increment(claim: Claim) -> bool:
    """An addition or a removal; a dropped part is a removal too."""
    mention = claim.mention
    if mention.scope is Scope.PART and mention.model is None:
        return mention.status is Status.DROPPED
    return mention.scope in (Scope.ADDED, Scope.REMOVED)


def is_removal(claim: Claim) -> bool:
    """An amount that is cancelled: a cut of a larger total, or the end of the whole where it is that total."""
    return is_increment(claim) and claim.mention.status is Status.DROPPED


def same_statement(a: Claim, b: Claim) -> bool:
    """Whether two claims say the same of the same line (used between versions of one article)."""
    return (
        line_key(a) == line_key(b)
        and a.mention.scope is b.mention.scope
        and a.mention.status is b.mention.status
        and same_value(a.mention.figure.value, b.mention.figure.value)
    )


def instants(claims: Sequence[LedgerClaim]) -> dict[int, datetime]:
    """The instant each claim speaks for: its article's, but for a figure that an edit brought in, the edit's.

    Keyed by the claim's row. Needs the claims of superseded versions too. What only turns up when an old article is
    read again, without having replaced another figure, is as old as the article.
    """
    by_article: dict[tuple[str, str], list[LedgerClaim]] = {}
    for claim in claims:
        by_article.setdefault((claim.article.source, claim.article.key), []).append(claim)
    return {c.id: _instant(c, versions) for versions in by_article.values() for c in versions}


def _instant(claim: LedgerClaim, versions: Sequence[LedgerClaim]) -> datetime:
    article = claim.article
    earlier = [c for c in versions if c.article.version < article.version]
    if not earlier and article.version == 1:
        return article.as_of
    if any(same_statement(c.claim, claim.claim) for c in earlier):
        return article.as_of
    replaced = any(_same_line(c.claim, claim.claim) for c in earlier)
    recent = article.seen_at - article.as_of <= EDITED_WHILE_FRESH
    return article.seen_at if replaced or recent else article.as_of


def _same_line(a: Claim, b: Claim) -> bool:
    return line_key(a) == line_key(b) and a.mention.scope is b.mention.scope


def fold(claims: Iterable[LedgerClaim]) -> dict[FactKey, Fact]:
    """All facts that these claims of one or more lines make. Claims of any state may be given; only active count."""
    known = list(claims)
    when = instants(known)
    active = [c for c in known if c.state is ClaimState.ACTIVE]
    lines: dict[FactKey, _Line] = {}
    statements = _without_late(_statements(active, when), when)
    for claim in sorted(statements, key=lambda c: _order(c, when)):
        if claim.claim.mention.status is Status.DROPPED:
            _drop(lines, claim, when[claim.id])
            continue
        key = line_key(claim.claim)
        lines.setdefault(key, _Line(key)).hear(claim, when[claim.id])
    return {key: line.fact() for key, line in lines.items()}


def _order(
    claim: LedgerClaim, when: Mapping[int, datetime]
) -> tuple[datetime, bool, int, datetime, str, str, int]:
    """Time first, then the higher rank, an operator's word last of all: it is about what the others said.

    Feeds often give a day for a time: of two statements of one instant and rank, what was seen later is later.
    """
    article = claim.article
    by = claim.claim.mention.attribution
    operator = by is Attribution.OPERATOR
    return when[claim.id], operator, -RANK[by], article.seen_at, article.publisher, article.key, claim.id


def _statements(active: Sequence[LedgerClaim], when: Mapping[int, datetime]) -> list[LedgerClaim]:
    """One statement for each article, key and rank: of several totals the largest, since a total holds its parts.

    A total that only repeats a known increment beside a larger total is that increment, told carelessly.
    """
    best: dict[tuple[int, FactKey, int, bool], LedgerClaim] = {}
    for claim in active:
        key = line_key(claim.claim) if is_removal(claim.claim) else key_of(claim.claim)
        if key is None or _repeats_increment(claim, active, when):
            continue
        mention = claim.claim.mention
        slot = (claim.article.id, key, RANK[mention.attribution], mention.status is Status.DROPPED)
        held = best.get(slot)
        if held is None or _outweighs(mention.figure, held.claim.mention.figure):
            best[slot] = claim
    return list(best.values())


def _without_late(statements: list[LedgerClaim], when: Mapping[int, datetime]) -> list[LedgerClaim]:
    """Leave out what arrived after the line had already moved on: it is history, and changes no newer fact."""
    by_key: dict[FactKey, list[LedgerClaim]] = {}
    for claim in statements:
        by_key.setdefault(line_key(claim.claim), []).append(claim)
    return [c for c in statements if not _is_late(c, by_key[line_key(c.claim)], when)]


def _is_late(claim: LedgerClaim, line: Sequence[LedgerClaim], when: Mapping[int, datetime]) -> bool:
    limit = when[claim.id] + LATE
    seen = claim.article.seen_at
    return any(when[c.id] > limit and c.article.seen_at < seen for c in line)


def _outweighs(a: Figure, b: Figure) -> bool:
    return headline_value(a) > headline_value(b)


def _repeats_increment(
    claim: LedgerClaim, active: Sequence[LedgerClaim], when: Mapping[int, datetime]
) -> bool:
    key, figure = line_key(claim.claim), claim.claim.mention.figure
    others = [c for c in active if c.id != claim.id and line_key(c.claim) == key]
    told = any(
        c.claim.mention.scope is Scope.ADDED
        and same_value(c.claim.mention.figure.value, figure.value)
        and abs(when[c.id] - when[claim.id]) <= SAME_INCREMENT
        for c in others
    )
    return told and any(
        key_of(c.claim) == key and c.claim.mention.figure.value > figure.value * 101 / 100 for c in others
    )


def _drop(lines: dict[FactKey, _Line], claim: LedgerClaim, at: datetime) -> None:
    """A dropped figure acts on the line that holds it: the same value if there is one, else the planned stage's."""
    base = line_key(claim.claim)
    stages = (Stage.PLANNED, Stage.TARGET, Stage.RUNNING)
    keys = [FactKey(base.subject, base.metric, stage, base.model, base.currency) for stage in stages]
    present = [lines[key] for key in keys if key in lines]
    figure = claim.claim.mention.figure
    fitting = [
        line for line in present if line.current and same_value(figure.value, line.current.figure.value)
    ]
    if is_removal(claim.claim):
        if fitting:
            fitting[0].hear_drop(claim, at)
        return
    line = (fitting or present or [lines.setdefault(base, _Line(base))])[0]
    line.hear_drop(claim, at)


@dataclass(slots=True)
class _Current:
    """What a line believes at one point of the fold."""

    figure: Figure
    rank: int
    at: datetime
    claim: LedgerClaim
    due: str | None


@dataclass(slots=True)
class _Line:
    """The state of one key while its claims are folded."""

    key: FactKey
    current: _Current | None = None
    supporters: list[str] = field(default_factory=list)
    dissent: list[LedgerClaim] = field(default_factory=list)
    dropped: bool = False

    def hear(self, claim: LedgerClaim, at: datetime) -> None:
        mention = claim.claim.mention
        rank = RANK[mention.attribution]
        if self.current is None:
            self._set(claim, at)
        elif restates(mention.figure, self.current.figure) and not (
            self.dropped and rank >= self.current.rank
        ):
            self._support(claim, rank)
        elif rank >= self.current.rank:
            self._set(claim, at)
        else:
            self._dissent(claim, at)

    def hear_drop(self, claim: LedgerClaim, at: datetime) -> None:
        rank = RANK[claim.claim.mention.attribution]
        if self.current is None:
            self._set(claim, at)
            self.dropped = True
        elif rank >= self.current.rank:
            self.dropped = True
            self.current = _Current(self.current.figure, _standing(rank), at, claim, self.current.due)
            self.dissent.clear()
        else:
            self._dissent(claim, at)

    def _set(self, claim: LedgerClaim, at: datetime) -> None:
        mention = claim.claim.mention
        self.current = _Current(mention.figure, _standing(RANK[mention.attribution]), at, claim, mention.due)
        self.supporters = [claim.article.publisher]
        self.dissent.clear()
        self.dropped = False

    def _support(self, claim: LedgerClaim, rank: int) -> None:
        assert self.current is not None
        mention = claim.claim.mention
        if claim.article.publisher not in self.supporters:
            self.supporters.append(claim.article.publisher)
        if rank >= self.current.rank and moved(self.current.due, mention.due):
            self.current.due = mention.due
        elif not moved(self.current.due, mention.due):
            self.current.due = sharper(self.current.due, mention.due)
        if rank > self.current.rank and same_value(mention.figure.value, self.current.figure.value):
            self.current.claim, self.current.rank = claim, _standing(rank)
            self.current.figure = mention.figure
            self.dissent.clear()

    def _dissent(self, claim: LedgerClaim, at: datetime) -> None:
        self.dissent.append(claim)
        agreeing = [c for c in self.dissent if _agree(c.claim, claim.claim)]
        independent = {c.article.publisher for c in agreeing if _independent(c.claim)}
        if len(independent) >= AGREEING:
            if claim.claim.mention.status is Status.DROPPED:
                self._accept_drop(claim, at)
            else:
                self._set(claim, at)
            self.supporters = sorted(independent)

    def _accept_drop(self, claim: LedgerClaim, at: datetime) -> None:
        assert self.current is not None
        rank = RANK[claim.claim.mention.attribution]
        self.current = _Current(self.current.figure, rank, at, claim, self.current.due)
        self.dropped = True
        self.dissent.clear()

    def fact(self) -> Fact:
        assert self.current is not None
        current = self.current
        first = current.claim.article.publisher
        return Fact(
            key=self.key,
            figure=current.figure,
            due=current.due,
            attribution=current.claim.claim.mention.attribution,
            as_of=current.at,
            claim=current.claim,
            corroborated_by=tuple(sorted(name for name in self.supporters if name != first)),
            disputed_by=tuple(self.dissent),
            dropped=self.dropped,
        )


def _standing(rank: int) -> int:
    """An operator's correction beats what was said, but not what a company will say later."""
    return min(rank, RANK[Attribution.OFFICIAL])


def _agree(a: Claim, b: Claim) -> bool:
    dropped = Status.DROPPED in (a.mention.status, b.mention.status)
    same_status = a.mention.status is b.mention.status
    return (same_status or not dropped) and restates(a.mention.figure, b.mention.figure)


def _independent(claim: Claim) -> bool:
    """A report that cites the company confirms nothing independently."""
    return claim.mention.attribution not in (Attribution.OFFICIAL, Attribution.OPERATOR)
