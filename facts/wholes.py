"""What a part takes from its whole: the status and the date that the text gives to the whole alone."""

from __future__ import annotations

from facts.gaps import is_bridged
from facts.links import includes_pattern
from facts.quantities import Quantity
from facts.scene import Scene, State
from facts.types import Metric, Scope, Status


def status_of_its_whole(scene: Scene, quantity: Quantity, metric: Metric, state: State) -> Status | None:
    """The status of the whole whose part stands in brackets behind it: "230k GPUs (including 30k GB200s)"."""
    if not state.found or not scene.found(state):
        return None
    whole = state.found[-1].mention
    between = scene.sentence.text[whole.evidence.end : quantity.start]
    bracketed = "(" in between and ")" not in between and len(between) < 40
    return whole.status if whole.metric is metric and bracketed else None


def due_of_its_whole(scene: Scene, quantity: Quantity, metric: Metric, state: State) -> str | None:
    """The date of the whole that a part is named of in one breath: "160bn for 2026, including 85bn for chips"."""
    if not state.found or not scene.found(state):
        return None
    begin = scene.sentence.span.start
    wholes = [
        item.mention
        for item in state.found
        if item.mention.evidence.start >= begin and item.mention.scope is not Scope.PREVIOUS
    ]
    if not wholes:
        return None
    whole = wholes[-1]
    gap = scene.sentence.text[whole.evidence.end : quantity.start]
    linked = is_bridged(gap, includes_pattern(), before=60, behind=16, stops=",.;。")
    return whole.due if whole.metric is metric and linked else None
