"""Towns that a site is named after, where somebody else builds."""

from __future__ import annotations

import re
from functools import cache

from facts.catalogue import Catalogue
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.types import Subject


@cache
def sited_pattern() -> re.Pattern[str]:
    """Between a figure and a town: the place that is built there, "data center in"."""
    return re.compile(r"[ -](?:[a-z-]{2,14} ){0,4}(?:in|near|outside) (?:rural )?")


def builds_in_a_town(sentence: Sentence, quantity: Quantity, catalogue: Catalogue) -> Subject | None:
    """The xAI of "xAI plans a 1 GW data center in Abilene", where the town's known site is another company's."""
    if not sentence.names or sentence.names[0].is_place or sentence.names[0].end > quantity.start:
        return None
    builder = sentence.names[0].subject
    for town in sentence.names[1:]:
        gap = sentence.text[quantity.end : town.start] if town.start >= quantity.end else ""
        named_after = not town.subject.name.lower().startswith(sentence.text[town.start : town.end])
        stranger = not catalogue.lineage(town.subject.name) & catalogue.lineage(builder.name)
        if town.is_place and stranger and named_after and sited_pattern().fullmatch(gap):
            return builder if catalogue.has_places(builder.name) else None
    return None
