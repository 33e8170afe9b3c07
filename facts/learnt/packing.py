"""Weights of several tables in one integer, a field each: one addition adds to all, and sums alike in any order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from struct import Struct

FIELD = 32  # bits of a field: sums up to two million in either direction
UNIT = 1000  # a weight of 1, in whole numbers: the tables are written to three places
HALF = 1 << (FIELD - 1)


def packed(weight: float, at: int) -> int:
    """A weight as the field number `at`, from the lowest."""
    return round(weight * UNIT) << (FIELD * at)


def unpacked(total: int, fields: int) -> Sequence[float]:
    """The sum in each of so many fields, the lowest first.

    A sum beyond a field's bounds spills into the next one; out of the highest it raises OverflowError.
    """
    shape, raised = _fields(fields)
    return [(field - HALF) / UNIT for field in shape.unpack((total + raised).to_bytes(shape.size, "little"))]


@cache
def _fields(fields: int) -> tuple[Struct, int]:
    """How so many fields lie in bytes, and what makes each of them positive."""
    return Struct(f"<{fields}I"), sum(HALF << (FIELD * at) for at in range(fields))
