"""Where the weights of labelled passages are sure enough to overrule the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from facts.catalogue import Catalogue
from facts.learnt.candidates import scene_of, signs_of, signs_of_none
from facts.learnt.promises import Promise, signs_of_date, signs_of_no_date
from facts.learnt.surroundings import Surroundings, beside, signs_of_quantity, signs_of_sentence
from facts.learnt.weights import probability, weights
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Metric, Scope, Status, Subject

# Found on passages kept apart from the learning; the scores change little around them.
COUNTS, COUNTS_NOT = 0.65, 0.2  # probability above which a figure counts, and below which it does not
COUNTS_IN_DOUBT = 0.8  # the first where a sentence speaks of takings or funds as well
NAMELESS_NOT = 0.55  # the latter for watts where the sentences around name nobody
GENERATES = 0.5  # probability above which watts are those of a plant for a computing site
RATHER_GENERATES = 0.8  # the same where the rules take them for the capacity of a site
NAMELESS_BUT_SETTLED = 0.35  # the same where the words beside them are of computing
SURE = 0.8  # share of one status in the probabilities of all
MARGIN = 2.0  # log-odds by which another name must lead the one by the rules
DATE_MARGIN = 4.0  # the same for another date
LEAD = 1.5  # log-odds by which a name must lead all others, so that the rules need not be asked
NOTHING: frozenset[str] = frozenset()
PROMISED = (Status.PLANNED, Status.TARGET)
COUNTED = (Kind.POWER, Kind.MONEY, Kind.COUNT)


class _Tables(NamedTuple):
    """Several tables in one, so that each sign is looked up once: by place and sign, in which table, what weight."""

    names: tuple[str, ...]
    biases: tuple[float, ...]
    by_place: Mapping[str, Mapping[str, Sequence[tuple[int, float]]]]
    known: Mapping[str, frozenset[str]]


@cache
def _tables(language: str, kind: Kind) -> _Tables:
    """The tables of the statuses, and of whether a figure of this kind counts."""
    names = [f"{status.value}-{language}" for status in Status]
    names += [f"counts-{kind.value}-{language}"] if kind in COUNTED else []
    names += [f"generation-{language}"] if kind is Kind.POWER else []
    by_place: dict[str, dict[str, list[tuple[int, float]]]] = {}
    for at, name in enumerate(names):
        for (place, what), weight in weights(name).by_sign.items():
            by_place.setdefault(place, {}).setdefault(what, []).append((at, weight))
    known = {place: frozenset(found) for place, found in by_place.items()}
    return _Tables(tuple(names), tuple(weights(name).bias for name in names), by_place, known)


class Odds(NamedTuple):
    """The log-odds of one figure by every table of its language and kind."""

    language: str
    kind: Kind
    by_table: Mapping[str, float]


def odds_of(sentences: Sequence[Sentence], index: int, quantity: Quantity) -> Odds:
    """The log-odds by every table of what stands around a quantity of `sentences[index]`."""
    language = sentences[index].language
    tables = _tables(language, quantity.kind)
    odds = list(_odds_of_sentence(sentences[index], *beside(sentences, index), quantity.kind))
    _add(odds, tables, signs_of_quantity(sentences[index], quantity))
    return Odds(language, quantity.kind, dict(zip(tables.names, odds, strict=True)))


@lru_cache(maxsize=16)
def _odds_of_sentence(
    sentence: Sentence, before: Sentence | None, behind: Sentence | None, kind: Kind
) -> tuple[float, ...]:
    """What the sentence says for every table of a kind, whichever of its quantities is asked after."""
    tables = _tables(sentence.language, kind)
    odds = list(tables.biases)
    _add(odds, tables, signs_of_sentence(sentence, before, behind))
    return tuple(odds)


def _add(odds: list[float], tables: _Tables, signs: Surroundings) -> None:
    for place, found in signs.items():
        for what in sorted(tables.known.get(place, NOTHING).intersection(found)):  # sums alike in every run
            for at, weight in tables.by_place[place][what]:
                odds[at] += weight


def counts(odds: Odds, named: bool, settled: bool = False, doubtful: bool = False) -> bool | None:
    """Whether a figure is about AI-computing infrastructure; None where the signs do not settle it.

    `named` tells whether the text around names anybody, `settled` that the words beside the figure are of computing,
    `doubtful` that its sentence speaks of takings or funds as well.
    """
    if odds.kind not in COUNTED:
        return None
    likely = probability(odds.by_table[f"counts-{odds.kind.value}-{odds.language}"])
    nameless = NAMELESS_BUT_SETTLED if settled else NAMELESS_NOT
    if likely < (nameless if odds.kind is Kind.POWER and not named else COUNTS_NOT):
        return False
    return True if likely > (COUNTS_IN_DOUBT if doubtful else COUNTS) else None


def generates(odds: Odds, ruled: bool = False) -> bool:
    """Whether watts are those of a plant that gives a computing site its energy.

    `ruled` tells that the rules take them for a site's own.
    """
    if odds.kind is not Kind.POWER:
        return False
    return probability(odds.by_table[f"generation-{odds.language}"]) > (
        RATHER_GENERATES if ruled else GENERATES
    )


def status_told(odds: Odds, metric: Metric, scope: Scope) -> Status | None:
    """The status that the signs are sure of, if they are."""
    tables = _tables(odds.language, odds.kind)
    told = dict(odds.by_table)
    for place, what in (("metric", metric.value), ("scope", scope.value)):
        for at, weight in tables.by_place.get(place, {}).get(what, ()):
            told[tables.names[at]] += weight
    likely = {status: probability(told[f"{status.value}-{odds.language}"]) for status in Status}
    most = max(likely, key=lambda status: likely[status])
    return most if likely[most] > SURE * sum(likely.values()) else None


class Dates(NamedTuple):
    """How much speaks for each date around a figure as its due date, and for none of them (None)."""

    odds: Mapping[str | None, float]

    def settled(self, ruled: str | None) -> str | None:
        """The due date that leads the one by the rules clearly, else that one."""
        if ruled not in self.odds:
            return ruled
        best = max(self.odds, key=lambda due: self.odds[due])
        return best if self.odds[best] - self.odds[ruled] > DATE_MARGIN else ruled


def dates_around(promise: Promise) -> Dates | None:
    """The dates around a figure; None where there is none, or where it is had already, given up, or outdated."""
    if not promise.dates or promise.status not in PROMISED or promise.scope is Scope.PREVIOUS:
        return None
    table = weights(f"due-{promise.sentence.language}")
    odds: dict[str | None, float] = {None: table.of(signs_of_no_date(promise))}
    for index, item in promise.dates:
        told = table.of(signs_of_date(promise, index, item))
        odds[item.due] = max(told, odds.get(item.due, told))
    return Dates(odds)


class Names(NamedTuple):
    """How much speaks for each name around a figure as its subject, and for none of them (None)."""

    odds: Mapping[str | None, float]
    subjects: Mapping[str, Subject]

    def leader(self) -> Subject | None:
        """The name that leads all others and none clearly, so that no rule need be asked."""
        first, second = sorted(self.odds.values(), reverse=True)[:2]
        if first - second <= LEAD:
            return None
        return next((self.subjects[name] for name, odds in self.odds.items() if odds == first and name), None)

    def settled(self, ruled: Subject | None) -> Subject | None:
        """The name that leads the one by the rules clearly, else that one."""
        by_rule = ruled.name if ruled is not None else None
        if by_rule not in self.odds:
            return ruled
        best = max(self.odds, key=lambda name: self.odds[name])
        if self.odds[best] - self.odds[by_rule] <= MARGIN:
            return ruled
        return None if best is None else self.subjects[best]


def names_around(
    sentences: Sequence[Sentence], index: int, quantity: Quantity, metric: Metric, catalogue: Catalogue
) -> Names | None:
    """The names around a figure; None where there is none."""
    scene = scene_of(sentences, index, quantity, metric, catalogue)
    if not scene.named:
        return None
    table = weights("subject")
    odds: dict[str | None, float] = {name: table.of(signs_of(scene, name)) for name in scene.named}
    odds[None] = table.of(signs_of_none(scene))
    return Names(odds, {name: hits[0][1].subject for name, hits in scene.named.items()})
