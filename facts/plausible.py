"""What is too odd to alert without an operator's yes: implausible magnitudes and jumps of ten times or more."""

from __future__ import annotations

from decimal import Decimal

from facts.equality import headline_value
from facts.types import Claim, Fact, Figure, Metric

# For one subject, in canonical units. The upper ends leave room above the boldest plans known (250 GW, 7e12 USD).
RANGES: dict[Metric, tuple[Decimal, Decimal]] = {
    Metric.POWER: (Decimal("1e4"), Decimal("5e11")),
    Metric.GENERATION: (Decimal("1e5"), Decimal("2e11")),
    Metric.CHIPS: (Decimal(1), Decimal("2e8")),
    Metric.H100E: (Decimal(1), Decimal("1e9")),
    Metric.FLOPS: (Decimal("1e12"), Decimal("1e24")),
    Metric.INVESTMENT: (Decimal("1e5"), Decimal("1.5e13")),
}
# Units of a currency to a US dollar, to one digit: only the order of magnitude matters here.
UNITS_A_DOLLAR: dict[str, int] = {
    "CNY": 7, "JPY": 150, "KRW": 1400, "TWD": 30, "INR": 85, "HKD": 8, "THB": 33, "IDR": 16000, "VND": 25000,
}  # fmt: skip
JUMP = 10


def hold_reason(claim: Claim, known: Fact | None) -> str | None:
    """Why the claim must wait for an operator (`range` or `jump`), or None.

    `known` is the fact that the claim would revise, where there is one.
    """
    figure = claim.mention.figure
    if not _plausible(claim.mention.metric, figure):
        return "range"
    if known is not None and figure.currency == known.figure.currency and _jumps(figure, known.figure):
        return "jump"
    return None


def _plausible(metric: Metric, figure: Figure) -> bool:
    low, high = RANGES[metric]
    scale = UNITS_A_DOLLAR.get(figure.currency or "", 1)
    ends = (figure.value, headline_value(figure))
    return all(low <= end / scale <= high for end in ends)


def _jumps(new: Figure, old: Figure) -> bool:
    a, b = headline_value(new), headline_value(old)
    return b > 0 and a > 0 and (a >= b * JUMP or b >= a * JUMP)
