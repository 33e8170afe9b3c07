"""Figures in the reader's language: the right unit, the exact value, the change."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quantities import amount, change, counted, figure_sign, figure_text, percent
from bot.words import Words
from facts.types import Bound, Figure, Metric

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("value", "metric", "currency", "english", "chinese"),
    [
        ("5e9", Metric.POWER, None, "5 GW", "500 万千瓦"),
        ("40.3e9", Metric.POWER, None, "40.3 GW", "4030 万千瓦"),
        ("36e6", Metric.POWER, None, "36 MW", "3.6 万千瓦"),
        ("1.2e9", Metric.GENERATION, None, "1.2 GW", "120 万千瓦"),
        ("5e6", Metric.POWER, None, "5 MW", "5000 千瓦"),
        ("500", Metric.POWER, None, "500 W", "500 瓦"),
        ("1e12", Metric.POWER, None, "1 TW", "10 亿千瓦"),
        ("550000", Metric.CHIPS, None, "550,000", "55 万"),
        ("2000000", Metric.CHIPS, None, "2 million", "200 万"),
        ("5500000", Metric.H100E, None, "5.5 million", "550 万"),
        ("50000000", Metric.H100E, None, "50 million", "5000 万"),
        ("1234567", Metric.CHIPS, None, "1,234,567", "123.4567 万"),
        ("8000", Metric.CHIPS, None, "8,000", "8000"),
        ("5e11", Metric.INVESTMENT, "USD", "$500 billion", "5000 亿美元"),
        ("1.4e12", Metric.INVESTMENT, "USD", "$1.4 trillion", "1.4 万亿美元"),
        ("7.5e6", Metric.INVESTMENT, "CNY", "CN¥7.5 million", "750 万元"),
        ("3e9", Metric.INVESTMENT, "SEK", "SEK 3 billion", "30 亿 SEK"),
        ("1e18", Metric.FLOPS, None, "1 EFLOP/s", "1 EFLOPS"),
    ],
)
def test_amount_in_both_languages(
    value: str, metric: Metric, currency: str | None, english: str, chinese: str
) -> None:
    assert amount(Decimal(value), metric, EN, currency) == english
    assert amount(Decimal(value), metric, ZH, currency) == chinese


@pytest.mark.parametrize(
    ("bound", "words", "sign", "chinese"),
    [
        (Bound.EXACT, "5 GW", "5 GW", "500 万千瓦"),
        (Bound.ABOUT, "about 5 GW", "≈ 5 GW", "约 500 万千瓦"),
        (Bound.AT_LEAST, "over 5 GW", "≥ 5 GW", "超过 500 万千瓦"),
        (Bound.AT_MOST, "up to 5 GW", "≤ 5 GW", "最多 500 万千瓦"),
    ],
)
def test_bounds(bound: Bound, words: str, sign: str, chinese: str) -> None:
    figure = Figure(Decimal("5e9"), bound=bound)
    assert figure_text(figure, Metric.POWER, EN) == words
    assert figure_sign(figure, Metric.POWER, EN) == sign
    assert figure_text(figure, Metric.POWER, ZH) == chinese


def test_ranges_name_their_unit_once() -> None:
    power = Figure(Decimal("7e9"), Decimal("1e10"), Bound.RANGE)
    money = Figure(Decimal("7e9"), Decimal("1e10"), Bound.RANGE, "USD")
    assert (figure_text(power, Metric.POWER, EN), figure_text(power, Metric.POWER, ZH)) == (
        "7–10 GW",
        "700–1000 万千瓦",
    )
    assert (figure_text(money, Metric.INVESTMENT, EN), figure_text(money, Metric.INVESTMENT, ZH)) == (
        "$7–10 billion",
        "70–100 亿美元",
    )


def test_counted_things_carry_their_noun() -> None:
    figure = Figure(Decimal("2e6"), bound=Bound.AT_LEAST)
    assert counted(figure, Metric.CHIPS, EN) == "over 2 million chips"
    assert counted(figure, Metric.CHIPS, ZH) == "超过 200 万块芯片"
    assert counted(figure, Metric.CHIPS, EN, "GB200") == "over 2 million GB200"
    assert counted(Figure(Decimal(5000)), Metric.CHIPS, ZH, "GB200") == "5000 块 GB200"
    assert counted(figure, Metric.POWER, EN) == "over 2 MW"


@pytest.mark.parametrize(
    ("old", "new", "metric", "english", "chinese"),
    [
        ("4.5e9", "4.8e9", Metric.POWER, "+0.3 GW (+6.7 %)", "+30 万千瓦（+6.7%）"),
        ("4.8e9", "4.5e9", Metric.POWER, "−0.3 GW (−6.3 %)", "−30 万千瓦（−6.3%）"),
        ("1e9", "1.001e9", Metric.POWER, "+1 MW (+0.1 %)", "+0.1 万千瓦（+0.1%）"),
        ("200000", "230000", Metric.CHIPS, "+30,000 (+15 %)", "+3 万（+15%）"),
        ("4e11", "5e11", Metric.INVESTMENT, "+$100 billion (+25 %)", "+1000 亿美元（+25%）"),
        ("2e9", "1e10", Metric.POWER, "+8 GW (+400 %)", "+800 万千瓦（+400%）"),
    ],
)
def test_change_in_both_languages(old: str, new: str, metric: Metric, english: str, chinese: str) -> None:
    currency = "USD" if metric is Metric.INVESTMENT else None
    before, after = Figure(Decimal(old), currency=currency), Figure(Decimal(new), currency=currency)
    assert change(before, after, metric, EN) == english
    assert change(before, after, metric, ZH) == chinese


def test_change_of_a_range_is_the_span_of_what_it_may_be() -> None:
    wide = Figure(Decimal("7e9"), Decimal("1e10"), Bound.RANGE)
    assert change(Figure(Decimal("5e9")), wide, Metric.POWER, EN) == "+2–5 GW"
    assert change(wide, Figure(Decimal("5e9")), Metric.POWER, EN) == "−2–5 GW"
    assert change(Figure(Decimal("8e9")), wide, Metric.POWER, EN) == "−1 GW to +2 GW"


def test_no_percentage_of_nothing() -> None:
    assert change(Figure(Decimal(0)), Figure(Decimal("5e9")), Metric.POWER, EN) == "+5 GW"


@given(st.decimals(min_value="-0.99", max_value="50", places=6).filter(bool))
def test_percentage_keeps_its_sign_and_is_never_zero(fraction: Decimal) -> None:
    shown = percent(fraction, "en")
    assert shown[0] == ("−" if fraction < 0 else "+")
    assert re.search(r"[1-9]", shown)


def _read(shown: str, language: str) -> Decimal:
    """The value that a reader takes from an amount of power or chips."""
    units = {
        "en": {"TW": "1e12", "GW": "1e9", "MW": "1e6", "kW": "1e3", "W": "1"},
        "zh": {"亿千瓦": "1e11", "万千瓦": "1e7", "千瓦": "1e3", "瓦": "1", "亿": "1e8", "万": "1e4"},
    }  # fmt: skip
    units["en"] |= {"billion": "1e9", "million": "1e6", "": "1"}
    units["zh"] |= {"": "1"}
    number, _, unit = shown.replace(",", "").partition(" ")
    return Decimal(number) * Decimal(units[language][unit])


@given(
    st.integers(min_value=1, max_value=99_999),
    st.integers(min_value=0, max_value=9),
    st.sampled_from([Metric.POWER, Metric.CHIPS, Metric.H100E]),
)
def test_shown_value_is_the_exact_value(digits: int, zeros: int, metric: Metric) -> None:
    value = Decimal(digits) * 10**zeros
    for words in (EN, ZH):
        assert _read(amount(value, metric, words), words.language) == value


@given(st.decimals(min_value=1, max_value="1e13", allow_nan=False), st.sampled_from(list(Metric)))
def test_any_value_renders_in_any_metric(value: Decimal, metric: Metric) -> None:
    for words in (EN, ZH):
        shown = figure_text(Figure(value, currency="USD"), metric, words)
        assert shown and "E+" not in shown
