"""Amounts as people type them, in chat and in config.toml: `100MW`, `55 万`, `$1.5bn`, `4 EFLOP/s`. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from facts.fold import fold
from facts.tables import units
from facts.types import Metric

LONGEST = 60  # signs of an amount
POWER_METRICS = frozenset({Metric.POWER, Metric.GENERATION})
COUNT_METRICS = frozenset({Metric.CHIPS, Metric.H100E})
MONEY_METRICS = frozenset({Metric.INVESTMENT})

POWER: Mapping[str, int] = {**units.POWER, "w": 1, "亿千瓦": 10**11}
FLOPS: Mapping[str, int] = {**units.FLOPS, "": 1, "flops": 1, "tflops": 10**12}
COUNTS: Mapping[str, int] = {"": 1, "k": 10**3, "m": 10**6, "万": 10**4, "亿": 10**8}
LARGE: Mapping[str, int] = {
    "thousand": 10**3,
    "mn": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
MONEY: Mapping[str, int] = {**COUNTS, **LARGE}
YUAN = frozenset({"美元", "元"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A positive number with its unit, folded, or none; `money` where a currency stands beside it."""

    number: Decimal
    unit: str = ""
    money: bool = False


def read_typed(words: str) -> Typed | None:
    """None for what is no positive number with at most one unit."""
    text = fold(words).replace(" ", "").replace(",", "").replace("/s", "s")
    found = _form().fullmatch(text) if len(words) <= LONGEST else None
    if found is None or Decimal(found[2]) == 0:
        return None
    return Typed(Decimal(found[2]), found[3], bool(found[1]) or found[4] in YUAN)


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        r"([$¥€])?([0-9]{1,18}(?:\.[0-9]{1,9})?)(%|[a-z]{0,10}|[百千万亿兆吉瓦瓩特]{0,5})(美元|元|块|个|张)?"
    )


def read_amount(words: str, metric: Metric) -> Decimal | None:
    """In the canonical unit of `metric`. Power needs its unit, so that no factor is guessed."""
    typed = read_typed(words)
    if typed is None or (typed.money and metric not in MONEY_METRICS):
        return None
    size = _sizes(metric).get(typed.unit)
    return None if size is None else typed.number * size


def _sizes(metric: Metric) -> Mapping[str, int]:
    if metric in POWER_METRICS:
        return POWER
    return FLOPS if metric is Metric.FLOPS else MONEY


def measured(typed: Typed) -> tuple[Decimal, frozenset[Metric]] | None:
    """The amount in canonical units, and the metrics that its unit or sign tells; None where they tell nothing."""
    if typed.money:
        sizes, metrics = MONEY, MONEY_METRICS
    elif typed.unit in COUNTS:
        sizes, metrics = COUNTS, COUNT_METRICS
    else:
        sizes, metrics = POWER, POWER_METRICS
    size = sizes.get(typed.unit)
    return None if size is None else (typed.number * size, metrics)
