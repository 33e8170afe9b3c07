"""The smallest change worth telling, as people write it: `1%`, `100MW`, `5000`, `$1bn`."""

from __future__ import annotations

import re
from decimal import Decimal

from facts.types import MinChange

# Suffixes to the canonical unit of whatever metric the watch list is about.
SUFFIXES: dict[str, Decimal] = {
    "": Decimal(1),
    "kw": Decimal("1e3"),
    "mw": Decimal("1e6"),
    "gw": Decimal("1e9"),
    "k": Decimal("1e3"),
    "m": Decimal("1e6"),
    "mn": Decimal("1e6"),
    "bn": Decimal("1e9"),
    "b": Decimal("1e9"),
    "万": Decimal("1e4"),
    "亿": Decimal("1e8"),
}
_WRITTEN = re.compile(r"(?:>=|≥)?\s*\$?\s*(\d{1,12}(?:\.\d{1,6})?)\s*(%|[a-z万亿]{0,3})", re.IGNORECASE)


def parse_min_change(text: str) -> MinChange:
    """Raises ValueError with one clear line when the text is neither a percentage nor an amount."""
    match = _WRITTEN.fullmatch(text.strip())
    suffix = match[2].lower() if match else "?"
    if match is None or (suffix != "%" and suffix not in SUFFIXES) or Decimal(match[1]) == 0:
        raise ValueError(f"{text!r} is not a minimum change; write for example 1%, 100MW or 5000")
    number = Decimal(match[1])
    if suffix == "%":
        return MinChange(fraction=number / 100)
    return MinChange(amount=number * SUFFIXES[suffix])


def show_min_change(least: MinChange) -> str:
    """The shortest form that `parse_min_change` reads back to the same value."""
    if least.fraction is not None:
        return f"{_plain(least.fraction * 100)}%"
    return _plain(least.amount or Decimal(0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
