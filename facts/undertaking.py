"""Whose a figure is where its own clause says it: "and OpenAI committed itself to", "takes Stargate past"."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_state, is_vendor
from facts.tables.markers import HANDS_OVER
from facts.types import Subject, SubjectKind

REACH = 90  # letters between a company that undertakes something and how much


@cache
def joined_pattern() -> re.Pattern[str]:
    """Right before a company with which a further clause begins."""
    return re.compile(r"[,;] (?:and|but|while|whereas|though) $|; $")


@cache
def undertakes_pattern() -> re.Pattern[str]:
    """Behind a company: that it undertakes something of its own, "committed itself within a month to"."""
    return re.compile(
        r" (?:itself |alone |now |also |still |recently |separately |meanwhile )?(?:has |had |have )?(?:already |"
        r"also |since |now |recently )?(?:will |would |is |are |was |plans |wants |means |sees |put |set |spent |"
        r"[a-z]{3,12}(?:ed|[^sui]s) )"
    )


@cache
def supplying_pattern() -> re.Pattern[str]:
    """Behind a company: that it only hands something to another."""
    return re.compile(rf" (?:will |is |has |also )?(?:{HANDS_OVER}|(?:lend|lent|offer)[a-z]{{0,4}}) ")


@cache
def gathers_pattern() -> re.Pattern[str]:
    """Behind a name: that it has so much, up to the figure, " now has nearly", " stands at"."""
    bound = (
        r"(?:(?:about|around|roughly|some|nearly|almost|over|more than|close to|up to|at least|well) ){0,2}"
    )
    return re.compile(
        rf" (?:now |already |thus |therefore )?(?:has|have|stands at|totals|comes to|counts) {bound}"
    )


@cache
def taken_pattern() -> re.Pattern[str]:
    """Before a name: that something takes it to so much, "takes", "brings"."""
    return re.compile(
        r"(?<![a-z])(?:takes?|brings?|pushes|push|lifts?|carr(?:y|ies)|moves?|puts?|taking|bringing) $"
    )


@cache
def place_that_has_pattern() -> re.Pattern[str]:
    """Between a place and its figure: ", a campus of 1,200 acres in Shackelford County that will have"."""
    return re.compile(
        r", (?:an?|the|its) (?:[a-z0-9,'-]{1,14} ){0,4}(?:campus|complex|site|facility|data cent(?:er|re)|cluster|"
        r"supercomputer)(?: [a-z0-9,'-]{1,14}){0,7} (?:that|which) (?:will|would|is to|should|can|could) (?:have|"
        r"hold|draw|reach|house|need|use|consume|be|run on|take) (?:about |around |up to |nearly |over |some )?"
    )


@cache
def past_pattern() -> re.Pattern[str]:
    """Between that name and the figure."""
    return re.compile(
        r" (?:to|past|above|over|beyond|at)(?: (?:about|around|roughly|some|nearly|almost|over|more than|"
        r"close to|the)){0,2} ?(?:[a-z]{0,3}[$€£¥])?"
    )


def told_by_its_clause(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The name that the words right before the figure give it to; None where they give it to nobody."""
    before = [name for name in sentence.names if name.end <= quantity.start]
    if not before or sentence.weight > 1:
        return None
    last = before[-1]
    gap = sentence.text[last.end : quantity.start]
    for name in before:
        if name.is_place and place_that_has_pattern().fullmatch(sentence.text, name.end, quantity.start):
            return name.subject
    if past_pattern().fullmatch(gap) and taken_pattern().search(sentence.before(last.start, 12)):
        return last.subject
    whole = last.is_place or last.subject.kind is SubjectKind.PROGRAMME
    if (
        whole
        and len(before) > 1
        and _goes_on_with_it(sentence, last.start)
        and gathers_pattern().fullmatch(gap)
    ):
        return last.subject
    if supplying_pattern().match(gap) or _goes_back_to_a_place(sentence, before, last.end):
        return None
    undertakes = joined_pattern().search(sentence.before(last.start, 10)) and undertakes_pattern().match(gap)
    if not undertakes or len(gap) > REACH or last.is_place or is_vendor(last) or is_state(last):
        return None
    high = sentence.clause(quantity.start)[1]
    placed = any(name.is_place and quantity.end <= name.start < high for name in sentence.names)
    others = any(each.start >= last.end and each.end <= quantity.start for each in sentence.quantities)
    return None if placed or others or len(before) < 2 else last.subject


@cache
def back_pattern() -> re.Pattern[str]:
    """In the company's clause: the place told of before it, "the site", "there", "it"."""
    return re.compile(
        r"(?<![a-z])(?:the (?:site|campus|project|facility|complex|data cent(?:er|re)|cluster)|there|it|"
        r"them)(?![a-z])"
    )


def _goes_back_to_a_place(sentence: Sentence, before: list[NameHit], at: int) -> bool:
    """Whether the clause behind `at` speaks of "it" or "the site", or of a place that the sentence names before."""
    if " it " in sentence.text[at : at + REACH]:
        return True
    placed = any(name.is_place for name in before)
    return placed and back_pattern().search(sentence.text, at, sentence.span.end) is not None


def _goes_on_with_it(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins at `at`, behind others that only lead to it: "with these, and with Abilene, "."""
    return sentence.before(at, 2) in (", ", ": ", "; ")
