"""Folds a text for matching, character by character, so that every offset stays true.

Folded text is lower case, in simplified characters, with plain digits, spaces, dashes and quotes, without accents.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from unicodedata import normalize

from facts.tables.characters import PLAIN_PAIRS, TRADITIONAL_PAIRS

FEW = 24  # characters that are swapped faster one by one than by looking up each letter of a text
ACCENTED = range(0xC0, 0x180)  # Latin letters that are written with and without their accents: Doña, Dona


@cache
def plain_table() -> dict[str, str]:
    """Marks, digits and letters that are written otherwise; what a character becomes is none of them itself."""
    table = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    for offset in range(26):
        table[chr(0xFF21 + offset)] = chr(ord("A") + offset)
        table[chr(0xFF41 + offset)] = chr(ord("a") + offset)
    table |= {chr(code): base for code in ACCENTED if (base := normalize("NFD", chr(code))[0]) != chr(code)}
    return table | _pairs(PLAIN_PAIRS)


@cache
def simplified_table() -> dict[str, str]:
    """Traditional characters; what one becomes is none of them itself."""
    return _pairs(TRADITIONAL_PAIRS)


def _pairs(pairs: str) -> dict[str, str]:
    return {pairs[i]: pairs[i + 1] for i in range(0, len(pairs), 2) if pairs[i] != pairs[i + 1]}


@cache
def _written(table: Callable[[], dict[str, str]]) -> frozenset[str]:
    return frozenset(table())


def _swapped(text: str, table: Callable[[], dict[str, str]]) -> str:
    """`text` with the characters of a table swapped: of a text's characters few are, and each is swapped at once."""
    swaps = table()
    found = _written(table).intersection(text)
    if len(found) > FEW:
        return text.translate(_codes(table))
    for char in found:
        text = text.replace(char, swaps[char])
    return text


@cache
def _codes(table: Callable[[], dict[str, str]]) -> dict[int, str]:
    return str.maketrans(table())


def plain(text: str) -> str:
    """`text` with plain digits, letters, spaces and marks; case and script stay; same length."""
    return text if text.isascii() else _swapped(text, plain_table)


def fold(text: str) -> str:
    """`text` in plain marks, lower case and simplified characters; same length."""
    if text.isascii():
        return text.lower()  # the tables hold no such character
    folded = _swapped(plain(text), simplified_table)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
