"""Which currencies a whole text means by signs that several countries share."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from facts.around_numbers import chinese_money_pattern, japanese_pattern, mainland_pattern, taiwanese_pattern

# Countries with a dollar of their own, by words that a text about them holds.
DOLLARS = {
    "AUD": ("australia", "tasmania", "melbourne", "sydney", "brisbane", "queensland"),
    "CAD": ("canada", "canadian", "ontario", "quebec", "toronto", "alberta"),
    "NZD": ("new zealand", "auckland"),
    "SGD": ("singapore",),
    "HKD": ("hong kong",),
}


class Home(NamedTuple):
    """Which currencies a whole text means by signs that several countries share.

    `dollar` is that of "$73 billion (US$47 billion)", an ISO code, where the text names its country.
    """

    yen: bool = False
    taiwan_dollar: bool = False
    dollar: str | None = None


@cache
def in_us_dollars_pattern() -> re.Pattern[str]:
    """Right behind an amount: the same in US dollars, so that the "$" before it is another's."""
    return re.compile(r" ?\((?:about |around |roughly )?(?:usd|us ?\$) ?\d")


def home_of(folded: str, raw: str) -> Home:
    """¥ is the yen in an English text of Japan, 元 Taiwan's dollar in a Traditional one of Taiwan."""
    yen = "¥" in folded and japanese_pattern().search(folded) and not chinese_money_pattern().search(folded)
    taiwan = taiwanese_pattern().search(raw) and not mainland_pattern().search(raw)
    return Home(bool(yen), bool(taiwan), _dollar_of(folded))


def _dollar_of(folded: str) -> str | None:
    """The dollar of the one country that a text of such amounts names."""
    if "$" not in folded or in_us_dollars_pattern().search(folded) is None:
        return None
    named = [code for code, words in DOLLARS.items() if any(word in folded for word in words)]
    return named[0] if len(named) == 1 else None
