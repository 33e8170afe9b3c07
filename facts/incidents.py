"""Load that sites let go of at once in a disturbance of the grid, which is nobody's capacity."""

from __future__ import annotations

import re
from functools import cache

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.markers import MORE_OR_LESS


@cache
def lost_pattern() -> re.Pattern[str]:
    """Right before load that is lost: "60 sites let go of", "lost"."""
    return re.compile(
        rf"(?<![a-z])(?:lost|loses|lose|let go of|shed|sheds|dropped|drops|switched off|fell by|tripped|"
        rf"disconnected){MORE_OR_LESS} $"
    )


@cache
def at_once_pattern() -> re.Pattern[str]:
    """Behind it: how soon, " of load within 82 seconds"."""
    return re.compile(
        r"(?: of (?:load|demand|power))? (?:with)?in (?:a few |\d{1,4} |several )?(?:milli)?seconds"
    )


@cache
def vanished_pattern() -> re.Pattern[str]:
    """Behind load that is lost: " of demand disappeared within seconds"."""
    return re.compile(
        r" of (?:load|demand) (?:suddenly )?(?:disappeared|vanished|dropped off|fell off|tripped|"
        r"disconnected)(?![a-z])"
    )


def is_lost_at_once(sentence: Sentence, quantity: Quantity) -> bool:
    """True for the load that sites let go of in a disturbance of the grid."""
    if vanished_pattern().match(sentence.text, quantity.end):
        return True
    if lost_pattern().search(sentence.before(quantity.start, 40)) is None:
        return False
    return at_once_pattern().match(sentence.text, quantity.end) is not None
