"""Figures as a reader of English or Chinese writes them. What is shown is exact; only changes are rounded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from bot.words import Words
from facts.types import Bound, Figure, Metric


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit of speech: `size` in the canonical unit, and what follows the number (with its space)."""

    size: Decimal
    suffix: str


def _table(*rows: tuple[str, str]) -> tuple[Scale, ...]:
    return tuple(Scale(Decimal(size), suffix) for size, suffix in rows)


WATTS = {
    "en": _table(("1e12", " TW"), ("1e9", " GW"), ("1e6", " MW"), ("1e3", " kW"), ("1", " W")),
    "zh": _table(("1e11", " 亿千瓦"), ("1e7", " 万千瓦"), ("1e3", " 千瓦"), ("1", " 瓦")),
}
COUNTS = {
    "en": _table(("1e9", " billion"), ("1e6", " million"), ("1", "")),
    "zh": _table(("1e8", " 亿"), ("1e4", " 万"), ("1", "")),
}
FLOPS = {
    "en": _table(("1e21", " ZFLOP/s"), ("1e18", " EFLOP/s"), ("1e15", " PFLOP/s"), ("1", " FLOP/s")),
    "zh": _table(("1e21", " ZFLOPS"), ("1e18", " EFLOPS"), ("1e15", " PFLOPS"), ("1", " FLOPS")),
}
MONEY = {
    "en": _table(("1e12", " trillion"), ("1e9", " billion"), ("1e6", " million"), ("1", "")),
    "zh": _table(("1e12", " 万亿"), ("1e8", " 亿"), ("1e4", " 万"), ("1", "")),
}
SCALES = {
    Metric.POWER: WATTS,
    Metric.GENERATION: WATTS,
    Metric.CHIPS: COUNTS,
    Metric.H100E: COUNTS,
    Metric.FLOPS: FLOPS,
    Metric.INVESTMENT: MONEY,
}


def scale_of(value: Decimal, metric: Metric, language: str) -> Scale:
    """The unit that a reader would choose for this value."""
    scales = SCALES[metric][language]
    chosen = next((scale for scale in scales if abs(value) >= scale.size), scales[-1])
    if metric in (Metric.CHIPS, Metric.H100E) and language == "en" and _digits(value / chosen.size) > 4:
        return scales[-1]  # 1,234,567 rather than 1.234567 million
    return chosen


def _digits(value: Decimal) -> int:
    return len(value.normalize(Context(prec=28)).as_tuple().digits)


def number(value: Decimal, scale: Scale, language: str) -> str:
    """The bare number in a unit: `1,200`, `4.8`. Chinese groups no digits below ten thousand."""
    scaled = (value / scale.size).normalize(Context(prec=9 if scale.size > 1 else 28))
    plain = f"{scaled:f}"
    if language == "zh" and abs(scaled) < 10_000:
        return plain
    return f"{Decimal(plain):,f}"


def _dressed(amount: str, metric: Metric, words: Words, currency: str | None) -> str:
    if metric is not Metric.INVESTMENT:
        return amount
    key = f"currency.{currency}"
    if currency and key in words:
        return words.plain(key, amount=amount)
    return words.plain("currency.other", amount=amount, code=currency or "?")


def amount(value: Decimal, metric: Metric, words: Words, currency: str | None = None) -> str:
    """One value with its unit: `5 GW`, `550,000`, `$500 billion`; `500 万千瓦`, `55 万`, `5000 亿美元`."""
    scale = scale_of(value, metric, words.language)
    return _dressed(number(value, scale, words.language) + scale.suffix, metric, words, currency)


def _bare(figure: Figure, metric: Metric, words: Words) -> str:
    """Value or range, with its unit, without bound."""
    if figure.bound is not Bound.RANGE or figure.high is None:
        return amount(figure.value, metric, words, figure.currency)
    scale = scale_of(figure.high, metric, words.language)
    low, high = (number(end, scale, words.language) for end in (figure.value, figure.high))
    return _dressed(f"{low}–{high}{scale.suffix}", metric, words, figure.currency)


def _bounded(bare: str, figure: Figure, words: Words, form: str) -> str:
    if figure.bound in (Bound.EXACT, Bound.RANGE):
        return bare
    return words.plain(f"bound.{form}.{figure.bound.value}", figure=bare)


def figure_text(figure: Figure, metric: Metric, words: Words) -> str:
    """The figure with its bound in words: `at least 5 GW`, `约 500 万千瓦`, `7–10 GW`."""
    return _bounded(_bare(figure, metric, words), figure, words, "words")


def figure_sign(figure: Figure, metric: Metric, words: Words) -> str:
    """The figure with its bound as a sign, for tables and charts: `≥ 5 GW`, `≈ 5 GW`."""
    return _bounded(_bare(figure, metric, words), figure, words, "sign")


def counted(figure: Figure, metric: Metric, words: Words, model: str | None = None) -> str:
    """The figure with the thing counted, for places that do not name the metric: `at least 2 million chips`."""
    bare = _bare(figure, metric, words)
    if metric in (Metric.CHIPS, Metric.H100E):
        key = "counted.model" if model else f"counted.{metric.value}"
        bare = words.plain(key, amount=bare, model=model or "")
    return _bounded(bare, figure, words, "words")


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value, figure.high if figure.high is not None else figure.value


def _signed(value: str, negative: bool) -> str:
    return f"−{value}" if negative else f"+{value}"


def percent(fraction: Decimal, language: str) -> str:
    """A signed percentage: one decimal below ten, none above; never `+0 %` for a real change."""
    hundred = fraction * 100
    places = Decimal("0.1") if abs(hundred) < 10 else Decimal(1)
    rounded = hundred.quantize(places, rounding=ROUND_HALF_UP)
    if not rounded and hundred:
        rounded = hundred.normalize(Context(prec=1))
    shown = f"{abs(rounded):,f}".removesuffix(".0")
    return _signed(shown + (" %" if language == "en" else "%"), hundred < 0)


def change_amount(before: Figure, after: Figure, metric: Metric, words: Words) -> str:
    """The absolute change, in the unit of the larger value where that stays readable: `+0.3 GW`, `−30 万千瓦`."""
    low = _ends(after)[0] - _ends(before)[1]
    high = _ends(after)[1] - _ends(before)[0]
    low, high = sorted((low, high), key=abs) if low * high >= 0 else (low, high)
    scale = scale_of(max(*_ends(before), *_ends(after)), metric, words.language)
    if abs(high) < scale.size / 100 or metric in (Metric.CHIPS, Metric.H100E):
        scale = scale_of(high, metric, words.language)

    def dressed(shown: str) -> str:
        return _dressed(shown + scale.suffix, metric, words, after.currency)

    near, far = (number(abs(end), scale, words.language) for end in (low, high))
    if low == high:
        return _signed(dressed(near), low < 0)
    if low * high >= 0:
        return _signed(dressed(f"{near}–{far}"), high < 0)
    return words.plain("change.either", low=_signed(dressed(near), True), high=_signed(dressed(far), False))


def change(before: Figure, after: Figure, metric: Metric, words: Words) -> str:
    """`+0.3 GW (+6.7 %)`; a range gives the span of what the change may be, and no percentage of a guess."""
    absolute = change_amount(before, after, metric, words)
    if before.high is not None or after.high is not None or before.value <= 0:
        return absolute
    share = percent((after.value - before.value) / before.value, words.language)
    return words.plain("change.both", absolute=absolute, share=share)
