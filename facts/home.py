"""Which currencies a whole text means by signs that several countries share."""

from __future__ import annotations

from typing import NamedTuple

from facts.around_numbers import chinese_money_pattern, japanese_pattern, mainland_pattern, taiwanese_pattern


class Home(NamedTuple):
    """Which currencies a whole text means by signs that several countries share."""

    yen: bool = False
    taiwan_dollar: bool = False


def home_of(folded: str, raw: str) -> Home:
    """¥ is the yen in an English text of Japan, 元 Taiwan's dollar in a Traditional one of Taiwan."""
    yen = "¥" in folded and japanese_pattern().search(folded) and not chinese_money_pattern().search(folded)
    taiwan = taiwanese_pattern().search(raw) and not mainland_pattern().search(raw)
    return Home(bool(yen), bool(taiwan))
