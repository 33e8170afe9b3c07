"""Numbers in words, digits and Chinese numerals, with their scales."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.fold import fold
from facts.numerals import chinese_value, numbers

DIGITS = "零一二三四五六七八九"


def values(text: str) -> list[Decimal]:
    return [number.value for number in numbers(fold(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.5", "4.5"),
        ("230k", "230000"),
        ("1.2 million", "1200000"),
        ("half a million", "500000"),
        ("two gigawatts", "2"),
        ("5,000 亿", "500000000000"),
        ("4030 万", "40300000"),
        ("三千六百万", "36000000"),
        ("廿六萬", "260000"),
        ("3800 億", "380000000000"),
        ("１２万", "120000"),
        ("1.4兆", "1400000000000"),
        ("1.1 lakh crore", "1100000000000"),
        ("3億5000萬", "350000000"),
    ],
)
def test_a_number_is_read_with_its_scale(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize("text", ["200 多万", "75,000+", "100,000-plus", "300余"])
def test_words_for_more_are_marked(text: str) -> None:
    (number,) = numbers(fold(text))
    assert number.more


@pytest.mark.parametrize("text", ["GB200", "H100", "MI355", "v5", "数十万块", "几百万", "上万"])
def test_names_and_vague_amounts_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_a_unit_that_begins_like_a_scale_is_no_scale() -> None:
    assert values("2千兆瓦") == [2]
    assert values("500兆瓦") == [500]


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_keep_their_value(value: int) -> None:
    assert values(f"x {value:,} y") == [value]


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["万", "亿", "万亿"]))
def test_chinese_scales_multiply(value: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert values(f"约{value}{scale}元") == [value * factor]


@given(
    st.integers(min_value=1, max_value=9), st.integers(min_value=0, max_value=9), st.sampled_from("十百千")
)
def test_chinese_numerals_add_up(high: int, low: int, place: str) -> None:
    word = DIGITS[high] + place + (DIGITS[low] if place == "十" and low else "")
    expected = high * {"十": 10, "百": 100, "千": 1000}[place] + (low if place == "十" else 0)
    assert chinese_value(word) == expected
    assert chinese_value(word + "万") == expected * 10**4


@given(st.text(max_size=200))
def test_any_text_is_read_without_overlap(text: str) -> None:
    found = numbers(fold(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(number.value >= 0 for number in found)
