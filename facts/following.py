"""Figures that go on about the subject of the one before them in their sentence."""

from __future__ import annotations

from facts.quantities import Quantity
from facts.reading import Sentence
from facts.references import REFERENCE_TAGS
from facts.roles import is_only_quoted
from facts.types import Mention


def glosses(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for a figure in brackets right behind another: "300 MW (some 220,000 GPUs)"."""
    gap = sentence.text[before.evidence.end : quantity.start]
    opened = "(" in gap[:16] and ")" not in gap and len(gap) < 40
    named = any(before.evidence.end <= name.start < quantity.start for name in sentence.names)
    return opened and not named


def goes_on(sentence: Sentence, before: Mention, quantity: Quantity) -> bool:
    """True for a figure whose clause names nobody, right behind the clause of another figure."""
    low, high = sentence.clause(quantity.start)
    last = sentence.clause(before.evidence.start)
    linked = sentence.text[last[1] : low].strip(" ,") in ("", "which", "which the", "and")
    if sentence.has("respectively") or low < last[1] or not linked:
        return False
    if sentence.tagged(REFERENCE_TAGS, low, high):
        return False
    names = [name for name in sentence.names if not is_only_quoted(sentence, name)]
    named = any(low <= name.start < high for name in names)
    between = any(before.evidence.end <= name.start < quantity.start for name in names)
    return not named and not between
