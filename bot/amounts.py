"""Reads an operator's figure, `4.8 GW`, `55 万`, `$500bn`, in the canonical unit of a metric. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.grammar import COUNTS, MONEY_SIZES, POWER, UNITS
from facts.fold import fold
from facts.types import Metric

FLOPS = {"": 0, "flops": 0, "tflops": 12, "pflops": 15, "eflops": 18, "zflops": 21}
LARGE = {"b": 9, "bn": 9, "billion": 9, "million": 6, "thousand": 3}


def read_amount(words: str, metric: Metric) -> Decimal | None:
    """None for what is no positive figure of this metric. Power needs its unit, so that no factor is guessed."""
    text = fold(words[:60]).replace(" ", "").replace(",", "").replace("/s", "s")
    found = re.fullmatch(
        r"[$¥€]?([0-9]{1,18}(?:\.[0-9]{1,9})?)([a-z]{0,8}|[万亿]?千?瓦?)(?:美元|元|块|个|张)?", text
    )
    if found is None:
        return None
    number, factor = Decimal(found.group(1)), _factor(found.group(2), metric)
    return None if factor is None or number <= 0 else number * factor


def _factor(unit: str, metric: Metric) -> Decimal | None:
    if metric in POWER:
        return UNITS[unit][0] if unit in UNITS and UNITS[unit][1] == POWER else None
    if metric in COUNTS:
        known = UNITS[unit][0] if unit in UNITS and UNITS[unit][1] == COUNTS else None
        return known or (Decimal(10) ** LARGE[unit] if unit in LARGE else None)
    sizes = FLOPS if metric is Metric.FLOPS else MONEY_SIZES
    return Decimal(10) ** sizes[unit] if unit in sizes else None
