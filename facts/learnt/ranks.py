"""The signs of how a figure stands to the others of its kind around it: before or behind them, larger or smaller."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from facts.quantities import Quantity
from facts.reading import Sentence

AROUND = 2  # sentences before and behind that are looked at
SAME = Decimal("0.01")  # share of a figure by which another may differ and still be the same
FAR = 5  # times as large, or as small, as makes a great difference
STEP, STEPS = 15, 5  # letters between two figures, in steps
MANY = 4  # figures of one kind in a sentence that are told apart


def signs_of_rank(
    sentences: Sequence[Sentence], index: int, quantity: Quantity
) -> dict[str, Collection[str]]:
    """What a quantity of `sentences[index]` is beside the others of its kind in its sentence and those around."""
    sentence = sentences[index]
    own = _alike(sentence, quantity)
    at = next((i for i, other in enumerate(own) if other.start == quantity.start), 0)
    earlier = [each for near in sentences[max(0, index - AROUND) : index] for each in _alike(near, quantity)]
    later = [each for near in sentences[index + 1 : index + 1 + AROUND] for each in _alike(near, quantity)]
    found: dict[str, Collection[str]] = {
        "nth": (str(min(at, MANY - 1)),),
        "of": (str(min(len(own), MANY)),),
        "rank": (_rank(quantity, [*earlier, *own, *later]),),
        "bracketed": (str(_is_bracketed(sentence, quantity)),),
    }
    if at > 0:
        found["to the last"] = (_compared(quantity, own[at - 1]),)
        found["from the last"] = (_steps(quantity.start - own[at - 1].end),)
    if at + 1 < len(own):
        found["to the next"] = (_compared(quantity, own[at + 1]),)
        found["from the next"] = (_steps(own[at + 1].start - quantity.end),)
    if earlier:
        found["to those before"] = (_compared(quantity, max(earlier, key=_size)),)
    if later:
        found["to those behind"] = (_compared(quantity, max(later, key=_size)),)
    return found


def _alike(sentence: Sentence, quantity: Quantity) -> list[Quantity]:
    return [
        other
        for other in sentence.quantities
        if other.kind is quantity.kind and other.currency == quantity.currency
    ]


def _size(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.high is None else quantity.high


def _rank(quantity: Quantity, others: Sequence[Quantity]) -> str:
    if len(others) < 2:
        return "alone"
    sizes = [_size(other) for other in others]
    if _size(quantity) >= max(sizes):
        return "largest"
    return "smallest" if _size(quantity) <= min(sizes) else "between"


def _compared(quantity: Quantity, other: Quantity) -> str:
    ours, theirs = _size(quantity), _size(other)
    if abs(ours - theirs) <= SAME * theirs:
        return "same"
    if ours > theirs:
        return "far more" if ours > FAR * theirs else "more"
    return "far less" if FAR * ours < theirs else "less"


def _steps(letters: int) -> str:
    return str(max(0, min(STEPS, letters // STEP)))


def _is_bracketed(sentence: Sentence, quantity: Quantity) -> bool:
    before = sentence.before(quantity.start, 60)
    return before.rfind("(") > before.rfind(")")
