"""The small language of `/subscribe xAI chips >=10% official new,change`, in English and Chinese words.

A wish is a name, then filters in any order, separated by spaces. Nothing that a person writes is ever a pattern,
a format or a query: words are looked up in the tables below, amounts are read by `facts.amounts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from facts.fold import fold
from facts.minimum import AT_LEAST, read_min_change
from facts.routing import KIND_GROUPS
from facts.types import Attribution, Metric, MinChange, RevisionKind

LONGEST = 200  # characters of a whole wish
LONGEST_NAME = 12  # words of a name
LARGEST_FRACTION = 10  # of the old value

METRICS: dict[str, Metric] = {
    "power": Metric.POWER,
    "capacity": Metric.POWER,
    "电力": Metric.POWER,
    "功率": Metric.POWER,
    "generation": Metric.GENERATION,
    "发电": Metric.GENERATION,
    "chips": Metric.CHIPS,
    "chip": Metric.CHIPS,
    "gpu": Metric.CHIPS,
    "gpus": Metric.CHIPS,
    "芯片": Metric.CHIPS,
    "h100e": Metric.H100E,
    "h100": Metric.H100E,
    "flops": Metric.FLOPS,
    "compute": Metric.FLOPS,
    "算力": Metric.FLOPS,
    "investment": Metric.INVESTMENT,
    "money": Metric.INVESTMENT,
    "投资": Metric.INVESTMENT,
}
KIND_WORDS: dict[str, frozenset[RevisionKind]] = {
    **KIND_GROUPS,
    **{kind.value: frozenset({kind}) for kind in RevisionKind if kind.value not in KIND_GROUPS},
    "delays": KIND_GROUPS["delay"],
    "changes": KIND_GROUPS["change"],
    "additions": KIND_GROUPS["addition"],
    "disputes": KIND_GROUPS["dispute"],
    "新增": KIND_GROUPS["addition"],
    "新数据": KIND_GROUPS["new"],
    "变动": KIND_GROUPS["change"],
    "变化": KIND_GROUPS["change"],
    "推迟": KIND_GROUPS["delay"],
    "延期": KIND_GROUPS["delay"],
    "争议": KIND_GROUPS["dispute"],
    "取消": KIND_GROUPS["dropped"],
}
NAMED = frozenset(Attribution) - {Attribution.ANONYMOUS}
VOICES: dict[str, frozenset[Attribution]] = {
    "official": frozenset({Attribution.OFFICIAL, Attribution.OPERATOR}),
    "官方": frozenset({Attribution.OFFICIAL, Attribution.OPERATOR}),
    "named": NAMED,
    "no-anonymous": NAMED,
    "noanonymous": NAMED,
    "非匿名": NAMED,
    "anyone": frozenset(),
    "不限": frozenset(),
}
TONGUES: dict[str, str] = {
    "english": "en",
    "lang:en": "en",
    "英文": "en",
    "chinese": "zh",
    "lang:zh": "zh",
    "中文": "zh",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a subscription is on: exactly one of the two."""

    watchlist: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A target with its filters. Empty sets mean "any"."""

    target: Target
    metrics: frozenset[Metric] = frozenset()
    kinds: frozenset[RevisionKind] = frozenset()
    attributions: frozenset[Attribution] = frozenset()
    languages: frozenset[str] = frozenset()
    min_change: MinChange | None = None


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a wish was not understood: `empty`, `too_long`, `no_such_name` or `no_such_filter`, and the words."""

    reason: str
    words: str = ""


Lookup = Callable[[str], Target | None]


def read(text: str, lookup: Lookup) -> Wish | Misread:
    """The wish in `text`; `lookup` finds a watch list or a subject by any of its names."""
    if len(text) > LONGEST:
        return Misread("too_long")
    words = text.split()
    if not words:
        return Misread("empty")
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        target = lookup(" ".join(words[:count]))
        if target is not None:
            return _filters(Wish(target), " ".join(words[count:]))
    return Misread("no_such_name", text)


def read_filters(wish: Wish, text: str) -> Wish | Misread:
    """`wish` narrowed by the filters in `text`."""
    return Misread("too_long") if len(text) > LONGEST else _filters(wish, text)


def _words(text: str) -> list[str]:
    """Split at spaces, but not inside `>= 10 %` or `100 MW`, which are one word each."""
    signs = "|".join(AT_LEAST)
    joined = re.sub(rf"({signs})\s+", r"\1", text)
    return re.sub(r"([0-9])\s+(?=%|[kmgt]w\b)", r"\1", joined, flags=re.IGNORECASE).split()


def _filters(wish: Wish, text: str) -> Wish | Misread:
    for word in _words(text):
        for part in re.split("[，、;；]|,(?![0-9]{3})", word):
            if part:
                narrowed = _narrowed(wish, fold(part).strip())
                if narrowed is None:
                    return Misread("no_such_filter", part)
                wish = narrowed
    return wish


def _narrowed(wish: Wish, word: str) -> Wish | None:
    """The wish with one more filter, or None for a word that is none."""
    if word in METRICS:
        return replace(wish, metrics=wish.metrics | {METRICS[word]})
    if word in KIND_WORDS:
        return replace(wish, kinds=wish.kinds | KIND_WORDS[word])
    if word in VOICES:
        return replace(wish, attributions=VOICES[word])
    if word in TONGUES:
        return replace(wish, languages=wish.languages | {TONGUES[word]})
    return _with_size(wish, word)


def _with_size(wish: Wish, word: str) -> Wish | None:
    found = read_min_change(word.removesuffix("变化"))
    if found is None:
        return None
    least, metrics = found
    old = wish.min_change or MinChange()
    if least.fraction is None:
        # An amount has a unit, so it also says which metrics are meant, unless the wish did.
        return replace(wish, min_change=replace(old, amount=least.amount), metrics=wish.metrics or metrics)
    if least.fraction > LARGEST_FRACTION:
        return None
    return replace(wish, min_change=replace(old, fraction=least.fraction))
