"""The smallest change worth telling, as config.toml and operators write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.minimum import parse_min_change, show_min_change
from facts.types import MinChange


@pytest.mark.parametrize(
    ("written", "least"),
    [
        ("1%", MinChange(fraction=Decimal("0.01"))),
        (">= 2.5 %", MinChange(fraction=Decimal("0.025"))),
        ("100MW", MinChange(amount=Decimal(10**8))),
        ("10 万千瓦", MinChange(amount=Decimal(10**8))),
        ("0.5GW", MinChange(amount=Decimal(5 * 10**8))),
        ("5000", MinChange(amount=Decimal(5000))),
        ("50k", MinChange(amount=Decimal(50_000))),
        ("5万", MinChange(amount=Decimal(50_000))),
        ("$1bn", MinChange(amount=Decimal(10**9))),
        ("1bn", MinChange(amount=Decimal(10**9))),
        ("10亿美元", MinChange(amount=Decimal(10**9))),
    ],
)
def test_what_people_write(written: str, least: MinChange) -> None:
    assert parse_min_change(written) == least


@pytest.mark.parametrize("written", ["", "much", "0", "0%", "-5%", "$5%", "5 parsecs", "5GW%", "9" * 70])
def test_what_is_no_minimum_change_is_said(written: str) -> None:
    with pytest.raises(ValueError, match="is not a minimum change; write for example"):
        parse_min_change(written)


@given(st.integers(1, 10**12), st.integers(0, 4), st.booleans())
def test_what_is_shown_reads_back(digits: int, places: int, share: bool) -> None:
    number = Decimal(digits).scaleb(-places)
    least = MinChange(fraction=number / 100) if share else MinChange(amount=number)
    assert parse_min_change(show_min_change(least)) == least
