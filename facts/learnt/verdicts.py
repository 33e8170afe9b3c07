"""Where the weights of labelled passages are sure enough to overrule the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue
from facts.learnt.candidates import scene_of, signs_of, signs_of_none
from facts.learnt.weights import Sign, probability, weights
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Metric, Scope, Status, Subject

# Found on passages kept apart from the learning; the scores change little around them.
COUNTS, COUNTS_NOT = 0.85, 0.35  # probability above which a figure counts, and below which it does not
SURE = 0.8  # share of one status in the probabilities of all
MARGIN = 0.5  # log-odds by which another name must lead
COUNTED = (Kind.POWER, Kind.MONEY, Kind.COUNT)


def counts(signs: Set[Sign], quantity: Quantity) -> bool | None:
    """Whether a figure is about AI-computing infrastructure; None where the signs do not settle it."""
    likely = probability(weights(f"counts-{quantity.kind.value}").of(signs))
    return True if likely > COUNTS else False if likely < COUNTS_NOT else None


def status_told(signs: Set[Sign], metric: Metric, scope: Scope, language: str) -> Status | None:
    """The status that the signs are sure of, if they are."""
    tables = statuses(language)
    odds = list(tables.biases)
    for sign in (*signs, ("metric", metric.value), ("scope", scope.value)):
        for at, weight in tables.by_sign.get(sign, ()):
            odds[at] += weight
    likely = [probability(each) for each in odds]
    most = max(likely)
    return tuple(Status)[likely.index(most)] if most > SURE * sum(likely) else None


@dataclass(frozen=True, slots=True)
class _Statuses:
    """The tables of all statuses in one, so that each sign is looked up once: for which status, what it weighs."""

    biases: tuple[float, ...]
    by_sign: Mapping[Sign, Sequence[tuple[int, float]]]


@cache
def statuses(language: str) -> _Statuses:
    """The tables for `en` or `zh`, in the order of `Status`."""
    tables = [weights(f"{status.value}-{language}") for status in Status]
    by_sign: dict[Sign, list[tuple[int, float]]] = {}
    for at, table in enumerate(tables):
        for sign, weight in table.by_sign.items():
            by_sign.setdefault(sign, []).append((at, weight))
    return _Statuses(tuple(table.bias for table in tables), by_sign)


def subject_told(
    sentences: Sequence[Sentence],
    index: int,
    quantity: Quantity,
    metric: Metric,
    catalogue: Catalogue,
    ruled: Subject | None,
) -> Subject | None:
    """The name around a figure that leads clearly, else the one by the rules."""
    scene = scene_of(sentences, index, quantity, metric, catalogue)
    by_rule = ruled.name if ruled is not None else None
    if not scene.named or (by_rule is not None and by_rule not in scene.named):
        return ruled
    table = weights("subject")
    odds: dict[str | None, float] = {name: table.of(signs_of(scene, name)) for name in scene.named}
    odds[None] = table.of(signs_of_none(scene))
    best = max(odds, key=lambda name: odds[name])
    if odds[best] - odds[by_rule] <= MARGIN:
        return ruled
    return None if best is None else scene.named[best][0][1].subject
