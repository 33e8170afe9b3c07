"""Figures and names that a sentence lists in one order: "A and B, with 1 GW and 2 GW respectively"."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_list_gap
from facts.types import Subject


def subject_in_order(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The subject of the figure where a list of as many names as figures of its kind stands before them.

    "respectively" or 分别 ties them together, or a verb between the lists: "for A, B and C are".
    """
    said = sentence.has("respectively")
    if not said and len(sentence.names) < 2:
        return None
    figures = _run_of_figures(sentence, quantity)
    listed: list[NameHit] = []
    for name in sentence.names:
        if name.end > figures[0].start:
            break
        joined = listed and is_list_gap(sentence.text[listed[-1].end : name.start])
        listed = [*listed, name] if joined else [name]
    if len(listed) < 2 or len(listed) != len(figures):
        return None
    if not said and not are_pattern().fullmatch(sentence.text, listed[-1].end, figures[0].start):
        return None
    return listed[figures.index(quantity)].subject


def _run_of_figures(sentence: Sentence, quantity: Quantity) -> list[Quantity]:
    """The figures of one list with `quantity`."""
    run: list[Quantity] = []
    for each in (q for q in sentence.quantities if q.kind is quantity.kind):
        if run and not figure_gap_pattern().fullmatch(sentence.text[run[-1].end : each.start]):
            if quantity in run:
                return run
            run = []
        run.append(each)
    return run


@cache
def are_pattern() -> re.Pattern[str]:
    """Between as many names as figures: what ties them in order without "respectively", "for A, B and C are"."""
    return re.compile(
        r" (?:are|were|stand at|come to|came to|amount to)(?: (?:now|about|around|roughly|some)){0,2} "
    )


@cache
def figure_gap_pattern() -> re.Pattern[str]:
    """What stands between two figures of one list."""
    return re.compile(r"[,、 ]{0,2}(?:and|和|及|与|以及|&)?[, ]?(?:about |around |roughly |约|近)?")
