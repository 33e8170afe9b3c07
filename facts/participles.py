"""Verbs of saying that only describe a thing: plans announced, capacity added."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.reading import Sentence

# Verbs whose past form tells as well of the thing: "the largest plans announced on the continent".
PARTICIPLES = frozenset(
    ("said", "announced", "unveiled", "disclosed", "revealed", "confirmed", "stated", "described")
)


@cache
def adds_pattern() -> re.Pattern[str]:
    """Behind an "added" that is no speech: "later added 260 megawatts"."""
    return re.compile(
        r" (?:(?:about|some|another|over|nearly|up to|more than|roughly|around|an|its|new|further|"
        r"a) ){0,3}(?:[$€£]|\d|capacity|gpus|additional|building|campus|site)|"
        r" (?:an?|its|the|another) (?:[a-z-]{2,12} ){0,3}(?:deal|contract|agreement|order|lease|option|phase|"
        r"stage)(?![a-z])"
    )


@cache
def passive_pattern() -> re.Pattern[str]:
    """Before a participle: a form of "to be", or a noun that it describes."""
    return re.compile(
        r"(?<![a-z])(?:is|are|was|were|been|being|be)(?: (?:first|also|recently|previously|since|only))? $"
    )


@cache
def noun_before_pattern() -> re.Pattern[str]:
    """Before "announced": the thing that was announced."""
    return re.compile(
        r"(?<![a-z])(?:plans?|deals?|projects?|commitments?|investments?|partnerships?|agreements?|expansions?|"
        r"campus(?:es)?|sites?|ventures?|contracts?|orders?|initiatives?|pledges?|targets?|increase|capacity|"
        r"data cent(?:er|re)s?|[\d.] ?(?:gw|mw|gigawatts?|megawatts?|billion|million|trillion|bn)|gpus|chips)"
        r"(?: (?:first|already|so far|previously|recently|it|they))? $"
    )


def has_a_subject(sentence: Sentence, cue: Hit) -> bool:
    """False for the participle of a passive, or of a noun right before it."""
    before = sentence.text[max(sentence.span.start, cue.start - 40) : cue.start]
    if passive_pattern().search(before):
        return False
    return cue.phrase == "said" or not noun_before_pattern().search(before)
