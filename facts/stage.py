"""The status of a figure: running, planned, target or dropped, from the verbs around it."""

from __future__ import annotations

from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.tables.verbs import FUTURE, STANDING
from facts.types import Metric, Scope, Status

TAGS = ("running", "planned", "target", "dropped")


def status_of(sentence: Sentence, quantity: Quantity, metric: Metric, scope: Scope) -> Status:
    """The clause of the figure decides first, then what stands before it, then the whole sentence."""
    low, high = sentence.clause(quantity.start)
    for begin, end in ((low, high), (sentence.span.start, high), (sentence.span.start, sentence.span.end)):
        cues = [cue for cue in sentence.tagged(TAGS, begin, end) if not _negated(sentence, cue)]
        status = _decide(sentence, quantity, cues)
        if status is not None:
            return status
    return Status.RUNNING if metric in (Metric.CHIPS, Metric.H100E, Metric.FLOPS) else Status.PLANNED


def _decide(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> Status | None:
    dropped = [cue for cue in cues if cue.tag == "dropped"]
    if dropped and min(sentence.distance(cue.start, cue.end, quantity) for cue in dropped) < 90:
        return Status.DROPPED
    left = [cue for cue in cues if cue.end <= quantity.start] or cues
    if not left:
        return None
    if any(cue.tag == "target" for cue in left):
        nearest = _nearest(sentence, quantity, [cue for cue in cues if cue.tag == "target"])
        if nearest < 80:
            return Status.TARGET
    future = _nearest(sentence, quantity, [cue for cue in cues if cue.phrase in FUTURE])
    standing = _nearest(sentence, quantity, [cue for cue in cues if cue.phrase in STANDING])
    if min(future, standing) < 10**6:
        return Status.PLANNED if future <= standing else Status.RUNNING
    planned = _nearest(sentence, quantity, [cue for cue in left if cue.tag == "planned"])
    running = _nearest(sentence, quantity, [cue for cue in left if cue.tag == "running"])
    if min(planned, running) == 10**6:
        return None
    return Status.RUNNING if running < planned else Status.PLANNED


def _nearest(sentence: Sentence, quantity: Quantity, cues: list[Hit]) -> int:
    return min((sentence.distance(cue.start, cue.end, quantity) for cue in cues), default=10**6)


def _negated(sentence: Sentence, cue: Hit) -> bool:
    before = sentence.text[max(sentence.span.start, cue.start - 8) : cue.start]
    return cue.tag in ("running", "dropped") and before.rstrip().endswith(
        ("not", "n't", "never", "未", "没有", "并未", "尚未", "不会", "yet to be")
    )
