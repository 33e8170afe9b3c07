"""Round-ups of capital spending: the year that stands once, with the sum of all or with the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from facts.dates import dates
from facts.deadlines import is_to_come
from facts.listed import its_amount_pattern
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Mention, Metric, Scope, Status

BACK = 2  # sentences before a round-up within which its year may stand
LEAST = 2  # companies with their amounts, and no verb between, of a round-up


@cache
def entry_pattern() -> re.Pattern[str]:
    """Between a company and its amount in a sentence that is one entry of a round-up: ": ", " guides to about"."""
    return re.compile(
        r"(?:,|:| at| is at| guides to| comes in at)? ?(?:about |around |roughly |some |up to |over )?[a-z]{0,3}"
    )


SHORT = 60  # letters of such an entry


def _is_an_entry(sentence: Sentence) -> bool:
    """Whether a sentence is a company with its amount and nothing else: "Meta: $115-135B."."""
    if (
        len(sentence.names) != 1
        or len(sentence.quantities) != 1
        or sentence.span.end - sentence.span.start > SHORT
    ):
        return False
    name, amount = sentence.names[0], sentence.quantities[0]
    rest = sentence.text[amount.end : sentence.span.end].strip(" .;\n")
    return (
        not rest
        and entry_pattern().fullmatch(sentence.text, name.end, max(name.end, amount.start)) is not None
    )


def year_of_the_round(
    sentences: Sequence[Sentence], index: int, mention: Mention, last: Mention | None, published: date | None
) -> str | None:
    """The year of a planned amount that only the sentences before name; `last` is the figure before it."""
    open_still = mention.status in (Status.PLANNED, Status.TARGET) and mention.scope is Scope.TOTAL
    if mention.metric is not Metric.INVESTMENT or not open_still or not index:
        return None
    sentence = sentences[index]
    if dates(sentence.text, sentence.span.start, sentence.span.end, published):
        return None
    if _lists(sentence):
        return _year_told(sentences[max(0, index - BACK) : index], published)
    begin = sentences[index - 1].span.start
    follows = last is not None and last.metric is Metric.INVESTMENT and last.evidence.start >= begin
    if follows and last is not None and _is_an_entry(sentence):
        return last.due
    return None


def _lists(sentence: Sentence) -> bool:
    """Whether a sentence gives the amounts of several companies."""
    amounts: list[Quantity] = [each for each in sentence.quantities if each.kind is Kind.MONEY]
    verbless = [
        name
        for name in sentence.names
        if not name.is_place
        and any(its_amount_pattern().fullmatch(sentence.text, name.end, each.start) for each in amounts)
    ]
    return len(verbless) >= LEAST and not sentence.has("deal", "funding")


def _year_told(before: Sequence[Sentence], published: date | None) -> str | None:
    """The one coming year that the nearest sentence on capital spending names."""
    for sentence in reversed(before):
        if not sentence.has("capex"):
            continue
        coming = {
            item.due
            for item in dates(sentence.text, sentence.span.start, sentence.span.end, published)
            if is_to_come(item, Status.PLANNED, published)
        }
        latest = max(coming, default=None)
        return latest if latest is not None and len(latest) == len("2026") else None
    return None
