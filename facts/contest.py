"""Measures every name of a sentence against one figure, by distance, place and part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.gaps import remark_pattern
from facts.hangers import hangs_on
from facts.inside import (
    is_inside_a_relative,
    is_inside_an_apposition,
    is_where_another_stands,
    only_takes_part,
)
from facts.nearness import (
    apposition_pattern,
    called_pattern,
    dealt_with_pattern,
    fronted_pattern,
    is_brought_to,
    is_built_by,
    is_given,
    is_put_into,
    is_set_apart,
    joint_effort_pattern,
    meant_for_pattern,
    named_apposition_pattern,
    noun_gap_pattern,
    owned_figure_pattern,
    owners_pattern,
    relative_pattern,
    sited_pattern,
    with_pattern,
)
from facts.partners import partner_names
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.roles import (
    is_a_source,
    is_addend,
    is_compared,
    is_nearby,
    is_only_quoted,
    is_remark,
    is_served,
    is_spread,
    is_state,
    is_vendor,
    leads_clause,
    supplies,
)
from facts.tables.buyers import LABORATORIES, LARGE_CLOUDS
from facts.tables.references import CLAUSE_HEADS
from facts.titles import is_a_title, is_former
from facts.types import Metric, Subject, SubjectKind

BASE = {SubjectKind.SITE: 24, SubjectKind.CLUSTER: 24, SubjectKind.PROGRAMME: 20, SubjectKind.COMPANY: 14}


LEAST_BEFORE, LEAST_BEHIND = -16, -6


DEAL_METRICS = (Metric.INVESTMENT, Metric.POWER)


@dataclass(frozen=True, slots=True)
class _Contest:
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


def contest_of(sentence: Sentence, quantity: Quantity, metric: Metric, catalogue: Catalogue) -> _Contest:
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
    return _Contest(
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


def best_of(contest: _Contest) -> tuple[NameHit | None, float]:
    best: NameHit | None = None
    best_score = -1e9
    for name in contest.sentence.names:
        score = _score(contest, name)
        is_behind = name.start >= contest.quantity.end
        least = LEAST_BEHIND if is_behind and not name.is_place else LEAST_BEFORE
        if score is not None and score > max(best_score, least):
            best, best_score = name, score
    return best, best_score


def _score(contest: _Contest, name: NameHit) -> float | None:
    sentence, quantity = contest.sentence, contest.quantity
    if (name.start < quantity.end and quantity.start < name.end) or supplies(sentence, name):
        return None
    if is_former(sentence, name) or ";" in sentence.text[quantity.end : max(quantity.end, name.start)]:
        return None
    if is_spread(sentence, name):
        return None
    distance = sentence.distance(name.start, name.end, quantity)
    score = float(BASE[name.subject.kind]) - min(distance / 9, 14) - distance / 1000
    if contest.metric is Metric.GENERATION and name.subject.kind in (SubjectKind.SITE, SubjectKind.CLUSTER):
        score += 12
    score -= (14 if is_state(name) else 0) + (12 if is_vendor(name) else 0)
    score += 2 if name.subject.part_of is not None else 0
    score += _by_place(contest, name) + _by_part(contest, name) - (30 if _is_cut_off(contest, name) else 0)
    capex = contest.metric is Metric.INVESTMENT and sentence.nearest(quantity, "capex") < 60
    named = {each.subject.name for each in sentence.names}
    below = name.is_place or name.subject.owner in named
    return score - (15 if capex and below else 0)


def _is_cut_off(contest: _Contest, name: NameHit) -> bool:
    """True where a semicolon stands behind a name, and another name between that and the figure."""
    sentence, quantity = contest.sentence, contest.quantity
    cut = sentence.text.rfind(";", name.end, max(name.end, quantity.start))
    return cut >= 0 and any(cut < other.start and other.end <= quantity.start for other in sentence.names)


def _only_locates(contest: _Contest, name: NameHit) -> bool:
    """True for a county that a stranger to it builds in: "Vantage plans a campus in Shackelford County"."""
    sentence, catalogue = contest.sentence, contest.catalogue
    if sentence.text[max(0, contest.quantity.start - 5) : contest.quantity.start].endswith((" the ", "its ")):
        return False  # "the 230MW facility planned in Narvik"
    if name.subject.kind is not SubjectKind.SITE or not in_pattern().search(
        sentence.text[max(sentence.span.start, name.start - 10) : name.start]
    ):
        return False
    return any(
        other.end <= name.start
        and other not in contest.partners
        and not is_vendor(other)
        and (other.is_place or catalogue.has_places(other.subject.name))
        and not catalogue.lineage(name.subject.name) & catalogue.lineage(other.subject.name)
        for other in sentence.names
    )


@cache
def in_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![a-z])(?:in|near|outside)(?: rural)? |在|位于)$")


@cache
def party_pattern() -> re.Pattern[str]:
    """Before those that somebody has contracts with: "recent partnerships with Amazon (5 gigawatts), …"."""
    return re.compile(
        r"(?:deals?|agreements?|contracts?|partnerships?|pacts?|commitments?|协议|合作|"
        r"合约)[^,;。]{0,20}(?<![a-z])(?:with|与|和)(?: the)? ?$"
    )


def _is_opposite(contest: _Contest, name: NameHit) -> bool:
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


def _by_part(contest: _Contest, name: NameHit) -> float:
    """What the name's part in the sentence adds or takes."""
    if _only_locates(contest, name) or is_where_another_stands(contest.sentence, name):
        return -20
    if is_state(name) and contest.sentence.text[max(0, name.start - 1) : name.start] in ("在", "于"):
        return -20
    if only_takes_part(contest.sentence, name):
        return -20
    if is_inside_an_apposition(contest.sentence, name) or is_inside_a_relative(
        contest.sentence, name, contest.quantity
    ):
        return -20
    if is_a_title(contest.sentence, name) and len({each.subject.name for each in contest.sentence.names}) > 1:
        return -14
    if _is_opposite(contest, name):
        return -5
    if contest.sentence.text[contest.quantity.end : name.start] in (" in ", " at ") and is_compared(
        contest.sentence, name
    ):
        return 6  # the figure of comparison is its own
    if is_compared(contest.sentence, name) or is_nearby(contest.sentence, name):
        gap = (
            contest.sentence.text[name.end : contest.quantity.start]
            if name.end <= contest.quantity.start
            else "x" * 99
        )
        own = len(gap) * contest.sentence.weight <= 48 and not any(mark in gap for mark in ",;，。")
        return 6 if own and contest.sentence.weight > 1 else -18
    if is_addend(contest.sentence, name, contest.quantity):
        return -30
    if hangs_on(contest.sentence, name) or is_only_quoted(contest.sentence, name):
        return -34
    if is_a_source(contest.sentence, name, contest.quantity):
        return -12
    if is_remark(contest.sentence, name, contest.quantity):
        return -14
    if name.is_place:
        return 0
    behind = 8 * max(0, contest.rank - rank(name.subject))
    if contest.metric in (Metric.POWER, Metric.CHIPS) and is_served(contest.sentence, name):
        return 8
    if name in contest.partners and not (contest.rank and rank(name.subject) == contest.rank):
        return -9 - behind
    return -behind


def _by_place(contest: _Contest, name: NameHit) -> float:
    """Names right before a figure ("Samsung (50,000)") or in its noun phrase ("$500 billion Stargate project")."""
    sentence, quantity = contest.sentence, contest.quantity
    if name.end <= quantity.start:
        gap = sentence.text[name.end : quantity.start]
        if is_brought_to(sentence, name.start, gap) or is_given(sentence, name.start, gap):
            return 34
        if gap.strip() in ("(", ":") and not _is_opposite(contest, name) and not _joins_in(contest, name):
            return 25
        listed = gap.startswith((" at ", " on ")) and with_pattern().search(sentence.before(name.start, 60))
        own = name not in contest.partners or gap.startswith("'") or bool(listed)
        owns = own and owned_figure_pattern().fullmatch(gap)
        if owns and not _measures_a_place(sentence, quantity):
            return 24
        if named_apposition_pattern().fullmatch(gap):
            return 22
        if name.is_place and owners_pattern().fullmatch(gap):
            return 30
        if relative_pattern().fullmatch(gap) and not contest.has_between(name):
            return 30 if name in contest.partners else 18
        if contest.leader is not None and name.end <= sentence.clause(contest.leader.start)[0]:
            return -8
        near = len(gap) * sentence.weight <= 6 and name not in contest.partners
        return 10 if near and name.is_place else 6 if near else 0
    converted = remark_pattern().match(sentence.text, quantity.end)
    end = converted.end() if converted else quantity.end
    gap = sentence.text[end : name.start]
    if contest.rank and rank(name.subject) == contest.rank and dealt_with_pattern().fullmatch(gap):
        return 24
    if quantity.kind is Kind.COUNT and (
        gap in (" for ", " for the ", " each for ", " to ", " at ", " at the ", " available to ")
        or given_to_pattern().fullmatch(gap)
    ):
        return 20
    held = gap == " at " and not sentence.text.startswith("'", name.end)
    if name.is_place and called_pattern().fullmatch(gap):
        return 24
    if name.is_place and is_put_into(gap):
        return 26
    if is_set_apart(sentence, quantity, gap):
        return 24
    if quantity.kind is Kind.MONEY and gap == " at " and not name.is_place:
        return 24
    if (
        contest.rank
        and gap == " from "
        and quantity.kind is Kind.MONEY
        and rank(name.subject) == contest.rank
    ):
        return 24
    if (quantity.kind is Kind.POWER and held) or is_built_by(gap) or _goes_to(gap):
        return 20
    if name.is_place and meant_for_pattern().fullmatch(gap):
        return 20
    if len(gap) * sentence.weight <= 30 and noun_gap_pattern().fullmatch(gap):
        return 8 if name.is_place else -6
    if apposition_pattern().match(sentence.text, quantity.end) or _is_fronted(sentence, quantity, name):
        return -5
    bare = remark_pattern().sub("", gap)
    if bare != gap and not any(mark in bare for mark in ",;("):
        return -5  # a remark in brackets ends no clause
    return -5 if name.start < sentence.clause(end if converted else quantity.start)[1] else -18


@cache
def given_to_pattern() -> re.Pattern[str]:
    """Between chips and who gets them, with what he is: "to the Saudi company"."""
    return re.compile(
        r" to (?:the )?(?:[a-z.-]{2,14} ){1,2}?(?:company|firm|group|startup|start-up|developer|operator|provider|"
        r"venture) "
    )


@cache
def goes_to_pattern() -> re.Pattern[str]:
    """Between chips and the first of those that get them: "50,000 each will go to"."""
    return re.compile(
        r" (?:each )?(?:(?:will |would |are to |were to |is to )?(?:go|goes|going|went) to|(?:is|are|were|"
        r"was) (?:meant|intended|"
        r"earmarked|destined|bound|reserved|set aside|allocated) for) (?:the )?"
    )


def _goes_to(gap: str) -> bool:
    return goes_to_pattern().fullmatch(gap) is not None


def _joins_in(contest: _Contest, name: NameHit) -> bool:
    before = contest.sentence.text[max(contest.sentence.span.start, name.start - 24) : name.start]
    return name in contest.partners and joint_effort_pattern().search(before) is not None


def _measures_a_place(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the figure of a place in its own noun phrase: "OpenAI's $500 billion Stargate Project"."""
    return any(
        name.is_place
        and 0 <= name.start - quantity.end <= 40
        and (
            noun_gap_pattern().fullmatch(sentence.text, quantity.end, name.start)
            or sited_pattern().fullmatch(sentence.text, quantity.end, name.start)
        )
        for name in sentence.names
    )


def _is_fronted(sentence: Sentence, quantity: Quantity, name: NameHit) -> bool:
    if fronted_pattern().match(sentence.text, sentence.span.start) is None:
        return False
    if any(other.end <= quantity.start for other in sentence.names):
        return False
    first = next((other for other in sentence.names if other.start >= quantity.end), None)
    return first is not None and sentence.clause(first.start) == sentence.clause(name.start)
