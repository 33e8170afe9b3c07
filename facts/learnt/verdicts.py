"""Where the weights of labelled passages are sure enough to overrule the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from facts.catalogue import Catalogue
from facts.learnt.candidates import scene_of, signs_of, signs_of_none
from facts.learnt.packing import UNIT, packed, unpacked
from facts.learnt.promises import Promise, signs_of_date, signs_of_no_date
from facts.learnt.surroundings import Surroundings, beside, signs_of_quantity, signs_of_sentence
from facts.learnt.weights import probability, weights
from facts.quantities import Kind, Quantity
from facts.reading import Sentence
from facts.types import Metric, Scope, Status, Subject

# Found on passages kept apart from the learning; the scores change little around them.
COUNTS, COUNTS_NOT = 0.65, 0.3  # probability above which a figure counts, and below which it does not
NAMELESS_AMOUNT = 0.6  # the latter for an amount of which the whole text tells nobody's name
COUNTS_IN_DOUBT = 0.8  # the first where a sentence speaks of takings or funds as well
UNFOUND = 0.9  # the first for chips that the rules do not find
OUT_OF_THE_BLUE = 0.8  # the first for watts of nobody named in a text that does not speak of computing
SURELY = 0.9  # the first for watts that a rule takes for something else
NAMELESS_NOT = 0.55  # the latter for watts where the sentences around name nobody
GENERATES = 0.5  # probability above which watts are those of a plant for a computing site
RATHER_GENERATES = 0.8  # the same where the rules take them for the capacity of a site
NAMELESS_BUT_SETTLED = 0.35  # the same where the words beside them are of computing
# Probability above which a total is taken for a part, and below which a part for the total.
PART, PART_NOT = 0.75, 0.25
SURE, LIKELY = 0.7, 0.5  # share of one status in the probabilities of all, and its own probability
MARGIN = 1.5  # log-odds by which another name must lead the one by the rules
DATE_MARGIN = 2.0  # the same for another date
LEAD = 1.5  # log-odds by which a name must lead all others, so that the rules need not be asked
PROMISED = (Status.PLANNED, Status.TARGET)
COUNTED = (Kind.POWER, Kind.MONEY, Kind.COUNT)


class Tables(NamedTuple):
    """Several tables in one, so that each sign is looked up once: by place and sign, its packed weights."""

    names: tuple[str, ...]
    bias: int
    by_place: Mapping[str, Mapping[str, int]]


class Odds(NamedTuple):
    """What speaks for each reading of one figure, by every table of its language and kind: packed log-odds."""

    language: str
    kind: Kind
    told: int

    def by_table(self, **read: str) -> Mapping[str, float]:
        """The log-odds by table, with what has been `read` of the figure since: its metric, its scope."""
        tables = tables_of(self.language, self.kind)
        more = sum([tables.by_place.get(place, {}).get(what, 0) for place, what in read.items()])
        return dict(zip(tables.names, unpacked(self.told + more, len(tables.names)), strict=True))


@cache
def tables_of(language: str, kind: Kind) -> Tables:
    """The tables of the statuses, of parts, and of whether a figure of this kind counts."""
    names = [f"{status.value}-{language}" for status in Status]
    names += [f"part-{language}"]
    names += [f"counts-{kind.value}-{language}"] if kind in COUNTED else []
    names += [f"generation-{language}"] if kind is Kind.POWER else []
    by_place: dict[str, dict[str, int]] = {}
    for at, name in enumerate(names):
        one = packed(1, at) // UNIT
        for (place, what), weight in weights(name).by_sign.items():
            found = by_place.get(place) or by_place.setdefault(place, {})
            found[what] = found.get(what, 0) + round(weight * UNIT) * one
    bias = sum(packed(weights(name).bias, at) for at, name in enumerate(names))
    return Tables(tuple(names), bias, by_place)


def odds_of(sentences: Sequence[Sentence], index: int, quantity: Quantity) -> Odds:
    """The log-odds by every table of what stands around a quantity of `sentences[index]`."""
    language = sentences[index].language
    tables = tables_of(language, quantity.kind)
    told = _told_by_sentence(sentences[index], *beside(sentences, index), quantity.kind)
    told += _told(tables, signs_of_quantity(sentences, index, quantity))
    return Odds(language, quantity.kind, told)


@lru_cache(maxsize=16)
def _told_by_sentence(
    sentence: Sentence, before: Sentence | None, behind: Sentence | None, kind: Kind
) -> int:
    """What the sentence says for every table of a kind, whichever of its quantities is asked after."""
    tables = tables_of(sentence.language, kind)
    return tables.bias + _told(tables, signs_of_sentence(sentence, before, behind))


def _told(tables: Tables, signs: Surroundings) -> int:
    told = 0
    for place, found in signs.items():
        if place in tables.by_place:
            told += sum(map(tables.by_place[place].get, found, repeat(0)))
    return told


def counts(
    odds: Odds, named: bool, settled: bool = False, doubtful: bool = False, unfound: bool = False
) -> bool | None:
    """Whether a figure is about AI-computing infrastructure; None where the signs do not settle it.

    `named` tells whether the text around names anybody, `settled` that the words beside the figure are of computing,
    `doubtful` that its sentence speaks of takings or funds as well, `unfound` that the rules find no chips.
    """
    if odds.kind not in COUNTED:
        return None
    likely = probability(odds.by_table()[f"counts-{odds.kind.value}-{odds.language}"])
    nameless = NAMELESS_BUT_SETTLED if settled else NAMELESS_NOT
    if likely < (nameless if odds.kind is Kind.POWER and not named else COUNTS_NOT):
        return False
    return True if likely > (UNFOUND if unfound else COUNTS_IN_DOUBT if doubtful else COUNTS) else None


def is_doubtful(odds: Odds | None) -> bool:
    """Whether an amount that no words settle is too uncertain to count unless somebody is found whose it is."""
    if odds is None or odds.kind is not Kind.MONEY:
        return False
    return probability(odds.by_table()[f"counts-{odds.kind.value}-{odds.language}"]) < NAMELESS_AMOUNT


def counts_surely(odds: Odds) -> bool:
    """Whether watts count all the same that a rule has taken for something else."""
    return probability(odds.by_table()[f"counts-{odds.kind.value}-{odds.language}"]) > SURELY


def counts_out_of_the_blue(odds: Odds) -> bool:
    """Whether watts count of nobody named, where neither the rules nor the text around speak of computing."""
    return probability(odds.by_table()[f"counts-{odds.kind.value}-{odds.language}"]) > OUT_OF_THE_BLUE


def generates(odds: Odds, ruled: bool = False) -> bool:
    """Whether watts are those of a plant that gives a computing site its energy.

    `ruled` tells that the rules take them for a site's own.
    """
    if odds.kind is not Kind.POWER:
        return False
    return probability(odds.by_table()[f"generation-{odds.language}"]) > (
        RATHER_GENERATES if ruled else GENERATES
    )


def scope_told(odds: Odds, metric: Metric, ruled: Scope) -> Scope:
    """The scope by the rules, but where the signs are sure that a total is a part, or a part the total."""
    if ruled not in (Scope.TOTAL, Scope.PART):
        return ruled
    likely = probability(odds.by_table(metric=metric.value)[f"part-{odds.language}"])
    if ruled is Scope.TOTAL:
        return Scope.PART if likely > PART else ruled
    return Scope.TOTAL if likely < PART_NOT else ruled


def status_told(odds: Odds, metric: Metric, scope: Scope) -> Status | None:
    """The status that the signs are sure of, if they are."""
    told = odds.by_table(metric=metric.value, scope=scope.value)
    likely = {status: probability(told[f"{status.value}-{odds.language}"]) for status in Status}
    most = max(likely, key=lambda status: likely[status])
    return most if likely[most] > max(SURE * sum(likely.values()), LIKELY) else None


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
