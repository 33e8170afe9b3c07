"""The signs around a figure: words beside it, tags of the tables near it, who is named, what stands before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from facts.learnt.kinds import kind_of
from facts.learnt.ranks import signs_of_rank
from facts.learnt.weights import Sign
from facts.lexicon import Hit
from facts.quantities import Quantity
from facts.reading import Sentence

Surroundings = Mapping[str, Collection[str]]  # by place, what stands there

BESIDE = 6  # words on either side that count as beside the figure
NEAR, FAR = 15, 50  # letters within which a tag is near, and not far
REACH = FAR + 30  # the same with the longest phrase


@cache
def word_pattern() -> re.Pattern[str]:
    """A word, a number, a currency sign, or a run of Chinese characters."""
    return re.compile(r"[a-z][a-z'-]{0,60}|\d[\d.,]{0,60}|[$€£¥]|[一-鿿]{1,800}")


class Words(NamedTuple):
    """The words of a sentence, where each begins, and all of them once."""

    starts: tuple[int, ...]
    words: tuple[str, ...]
    all: frozenset[str]


@lru_cache(maxsize=8)
def words_of(sentence: Sentence) -> Words:
    """The sentence's words in order; numbers as 0, names as their kind, Chinese in pieces of two."""
    names = iter(sentence.names)
    name = next(names, None)
    found: list[tuple[int, str]] = []
    for match in word_pattern().finditer(sentence.text, sentence.span.start, sentence.span.end):
        start, word = match.start(), match.group()
        while name is not None and name.end <= start:
            name = next(names, None)
        if name is not None and start >= name.start:
            if not found or found[-1][0] != name.start:
                found.append((name.start, f"<{kind_of(name.subject)}>"))
        elif word[0] >= "一":
            found += _pieces(start, word)
        else:
            found.append((start, "0" if word[0].isdigit() else word))
    words = tuple([word for _, word in found])
    return Words(tuple([start for start, _ in found]), words, frozenset(words))


def _pieces(start: int, run: str) -> list[tuple[int, str]]:
    return [(start + i, run[i : i + 2]) for i in range(len(run) - 1)]


def signs_around(sentences: Sequence[Sentence], index: int, quantity: Quantity) -> Surroundings:
    """All signs around a quantity of `sentences[index]`, by their place."""
    return {
        **signs_of_sentence(sentences[index], *beside(sentences, index)),
        **signs_of_quantity(sentences, index, quantity),
    }


def beside(sentences: Sequence[Sentence], index: int) -> tuple[Sentence | None, Sentence | None]:
    """The sentences right before and right behind one; None where there is none."""
    before = sentences[index - 1] if index else None
    return before, sentences[index + 1] if index + 1 < len(sentences) else None


def signs_of_sentence(sentence: Sentence, before: Sentence | None, behind: Sentence | None) -> Surroundings:
    """The signs that all quantities of a sentence share: its words, tags and names, and those beside it."""
    found: dict[str, Collection[str]] = {
        "in": words_of(sentence).all,
        "tag": sentence.by_tag.keys(),
        "name": {kind_of(name.subject) for name in sentence.names} or ("",),
    }
    for place, other in (("before", before), ("behind", behind)):
        if other is not None:
            found[f"{place} tag"] = other.by_tag.keys()
            found[f"{place} name"] = {kind_of(name.subject) for name in other.names}
    return found


def signs_of_quantity(sentences: Sequence[Sentence], index: int, quantity: Quantity) -> Surroundings:
    """The signs of a quantity's own: words beside it, tags near it, names on either side, how it ranks."""
    sentence = sentences[index]
    return {
        **_beside(sentence, quantity),
        **_tags(sentence, quantity),
        **_names(sentence, quantity),
        **signs_of_rank(sentences, index, quantity),
    }


def flat(surroundings: Surroundings) -> set[Sign]:
    """The same as signs one by one, for the learning."""
    return {(place, what) for place, found in surroundings.items() for what in found}


def _beside(sentence: Sentence, quantity: Quantity) -> dict[str, Collection[str]]:
    starts, words, _ = words_of(sentence)
    before, behind = bisect_left(starts, quantity.start), bisect_left(starts, quantity.end)
    left, right = words[max(0, before - BESIDE) : before], words[behind : behind + BESIDE]
    return {
        "left": frozenset(left),
        "right": frozenset(right),
        "last left": left[-1:] or ("",),
        "first right": right[:1] or ("",),
        "size": (str(len(str(int(quantity.value)))),),
    }


def _tags(sentence: Sentence, quantity: Quantity) -> dict[str, Collection[str]]:
    nearest: dict[str, int] = {}
    cues = sentence.cues
    for cue in cues[bisect_left(cues, quantity.start - REACH, key=_start) :]:
        if cue.start > quantity.end + FAR:
            break
        distance = sentence.distance(cue.start, cue.end, quantity)
        if distance < nearest.get(cue.tag, FAR):
            nearest[cue.tag] = distance
    return {
        "near": {tag for tag, distance in nearest.items() if distance < NEAR},
        "not far": {tag for tag, distance in nearest.items() if distance >= NEAR},
    }


def _start(cue: Hit) -> int:
    return cue.start


def _names(sentence: Sentence, quantity: Quantity) -> dict[str, Collection[str]]:
    kinds = [(name.end <= quantity.start, kind_of(name.subject)) for name in sentence.names]
    return {
        "name left": {kind for left, kind in kinds if left},
        "name right": {kind for left, kind in kinds if not left},
    }
