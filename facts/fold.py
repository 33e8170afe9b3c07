"""Folds a text for matching, character by character, so that every offset stays true.

Folded text is lower case, in simplified characters, with plain digits, spaces, dashes and quotes, without accents.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from facts.tables.characters import PLAIN_PAIRS, TRADITIONAL_PAIRS

ACCENTED = range(0xC0, 0x180)  # Latin letters that are written with and without their accents: Doña, Dona


@cache
def _plain_table() -> dict[int, str]:
    table = {0xFF10 + digit: str(digit) for digit in range(10)}
    for offset in range(26):
        table[0xFF21 + offset] = chr(ord("A") + offset)
        table[0xFF41 + offset] = chr(ord("a") + offset)
    table |= {code: base for code in ACCENTED if (base := normalize("NFD", chr(code))[0]) != chr(code)}
    table |= {ord(PLAIN_PAIRS[i]): PLAIN_PAIRS[i + 1] for i in range(0, len(PLAIN_PAIRS), 2)}
    return table


@cache
def _simplified_table() -> dict[int, str]:
    pairs = TRADITIONAL_PAIRS
    return {ord(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)}


def plain(text: str) -> str:
    """`text` with plain digits, letters, spaces and marks; case and script stay; same length."""
    return text if text.isascii() else text.translate(_plain_table())


def fold(text: str) -> str:
    """`text` in plain marks, lower case and simplified characters; same length."""
    if text.isascii():
        return text.lower()  # the tables hold no such character
    folded = plain(text).translate(_simplified_table())
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
