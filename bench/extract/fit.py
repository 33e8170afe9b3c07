"""Fits weights to labelled examples: logistic regression with an L1 penalty, so that most signs weigh nothing.

Coordinate descent on the quadratic upper bound of the logistic loss (whose curvature is at most 1/4), as in
Friedman, Hastie and Tibshirani, "Regularization Paths for Generalized Linear Models via Coordinate Descent", 2010.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from facts.learnt.weights import Sign, Weights, probability

LEAST = 3  # examples that a sign must stand in
ROUNDS = 60
SETTLED = 1e-3
LIGHTEST = 0.1  # weights that are worth keeping


def fit(examples: Sequence[Set[Sign]], labels: Sequence[bool], penalty: float = 1.0) -> Weights:
    """The weights that best tell the examples labelled true from the others."""
    rows_of: dict[Sign, list[int]] = defaultdict(list)
    for row, signs in enumerate(examples):
        for sign in signs:
            rows_of[sign].append(row)
    columns = [(sign, rows) for sign, rows in sorted(rows_of.items()) if len(rows) >= LEAST]
    every = list(range(len(examples)))
    odds = [0.0] * len(examples)
    errors = [0.5 - label for label in labels]
    found: dict[Sign, float] = {}
    bias = 0.0
    for _ in range(ROUNDS):
        step = _step(every, errors, bias, 0.0)
        bias += step
        _move(every, step, odds, errors, labels)
        largest = abs(step)
        for sign, rows in columns:
            old = found.get(sign, 0.0)
            step = _step(rows, errors, old, penalty)
            if step:
                found[sign] = old + step
                _move(rows, step, odds, errors, labels)
                largest = max(largest, abs(step))
        if largest < SETTLED:
            break
    return Weights(bias, {sign: weight for sign, weight in found.items() if abs(weight) >= LIGHTEST})


def _step(rows: Sequence[int], errors: Sequence[float], old: float, penalty: float) -> float:
    """How far one weight moves: to the minimum of the bound on the loss plus `penalty` times its size."""
    curvature = len(rows) / 4
    goal = old * curvature - sum([errors[row] for row in rows])
    if abs(goal) <= penalty:
        return -old
    return (goal - penalty if goal > 0 else goal + penalty) / curvature - old


def _move(
    rows: Sequence[int], step: float, odds: list[float], errors: list[float], labels: Sequence[bool]
) -> None:
    if not step:
        return
    for row in rows:
        odds[row] += step
        errors[row] = probability(odds[row]) - labels[row]
