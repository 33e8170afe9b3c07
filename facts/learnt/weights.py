"""Tables of weights: how much each sign around a figure or a name speaks for a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, fsum
from pathlib import Path
from typing import NamedTuple

FARTHEST = 30.0  # log-odds beyond which a probability is as good as 0 or 1
Sign = tuple[str, str]  # where it stands, and what: ("left", "plans"), ("near", "capex")


class Weights(NamedTuple):
    """Log-odds by sign; what is not listed weighs nothing."""

    bias: float
    by_sign: Mapping[Sign, float]

    def of(self, signs: Iterable[Sign]) -> float:
        """The log-odds that all `signs` together speak for the reading."""
        weight = self.by_sign.get
        return fsum([weight(sign, 0.0) for sign in signs]) + self.bias  # whatever the order of the signs


def probability(odds: float) -> float:
    """The probability that log-odds mean."""
    return 1 / (1 + exp(-odds)) if -FARTHEST < odds < FARTHEST else float(odds > 0)


def parsed(text: str) -> Weights:
    """A table from its text: a line `place TAB sign TAB weight` each, the bias under the place `bias`.

    A line of another shape raises ValueError.
    """
    lines = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    by_sign = {(place, what): float(weight) for place, what, weight in lines}
    return Weights(by_sign.pop(("bias", ""), 0.0), by_sign)


@cache
def weights(name: str) -> Weights:
    """The table that `bench.extract.learn` wrote under this name; FileNotFoundError where there is none."""
    return parsed(Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8"))
