"""Numbers with a unit or a counted noun: power, money, computing power and counts. No judgement of meaning yet."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from facts.around_numbers import (
    carried_pattern,
    class_pattern,
    down_from_pattern,
    elsewhere_gap_pattern,
    elsewhere_pattern,
    from_pattern,
    further_pattern,
    is_a_year,
    lifted_pattern,
    list_pattern,
    no_money_pattern,
    ordinal_noun_pattern,
    other_things_pattern,
    passed_pattern,
    range_pattern,
    replaced_pattern,
    risen_by_pattern,
    spent_pattern,
    then_to_pattern,
    unitless_pattern,
    weight_pattern,
)
from facts.chips import chip_nouns, counted
from facts.home import Home, home_of, in_us_dollars_pattern
from facts.lexicon import Hit
from facts.numerals import Number, numbers
from facts.units import Unit, flops_after, money_around, power_after


class Kind(StrEnum):
    POWER = "power"
    MONEY = "money"
    FLOPS = "flops"
    COUNT = "count"


class Quantity(NamedTuple):
    """A figure's surface at `start`..`end` with its value in canonical units; `high` for a range.

    `more` marks 200 多万 and 75,000+; `unit` is the unit as written; `weak`, `bare` and `equivalent` are those of
    `chips.Counted`; `shared` marks a number that took its unit from the next one in a list; `number_end` is where
    the digits end; `previous` marks the X of "from X to Y".
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    number_end: int
    high: Decimal | None = None
    currency: str | None = None
    model: str | None = None
    unit: str = ""
    more: bool = False
    weak: bool = False
    bare: bool = False
    equivalent: bool = False
    shared: bool = False
    previous: bool = False


def quantities(text: str, raw: str, home: Home | None = None) -> list[Quantity]:
    """All quantities of the folded `text` (`raw` is the same text as written), by place.

    `home` is that of the whole text that this is a part of.
    """
    home = home or home_of(text, raw)
    found = numbers(text)
    if not found:
        return []
    nouns = chip_nouns(text)
    found = [number for number in found if not _is_of_a_model(text, number, nouns)]
    read: list[Quantity | None] = [_quantity(text, raw, number, nouns) for number in found]
    _name_currencies(text, raw, home, read)
    _share_units(text, found, read)
    _carry_units(text, found, read)
    return _ranges(text, found, read)


def _is_of_a_model(text: str, number: Number, nouns: list[Hit]) -> bool:
    """True for the 910B of 昇腾910B, which is no 910 billion; "$910B" is."""
    if money_around(text, number.start, number.end) is not None:
        return False
    return any(
        noun.tag == "model" and noun.start <= number.start and number.end <= noun.end for noun in nouns
    )


def _quantity(text: str, raw: str, number: Number, nouns: list[Hit]) -> Quantity | None:
    power = power_after(text, number.end, number.start)
    if power:
        vague = number.words and (
            class_pattern().match(text, power.end) is not None or _is_a_scale(text, number, power.end)
        )
        return None if vague else _measured(number, power, Kind.POWER)
    if number.words and _is_vague(text, number):
        return None
    money = money_around(text, number.start, number.end)
    if money and weight_pattern().match(text, money.end):
        return None
    small_word = number.words and number.scale == 1 and number.value < 1000
    if money and not (small_word and money.start == number.start):
        return _measured(number, money, Kind.MONEY)
    if _is_yuan(text, number):
        return _measured(number, Unit(number.start, number.end, Decimal(1), "CNY"), Kind.MONEY)
    flops = flops_after(text, raw, number.end, number.start)
    if flops:
        return _measured(number, flops, Kind.FLOPS)
    return _count(text, raw, number, nouns)


def _name_currencies(text: str, raw: str, home: Home, read: list[Quantity | None]) -> None:
    for i, quantity in enumerate(read):
        if quantity is not None and _is_another_dollar(text, quantity, home):
            read[i] = quantity._replace(currency=home.dollar)
        if quantity is None or quantity.currency != "CNY":
            continue
        if home.yen and text[quantity.start] == "¥":
            read[i] = quantity._replace(currency="JPY")
        elif home.taiwan_dollar and raw[quantity.end - 2 : quantity.end] in ("億元", "萬元", "兆元"):
            read[i] = quantity._replace(currency="TWD")


def _is_another_dollar(text: str, quantity: Quantity, home: Home) -> bool:
    """True for the $73 billion of "$73 billion (US$47 billion)" in a text of another country."""
    bare = quantity.currency == "USD" and text[quantity.start] == "$"
    return bare and home.dollar is not None and bool(in_us_dollars_pattern().match(text, quantity.end))


def _is_yuan(text: str, number: Number) -> bool:
    if number.scale < 10**8 or number.words or no_money_pattern().match(text, number.end):
        return False
    return spent_pattern().search(text[max(0, number.start - 8) : number.start]) is not None


def _measured(number: Number, unit: Unit, kind: Kind) -> Quantity:
    return Quantity(
        unit.start,
        unit.end,
        kind,
        number.value * unit.factor,
        number.end,
        currency=unit.currency,
        unit=unit.name,
        more=number.more,
    )


def _is_a_scale(text: str, number: Number, end: int) -> bool:
    """True for "a gigawatt-scale", which tells a class and no figure."""
    return number.value == 1 and text.startswith(("-scale", "-class", "-level"), end)


def _is_vague(text: str, number: Number) -> bool:
    """True for a bare scale before money, 千亿美元 or 万亿元: an order of magnitude; not for 突破千亿元."""
    word = text[number.start : number.end]
    if passed_pattern().search(text[max(0, number.start - 4) : number.start]):
        return False
    return (
        all(char in "十百千万亿兆" for char in word)
        and money_around(text, number.start, number.end) is not None
    )


def _count(text: str, raw: str, number: Number, nouns: list[Hit]) -> Quantity | None:
    if number.value < 100 or is_a_year(text, number, nouns):
        return None
    what = counted(text, raw, number.start, number.end, nouns)
    if what is None or (what.bare and number.plain and what.end == number.end):
        return None
    return Quantity(
        number.start,
        what.end,
        Kind.COUNT,
        number.value,
        number.end,
        model=what.model,
        more=number.more,
        weak=what.weak,
        bare=what.bare,
        equivalent=what.equivalent,
    )


def _is_of_a_phase(text: str, number: Number) -> bool:
    before = text[max(0, number.start - 14) : number.start]  # the 1 of "Phase 1"
    return number.plain and number.value < 100 and ordinal_noun_pattern().search(before) is not None


def _counted_as(other: Quantity, number: Number) -> Quantity:
    """`number` in what `other` counts."""
    return other._replace(
        start=number.start,
        end=number.end,
        value=number.value,
        number_end=number.end,
        high=None,
        more=number.more,
    )


def _share_units(text: str, found: list[Number], read: list[Quantity | None]) -> None:
    """Gives "30, 30, and 100 megawatts" its unit three times, and 140 万、100 万和 50 万块 H100 its noun."""
    for i in range(len(found) - 2, -1, -1):
        following, number, mine = read[i + 1], found[i], read[i]
        if (
            following is None
            or number.words
            or _is_of_a_phase(text, number)
            or not list_pattern().fullmatch(text[number.end : found[i + 1].start])
        ):
            continue
        if number.plain and 1900 <= number.value <= 2100:
            continue
        if following.kind is Kind.POWER and mine is None:
            factor = following.value / found[i + 1].value if found[i + 1].value else Decimal(1)
        elif (
            following.kind is Kind.COUNT
            and not following.bare
            and (number.scale > 1 or not number.plain or number.value > 2200)
            and (mine is None or mine.bare)
        ):
            factor = Decimal(1)
        elif following.kind is Kind.MONEY and number.scale > 1 and (mine is None or mine.bare):
            factor = Decimal(1)
        else:
            continue
        read[i] = _counted_as(following, number)._replace(value=number.value * factor, shared=True)


CARRIED = 70  # letters within which a number may carry on the unit of another
LEAST_CHIPS = 1000  # chips that a number without a noun may count


def _counts_elsewhere(text: str, before: Quantity, number: Number, read: Quantity | None) -> bool:
    """True for the 300,000 of "58,640 GPUs in Britain and 300,000 around the world", and for "a further 20,000"."""
    if before.kind is not Kind.COUNT or before.bare or number.value < LEAST_CHIPS:
        return False
    if (read is not None and not read.bare) or elsewhere_pattern().match(text, number.end) is None:
        return False
    gap, behind = text[before.end : number.start], text[number.end : number.end + 36].partition(",")[0]
    year = number.plain and 1900 <= number.value <= 2100
    broken = len(gap) > CARRIED or any(char in ".;0123456789" for char in gap)
    if year or broken or other_things_pattern().search(gap + behind):
        return False
    return bool(further_pattern().search(gap) or elsewhere_gap_pattern().fullmatch(gap))


def _carries_on(gap: str) -> bool:
    """Whether what stands between two figures gives the second the unit of the first."""
    if len(gap) > CARRIED:
        return False
    linked = carried_pattern().search(gap)
    own = gap[: linked.start()].rstrip(", ") if linked else ""
    return linked is not None and len(own) <= 40 and not any(mark in own for mark in ",.;:。")


def _carry_units(text: str, found: list[Number], read: list[Quantity | None]) -> None:
    """Gives the 1.3 of "3.5 gigawatts, up from about 1.3" the unit of the figure before it."""
    last: Quantity | None = None
    for i in range(1, len(found)):
        before, number = read[i - 1], found[i]
        last = before or last
        if last is not None and _counts_elsewhere(text, last, number, read[i]):
            read[i] = _counted_as(last, number)
            continue
        amount = last is not None and last.kind is Kind.MONEY and number.scale > 1
        before = last if amount else before
        mine = read[i]
        open_still = mine is None or (amount and mine.bare)
        if before is None or not (amount or before.kind is Kind.POWER) or not open_still or number.words:
            continue
        if not unitless_pattern().match(text, number.end) or (number.plain and 1900 <= number.value <= 2100):
            continue
        if _carries_on(text[before.end : number.start]):
            first = Decimal(1) if amount else found[i - 1].value
            unit = before.value / first if first and not amount else Decimal(1)
            read[i] = _counted_as(before, number)._replace(value=number.value * unit, shared=True)


def _ranges(text: str, found: list[Number], read: list[Quantity | None]) -> list[Quantity]:
    """Joins "$7 and $10 billion" and 7-10 GW into one; marks the X of "from X to Y"."""
    result: list[Quantity] = []
    skip = -1
    for i, quantity in enumerate(read):
        if i == skip:
            continue
        joined = _range(text, found[i], found[i + 1], quantity, read[i + 1]) if i + 1 < len(found) else None
        upper = read[i + 1] if i + 1 < len(read) else None
        old = (
            joined is not None
            and joined.previous
            and (_replaces(text, result, joined) or _is_replaced(text, read[i + 1]))
        )
        if old and joined is not None and upper is not None and upper.value > joined.value:
            # "to $12-14 billion from $20 billion to $23 billion": the second pair is the old range, not a change
            joined = joined._replace(end=upper.end, high=upper.value)
        if joined is not None and joined.high is not None:
            skip = i + 1
        if joined is not None:
            result.append(joined)
        elif quantity is not None:
            result.append(quantity)
    return result


def _replaces(text: str, before: list[Quantity], pair: Quantity) -> bool:
    """True where a range of the same kind stands right before the "from" of a pair."""
    if not before or before[-1].high is None or before[-1].kind is not pair.kind:
        return False
    gap = text[before[-1].end : pair.start]
    if down_from_pattern().fullmatch(gap):
        return True
    return len(gap) <= 12 and from_pattern().search(gap) is not None


def _is_replaced(text: str, upper: Quantity | None) -> bool:
    """True for the pair of "from $20 billion to $23 billion, to $12 billion", which is one old range."""
    if upper is None or upper.kind is not Kind.MONEY:
        return False
    return then_to_pattern().match(text, upper.end) is not None


def _range(
    text: str, first: Number, second: Number, low: Quantity | None, high: Quantity | None
) -> Quantity | None:
    if low is not None and low.kind is Kind.MONEY and (high is None or high.bare):
        high = _without_sign(text, first, second, low)
    if high is None or second.start - first.end > 24:
        return None
    if first.plain and lifted_pattern().search(text[max(0, first.start - 20) : first.start]):
        return None
    left_end = low.end if low is not None and not low.bare else first.end
    right_start = min(high.start, second.start)
    gap = text[left_end:right_start].strip() if right_start >= left_end else ""
    if not range_pattern().fullmatch(text[left_end : max(left_end, right_start)]):
        return None
    before = text[
        max(0, min(first.start, low.start if low else first.start) - 26) : min(
            first.start, low.start if low else first.start
        )
    ]
    if gap.startswith("to ") and not from_pattern().search(before):
        return None  # "raised it by $10 billion to about $85 billion"
    if gap == "~" and first.words:
        return None  # "a ~240MW"
    if gap == "to" and risen_by_pattern().search(before) and low is not None and not low.shared:
        return None  # "went up by 600MW to 2.2GW"
    if gap.startswith("and") and "between " not in before[-20:] and "介于" not in before:
        return None
    value = _low_value(first, second, low, high)
    if value is None:
        return None
    start = low.start if low is not None else first.start
    replaced = replaced_pattern().match(text, high.end) is not None
    if gap.startswith(("to", "至", "到")) and from_pattern().search(before) and not replaced:
        base = low if low is not None else high._replace(start=start, end=first.end, number_end=first.end)
        return base._replace(value=value, previous=True, bare=False, kind=high.kind, currency=high.currency)
    if value >= high.value:
        return None
    return high._replace(
        start=start, value=value, high=high.value, number_end=high.number_end, previous=replaced
    )


def _without_sign(text: str, first: Number, second: Number, low: Quantity) -> Quantity | None:
    """The upper end of "$20-30 billion", whose currency stands at the lower end only."""
    if second.scale == 1 or not range_pattern().fullmatch(text[first.end : second.start]):
        return None
    return low._replace(
        start=second.start, end=second.end, value=second.value, number_end=second.end, more=second.more
    )


def _low_value(first: Number, second: Number, low: Quantity | None, high: Quantity) -> Decimal | None:
    """The first figure in canonical units; its unit and scale may be written at the second only."""
    if (
        low is not None
        and low.kind is high.kind
        and not low.bare
        and (low.kind is not Kind.MONEY or first.scale != 1)
    ):
        return low.value
    if low is not None and low.kind is not high.kind and not low.bare:
        return None
    if first.plain and 1900 <= first.value <= 2100 and high.kind is Kind.COUNT:
        return None
    factor = high.value / second.value if second.value else Decimal(1)
    if first.scale == 1 and first.value < second.value / second.scale * 1000 and first.value < 10000:
        factor *= second.scale
    return first.value * factor
