"""What utilities serve, plan and foresee: nobody's own computing."""

from __future__ import annotations

import re
from functools import cache

from facts.in_general import opens_with_a_utility
from facts.plants import dedicated_pattern
from facts.quantities import Quantity
from facts.reading import Sentence


@cache
def serving_pattern() -> re.Pattern[str]:
    """What a utility does for the sites of others: "is working to serve", "had signed supply agreements"."""
    return re.compile(
        r"(?<![a-z])(?:to serve|serving|demand|load|pipeline|supply agreements|requests|customers|"
        r"generation)(?![a-z])"
    )


@cache
def utility_needs_pattern() -> re.Pattern[str]:
    """A utility that tells of its own load: "Georgia Power says it will need another"."""
    return re.compile(
        r"(?<![a-z])(?:says|said|expects|forecasts|projects|estimates)(?: that)? (?:it )?(?:will |would |"
        r"to )?(?:need|require|"
        r"add|have to add)(?: (?:another|about|around|up to|an additional|some|at least|more than)){0,2} ?$|"
        r"(?<![a-z])(?:raised|lifted|increased|boosted|revised|upped|doubled) (?:up )?(?:its|the|their) "
        r"(?:[a-z-]{2,12} ){0,3}(?:forecasts?|projections?|estimates?)[^,.;]{0,40} (?:by|to)"
        r"(?: (?:another|about|around|some|nearly))? ?$"
    )


@cache
def one_site_pattern() -> re.Pattern[str]:
    """Behind the size of one site that a utility is to supply: "a 400-megawatt data center campus in"."""
    return re.compile(
        r"[ -](?:[a-z-]{2,12} )?(?:data cent(?:er|re)|ai factory)(?: campus| complex| project)? (?:in|near|outside|"
        r"at|being|planned|proposed|that)(?![a-z])"
    )


def is_a_utilitys(sentence: Sentence, quantity: Quantity) -> bool:
    """True for what a utility has or plans, unless its plant is some site's."""
    leads = opens_with_a_utility(sentence)
    serves = serving_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
    if leads and serves and not sentence.names and not sentence.has("ref_site"):
        return True
    needs = utility_needs_pattern().search(sentence.before(quantity.start, 60))
    if leads and needs and not sentence.names:
        return True
    if sentence.names or not sentence.has("utility") or sentence.has("ref_site"):
        return False
    if one_site_pattern().match(sentence.text, quantity.end):
        return False
    return not dedicated_pattern().search(sentence.text, sentence.span.start, sentence.span.end)
