"""What is kept in mind of each figure for those behind it."""

from __future__ import annotations

from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.scene import Scene, State
from facts.stakes import is_stake
from facts.types import Metric


def refuse(scene: Scene, quantity: Quantity, state: State) -> None:
    """Remembers a figure that does not count, for those beside it."""
    sentence = scene.sentence
    if quantity.value > 0:
        state.refused.add(quantity.start)
    if quantity.kind is Kind.MONEY and (is_stake(sentence, quantity) or sentence.has("valuation_word")):
        state.staked_at = sentence.index


def remember(sentence: Sentence, quantity: Quantity, metric: Metric, state: State) -> None:
    """Remembers what kind of figure was told where, for those behind it."""
    if quantity.kind is Kind.COUNT:
        state.chips_at = sentence.index
    if metric in (Metric.INVESTMENT, Metric.POWER):
        state.figure_at = sentence.index
    if metric is Metric.INVESTMENT:
        state.spent_at = sentence.index
