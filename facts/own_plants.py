"""Plants that somebody puts up for himself, or that are put up for somebody whom the words name."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.markers import MORE_OR_LESS


@cache
def own_generation_pattern() -> re.Pattern[str]:
    """Behind watts: that somebody's own generation is counted, "200MW of generation behind the meter"."""
    return re.compile(
        r" of (?:(?:new|(?:its |their )?own|dedicated|additional|on-?site|behind-the-meter|gas|gas-fired|"
        r"natural gas|firm|power|captive|total|self-built) ){0,4}(?:generation|"
        r"generating capacity)(?![a-z])(?! (?:mix|fleet))"
    )


@cache
def plant_for_pattern() -> re.Pattern[str]:
    """Behind watts: a plant, or machines, for somebody, whose name follows: " gas plant for"."""
    return re.compile(
        r" (?:of )?(?:[a-z-]{2,12} ){0,2}(?:gas|fuel cells?|turbines?|generators?|plant|units) (?:for|to (?:power|"
        r"feed|supply|serve)) (?:the )?"
    )


@cache
def installs_pattern() -> re.Pattern[str]:
    """Right before the watts of machines that somebody puts up or is given: "is installing", "supply Oracle with"."""
    return re.compile(
        r"(?<![a-z])(?:install(?:s|ed|ing)?|(?:suppl|provid|equip)(?:y|ies|ied|es|s|ed|e)? [a-z0-9.&' -]{2,24} "
        r"with) (?:about |around |some |another |up to )?$"
    )


@cache
def machines_behind_pattern() -> re.Pattern[str]:
    """Behind watts: the machines, " of modular gas"."""
    return re.compile(r" of (?:[a-z-]{2,14} ){0,2}(?:gas|turbines|fuel cells|generators|gensets)(?![a-z])")


@cache
def sum_of_machines_pattern() -> re.Pattern[str]:
    """Right before the sum of machines: "41 turbines with a total of"."""
    return re.compile(
        rf"(?:turbines|generators|engines|gensets|fuel cells),? (?:with|totall?ing|of|rated at){MORE_OR_LESS} $"
    )


def is_own_generation(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what somebody generates or installs himself, and for a plant for somebody whom the words name."""
    text, end = sentence.text, quantity.end
    plant = plant_for_pattern().match(text, end)
    if plant is not None and any(name.start == plant.end() for name in sentence.names):
        return True
    if sentence.text.startswith(" at ", end) and any(name.start == end + 4 for name in sentence.names):
        return sum_of_machines_pattern().search(sentence.before(quantity.start, 60)) is not None
    if machines_behind_pattern().match(text, end) and installs_pattern().search(
        sentence.before(quantity.start, 60)
    ):
        return bool(sentence.names)
    return own_generation_pattern().match(text, end) is not None
