"""Tables of weights: how much each sign around a figure or a name speaks for a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

Sign = tuple[str, str]  # where it stands, and what: ("left", "plans"), ("near", "capex")


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by sign; what is not listed weighs nothing."""

    bias: float
    by_sign: Mapping[Sign, float]

    def of(self, signs: Iterable[Sign]) -> float:
        """The log-odds that all `signs` together speak for the reading."""
        known = self.by_sign
        return self.bias + sum(known[sign] for sign in signs if sign in known)


def probability(odds: float) -> float:
    """The probability that log-odds mean."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def parsed(text: str) -> Weights:
    """A table from its text: a line `place TAB sign TAB weight` each, the bias under the place `bias`."""
    by_sign: dict[Sign, float] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            place, what, weight = line.split("\t")
            by_sign[place, what] = float(weight)
    return Weights(by_sign.pop(("bias", ""), 0.0), by_sign)


@cache
def weights(name: str) -> Weights:
    """The table that `bench.extract.learn` wrote under this name."""
    return parsed(files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8"))
