"""Subjects by where a sentence sets its figure: a place put first, "there", and the company as a whole."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_state
from facts.topic import Topic
from facts.types import Metric, Subject


def set_in_place(sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic) -> Subject | None:
    """The place or company that the words around a figure set it in, without a contest of names."""
    fronted = _fronted_place(sentence, quantity)
    if metric is Metric.INVESTMENT:
        return fronted if fronted is not None and _is_its_owners(sentence, quantity, fronted) else None
    if fronted is not None:
        return fronted
    if topic.place is not None and topic.place_at == sentence.index - 1 and _is_put_there(sentence, quantity):
        return topic.place
    return topic.company if _is_of_the_whole_company(sentence, quantity) else None


@cache
def fronting_pattern() -> re.Pattern[str]:
    """Before a place that opens a sentence: "At"."""
    return re.compile(r"[\s\"'“(]{0,3}(?:at|for|under|in) (?:the |its )?")


def _is_place(name: NameHit) -> bool:
    return name.is_place and not is_state(name)


def _fronted_place(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The Stargate UK of "At Stargate UK, OpenAI is exploring the use of up to 8,000 GPUs"."""
    first = next(iter(sentence.names), None)
    if first is None or not _is_place(first) or not sentence.text.startswith(", ", first.end):
        return None
    if fronting_pattern().fullmatch(sentence.text, sentence.span.start, first.start) is None:
        return None
    others = [name for name in sentence.names if _is_place(name) and name.subject.name != first.subject.name]
    if others or ";" in sentence.text[first.end : quantity.start]:
        return None
    return _stranger_to_the_town(sentence, first, quantity) or first.subject


def _is_its_owners(sentence: Sentence, quantity: Quantity, place: Subject) -> bool:
    """True where the place's own owner leads to the cost of a site: "In Port Washington, Vantage plans a campus"."""
    leaders = {name.subject.name for name in sentence.names if name.end <= quantity.start}
    sited = sentence.tagged(("computing_place", "site_word"), quantity.start - 60, quantity.end + 30)
    return place.owner in leaders and bool(sited)


def _stranger_to_the_town(sentence: Sentence, place: NameHit, quantity: Quantity) -> Subject | None:
    """The Microsoft of "In Memphis, Microsoft", where the town's known site is another company's."""
    if not sentence.text[sentence.span.start : place.start].lstrip(" \"'“(").startswith("in "):
        return None
    leaders = [
        name.subject
        for name in sentence.names
        if name.end <= quantity.start and name.subject.name != place.subject.name
    ]
    if not leaders or place.subject.owner in {leader.name for leader in leaders}:
        return None
    return leaders[0]


@cache
def there_pattern() -> re.Pattern[str]:
    """Behind a figure that is put where the sentence before was: "bring two gigawatts online there by 2030"."""
    return re.compile(
        r"(?: [a-z-]{2,14}){0,5} there(?=(?: (?:by|in|before|this|next|until|over|within|as|and|with|during|"
        r"starting|from|on)(?![a-z])|[,.;]|$))"
    )


def _is_put_there(sentence: Sentence, quantity: Quantity) -> bool:
    if any(_is_place(name) for name in sentence.names):
        return False
    return there_pattern().match(sentence.text, quantity.end) is not None


@cache
def whole_company_pattern() -> re.Pattern[str]:
    """Before what a company has of capacity in all: "push the company's total computing power to almost"."""
    return re.compile(
        r"(?<![a-z])(?:the (?:company|firm|startup|start-up|group|lab)'s) (?:total|overall|combined|entire|"
        r"aggregate|global)(?: [a-z-]{2,12}){0,3} (?:capacity|power|compute|fleet|footprint|portfolio)"
        r"(?: (?:to|of|at|is|reach|will|would|now|about|around|almost|nearly|over|past|some|roughly|"
        r"more|than)){0,5} $"
    )


def _is_of_the_whole_company(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.text[max(sentence.span.start, quantity.start - 110) : quantity.start]
    return not sentence.names and whole_company_pattern().search(before) is not None
