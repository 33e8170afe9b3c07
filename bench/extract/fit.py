"""Fits weights to labelled examples: logistic regression with a penalty on the squares of the weights (ridge).

Coordinate descent, as in Friedman, Hastie and Tibshirani, "Regularization Paths for Generalized Linear Models via
Coordinate Descent", 2010, on the quadratic upper bound of the logistic loss of Jaakkola and Jordan, "Bayesian
parameter estimation via variational methods", 2000, which is tighter than the curvature of 1/4 far from even odds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from facts.learnt.weights import Sign, Weights, probability

LEAST = 3  # examples that a sign must stand in
ROUNDS = 60
SETTLED = 3e-3
LIGHTEST = 0.05  # weights that are worth keeping
EVEN = 1e-3  # odds that are as good as even


def fit(examples: Sequence[Set[Sign]], labels: Sequence[bool], penalty: float = 2.0) -> Weights:
    """The weights that best tell the examples labelled true from the others."""
    rows_of: dict[Sign, list[int]] = defaultdict(list)
    for row, signs in enumerate(examples):
        for sign in signs:
            rows_of[sign].append(row)
    columns = [(sign, rows) for sign, rows in sorted(rows_of.items()) if len(rows) >= LEAST]
    descent = _Descent(labels)
    found = {sign: 0.0 for sign, _ in columns}
    every = list(range(len(examples)))
    bias = 0.0
    for _ in range(ROUNDS):
        largest = abs(step := descent.step(every, bias, 0.0))
        bias += step
        for sign, rows in columns:
            step = descent.step(rows, found[sign], penalty)
            found[sign] += step
            largest = max(largest, abs(step))
        if largest < SETTLED:
            break
    return Weights(bias, {sign: weight for sign, weight in found.items() if abs(weight) >= LIGHTEST})


class _Descent:
    """The odds of every example so far, with the slope and the curvature of the bound on its loss."""

    def __init__(self, labels: Sequence[bool]) -> None:
        self._labels = labels
        self._odds = [0.0] * len(labels)
        self._slopes = [0.5 - label for label in labels]
        self._curvatures = [0.25] * len(labels)

    def step(self, rows: Sequence[int], weight: float, penalty: float) -> float:
        """Moves one weight to the minimum of the bound plus half the penalty times its square; how far."""
        slope = sum([self._slopes[row] for row in rows]) + penalty * weight
        step = -slope / (sum([self._curvatures[row] for row in rows]) + penalty)
        if abs(step) < SETTLED / 10:
            return 0.0
        for row in rows:
            odds = self._odds[row] = self._odds[row] + step
            likely = probability(odds)
            self._slopes[row] = likely - self._labels[row]
            self._curvatures[row] = (likely - 0.5) / odds if abs(odds) > EVEN else 0.25
        return step
