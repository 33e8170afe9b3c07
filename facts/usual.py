"""The status of a figure about which the text says nothing."""

from __future__ import annotations

from facts.foreseeing import Speech
from facts.reading import Sentence
from facts.types import Attribution, Metric, Status


def is_foreseen(sentence: Sentence) -> bool:
    """Whether analysts foresee spending, rather than reckon what something has cost: "put its spending at"."""
    return sentence.weight == 1 and (
        sentence.has("capex") or " spending" in sentence.text[sentence.span.start : sentence.span.end]
    )


def usual(metric: Metric, speech: Speech, spending: bool) -> Status:
    """The status of a figure about which the text says nothing: counts and estimates are of what stands."""
    counted = metric in (Metric.CHIPS, Metric.H100E, Metric.FLOPS)
    if metric is Metric.INVESTMENT and speech.attribution is Attribution.ESTIMATE and spending:
        return Status.PLANNED
    return Status.RUNNING if counted or speech.attribution is Attribution.ESTIMATE else Status.PLANNED
