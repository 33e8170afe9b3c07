"""The small language of `/subscribe xAI chips >=10% official new,change`, in English and Chinese words.

A wish is a name, then filters in any order, separated by spaces. Nothing that a person writes is ever a pattern,
a format or a query: words are looked up in the tables below, amounts are read with one bounded pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from facts.fold import fold
from facts.routing import KIND_GROUPS
from facts.types import Attribution, Metric, MinChange, RevisionKind

LONGEST = 200  # characters of a whole wish
LONGEST_NAME = 12  # words of a name

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
POWER = frozenset({Metric.POWER, Metric.GENERATION})
COUNTS = frozenset({Metric.CHIPS, Metric.H100E})
UNITS: dict[str, tuple[Decimal, frozenset[Metric]]] = {
    "w": (Decimal(1), POWER),
    "kw": (Decimal(10) ** 3, POWER),
    "mw": (Decimal(10) ** 6, POWER),
    "gw": (Decimal(10) ** 9, POWER),
    "tw": (Decimal(10) ** 12, POWER),
    "千瓦": (Decimal(10) ** 3, POWER),
    "万千瓦": (Decimal(10) ** 7, POWER),
    "亿千瓦": (Decimal(10) ** 11, POWER),
    "": (Decimal(1), COUNTS),
    "k": (Decimal(10) ** 3, COUNTS),
    "m": (Decimal(10) ** 6, COUNTS),
    "万": (Decimal(10) ** 4, COUNTS),
    "亿": (Decimal(10) ** 8, COUNTS),
}
MONEY_SIZES = {"": 0, "k": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "万": 4, "亿": 8}


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
            return _filters(Wish(target), words[count:])
    return Misread("no_such_name", text)


def read_filters(wish: Wish, text: str) -> Wish | Misread:
    """`wish` narrowed by the filters in `text`."""
    return Misread("too_long") if len(text) > LONGEST else _filters(wish, text.split())


def _filters(wish: Wish, words: list[str]) -> Wish | Misread:
    for word in words:
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


@cache
def _size() -> re.Pattern[str]:
    return re.compile(
        r"(?:>=|=>|≥|>)?([$¥€])?([0-9]{1,15}(?:\.[0-9]{1,6})?)(%|[a-z]{0,8}|[万亿]?千?瓦?)(?:变化)?"
    )


def _with_size(wish: Wish, word: str) -> Wish | None:
    found = _size().fullmatch(word.replace(",", ""))
    if found is None:
        return None
    sign, digits, unit = found.groups()
    number, old = Decimal(digits), wish.min_change or MinChange()
    if number <= 0:
        return None
    if unit == "%" and not sign and number <= 1000:
        return replace(wish, min_change=replace(old, fraction=number / 100))
    if sign and unit in MONEY_SIZES:
        return _with_amount(
            wish, old, number * Decimal(10) ** MONEY_SIZES[unit], frozenset({Metric.INVESTMENT})
        )
    if unit in UNITS and not sign:
        size, metrics = UNITS[unit]
        return _with_amount(wish, old, number * size, metrics)
    return None


def _with_amount(wish: Wish, old: MinChange, amount: Decimal, metrics: frozenset[Metric]) -> Wish:
    """An amount has a unit, so it also says which metrics are meant, unless the wish did."""
    return replace(wish, min_change=replace(old, amount=amount), metrics=wish.metrics or metrics)
