"""Names that stand in a partner's or supplier's place: behind "with", "from", 与, 向."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from facts.catalogue import NameHit
from facts.reading import Sentence
from facts.roles import is_list_gap, titled_gap_pattern, word_before
from facts.tables.references import PARTNERS_EN, PARTNERS_ZH


@lru_cache(maxsize=8)
def partner_names(sentence: Sentence) -> frozenset[NameHit]:
    """Names that stand in a partner's or supplier's place, and those listed behind them."""
    found: set[NameHit] = set()
    last: NameHit | None = None
    for name in sentence.names:
        gap = sentence.text[last.end : name.start] if last is not None else None
        if last is not None and last in found and last.subject is name.subject and (gap or "").strip() == "(":
            found.add(name)  # the same in another script
            continue
        listed = gap is not None and (
            is_list_gap(gap) or (last in found and titled_gap_pattern().fullmatch(gap))
        )
        if (listed and (last in found or "and" in (gap or ""))) or _is_partner(sentence, name):
            found.add(name)
        last = name
    return frozenset(found)


def _served(sentence: Sentence, name: NameHit) -> bool:
    return sentence.text[max(0, name.start - 1) : name.start] in ("为", "给")


@cache
def next_pattern() -> re.Pattern[str]:
    """Between a figure and the name that the next one is of."""
    return re.compile(r",? and (?:the )?|、|[,;] ?|和|与|及|以及")


@cache
def titled_partner_pattern() -> re.Pattern[str]:
    """Before a partner's name: the word that makes it one, and what it is: 将与葡国开发商."""
    return re.compile(
        r"(?:与|和|同|跟|携手|联合|联手|向)[一-鿿a-z ]{0,8}(?:商|公司|集团|巨头|巨擘|平台|厂|业者|企业|新创|"
        r"初创|伙伴|机构|大厂) ?$"
    )


@cache
def opened_pattern() -> re.Pattern[str]:
    """Behind a name that leads a clause of its own: "…, and NVIDIA plans", "…, and A's pledge"."""
    return re.compile(
        r"'s? [a-z-]{2,14}|(?: [a-z]{3,12}ly)? (?:plans|will|would|is|has|had|aims|intends|expects|said|says|"
        r"speaks|wants|pledged|committed|agreed|announced|signed|spent|spends|built|builds|runs|operates|put|"
        r"puts|at|on|with)(?![a-z])"
    )


@cache
def and_pattern() -> re.Pattern[str]:
    return re.compile(r", and (?:the )?$")


def _opens_a_clause(sentence: Sentence, name: NameHit) -> bool:
    """True for the name behind a comma and "and" that has a verb, or a figure, of its own."""
    before = sentence.text[max(sentence.span.start, name.start - 12) : name.start]
    return and_pattern().search(before) is not None and bool(opened_pattern().match(sentence.text, name.end))


# What a name may only describe: "the Nebius agreement".
ATTRIBUTIVE = (" agreement ", " deal ", " contract ", " lease ", " order ", " pact ")


def _is_partner(sentence: Sentence, name: NameHit) -> bool:
    leads = sentence.text[sentence.span.start : name.start].strip() == "the"
    if leads and sentence.text.startswith(ATTRIBUTIVE, name.end):
        return True  # "The Nebius agreement gives Microsoft"
    word = word_before(sentence, name)
    for other in sentence.quantities:
        if other.end <= name.start and next_pattern().fullmatch(sentence.text, other.end, name.start):
            return False  # "819 MW and OpenAI trails at 684 MW": the next to be spoken of
    if sentence.text.startswith(("'s", "的"), name.end) and (word == "for" or _served(sentence, name)):
        return False
    if word == "and" and _opens_a_clause(sentence, name):
        return False
    if word and word in PARTNERS_EN:
        return name.start > sentence.span.start + 3
    if titled_partner_pattern().search(sentence.text[max(sentence.span.start, name.start - 16) : name.start]):
        return True
    before = sentence.text[max(sentence.span.start, name.start - 4) : name.start].rstrip(" 「《")
    return before.endswith(PARTNERS_ZH)
