"""The smallest change worth telling, as people write it: `1%`, `100MW`, `5000`, `$1bn`."""

from __future__ import annotations

from decimal import Decimal

from facts.amounts import LARGE, measured, read_typed
from facts.types import Metric, MinChange

AT_LEAST = (">=", "=>", "≥", ">")


def read_min_change(text: str) -> tuple[MinChange, frozenset[Metric]] | None:
    """With the metrics that its unit tells: none for a percentage. None for what is no minimum change."""
    text = text.strip()
    sign = next((sign for sign in AT_LEAST if text.startswith(sign)), "")
    typed = read_typed(text.removeprefix(sign))
    if typed is None:
        return None
    if typed.unit == "%":
        return None if typed.money else (MinChange(fraction=typed.number / 100), frozenset())
    found = measured(typed)
    return None if found is None else (MinChange(amount=found[0]), found[1])


def parse_min_change(text: str) -> MinChange:
    """Of a watch list, whose metrics stand beside it. Raises ValueError with one clear line."""
    found = read_min_change(text)
    if found is not None:
        return found[0]
    typed = read_typed(text)
    if typed is None or typed.unit not in LARGE:
        raise ValueError(f"{text!r} is not a minimum change; write for example 1%, 100MW or 5000")
    return MinChange(amount=typed.number * LARGE[typed.unit])


def show_min_change(least: MinChange) -> str:
    """The shortest form that `parse_min_change` reads back to the same value."""
    if least.fraction is not None:
        return f"{_plain(least.fraction * 100)}%"
    return _plain(least.amount or Decimal(0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
