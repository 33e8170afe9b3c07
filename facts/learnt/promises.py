"""The signs of a date as the day by which a figure is promised: where it stands, what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from facts.dates import DueDate, dates
from facts.deadlines import is_anothers, is_to_come
from facts.learnt.candidates import few, token_pattern
from facts.learnt.weights import Sign
from facts.lexicon import Hit
from facts.other_dates import (
    anchor_of,
    is_a_beginning,
    is_an_end,
    promises_nothing,
)
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.terms import is_term
from facts.types import Metric, Scope, Status

BACK, AHEAD = 1, 2  # sentences before and behind that may hold a figure's date
FAR = 400  # letters from the figure beyond which a date of the same sentence is not looked at
MOST = 6  # dates around a figure that are weighed, the nearest
STEPS = (4, 12, 30, 60, 120)  # letters
GAP = 100  # letters between figure and date that are read word by word
CONTEXT = 40  # letters before and behind a date that are looked at
WORDS, CHARACTERS = 3, 5  # how many of those count

Placed = TypeVar("Placed", DueDate, Hit, Quantity)


class Promise(NamedTuple):
    """A figure of `sentences[at]` with the nearest dates to come around it, each with the index of its sentence."""

    sentences: Sequence[Sentence]
    at: int
    quantity: Quantity
    metric: Metric
    scope: Scope
    status: Status
    dates: Sequence[tuple[int, DueDate]]

    @property
    def sentence(self) -> Sentence:
        return self.sentences[self.at]


def promise_of(
    sentences: Sequence[Sentence],
    at: int,
    quantity: Quantity,
    metric: Metric,
    scope: Scope,
    status: Status,
    published: date | None,
) -> Promise:
    """A figure with the dates around it; `published` is the day that relative dates are counted from."""
    found = [
        (index, item)
        for index in range(max(0, at - BACK), min(len(sentences), at + AHEAD + 1))
        for item in _near(sentences[index], quantity, published)
        if is_to_come(item, status, published)
        and not promises_nothing(sentences[index], item, metric is Metric.INVESTMENT, published)
    ]
    found.sort(key=lambda each: abs(each[1].start - quantity.start))
    return Promise(sentences, at, quantity, metric, scope, status, found[:MOST])


def _near(sentence: Sentence, quantity: Quantity, published: date | None) -> Sequence[DueDate]:
    """The dates of a sentence that stand near a figure of the same text."""
    span = sentence.span
    found = dates(sentence.text, span.start, span.end, anchor_of(sentence, published))
    return _within(found, quantity.start - FAR, quantity.end + FAR)


def _within(items: Sequence[Placed], low: int, high: int) -> Sequence[Placed]:
    """Those of `items`, which stand in the order of the text, that begin from `low` to before `high`."""
    return items[bisect_left(items, low, key=_start) : bisect_left(items, high, key=_start)]


def _start(item: Placed) -> int:
    return item.start


def signs_of_date(promise: Promise, index: int, item: DueDate) -> set[Sign]:
    """All signs of one of the dates, which stands in the sentence of that index."""
    metric, status = promise.metric.value, promise.status.value
    found: set[Sign] = {
        ("metric", metric),
        ("status", status),
        ("scope", promise.scope.value),
        ("dates", few(len(promise.dates), 3)),
        ("sentence", str(index - promise.at)),
        (f"{metric} sentence", str(index - promise.at)),
    }
    for sort, holds in (("span", item.span), ("led", item.led), ("bare", item.bare), ("day", item.day)):
        if holds:
            found |= {(sort, ""), (sort, metric), (sort, status)}
    sentence = promise.sentences[index]
    found |= _said(sentence, item)
    if index == promise.at:
        side = "left" if item.start < promise.quantity.start else "right"
        others = is_anothers(sentence, item, promise.quantity)
        found |= {("another's", str(others)), (f"another's {side}", str(others))}
        found.add(("term", str(is_term(sentence, item, promise.quantity))))
    return found | (_inside(promise, item) if index == promise.at else _outside(promise, index))


def signs_of_no_date(promise: Promise) -> set[Sign]:
    """All signs that none of the dates is meant."""
    metric, status, scope = promise.metric.value, promise.status.value, promise.scope.value
    here = [item for index, item in promise.dates if index == promise.at]
    low, high = promise.sentence.clause(promise.quantity.start)
    return {
        ("none", ""),
        ("none", metric),
        ("none", status),
        ("none", scope),
        ("none", f"{status} {scope}"),
        ("none", f"{status} {metric}"),
        ("none of", few(len(promise.dates), 3)),
        ("none of here", few(len(here), 2)),
        ("none of clause", few(sum(low <= item.start < high for item in here), 2)),
    }


@lru_cache(maxsize=32)
def _said(sentence: Sentence, item: DueDate) -> frozenset[Sign]:
    """The words of a date and of its clause, and what the rules of dates say of it."""
    tokens, text, span = token_pattern().findall, sentence.text, sentence.span
    words = WORDS if sentence.weight == 1 else CHARACTERS
    before = tokens(text[max(span.start, item.start - CONTEXT) : item.start])[-words:]
    behind = tokens(text[item.end : item.end + CONTEXT])[:words]
    found: set[Sign] = {("word", word) for word in tokens(text[item.start : item.end]) if word.isalpha()}
    found |= {("before", word) for word in before} | {("behind", word) for word in behind}
    found |= {("last before", word) for word in before[-1:]}
    found |= {("first behind", word) for word in behind[:1]}
    low, high = sentence.clause(item.start)
    found |= {("clause", word) for word in tokens(text[low:high][: 2 * FAR])}
    found |= {("clause tag", cue.tag) for cue in _within(sentence.cues, low, high)}
    found |= {("beginning", "")} if is_a_beginning(sentence, item) else set()
    found |= {("end", "")} if is_an_end(sentence, item) else set()
    return frozenset(found)


def _inside(promise: Promise, item: DueDate) -> set[Sign]:
    """Signs of a date in the figure's own sentence."""
    sentence, quantity = promise.sentence, promise.quantity
    left = item.end <= quantity.start
    side = "left" if left else "right"
    low, high = (item.end, quantity.start) if left else (quantity.end, item.start)
    gap = sentence.text[low:high]
    clause = sentence.clause(item.start)
    same = clause[0] <= quantity.start < clause[1]
    between = _within(sentence.quantities, low, high)
    of_clause = [other for other in _within(sentence.quantities, *clause) if other is not quantity]
    found: set[Sign] = {
        (side, ""),
        (side, str(sum([len(gap) * sentence.weight >= step for step in STEPS]))),
        (side, promise.metric.value),
        ("same clause" if same else "other clause", side),
        (f"{side} between", few(len(between), 2)),
        (f"{side} between same", few(sum([other.kind is quantity.kind for other in between]), 2)),
        (f"{side} {'same' if same else 'other'} figures", few(len(of_clause), 2)),
    }
    if len(gap) * sentence.weight < GAP:
        found |= {(f"gap {side}", word) for word in token_pattern().findall(gap)}
    return found


def _outside(promise: Promise, index: int) -> frozenset[Sign]:
    """Signs of a date in a sentence beside the figure's."""
    return _beside(promise.sentences[index], "before" if index < promise.at else "behind")


@lru_cache(maxsize=32)
def _beside(sentence: Sentence, place: str) -> frozenset[Sign]:
    found: set[Sign] = {
        (f"sentence {place} figures", few(len(sentence.quantities), 2)),
        (f"sentence {place} names", few(len(sentence.names), 2)),
    }
    text = sentence.text[sentence.span.start : sentence.span.end][: 2 * FAR]
    found |= {(f"sentence {place}", word) for word in token_pattern().findall(text)}
    return frozenset(found | {(f"sentence {place} tag", tag) for tag in sentence.by_tag})
