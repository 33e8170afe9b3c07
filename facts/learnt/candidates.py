"""The signs of a name as the subject of a figure: what it is, where it stands, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from facts.catalogue import Catalogue, NameHit
from facts.learnt.kinds import kind_of
from facts.learnt.weights import Sign
from facts.links import tells_anothers_figure
from facts.partners import partner_names
from facts.quantities import Quantity
from facts.reading import Sentence
from facts.roles import comes_from_its_maker, supplies
from facts.titles import is_former
from facts.types import Metric

BACK, AHEAD = 3, 2  # sentences before and behind that may name a figure's subject
REFERENCES = ("ref_site", "ref_company", "ref_it", "ref_we", "ref_they", "ref_deal")
NONE_TAGS = (*REFERENCES, "officer", "person", "market")  # of a sentence about nobody who is named
STEPS = (8, 25, 60, 120)  # letters
GAPS = {
    "left": 60,
    "right": 40,
}  # letters between a name on that side and the figure that are read word by word


class Scene(NamedTuple):
    """A figure with every name around it: `named` holds, by a subject's name, where it stands, by sentence."""

    sentences: Sequence[Sentence]
    at: int
    quantity: Quantity
    metric: Metric
    catalogue: Catalogue
    named: Mapping[str, Sequence[tuple[int, NameHit]]]
    kinds: frozenset[str]

    @property
    def sentence(self) -> Sentence:
        return self.sentences[self.at]


@cache
def aside_pattern() -> re.Pattern[str]:
    """Behind a name: that its shares are spoken of, or that it is one place of several."""
    return re.compile(r"(?:'s?)? (?:shares|stock|and elsewhere)(?![a-z])|(?:的)?(?:股价|股票)|等地")


def scene_of(
    sentences: Sequence[Sentence], index: int, quantity: Quantity, metric: Metric, catalogue: Catalogue
) -> Scene:
    named: dict[str, list[tuple[int, NameHit]]] = {}
    for at in range(max(0, index - BACK), min(len(sentences), index + AHEAD + 1)):
        if at > index and tells_anothers_figure(sentences[at], quantity):
            continue
        for name in sentences[at].names:
            text = sentences[at].text
            if aside_pattern().match(text, name.end) or text.startswith(
                (" across ", "ongside "), name.start - 8
            ):
                continue
            if comes_from_its_maker(sentences[at], name) or _is_an_example(sentences[at], name):
                continue
            if at == index and (
                _came_before(sentences[at], name, quantity) or _is_told_later(sentences[at], name, quantity)
            ):
                continue
            if is_former(sentences[at], name) or _only_locates(sentences[at], name):
                continue
            named.setdefault(name.subject.name, []).append((at, name))
    kinds = frozenset(kind_of(hits[0][1].subject) for hits in named.values())
    return Scene(sentences, index, quantity, metric, catalogue, named, kinds)


@cache
def came_before_pattern() -> re.Pattern[str]:
    """How a clause begins that tells what came before the sentence's own news: 继…之后, "Following the campus in"."""
    return re.compile(
        r"\s?(?:继(?!续)|(?:following|after|on top of|in addition to|besides) (?:the|its|an?) )"
    )


def _came_before(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for the place of such a clause, where the figure stands in another one that names somebody else."""
    low, high = sentence.clause(name.start)
    if not name.is_place or low <= quantity.start < high or quantity.start < low:
        return False
    if came_before_pattern().match(sentence.text, low) is None:
        return False
    if goes_on_pattern().search(sentence.text, high, quantity.start):
        return False
    return any(high <= other.start < quantity.start for other in sentence.names)


@cache
def goes_on_pattern() -> re.Pattern[str]:
    """That the rest of a sentence goes on about the place at its head."""
    return re.compile(r"(?<![a-z])(?:the (?:campus|site|cluster|project|complex)|it|its)(?![a-z])|其|该|园区")


def _is_told_later(sentence: Sentence, name: NameHit, quantity: Quantity) -> bool:
    """True for a name behind a semicolon, where the figure stands before it and has a name of its own."""
    if name.start < quantity.end or ";" not in sentence.text[quantity.end : name.start]:
        return False
    return any(other.end <= quantity.start for other in sentence.names)


@cache
def such_as_pattern() -> re.Pattern[str]:
    """Before an example of others that somebody named deals with: "suppliers such as Oracle and"."""
    return re.compile(
        r"(?<![a-z])(?:suppliers|customers|partners|clients|tenants|providers|rivals|vendors|backers|investors) "
        r"(?:such as|like|including|that include|which include) (?:[a-z0-9.&'-]{1,16}(?: "
        r"[a-z0-9.&'-]{1,16})?(?:,| and| or) ){0,3}$"
    )


def _is_an_example(sentence: Sentence, name: NameHit) -> bool:
    before = sentence.before(name.start, 80)
    if not any(word in before for word in (" such as ", " like ", " including ", " include ")):
        return False
    if such_as_pattern().search(before) is None:
        return False
    if sentence.text.startswith((", which", ", who"), name.end):
        return False
    return sentence.has("ref_it", "ref_company") or any(
        other.end < name.start - 10 for other in sentence.names
    )


@cache
def located_pattern() -> re.Pattern[str]:
    """Right before a name that only tells where a place named before it lies: 位于德州, "located near"."""
    return re.compile(
        r"(?:位于|坐落于|坐落在|地处)[^,;。]{0,4}$|(?<![a-z])(?:located|situated) (?:in|at|near) $"
    )


def _only_locates(sentence: Sentence, name: NameHit) -> bool:
    before = sentence.text[max(sentence.span.start, name.start - 20) : name.start]
    placed = name.is_place and any(each.is_place and each.end <= name.start for each in sentence.names)
    return placed and located_pattern().search(before) is not None


def signs_of(scene: Scene, subject: str) -> set[Sign]:
    """All signs of one of the named subjects."""
    hits = scene.named[subject]
    kind = kind_of(hits[0][1].subject)
    found: list[Sign] = [
        ("kind", kind),
        (scene.metric.value, kind),
        ("candidates", few(len(scene.named), 4)),
        ("times", few(len(hits), 3)),
    ]
    for offset in {at - scene.at for at, _ in hits}:
        found += (("sentence", str(offset)), (f"{kind} sentence", str(offset)))
    if next(iter(scene.named)) == subject:  # the names stand in the order of the text
        found += (("first", ""), ("first", kind))
    here = [name for at, name in hits if at == scene.at]
    found += _inside(scene, kind, subject, here) if here else _outside(scene, kind, subject, hits)
    found += [("beside", f"{kind} {other}") for other in scene.kinds if other != kind]
    if scene.quantity.previous:
        found.append(("previous", kind))
    return set(found)


def signs_of_none(scene: Scene) -> set[Sign]:
    """All signs that none of the named subjects is meant."""
    sentence = scene.sentence
    found: set[Sign] = {("none", ""), ("none of", few(len(scene.named), 4)), ("none", scene.metric.value)}
    found.add(("none of here", few(len({name.subject.name for name in sentence.names}), 3)))
    found.update(("none tag", tag) for tag in NONE_TAGS if tag in sentence.by_tag)
    found.update(("none beside", kind) for kind in scene.kinds)
    for name in sentence.names:
        side = "left" if name.end <= scene.quantity.start else "right"
        found.add((f"none {side}", kind_of(name.subject)))
    opening = sentence.text[sentence.span.start : sentence.span.start + 30]
    found.update(("none opens", word) for word in token_pattern().findall(opening)[:2])
    return found


def few(count: int, most: int) -> str:
    """A count as a sign; all above `most` are one."""
    return str(min(count, most))


@cache
def token_pattern() -> re.Pattern[str]:
    """A word, a number, a mark, or one Chinese character."""
    return re.compile(r"[a-z][a-z'-]{0,60}|\d[\d.,]{0,60}|[$€£¥(),;:'\"—-]|[一-鿿]")


def _gap(scene: Scene, name: NameHit) -> str:
    text, quantity = scene.sentence.text, scene.quantity
    return text[name.end : quantity.start] if name.end <= quantity.start else text[quantity.end : name.start]


def _inside(scene: Scene, kind: str, subject: str, here: Sequence[NameHit]) -> list[Sign]:
    """Signs of a name in the figure's own sentence."""
    sentence, quantity, metric = scene.sentence, scene.quantity, scene.metric.value
    name = min(here, key=lambda each: min(abs(each.start - quantity.end), abs(quantity.start - each.end)))
    side = "left" if name.end <= quantity.start else "right"
    gap = _gap(scene, name)
    step = str(sum([len(gap) * sentence.weight >= limit for limit in STEPS]))
    of_kind = f"{kind} {side}"
    found: list[Sign] = [(side, ""), (side, step), (of_kind, ""), (of_kind, step), (metric, side)]
    low, high = sentence.clause(quantity.start)
    if low <= name.start < high:
        found += (("clause", ""), ("clause", kind), ("clause", side))
    others = [other for other in sentence.names if other.subject.name != subject]
    between = few(sum([_lies_between(other.start, name, quantity) for other in others]), 2)
    figures = sum([_lies_between(other.start, name, quantity) for other in sentence.quantities])
    found += (
        (f"{side} names between", between),
        (f"{of_kind} names between", between),
        (f"{side} figures between", few(figures, 2)),
        ("others", few(len({other.subject.name for other in others}), 2)),
    )
    if sentence.names[0].subject.name == subject:
        found += (("leads", ""), ("leads", kind), ("leads", metric))
    if name.start - sentence.span.start <= 3:
        found.append(("opens", ""))
    return (
        found
        + _parts(sentence, kind, name)
        + _words(sentence, kind, side, name, gap)
        + _against(scene, kind, subject, side, others)
    )


def _against(scene: Scene, kind: str, subject: str, side: str, others: Sequence[NameHit]) -> list[Sign]:
    """The other names of the sentence, on which side of the figure they stand, and how they are related."""
    found: list[Sign] = []
    for other in others:
        same = (other.end <= scene.quantity.start) == (side == "left")
        found.append(("against same side" if same else "against", f"{kind} {kind_of(other.subject)}"))
        if scene.catalogue.related(subject, other.subject.name):
            below = other.subject.name in scene.catalogue.lineage(subject)
            found.append(("related", "below" if below else "above"))
    return found


def _lies_between(start: int, name: NameHit, quantity: Quantity) -> bool:
    if name.end <= quantity.start:
        return name.end <= start < quantity.start
    return quantity.end <= start < name.start


def _parts(sentence: Sentence, kind: str, name: NameHit) -> list[Sign]:
    found: list[Sign] = []
    if name in partner_names(sentence):
        found += (("partner", ""), ("partner", kind))
    if supplies(sentence, name):
        found.append(("supplies", ""))
    return found


def _words(sentence: Sentence, kind: str, side: str, name: NameHit, gap: str) -> list[Sign]:
    """The words right before and behind a name, and those between it and the figure."""
    tokens = token_pattern().findall
    before = tokens(sentence.text[max(sentence.span.start, name.start - 24) : name.start])[-1:]
    behind = token_pattern().search(sentence.text, name.end, name.end + 24)
    found: list[Sign] = []
    for place, word in (("before", before), ("behind", [behind.group()] if behind else [])):
        if word:
            said = word[0]
            found += [
                (f"word {place}", said),
                (f"{side} word {place}", said),
                (f"{kind} word {place}", said),
            ]
    if len(gap) * sentence.weight < GAPS[side]:
        place = f"gap {side}"
        found += [(place, word) for word in tokens(gap)]
    return found


def _outside(scene: Scene, kind: str, subject: str, hits: Sequence[tuple[int, NameHit]]) -> Iterator[Sign]:
    """Signs of a name that only other sentences hold."""
    sentence, quantity = scene.sentence, scene.quantity
    yield "elsewhere", ""
    yield "elsewhere", few(len({name.subject.name for name in sentence.names}), 2)
    for tag in REFERENCES:
        cues = sentence.tagged((tag,))
        if cues:
            yield f"{kind} elsewhere", tag
        if any(cue.end <= quantity.start for cue in cues):
            yield f"{kind} elsewhere left", tag
    for other in sentence.names:
        yield "elsewhere against", f"{kind} {kind_of(other.subject)}"
        if scene.catalogue.related(subject, other.subject.name):
            yield "elsewhere related", kind
    before = [name for at, name in hits if at == scene.at - 1]
    if not before:
        return
    names = scene.sentences[scene.at - 1].names
    if names[0].subject.name == subject:
        yield from (("led before", ""), ("led before", kind))
    if names[-1].subject.name == subject:
        yield "last before", ""
    if any(name in partner_names(scene.sentences[scene.at - 1]) for name in before):
        yield "partner before", ""
