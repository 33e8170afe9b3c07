"""Measures every name of a sentence against one figure, by distance, place and part."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.contenders import Contest, is_opposite, rank
from facts.hangers import hangs_on
from facts.inside import (
    is_inside_a_relative,
    is_inside_an_apposition,
    is_where_another_stands,
    only_takes_part,
)
from facts.placing import by_place
from facts.quantities import Quantity
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
    supplies,
)
from facts.titles import is_a_title, is_former
from facts.types import Metric, SubjectKind

BASE = {SubjectKind.SITE: 24, SubjectKind.CLUSTER: 24, SubjectKind.PROGRAMME: 20, SubjectKind.COMPANY: 14}


LEAST_BEFORE, LEAST_BEHIND = -16, -6


def best_of(contest: Contest) -> tuple[NameHit | None, float]:
    best: NameHit | None = None
    best_score = -1e9
    for name in contest.sentence.names:
        score = _score(contest, name)
        is_behind = name.start >= contest.quantity.end
        least = LEAST_BEHIND if is_behind and not name.is_place else LEAST_BEFORE
        if score is not None and score > max(best_score, least):
            best, best_score = name, score
    return best, best_score


def _score(contest: Contest, name: NameHit) -> float | None:
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
    score += by_place(contest, name) + _by_part(contest, name) - (30 if _is_cut_off(contest, name) else 0)
    capex = contest.metric is Metric.INVESTMENT and sentence.nearest(quantity, "capex") < 60
    named = {each.subject.name for each in sentence.names}
    below = name.is_place or name.subject.owner in named
    return score - (15 if capex and below else 0)


def _is_cut_off(contest: Contest, name: NameHit) -> bool:
    """True where a semicolon stands behind a name, and another name between that and the figure."""
    sentence, quantity = contest.sentence, contest.quantity
    cut = sentence.text.rfind(";", name.end, max(name.end, quantity.start))
    return cut >= 0 and any(cut < other.start and other.end <= quantity.start for other in sentence.names)


def _only_locates(contest: Contest, name: NameHit) -> bool:
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


def _by_part(contest: Contest, name: NameHit) -> float:
    """What the name's part in the sentence adds or takes."""
    sentence, quantity = contest.sentence, contest.quantity
    if _stands_aside(contest, name):
        return -20
    if is_a_title(sentence, name) and len({each.subject.name for each in sentence.names}) > 1:
        return -14
    if is_opposite(contest, name):
        return -5
    compared = is_compared(sentence, name)
    if compared and sentence.text[quantity.end : name.start] in (" in ", " at "):
        return 6  # the figure of comparison is its own
    if compared or is_nearby(sentence, name):
        return 6 if _is_right_behind(contest, name) else -18
    if is_addend(sentence, name, quantity):
        return -30
    if hangs_on(sentence, name) or is_only_quoted(sentence, name):
        return -34
    if is_a_source(sentence, name, quantity):
        return -12
    if is_remark(sentence, name, quantity):
        return -14
    return 0 if name.is_place else _by_its_deal(contest, name)


def _stands_aside(contest: Contest, name: NameHit) -> bool:
    """True for a name that only tells where, or with whom, or that stands inside what is said of another."""
    sentence = contest.sentence
    return (
        _only_locates(contest, name)
        or is_where_another_stands(sentence, name)
        or (is_state(name) and sentence.text[max(0, name.start - 1) : name.start] in ("在", "于"))
        or only_takes_part(sentence, name)
        or _only_dates(sentence, name, contest.quantity)
        or is_inside_an_apposition(sentence, name)
        or is_inside_a_relative(sentence, name, contest.quantity)
    )


def _is_right_behind(contest: Contest, name: NameHit) -> bool:
    """Whether a Chinese figure stands behind a name that is compared, with no mark between."""
    sentence, quantity = contest.sentence, contest.quantity
    if sentence.weight == 1 or name.end > quantity.start:
        return False
    gap = sentence.text[name.end : quantity.start]
    return len(gap) * sentence.weight <= 48 and not any(mark in gap for mark in ",;，。")


def _by_its_deal(contest: Contest, name: NameHit) -> float:
    """What a company has for its side of a contract."""
    behind = 8 * max(0, contest.rank - rank(name.subject))
    if contest.metric in (Metric.POWER, Metric.CHIPS) and is_served(contest.sentence, name):
        return 8
    if name in contest.partners and not (contest.rank and rank(name.subject) == contest.rank):
        return -9 - behind
    return -behind


@cache
def days_after_pattern() -> re.Pattern[str]:
    """How a sentence begins that only dates what follows: "Three days after the launch of"."""
    return re.compile(
        r"\s{0,2}(?:[a-z]{2,9} ){0,3}(?:hours|days?|weeks?|months?|shortly|soon|barely|years?) (?:after|before) "
    )


def _only_dates(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for the Stargate of "Days after Stargate was shown, Meta said": its clause ends before the figure."""
    opening = days_after_pattern().match(sentence.text, sentence.span.start)
    if opening is None or name.start < opening.end():
        return False
    comma = sentence.text.find(", ", opening.end(), quantity.start)
    later = any(comma < other.start < quantity.start for other in sentence.names)
    return comma >= name.end and later
