"""Units, ranges and counted nouns, before any judgement of what they are about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.fold import fold, plain
from facts.quantities import Kind, Quantity, quantities
from facts.tables.units import POWER


def read(text: str) -> list[Quantity]:
    return quantities(fold(text), text)


def one(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "watts"),
    [
        ("4.5 GW", "4.5e9"),
        ("announced1.2 GW", "1.2e9"),
        ("5GW数据中心", "5e9"),
        ("1.2\u00a0gigawatts", "1.2e9"),
        ("300\u2009MW", "3e8"),
        ("a gigawatt", "1e9"),
        ("two gigawatts", "2e9"),
        ("4030万千瓦", "4.03e10"),
        ("7吉瓦", "7e9"),
        ("36兆瓦", "3.6e7"),
        ("10百萬瓩", "1e10"),
        ("500 千瓩", "5e8"),
        ("2千兆瓦", "2e9"),
        ("a 5-gigawatt campus", "5e9"),
        ("6吉瓦AMD算力", "6e9"),
        ("half a gigawatt", "5e8"),
    ],
)
def test_power_units_of_both_languages(text: str, watts: str) -> None:
    quantity = one(text)
    assert (quantity.kind, quantity.value) == (Kind.POWER, Decimal(watts))


@pytest.mark.parametrize("text", ["57 GWh", "40吉瓦时", "3 gigawatt-hours", "600 MW-hours", "一小时20千瓦时"])
def test_energy_is_not_power(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.kind is Kind.POWER] == []


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$500B", "5e11", "USD"),
        ("US$500bn", "5e11", "USD"),
        ("5,000 亿美元", "5e11", "USD"),
        ("1.4兆美元", "1.4e12", "USD"),
        ("3800亿元", "3.8e11", "CNY"),
        ("3800亿元AI基建", "3.8e11", "CNY"),
        ("€850 million", "8.5e8", "EUR"),
        ("7 trillion won", "7e12", "KRW"),
        ("¥10亿", "1e9", "CNY"),
    ],
)
def test_money_on_either_side(text: str, amount: str, currency: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "$64bn–$72bn",
        "$64bn-$72bn",
        "between $64 and $72 billion",
        "$64-72 billion",
        "64 billion to 72 billion dollars",
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.high) == (Decimal(64 * 10**9), Decimal(72 * 10**9))


def test_from_one_value_to_another_is_no_range() -> None:
    old, new = read("from 100,000 to 200,000 GPUs")
    assert [old.value, new.value] == [100_000, 200_000]
    assert old.previous and not new.previous


def test_a_list_shares_the_unit_behind_it() -> None:
    assert [quantity.value for quantity in read("30, 30, and 100 megawatts")] == [3 * 10**7, 3 * 10**7, 10**8]


@pytest.mark.parametrize(
    ("text", "count", "model"),
    [
        ("23 万块 GPU", 230_000, None),
        ("550k GB200s & GB300s", 550_000, "GB200+GB300"),
        ("55 万块 GB200 和 GB300", 550_000, "GB200+GB300"),
        ("a cluster of 16,384 H100 GPUs", 16_384, "H100"),
        ("18,000 of Nvidia's GB300 chips", 18_000, "GB300"),
        ("20,000 graphic processing units", 20_000, None),
        ("1 million Trainium2 chips", 1_000_000, "Trainium2"),
        ("百万卡", 1_000_000, None),
        ("GPU10万块", 100_000, None),
        ("6万张昇腾910C", 60_000, "昇腾910C"),
        ("25,000 MI355X accelerators", 25_000, "MI355X"),
        ("50,000 TPU v5p chips", 50_000, "TPU v5p"),
    ],
)
def test_counted_accelerators_and_their_models(text: str, count: int, model: str | None) -> None:
    quantity = one(text)
    assert (quantity.kind, quantity.value, quantity.model) == (Kind.COUNT, Decimal(count), model)


@pytest.mark.parametrize(
    "text",
    [
        "625 H100 servers",
        "5,000 GPU racks",
        "10,000 GPU hours",
        "2.1万台服务器",
        "3.1万架机架",
        "1,200 people",
        "A100-80GB",
    ],
)
def test_servers_racks_hours_and_people_are_no_chips(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.kind is Kind.COUNT and not quantity.bare] == []


@pytest.mark.parametrize(
    "text",
    ["50 million H100 equivalents", "5000 万台 H100 等效算力", "相当于 550 万 H100", "8k H100-equivalent"],
)
def test_equivalents_are_told_from_chips(text: str) -> None:
    assert one(text).equivalent


@pytest.mark.parametrize(
    ("text", "flops"),
    [("1000P", "1e18"), ("29.2 EFLOPS", "2.92e19"), ("11万P", "1.1e20"), ("8 exaFLOPs", "8e18")],
)
def test_computing_power_units(text: str, flops: str) -> None:
    assert one(text).value == Decimal(flops)


@given(
    st.integers(min_value=1, max_value=99_999),
    st.sampled_from(sorted(POWER)),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_every_power_unit_scales_its_number(value: int, unit: str, space: str) -> None:
    (quantity,) = read(f"容量{value}{space}{unit}。")
    assert quantity.value == value * POWER[unit]


@given(st.text(max_size=300))
def test_any_text_yields_quantities_inside_itself(text: str) -> None:
    for quantity in read(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.high is None or quantity.high > quantity.value


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(plain(text)) == len(text)


@pytest.mark.parametrize("text", ["千亿美元投资", "万亿元市场", "百万千瓦级机组", "上百亿美元"])
def test_orders_of_magnitude_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_a_range_that_replaces_a_range_is_one_old_range() -> None:
    new, old = read("it lowered its budget to $30 billion to $35 billion from $41 billion to $44 billion")
    assert (new.value, new.high, new.previous) == (Decimal("3e10"), Decimal("3.5e10"), False)
    assert (old.value, old.high, old.previous) == (Decimal("4.1e10"), Decimal("4.4e10"), True)


def test_a_change_between_two_values_is_still_no_range() -> None:
    old, new = read("raised its budget from $41 billion to $44 billion")
    assert (old.value, old.high, old.previous) == (Decimal("4.1e10"), None, True)
    assert (new.value, new.previous) == (Decimal("4.4e10"), False)
