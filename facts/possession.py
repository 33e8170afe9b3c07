"""Subjects by the words right around a figure: "Fermi America's 11-gigawatt complex", who is paid by whom."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import Catalogue, NameHit
from facts.contenders import rank
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import is_state, is_vendor
from facts.tables.markers import HANDS_OVER
from facts.topic import Topic
from facts.types import Metric, Subject, SubjectKind

PHYSICAL = (Metric.POWER, Metric.CHIPS, Metric.GENERATION)


def owns_it(sentence: Sentence, quantity: Quantity, topic: Topic, catalogue: Catalogue) -> Subject | None:
    """Whose the thing is that a figure measures, by a possessive right before and the thing right behind it.

    A place that is named around tells more than its owner.
    """
    if thing_behind_pattern().match(sentence.text, quantity.end) is None:
        return None
    if any(name.is_place for name in sentence.names):
        return None
    low = sentence.clause(quantity.start)[0]
    if takes_pattern().search(sentence.text, low, quantity.start):
        return None  # what is let belongs to whom it is let
    for name in sentence.names:
        if is_vendor(name):
            continue
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
    if sentence.has("ref_company", "ref_it", "ref_they"):
        return None  # "… said the company will have 10 GW"
    return topic.place


def where_chips_go(sentence: Sentence, quantity: Quantity, metric: Metric) -> Subject | None:
    """The state that a maker's chips go to: "deploy up to 260,000 GPUs in South Korea"."""
    if metric is not Metric.CHIPS:
        return None
    if brings_pattern().search(sentence.text, sentence.clause(quantity.start)[0], quantity.start) is None:
        return None
    others = [name for name in sentence.names if not is_vendor(name) and not is_state(name)]
    if others or not any(is_vendor(name) and name.end <= quantity.start for name in sentence.names):
        return None
    gaps = ((name, sentence.text[quantity.end : name.start]) for name in sentence.names if is_state(name))
    return next((name.subject for name, gap in gaps if gap in (" to ", " in ", " into ", " across ")), None)


@cache
def brings_pattern() -> re.Pattern[str]:
    """That a maker brings its chips somewhere, and not that it uses or designs them there."""
    return re.compile(rf"(?<![a-z])(?:{HANDS_OVER}|brings?|to deploy)(?![a-z])")


def of_all_its_places(sentence: Sentence, quantity: Quantity) -> Subject | None:
    """The company that an amount or a count for the whole world or land is of: "300,000 GPUs globally"."""
    if worldwide_pattern().match(sentence.text, quantity.end) is None:
        return None
    before = [name for name in sentence.names if name.end <= quantity.start]
    if not before or before[-1].subject.kind is not SubjectKind.COMPANY or is_vendor(before[-1]):
        return None
    return before[-1].subject


@cache
def worldwide_pattern() -> re.Pattern[str]:
    """Right behind a figure: that it is for all places: " globally"."""
    return re.compile(
        r"(?: (?:in|of) [a-z ]{3,30})? (?:globally|worldwide|around the world|across the world|nationwide)(?![a-z])"
    )


def _only_speaks(sentence: Sentence, name: NameHit) -> bool:
    leads = name.end - sentence.span.start < 60
    return leads and spokesperson_pattern().match(sentence.text, name.end) is not None


@cache
def takes_pattern() -> re.Pattern[str]:
    """In a clause: that one takes what is another's: "is the sole tenant of"."""
    return re.compile(
        r"(?<![a-z])(?:tenants?|rents?|renting|rented|leas(?:es?|ed|ing)|takes?|taking|took|deals?|sign(?:s|"
        r"ed)?|contract(?:s|ed)?|us(?:es|ed|ing)|fill(?:s|ed)?)(?![a-z])"
    )


@cache
def possessive_pattern() -> re.Pattern[str]:
    """Between a name and a figure: that it owns what is measured: "'s planned "."""
    return re.compile(r"['’]s? (?:[a-z-]{3,12} )?")


@cache
def thing_behind_pattern() -> re.Pattern[str]:
    """Right behind the size of a thing that somebody owns: " data center complex"."""
    return re.compile(
        r"[ -](?:(?:ai|data[ -]?cent(?:er|re)|planned|gpu|computing|texas|flagship|"
        r"hyperscale) ){0,3}(?:complex|campus|site|data[ -]?cent(?:er|re)|facility|cluster|supercomputer|"
        r"park)(?![a-z])(?! (?:deal|contract|lease|order))"
    )


@cache
def spokesperson_pattern() -> re.Pattern[str]:
    """Right behind a company's name: who speaks for it: " spokesperson confirmed that"."""
    return re.compile(
        r"(?:'s)? (?:spokes(?:man|woman|person)|representative|official|executive)(?: [a-z.'-]{2,14}){0,3} "
        r"(?:said|says|confirmed|told|added|noted|stated|declined)(?![a-z])"
    )


def of_the_payer_told(sentence: Sentence, quantity: Quantity, metric: Metric, topic: Topic) -> Subject | None:
    """The company told of before, for a sum that goes to the one named here: "a deal with AWS worth $38 billion"."""
    payer = topic.company
    if metric is not Metric.INVESTMENT or payer is None or sentence.has("ref_we"):
        return None
    paid = [name for name in sentence.names if name.subject.name != payer.name]
    if not paid or len(paid) < len(sentence.names):
        return None
    if any(rank(name.subject) >= rank(payer) for name in paid):
        return None  # who lives by selling capacity is paid, and does not pay
    text = sentence.text
    dealt = any(
        deal_with_pattern().search(sentence.before(name.start, 40))
        and worth_pattern().fullmatch(text, name.end, max(name.end, quantity.start))
        for name in paid
    )
    given = any(text[quantity.end : name.start] == " to " for name in paid if name.start > quantity.end)
    return (
        payer
        if dealt or (given and allotted_pattern().search(text, sentence.span.start, quantity.start))
        else None
    )


@cache
def deal_with_pattern() -> re.Pattern[str]:
    """Right before the other party to a deal: "a new seven-year deal with "."""
    return re.compile(
        r"(?<![a-z])(?:deal|contract|agreement|pact|commitment|order) (?:with|from|to|for) (?:the )?$"
    )


@cache
def worth_pattern() -> re.Pattern[str]:
    """Between that party and the sum: " worth ", ", valued at about "."""
    return re.compile(
        r",? (?:worth|valued at|of|for|is worth|that is worth)(?: (?:about|around|roughly|some|up to|"
        r"as much as|more than|over|nearly))? "
    )


@cache
def allotted_pattern() -> re.Pattern[str]:
    """Before sums that go to several: "the reported allocations to", "spread its commitments"."""
    return re.compile(
        r"(?<![a-z])(?:allocations?|commitments?|allott?ed|allocated|obligations|pledges) (?:to|:|over|of)"
    )
