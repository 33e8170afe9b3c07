"""The output of plants that somebody buys: energy, and no capacity of computing."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence

_SOURCES = (
    r"(?:plant|reactors?|power station|generating station|nuclear|dam|wind farms?|solar (?:farms?|plants?|project)|"
    r"hydropower)"
)


@cache
def output_bought_pattern() -> re.Pattern[str]:
    """Before watts: a plant whose output somebody buys, "will buy the output of the Clinton plant in Illinois,"."""
    return re.compile(
        r"(?<![a-z])(?:buy|buys|buying|bought|take|takes|taking|took|purchase|purchases|purchasing|purchased|"
        r"contracted for|signed up for) (?:all |most |half |some |part )?(?:of )?(?:the |its |about |up to )?"
        r"(?:full |entire |whole )?(?:output|power|electricity|energy)[^.;]{0,80}"
        rf"(?<![a-z]){_SOURCES}(?![a-z])[^.;]{{0,60}}$|"
        r"(?<![a-z])(?:buy|buys|bought|take|takes|taking|took) (?:all|most|half|some|part) of the "
        rf"(?:[a-z-]{{2,14}} ){{0,2}}{_SOURCES}'s(?: (?:about|roughly|some|nearly))? $"
    )


@cache
def uprate_pattern() -> re.Pattern[str]:
    """Behind watts: that a plant gives so much more once renewed, "through uprates"."""
    return re.compile(r"[^.;,]{0,30}(?:uprates?|uprating)(?![a-z])|(?:经)?(?:增容|扩能)(?!量)")


@cache
def the_project_pattern() -> re.Pattern[str]:
    """How a sentence goes on about the plant told of before: "The 600-megawatt project"."""
    return re.compile(r"(?:project|plant|farm|array)(?! of data)(?![a-z])")


@cache
def renewable_plant_pattern() -> re.Pattern[str]:
    """A plant that the sentence before tells of, and no data center beside it."""
    return re.compile(
        r"(?<![a-z])(?:solar|wind|photovoltaic|geothermal|hydropower|battery)(?: [a-z-]{2,12})? (?:farm|plant|"
        r"project|array|park)(?![a-z])"
    )


def _is_of_the_plant_told(sentence: Sentence, quantity: Quantity) -> bool:
    """True for "The 600-megawatt project" behind a sentence about a solar farm and nobody's data center."""
    start = sentence.span.start
    if sentence.text[start : quantity.start].strip(" \"'") != "the" or start == 0:
        return False
    if the_project_pattern().match(sentence.text, quantity.end + 1) is None:
        return False
    computing = sentence.tagged(("computing", "computing_place"), *sentence.clause(quantity.start))
    if computing or any(name.is_place for name in sentence.names):
        return False
    last = sentence.preceding(260)
    sited = any(word in last for word in ("data cent", "campus", "cluster"))
    return not sited and renewable_plant_pattern().search(last) is not None


@cache
def adds_to_contracts_pattern() -> re.Pattern[str]:
    """Behind watts that a purchase of energy adds to others: " to the contracts the two already have"."""
    return re.compile(
        r" to (?:the|its|their) (?:[a-z-]{3,12} ){0,2}(?:contracts|ppas|offtake|clean energy|renewables?)(?![a-z])"
    )


@cache
def output_word_pattern() -> re.Pattern[str]:
    """That a plant's output is spoken of."""
    return re.compile(r"(?<![a-z])(?:output|energy|solar|wind|nuclear|ppa|electricity)(?![a-z])")


def is_bought_output(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the output of a plant that somebody buys, where no site stands beside it that draws it."""
    if _is_of_the_plant_told(sentence, quantity):
        return True
    if sentence.tagged(("computing", "computing_place"), *sentence.clause(quantity.start)):
        return False
    if uprate_pattern().match(sentence.text, quantity.end):
        return True
    told = output_word_pattern().search(sentence.before(quantity.start, 120))
    if told and adds_to_contracts_pattern().match(sentence.text, quantity.end):
        return True
    return output_bought_pattern().search(sentence.before(quantity.start, 190)) is not None
