"""The names of a sentence that may be the subject of one of its figures, and what they are measured by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.hangers import hangs_on
from facts.partners import partner_names
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_compared, is_vendor, leads_clause
from facts.tables.buyers import LABORATORIES, LARGE_CLOUDS
from facts.tables.references import CLAUSE_HEADS
from facts.types import Metric, Subject

DEAL_METRICS = (Metric.INVESTMENT, Metric.POWER)


@dataclass(frozen=True, slots=True)
class Contest:
    """One figure and what every name of its sentence is measured by."""

    sentence: Sentence
    quantity: Quantity
    metric: Metric
    catalogue: Catalogue
    partners: frozenset[NameHit]
    leader: NameHit | None
    rank: int

    def has_between(self, name: NameHit) -> bool:
        """Whether another name stands between this one and the figure."""
        return any(name.end <= other.start < self.quantity.start for other in self.sentence.names)


def contest_of(sentence: Sentence, quantity: Quantity, metric: Metric, catalogue: Catalogue) -> Contest:
    leaders = _leaders(sentence, quantity)
    reach = 120 if metric is Metric.INVESTMENT and sentence.has("computing", "money_object") else 40
    in_deal = metric in DEAL_METRICS and sentence.nearest(quantity, "deal") <= reach
    ranks = (
        [
            rank(name.subject)
            for name in sentence.names
            if not is_compared(sentence, name) and not hangs_on(sentence, name)
        ]
        if in_deal
        else []
    )
    partners = frozenset(partner_names(sentence))
    return Contest(
        sentence,
        quantity,
        metric,
        catalogue,
        partners,
        leaders[0] if leaders else None,
        max(ranks, default=0),
    )


def _leaders(sentence: Sentence, quantity: Quantity) -> list[NameHit]:
    """Names that open the figure's clause, or the clause before it where its own names nobody."""
    found = [
        name for name in sentence.names if leads_clause(sentence, name, quantity) and not is_vendor(name)
    ]
    low, high = sentence.clause(quantity.start)
    if found or low <= sentence.span.start + 1 or any(low <= name.start < high for name in sentence.names):
        return found
    before = sentence.clause(max(sentence.span.start, low - 2))
    if sentence.tagged(("saying",), *before):
        return found
    if any(q.kind is quantity.kind and before[0] <= q.start < before[1] for q in sentence.quantities):
        return found
    return [
        name
        for name in sentence.names
        if before[0] <= name.start < before[1]
        and before[0] > sentence.span.start
        and not is_vendor(name)
        and before[1] - name.end > 3
        and sentence.text[before[0] : name.start].strip(" \"「'") in CLAUSE_HEADS
    ]


def rank(subject: Subject) -> int:
    """In a contract the buyer counts: a laboratory before a large cloud, a large cloud before its landlords."""
    return 2 if subject.name in LABORATORIES else 1 if subject.name in LARGE_CLOUDS else 0


@cache
def party_pattern() -> re.Pattern[str]:
    """Before those that somebody has contracts with: "recent partnerships with Amazon (5 gigawatts), …"."""
    return re.compile(
        r"(?:deals?|agreements?|contracts?|partnerships?|pacts?|commitments?|协议|合作|"
        r"合约)[^,;。]{0,20}(?<![a-z])(?:with|与|和)(?: the)? ?$"
    )


def is_opposite(contest: Contest, name: NameHit) -> bool:
    """True for one of the parties that are listed with the sum of each contract in brackets."""
    sentence = contest.sentence
    if sentence.text[name.end : name.end + 2].strip() != "(":
        return False
    begin = max(sentence.span.start, name.start - 160)
    return any(
        party_pattern().search(sentence.text[begin : other.start])
        for other in sentence.names
        if begin <= other.start <= name.start
    )
