"""Subjects by the words right around a figure: "Fermi America's 11-gigawatt complex", what only speaks for a company."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.topic import Topic
from facts.types import Metric, Subject

PHYSICAL = (Metric.POWER, Metric.CHIPS, Metric.GENERATION)


def owns_it(sentence: Sentence, quantity: Quantity, topic: Topic, catalogue: Catalogue) -> Subject | None:
    """Whose the thing is that a figure measures, by a possessive right before and the thing right behind it.

    A place that is named around tells more than its owner.
    """
    if thing_behind_pattern().match(sentence.text, quantity.end) is None:
        return None
    if any(name.is_place for name in sentence.names):
        return None
    for name in sentence.names:
        if name.end < quantity.start and possessive_pattern().fullmatch(
            sentence.text, name.end, quantity.start
        ):
            told = topic.place is not None and catalogue.related(topic.place.name, name.subject.name)
            return None if told else name.subject
    return None


def of_the_site_spoken_for(
    sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic
) -> Subject | None:
    """The place of the sentence before, where this one names a company only by who speaks for it."""
    if topic.place is None or topic.place_at != sentence.index - 1 or metric not in PHYSICAL:
        return None
    if not sentence.names or not all(_only_speaks(sentence, name) for name in sentence.names):
        return None
    return topic.place


def _only_speaks(sentence: Sentence, name: NameHit) -> bool:
    leads = name.end - sentence.span.start < 60
    return leads and spokesperson_pattern().match(sentence.text, name.end) is not None


@cache
def possessive_pattern() -> re.Pattern[str]:
    """Between a name and a figure: that it owns what is measured: "'s planned "."""
    return re.compile(r"['’]s? (?:[a-z-]{3,12} )?")


@cache
def thing_behind_pattern() -> re.Pattern[str]:
    """Right behind the size of a thing that somebody owns: " data center complex"."""
    return re.compile(
        r"[ -](?:(?:ai|data[ -]?cent(?:er|re)|planned|gpu|computing|texas|flagship|hyperscale) ){0,3}(?:complex|campus|"
        r"site|data[ -]?cent(?:er|re)|facility|cluster|supercomputer|park)(?![a-z])(?! (?:deal|contract|lease|order))"
    )


@cache
def spokesperson_pattern() -> re.Pattern[str]:
    """Right behind a company's name: who speaks for it: " spokesperson confirmed that"."""
    return re.compile(
        r"(?:'s)? (?:spokes(?:man|woman|person)|representative|official|executive)(?: [a-z.'-]{2,14}){0,3} (?:said|says|"
        r"confirmed|told|added|noted|stated|declined)(?![a-z])"
    )
