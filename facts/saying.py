"""How a verb of saying stands to what it vouches for."""

from __future__ import annotations

import re
from functools import cache

from facts.lexicon import Hit
from facts.reading import Sentence


@cache
def announces_pattern() -> re.Pattern[str]:
    """Between a person and what he is quoted with: a colon, 凌晨发文:."""
    return re.compile(r"[^,.。;:\sa-z]{0,8}:")


@cache
def closes_pattern() -> re.Pattern[str]:
    """What follows a verb of saying that vouches for the words before it: "…, the company said in a statement"."""
    return re.compile(
        r"\s{0,2}(?:$|[,.;:。,\"')—\n]|(?:the company|it|he|she|they|in|on|at|during|to|this|last|earlier|yesterday|"
        r"today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|when|while|via|through|by|late|separately|"
        r"reuters|bloomberg|cnbc|for the|ahead of|after)(?![a-z]))"
    )


@cache
def adjective_pattern() -> re.Pattern[str]:
    """Before "announced" where it only describes a noun: "$1.4 trillion of announced commitments"."""
    return re.compile(
        r"(?:'s|(?<![a-z])(?:of|the|its|their|previously|newly|recently|already|all|total|any|these|those|his|her|"
        r"most|with|publicly|formally|just))[ -]$"
    )


@cache
def conceding_pattern() -> re.Pattern[str]:
    """How a clause begins that only concedes something: "While A claims …, B is building …"."""
    return re.compile(r"\s{0,2}(?:while|whilst|although|though|虽然|尽管)(?![a-z])")


def is_conceded(sentence: Sentence, cue: Hit, at: int) -> bool:
    """True where somebody says something else, in a first clause that concedes it."""
    low, high = sentence.clause(cue.start)
    return (
        high <= at
        and low <= sentence.span.start + 2
        and conceding_pattern().match(sentence.text, low) is not None
    )
