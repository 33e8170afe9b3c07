"""What stands beside a number: watts, FLOP/s or a currency, from the closed unit table."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from facts.tables import units as table


class Unit(NamedTuple):
    """A unit beside a number. `start`..`end` cover number and unit; `factor` leads to the canonical unit."""

    start: int
    end: int
    factor: Decimal
    currency: str | None = None
    name: str = ""


def _longest_first(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _whole_words(words: dict[str, int] | dict[str, str]) -> str:
    """Longest first; a Latin unit must not run on into a word, a Chinese one may (5吉瓦AI算力)."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + ("(?![a-z])" if word[-1].isascii() else "") for word in ordered)


@cache
def power_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?: or so)?[ -]{{0,2}}(?P<unit>{_whole_words(table.POWER)})"
        r"(?! ?[-·*/]? ?(?:h|hrs?|hours?)(?![a-z])| ?[时度p](?![a-z])| ?小时|-scale(?= )|[-/]?peak)"
    )


@cache
def flops_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[ -]{{0,2}}(?:(?:fp\d{{1,2}}|int\d|sparse|dense|"
        rf"ai) ){{0,2}}(?P<unit>{_longest_first(table.FLOPS)})(?:/s)?(?![a-z0-9])"
    )


@cache
def money_pattern() -> re.Pattern[str]:
    return re.compile(rf"[ -]{{0,2}}(?=[^ -])(?P<unit>{_whole_words(table.CURRENCY_WORDS)})")


@cache
def sign_pattern() -> re.Pattern[str]:
    """A currency sign, matched at the end of the few characters before a number."""
    signs = _longest_first(table.CURRENCY_SIGNS | table.CURRENCY_BEFORE_WORDS)
    return re.compile(rf"(?<![a-z])(?P<sign>{signs}) ?$")


def power_after(text: str, end: int, start: int) -> Unit | None:
    """The watts behind the number at `start`..`end` of the folded text."""
    match = power_pattern().match(text, end)
    if match is None:
        return None
    name = match["unit"]
    return Unit(start, match.end(), Decimal(table.POWER[name]), name=name)


def flops_after(text: str, raw: str, end: int, start: int) -> Unit | None:
    """The FLOP/s behind a number. The one-letter units count only as capitals in `raw`, the text as written."""
    match = flops_pattern().match(text, end)
    if match is None:
        return None
    name = match["unit"]
    if name in table.SHORT_FLOPS and not raw[match.start("unit") : match.end("unit")].isupper():
        return None
    return Unit(start, match.end(), Decimal(table.FLOPS[name]), name=name)


@lru_cache(maxsize=64)
def money_around(text: str, start: int, end: int) -> Unit | None:
    """The currency before or behind a number. The last answers are kept: one number is asked up to three times."""
    before = sign_pattern().search(text[max(0, start - 6) : start])
    after = money_pattern().match(text, end)
    if before is None and after is None:
        return None
    left = start - len(before.group()) if before else start
    right = after.end() if after else end
    if before is not None:
        sign = before["sign"]
        code = table.CURRENCY_SIGNS.get(sign) or table.CURRENCY_BEFORE_WORDS[sign]
    else:
        assert after is not None
        code = table.CURRENCY_WORDS[after["unit"]]
    return Unit(left, right, Decimal(1), code)
