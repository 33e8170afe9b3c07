"""Claims of one subject and metric as series over time: what the ledger believed when, and who said what. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facts.equality import restates
from facts.ledger import fold, instants, line_key
from facts.types import Attribution, ClaimState, Fact, FactKey, Figure, LedgerClaim, Scope, Stage, Status

POINTS = (
    60  # newest claims of a line that are drawn; more cannot be told apart, and the folds cost their cube
)
COUNTED = (ClaimState.ACTIVE, ClaimState.SUPERSEDED)
When = Mapping[int, datetime]


@dataclass(frozen=True, slots=True)
class Point:
    """One statement. `disputed`: the ledger did not, or does not, hold it."""

    at: datetime
    figure: Figure
    attribution: Attribution
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """From `at` on the ledger held `figure`; None from a cancellation on."""

    at: datetime
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Series:
    """One stage of the line."""

    stage: Stage
    points: tuple[Point, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All stages of one line, earliest stage first; `key.stage` means nothing here."""

    key: FactKey
    series: tuple[Series, ...]


def timeline(
    claims: Sequence[LedgerClaim], *, model: str | None = None, currency: str | None = None
) -> Timeline | None:
    """The line of one subject and metric, in the given model and currency, else in those that most claims name.

    `claims` are all of the subject's claims of that metric, of every state. None where no total was ever stated.
    """
    counted = [claim for claim in claims if claim.state in COUNTED and _sets_line(claim)]
    key = _commonest(counted, model, currency)
    if key is None:
        return None
    line = [claim for claim in counted if _line(claim) == (key.model, key.currency)][-POINTS:]
    when = instants(claims)
    held = {moment: _held(line, moment, when) for moment in _moments(line, when)}
    series = (_series(stage, line, held, when) for stage in Stage)
    return Timeline(key, tuple(each for each in series if each.points))


def _sets_line(claim: LedgerClaim) -> bool:
    mention = claim.claim.mention
    return mention.scope is Scope.TOTAL or (mention.scope is Scope.PART and mention.model is not None)


def _line(claim: LedgerClaim) -> tuple[str | None, str | None]:
    key = line_key(claim.claim)
    return key.model, key.currency


def _commonest(claims: Sequence[LedgerClaim], model: str | None, currency: str | None) -> FactKey | None:
    """The wished model and currency; else no model before any, and the currency named most often."""
    counted = Counter(_line(claim) for claim in claims)
    wished = [line for line in counted if model in (None, line[0]) and currency in (None, line[1])]
    if not wished:
        return None
    best = max(wished, key=lambda line: (line[0] is None, counted[line], line[0] or "", line[1] or ""))
    return next(line_key(claim.claim) for claim in claims if _line(claim) == best)


def _moments(line: Sequence[LedgerClaim], when: When) -> list[datetime]:
    """Every instant at which the belief may have moved, edits of an article among them."""
    edits = {claim.article.seen_at for claim in line if claim.article.version > 1}
    return sorted({*(when[claim.id] for claim in line), *edits})


def _held(line: Sequence[LedgerClaim], moment: datetime, when: When) -> dict[Stage, Fact]:
    """The facts that the ledger held at a moment: of each article the version that stood then."""
    said = [claim for claim in line if when[claim.id] <= moment]
    stood = [
        replace(c, state=ClaimState.ACTIVE if _stood(c, line, moment) else ClaimState.SUPERSEDED)
        for c in said
    ]
    return {key.stage: fact for key, fact in fold(stood).items()}


def _stood(claim: LedgerClaim, line: Sequence[LedgerClaim], moment: datetime) -> bool:
    """Whether the claim's version of its article was the newest one at the moment."""
    article = claim.article
    if article.version > 1 and article.seen_at > moment:
        return False
    later = [
        other.article.seen_at
        for other in line
        if (other.article.source, other.article.key) == (article.source, article.key)
        and other.article.version > article.version
    ]
    if not later:
        return claim.state is ClaimState.ACTIVE
    return min(later) > moment


def _series(
    stage: Stage, line: Sequence[LedgerClaim], held: Mapping[datetime, Mapping[Stage, Fact]], when: When
) -> Series:
    steps: list[Step] = []
    for moment, facts in held.items():
        fact = facts.get(stage)
        figure = None if fact is None or fact.dropped else fact.figure
        if (figure or steps) and (not steps or steps[-1].figure != figure):
            steps.append(Step(moment, figure))
    points: dict[tuple[datetime, Figure, Attribution], Point] = {}
    for claim in line:
        mention, at = claim.claim.mention, when[claim.id]
        if line_key(claim.claim).stage is not stage or mention.status is Status.DROPPED:
            continue
        fact = held[at].get(stage)
        agrees = fact is not None and not fact.dropped and restates(mention.figure, fact.figure)
        found = Point(at, mention.figure, mention.attribution, disputed=not agrees)
        points.setdefault((at, mention.figure, mention.attribution), found)
    return Series(stage, tuple(sorted(points.values(), key=lambda point: point.at)), tuple(steps))
