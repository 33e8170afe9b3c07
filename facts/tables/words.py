"""How word tables are written: phrases between bars, over as many lines as they need."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The phrases of `text`, split at bars; spaces at their ends do not count.

    >>> words("up to | as much as")
    ('up to', 'as much as')
    """
    return tuple(phrase for part in text.split("|") if (phrase := part.strip()))
