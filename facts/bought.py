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


def is_bought_output(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the output of a plant that somebody buys, where no site stands beside it that draws it."""
    if sentence.tagged(("computing", "computing_place"), *sentence.clause(quantity.start)):
        return False
    if uprate_pattern().match(sentence.text, quantity.end):
        return True
    return output_bought_pattern().search(sentence.before(quantity.start, 190)) is not None
