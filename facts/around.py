"""What the text around a sentence speaks of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Around:
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
