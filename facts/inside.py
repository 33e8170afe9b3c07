"""Names that a remark about another holds: an owner in an apposition, a user in a relative clause."""

from __future__ import annotations

import re
from functools import cache

from facts.around import names_a_place
from facts.catalogue import NameHit
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def apposed_pattern() -> re.Pattern[str]:
    """Behind the owner in an apposition to a place: "Prometheus, Meta's first supercluster, will"."""
    return re.compile(r"'s? (?:[a-z0-9-]{1,16} ){1,5}?[a-z]{3,16},")


def is_inside_an_apposition(sentence: Sentence, name: NameHit) -> bool:
    """True for the Meta of "Prometheus, Meta's first supercluster, …": the place is what is spoken of."""
    if name.is_place:
        return False
    places = [
        each for each in sentence.names if each.is_place and sentence.text[each.end : name.start] == ", "
    ]
    return bool(places) and apposed_pattern().match(sentence.text, name.end) is not None


@cache
def used_pattern() -> re.Pattern[str]:
    """Behind a name that a relative clause about a place holds: ", which Anthropic uses for training, has"."""
    return re.compile(r" [^,.;]{3,60}, ")


def is_inside_a_relative(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for the Anthropic of "Project Rainier, which Anthropic uses for training, has 400,000 chips"."""
    before = sentence.before(name.start, 12)
    if name.end > quantity.start or not before.endswith((", which ", ", where ", ", that ")):
        return False
    placed = any(each.is_place and 0 < name.start - each.end <= 8 for each in sentence.names)
    behind = used_pattern().match(sentence.text, name.end)
    return placed and behind is not None and behind.end() <= quantity.start


@cache
def takes_part_pattern() -> re.Pattern[str]:
    """Behind companies that only take part in a place told of: OpenAI 和甲骨文负责运营."""
    return re.compile(
        r"(?:(?:、|和|及|与)[^,。;、]{1,10}){0,3}(?:则|也|将|共同)?(?:负责|承建|出资|施工|代建|主导建设)"
    )


def only_takes_part(sentence: Sentence, name: NameHit) -> bool:
    """True for a company that builds or runs a place which its sentence names."""
    placed = names_a_place(sentence)
    return (
        sentence.weight > 1
        and placed
        and not name.is_place
        and takes_part_pattern().match(sentence.text, name.end) is not None
    )


@cache
def stands_in_pattern() -> re.Pattern[str]:
    """Between a place and where it stands: 智算中心位于甘肃."""
    return re.compile(r"[^,;。]{0,8}(?:位于|坐落于|坐落在|落户于?|地处)[^,;。]{0,4}")


def is_where_another_stands(sentence: Sentence, name: NameHit) -> bool:
    """True for the Qingyang of 智算中心位于甘肃庆阳, where the one before is named."""
    return any(
        other.is_place and stands_in_pattern().fullmatch(sentence.text, other.end, name.start)
        for other in sentence.names
    )
