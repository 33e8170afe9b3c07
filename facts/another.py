"""Figures of another place than the one named: "another campus", and what "it would spend" as a company."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.partners import partner_names
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.references import it_acts_pattern
from facts.roles import is_state, is_vendor
from facts.topic import Topic
from facts.types import Subject


@cache
def another_place_pattern() -> re.Pattern[str]:
    """A further place without a name: "has broken ground on another campus"."""
    return re.compile(
        r"(?<![a-z])(?:another|a separate|a different|one more|a second|a third|a sister)(?: [a-z0-9.-]{2,14}){0,3}"
        r" (?:campus|site|facility|complex|location|megaproject)(?![a-z])"
    )


@cache
def same_ground_pattern() -> re.Pattern[str]:
    """Words by which the further place is a part of the one named: "there", "on the same site"."""
    return re.compile(
        r"(?<![a-z])(?:there|next door|nearby|alongside|adjacent|same|on (?:the|its) (?:campus|site|grounds)|"
        r"of the (?:campus|site|project|complex))(?![a-z])"
    )


def of_another_place(
    sentence: Sentence, quantity: Quantity, best: NameHit | None, topic: Topic
) -> Subject | None:
    """The company whose further, unnamed place a figure is of, where `best` is a place named before that."""
    if best is None or not best.is_place or best.end > quantity.start:
        return None
    turn = another_place_pattern().search(sentence.text, best.end, min(quantity.end + 40, sentence.span.end))
    if turn is None or same_ground_pattern().search(sentence.text, best.end, sentence.span.end):
        return None
    if any(name.is_place and name.start >= turn.start() for name in sentence.names):
        return None
    return _company_of(sentence, quantity, topic)


@cache
def further_thing_pattern() -> re.Pattern[str]:
    """How a sentence begins, as written, that is about a further thing: "A second system, Equinox"."""
    return re.compile(
        r"\s{0,2}(?:[Aa]n?|[Tt]he|Its|Their) (?:second|third|smaller|larger|sister|further|separate|other) "
        r"(?:[a-z-]{2,14} ){0,2}(?:system|machine|supercomputer|cluster|site|campus|facility)"
        r"(?:,| called| named| dubbed| known as) [\"“]?[A-Z][\w-]{2,20}"
    )


def is_a_further_thing(sentence: Sentence, start: int) -> bool:
    """True where the figure at `start` is of a thing that its sentence names and the catalogue does not know."""
    match = further_thing_pattern().match(sentence.raw, sentence.span.start)
    if match is None or start < match.end():
        return False
    return not any(name.start < match.end() for name in sentence.names)


@cache
def sum_with_pattern() -> re.Pattern[str]:
    """How a sentence begins that adds to what was told before: "Together with A, that brings"."""
    return re.compile(
        r"\s{0,2}(?:together|along|combined|taken together) with [^;.]{2,100}, (?:that|this|it|these|they) "
        r"(?:(?:would|will) )?(?:brings?|takes?|makes?|raises?|puts?|adds? up)(?![a-z])"
    )


def of_a_sum_with(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    """Whose the sum is: of the figure told before, not of what is added to it."""
    match = sum_with_pattern().match(sentence.text, sentence.span.start)
    return topic.last if match is not None and match.end() <= quantity.start else None


@cache
def whole_spending_pattern() -> re.Pattern[str]:
    """Behind an amount that is a company's spending as a whole: "on AI infrastructure", "in fiscal 2025"."""
    return re.compile(
        r" (?:on|in|into|for|toward|towards) (?:its |new |more )?(?:ai|data cent(?:er|re)s|artificial|"
        r"infrastructure|cloud|capital|computing|technical|fiscal|chips|servers)(?![a-z])"
    )


def acts_as_a_company(
    sentence: Sentence, quantity: Quantity, best: NameHit | None, topic: Topic
) -> Subject | None:
    """The company that "it would spend" in the figure's own clause stands for, behind a place in another clause."""
    if best is None or not best.is_place or best.end > quantity.start:
        return None
    if it_acts_pattern().search(sentence.text, best.end, quantity.start) is None:
        return None
    acts = max(match.start() for match in it_acts_pattern().finditer(sentence.text, best.end, quantity.start))
    low = sentence.clause(quantity.start)[0]
    if acts < low or best.end > low or not whole_spending_pattern().match(sentence.text, quantity.end):
        return None
    return _company_of(sentence, quantity, topic)


def _company_of(sentence: Sentence, quantity: Quantity, topic: Topic) -> Subject | None:
    partners = partner_names(sentence)
    leading = [
        name.subject
        for name in sentence.names
        if name.end <= quantity.start
        and not name.is_place
        and name not in partners
        and not is_vendor(name)
        and not is_state(name)
    ]
    return leading[0] if leading else topic.company
