"""Counts each figure once: repeats within a text, and between title and text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from math import floor, log

from facts.catalogue import Catalogue
from facts.learnt.verdicts import Dates, Names
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.chips import VENDORS
from facts.types import Evidence, Mention, Metric, Place, Scope, Status, Subject

TOLERANCE = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with its subject, if any.

    `heading` marks one from a heading inside the text, `listed` one that stands beside an equal figure of its
    sentence as the next of a list: "10 GW of A's chips, 10 GW of B's", `names` and `dates` weigh the names and the
    dates around it, `doubtful` that it does not count unless somebody is found whose it is, `again` that it takes up
    an earlier one, `other` that it is told as another of its kind: "The other 50 MW".
    """

    subject: Subject | None
    mention: Mention
    heading: bool = False
    listed: bool = False
    names: Names | None = None
    dates: Dates | None = None
    doubtful: bool = False
    again: bool = False
    other: bool = False


def told_again(
    sentence: Sentence, quantity: Quantity, metric: Metric, found: Sequence[Found], since: int
) -> Found | None:
    """The figure of the sentence before, which begins at `since`, that this one takes up: "The 39 MW is due by"."""
    head = sentence.text[sentence.span.start : quantity.start].strip(" \"'")
    if head not in ("the", "that", "those", "these", "这", "该", "上述") or sentence.names:
        return None
    alike = [
        item
        for item in found
        if item.mention.metric is metric
        and item.mention.evidence.place is Place.TEXT
        and since <= item.mention.evidence.start < sentence.span.start
        and _near(item.mention.figure.value, quantity.value)
    ]
    return alike[-1] if alike else None


def dated_again(item: Found, again: Mention) -> Found:
    """A figure with the date that its second telling has, where the first has none."""
    if item.mention.due is not None or again.due is None:
        return item
    return replace(item, mention=replace(item.mention, due=again.due), dates=None)


def old_beside_new(found: list[Found], text: str) -> list[Found]:
    """Gives an old value the subject of the new one right behind it in `text`: "from $3 billion to $7 billion"."""
    told = list(found)
    for at in range(len(told) - 1):
        old, new = told[at], told[at + 1]
        if new.subject is not None and _is_raised_to(old.mention, new.mention, text):
            told[at] = replace(old, subject=new.subject)
    return told


def _is_raised_to(old: Mention, new: Mention, text: str) -> bool:
    """Whether an old value stands right before the new one of the same metric in `text`."""
    in_text = old.evidence.place is new.evidence.place is Place.TEXT
    if not in_text or old.metric is not new.metric or old.scope is not Scope.PREVIOUS:
        return False
    return raised_to_pattern().fullmatch(text[old.evidence.end : new.evidence.start].lower()) is not None


@cache
def raised_to_pattern() -> re.Pattern[str]:
    """Between an old value and the new one: " to about ", 增至."""
    return re.compile(
        r" to (?:about |around |roughly |some |over |nearly |more than |up to )?|"
        r"(?:一路|大幅)?(?:增加?|提高|提升|上调|上修|调高|扩大?|升|涨|下调|降|减)[至到为]约?"
    )


def without_repeats(found: list[Found], catalogue: Catalogue) -> list[Found]:
    """The first statement of each figure; one of title or heading gives way to the text's own."""
    kept: dict[tuple[str, int], list[Found]] = defaultdict(list)  # by metric and size: few are compared
    for item in sorted(found, key=_weight):
        metric, size = item.mention.metric.value, _size(item.mention.figure.value)
        near = [each for step in (-1, 0, 1) for each in kept.get((metric, size + step), ())]
        if not any(_repeats(item, earlier, catalogue) for earlier in near):
            kept[metric, size].append(item)
    return sorted(
        (item for items in kept.values() for item in items),
        key=lambda item: (item.mention.evidence.place is Place.TEXT, item.mention.evidence.start),
    )


def _size(value: Decimal) -> int:
    """A step on a scale of sizes, wider than the tolerance: values that are near lie at most one step apart."""
    return floor(log(max(float(value), 1.0)) / (2 * float(TOLERANCE)))


def _weight(item: Found) -> tuple[int, int]:
    in_title = item.mention.evidence.place is Place.TITLE
    return (2 if in_title else 1 if item.heading else 0, item.mention.evidence.start)


def _repeats(item: Found, earlier: Found, catalogue: Catalogue) -> bool:
    one, other = item.mention, earlier.mention
    if one.metric is not other.metric or one.figure.currency != other.figure.currency:
        return False
    if not _near(one.figure.value, other.figure.value) or not _models_agree(one.model, other.model):
        return False
    if (one.scope is Scope.PREVIOUS) != (other.scope is Scope.PREVIOUS) or (one.status is Status.DROPPED) != (
        other.status is Status.DROPPED
    ):
        return False
    if item.other:
        return False
    added = (one.scope is Scope.ADDED) != (other.scope is Scope.ADDED)
    if (
        added
        and not item.again
        and one.evidence.place is other.evidence.place
        and one.evidence.quote != other.evidence.quote
    ):
        return False  # "another 500,000" in a sentence of its own is no repeat of 500,000
    if (one.figure.high is None) != (other.figure.high is None):
        return False
    maker = item.subject is not None and item.subject.name in VENDORS and earlier.subject is not None
    if maker and one.metric is Metric.POWER:
        return True  # a maker who reckons with a figure told before
    close = _in_one_sentence(one.evidence, other.evidence)
    if item.subject is None or earlier.subject is None:
        return not (close and item.subject is None and earlier.subject is None)
    if close and item.subject.name != earlier.subject.name:
        return False
    if close and (one.scope is not other.scope or item.listed or earlier.listed):
        return False
    return catalogue.related(item.subject.name, earlier.subject.name)


@cache
def other_pattern() -> re.Pattern[str]:
    """Right before a second thing of the size told before: "The other "."""
    return re.compile(r"(?<![a-z])(?:the (?:other|remaining|latter)|an? (?:second|third|fourth)) $")


def is_another(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure is told as another of its kind, so that an equal one before it is no repeat."""
    return other_pattern().search(sentence.before(quantity.start, 16)) is not None


def _in_one_sentence(one: Evidence, other: Evidence) -> bool:
    return (
        one.place is other.place
        and one.quote == other.quote
        and abs(one.start - other.start) < len(one.quote)
    )


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other))


def _models_agree(one: str | None, other: str | None) -> bool:
    """Models agree where one text names all that the other does."""
    if one is None or other is None:
        return True
    mine, others = set(one.lower().split("+")), set(other.lower().split("+"))
    return mine <= others or others <= mine
