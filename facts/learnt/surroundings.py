"""The signs around a figure: words beside it, tags of the tables near it, who is named, what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from facts.learnt.kinds import kind_of
from facts.learnt.weights import Sign
from facts.quantities import Quantity
from facts.reading import Sentence

BESIDE = 6  # words on either side that count as beside the figure
NEAR, FAR = 15, 50  # letters within which a tag is near, and not far


@cache
def word_pattern() -> re.Pattern[str]:
    """A word, a number, a currency sign, or a run of Chinese characters."""
    return re.compile(r"[a-z][a-z'-]*|\d[\d.,]*|[$€£¥]|[一-鿿]+")


@lru_cache(maxsize=8)
def words_of(sentence: Sentence) -> tuple[tuple[int, str], ...]:
    """The sentence's words by offset; numbers as 0, names as their kind, Chinese in pieces of two and three."""
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
    return tuple(found)


def _pieces(start: int, run: str) -> list[tuple[int, str]]:
    return [(start + i, run[i : i + n]) for i in range(len(run) - 1) for n in (2, 3) if i + n <= len(run)]


@lru_cache(maxsize=8)
def signs_around(sentences: tuple[Sentence, ...], index: int, quantity: Quantity) -> frozenset[Sign]:
    """All signs around a quantity of `sentences[index]`; the last answers are kept."""
    sentence = sentences[index]
    found = set(_beside(sentence, quantity))
    found.update(_tags(sentence, quantity))
    for place, at in (("before", index - 1), ("behind", index + 1)):
        if 0 <= at < len(sentences):
            found.update((f"{place} tag", tag) for tag in sentences[at].by_tag)
            found.update((f"{place} name", kind_of(name.subject)) for name in sentences[at].names)
    return frozenset(found)


def _beside(sentence: Sentence, quantity: Quantity) -> Iterator[Sign]:
    words = words_of(sentence)
    left = [word for start, word in words if start < quantity.start]
    right = [word for start, word in words if start >= quantity.end]
    for word in {*left, *right}:
        yield "in", word
    for word in left[-BESIDE:]:
        yield "left", word
    for word in right[:BESIDE]:
        yield "right", word
    for pair in pairwise(left[-5:]):
        yield "left pair", " ".join(pair)
    for pair in pairwise(right[:BESIDE]):
        yield "right pair", " ".join(pair)
    yield "last left", left[-1] if left else ""
    yield "first right", right[0] if right else ""


def _tags(sentence: Sentence, quantity: Quantity) -> Iterator[Sign]:
    for tag in sentence.by_tag:
        yield "tag", tag
        distance = sentence.nearest(quantity, tag)
        if distance < FAR:
            yield ("near" if distance < NEAR else "not far"), tag
    for name in sentence.names:
        kind = kind_of(name.subject)
        yield "name", kind
        yield ("name left" if name.end <= quantity.start else "name right"), kind
    if not sentence.names:
        yield "name", ""
    yield "size", str(len(str(int(quantity.value))))
