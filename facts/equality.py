"""When two figures say the same. The one place that knows about rounding and bounds."""

from __future__ import annotations

from decimal import Decimal

from facts.types import Bound, Figure

# Rounding alone would call 100 MW and 140 MW equal (one significant digit each); decision 2 explains the cap.
MOST_ROUNDING = Decimal("0.025")
# "over 200,000" restates 230,000, but "over 4 GW" does not restate 5 GW.
BOUND_REACH = Decimal("1.2")


def same_value(a: Decimal, b: Decimal) -> bool:
    """Whether two values differ by no more than the rounding of the less precise one, at most 2.5 %."""
    if a == b:
        return True
    larger = max(abs(a), abs(b))
    tolerance = min(max(_half_unit(a), _half_unit(b)), larger * MOST_ROUNDING)
    return abs(a - b) <= tolerance


def _half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last significant digit: 4.5e9 gives 0.05e9."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def restates(new: Figure, known: Figure) -> bool:
    """Whether `new` tells a reader of `known` nothing new.

    Equal within rounding; a changed bound alone is nothing new; a loose bound that the known value satisfies
    closely ("over 200,000" after 230,000) neither. Figures in different currencies never restate each other.
    """
    if new.currency != known.currency:
        return False
    if new.high is not None or known.high is not None:
        return _within(new, known)
    if same_value(new.value, known.value):
        return True
    if new.bound is Bound.AT_LEAST:
        return new.value < known.value <= new.value * BOUND_REACH
    if new.bound is Bound.AT_MOST:
        return new.value > known.value >= new.value / BOUND_REACH
    return False


def _within(new: Figure, known: Figure) -> bool:
    """A range restates an equal range, and a single value restates a range that holds it (and the reverse)."""
    if new.high is not None and known.high is not None:
        return same_value(new.value, known.value) and same_value(new.high, known.high)
    ranged, single = (new, known) if new.high is not None else (known, new)
    high = ranged.high if ranged.high is not None else ranged.value
    inside = ranged.value <= single.value <= high
    return inside or same_value(ranged.value, single.value) or same_value(high, single.value)


def headline_value(figure: Figure) -> Decimal:
    """The one number that comparisons use: the value, or a range's high end."""
    return figure.high if figure.high is not None else figure.value


def relative_change(old: Figure, new: Figure) -> Decimal | None:
    """(new - old) / old as a fraction; None where the old value is zero or the currencies differ."""
    if old.currency != new.currency or headline_value(old) == 0:
        return None
    return (headline_value(new) - headline_value(old)) / headline_value(old)
