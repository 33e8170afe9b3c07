from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.equality import relative_change, restates, same_value
from facts.types import Bound, Figure


def figure(
    value: str, bound: Bound = Bound.EXACT, high: str | None = None, currency: str | None = None
) -> Figure:
    return Figure(Decimal(value), Decimal(high) if high else None, bound, currency)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("5e9", "5000e6", True),  # 5 GW, 5,000 MW
        ("5e9", "5000000000", True),  # 500 万千瓦
        ("4.5e9", "4.48e9", True),  # within the rounding of 4.5
        ("4.5e9", "4.8e9", False),
        ("5e9", "5.3e9", False),  # rounding alone would swallow this one
        ("100e6", "104e6", False),
        ("230000", "232000", True),
        ("500e9", "540e9", False),
    ],
)
def test_values_are_equal_within_the_rounding_of_the_less_precise(a: str, b: str, same: bool) -> None:
    assert same_value(Decimal(a), Decimal(b)) is same
    assert same_value(Decimal(b), Decimal(a)) is same


@pytest.mark.parametrize(
    ("new", "known", "nothing_new"),
    [
        (figure("5e9", Bound.AT_LEAST), figure("5e9"), True),
        (figure("5e9"), figure("5e9", Bound.AT_LEAST), True),
        (figure("200000", Bound.AT_LEAST), figure("230000"), True),
        (figure("5e9", Bound.AT_LEAST), figure("10e9"), False),
        (figure("4e9", Bound.AT_LEAST), figure("5e9"), False),
        (figure("230000"), figure("200000", Bound.AT_LEAST), False),
        (figure("6e9", Bound.AT_MOST), figure("5e9"), True),
        (figure("7e9", Bound.RANGE, "10e9"), figure("7e9", Bound.RANGE, "10e9"), True),
        (figure("7e9", Bound.RANGE, "10e9"), figure("7e9", Bound.RANGE, "12e9"), False),
        (figure("8e9"), figure("7e9", Bound.RANGE, "10e9"), True),
        (figure("12e9"), figure("7e9", Bound.RANGE, "10e9"), False),
        (figure("5e11", currency="USD"), figure("5e11", currency="CNY"), False),
    ],
)
def test_what_restates_a_known_figure(new: Figure, known: Figure, nothing_new: bool) -> None:
    assert restates(new, known) is nothing_new


@given(
    st.decimals("1", "1e15", allow_nan=False, places=3), st.decimals("0.03", "9", allow_nan=False, places=2)
)
def test_no_difference_above_the_cap_is_ever_called_equal(value: Decimal, excess: Decimal) -> None:
    assert not same_value(value, value * (1 + excess))


def test_relative_change_is_a_fraction_of_the_old_value() -> None:
    assert relative_change(figure("4e9"), figure("5e9")) == Decimal("0.25")
    assert relative_change(figure("0"), figure("5e9")) is None
