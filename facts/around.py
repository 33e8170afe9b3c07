"""What the text around a sentence speaks of."""

from __future__ import annotations

from typing import NamedTuple

from facts.reading import Sentence
from facts.tables.buyers import LABORATORIES, LANDLORDS


class Around(NamedTuple):
    """What the text around a sentence speaks of: AI computing, counted accelerators just before, energy.

    `spending` tells of amounts spent on infrastructure just before, `staked` of money put into a company,
    `own` that a company speaks of itself.
    """

    computing: bool = False
    chips: bool = False
    spending: bool = False
    energy: bool = False
    own: bool = False
    staked: bool = False


def speaks_of_computing(sentence: Sentence) -> bool:
    """Whether a sentence has words of computing, or names somebody who lives by it."""
    landlords = any(name.subject.name in LANDLORDS for name in sentence.names)
    housed = any(name.subject.name in LABORATORIES for name in sentence.names) and sentence.has("capacity")
    return sentence.has("computing") or landlords or housed or names_a_place(sentence)


def names_a_place(sentence: Sentence) -> bool:
    """Whether a sentence names a site, a cluster or a programme."""
    return any(name.is_place for name in sentence.names)
