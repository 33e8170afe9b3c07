"""What a name gains or loses as the subject of a figure by the words between the two."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.contenders import Contest, is_opposite, rank
from facts.gaps import remark_pattern
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
from facts.quantities import Kind, Quantity
from facts.reading import Sentence


def by_place(contest: Contest, name: NameHit) -> float:
    """Names right before a figure ("Samsung (50,000)") or in its noun phrase ("$500 billion Stargate project")."""
    if name.end <= contest.quantity.start:
        return _by_place_before(contest, name)
    converted = remark_pattern().match(contest.sentence.text, contest.quantity.end)
    end = converted.end() if converted else contest.quantity.end
    gap = contest.sentence.text[end : name.start]
    given = _by_what_leads_to_it(contest, name, gap)
    return _by_nearness_behind(contest, name, gap, end) if given is None else given


def _by_place_before(contest: Contest, name: NameHit) -> float:
    sentence, quantity = contest.sentence, contest.quantity
    gap = sentence.text[name.end : quantity.start]
    if is_brought_to(sentence, name.start, gap) or is_given(sentence, name.start, gap):
        return 34
    if gap.strip() in ("(", ":") and not is_opposite(contest, name) and not _joins_in(contest, name):
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


def _by_what_leads_to_it(contest: Contest, name: NameHit, gap: str) -> float | None:
    """What the words between a figure and a name behind it add, where they tie one to the other."""
    sentence, quantity = contest.sentence, contest.quantity
    buyer = contest.rank and rank(name.subject) == contest.rank
    if buyer and dealt_with_pattern().fullmatch(gap):
        return 24
    if quantity.kind is Kind.COUNT and _is_given_chips(gap):
        return 20
    if name.is_place and called_pattern().fullmatch(gap):
        return 24
    if name.is_place and is_put_into(gap):
        return 26
    if is_set_apart(sentence, quantity, gap):
        return 24
    if quantity.kind is Kind.MONEY and ((gap == " at " and not name.is_place) or (buyer and gap == " from ")):
        return 24
    held = gap == " at " and not sentence.text.startswith("'", name.end)
    if (quantity.kind is Kind.POWER and held) or is_built_by(gap) or _goes_to(gap):
        return 20
    return 20 if name.is_place and meant_for_pattern().fullmatch(gap) else None


def _is_given_chips(gap: str) -> bool:
    told = (" for ", " for the ", " each for ", " to ", " at ", " at the ", " available to ")
    return gap in told or given_to_pattern().fullmatch(gap) is not None


def _by_nearness_behind(contest: Contest, name: NameHit, gap: str, end: int) -> float:
    """What a name behind a figure has for standing in its noun phrase or its clause; `gap` begins at `end`."""
    sentence, quantity = contest.sentence, contest.quantity
    if len(gap) * sentence.weight <= 30 and noun_gap_pattern().fullmatch(gap):
        return 8 if name.is_place else -6
    if apposition_pattern().match(sentence.text, quantity.end) or _is_fronted(sentence, quantity, name):
        return -5
    bare = remark_pattern().sub("", gap)
    if bare != gap and not any(mark in bare for mark in ",;("):
        return -5  # a remark in brackets ends no clause
    remarked = end > quantity.end
    return -5 if name.start < sentence.clause(end if remarked else quantity.start)[1] else -18


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


def _joins_in(contest: Contest, name: NameHit) -> bool:
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
