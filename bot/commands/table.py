"""Every command and every button, once. What is not here does not exist, for anybody."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.calls import Button, Command, by_name, by_verb
from bot.commands import (
    alerts,
    broadcasting,
    catalogues,
    charting,
    confirming,
    editing,
    forgetting,
    listing,
    muting,
    overseeing,
    reading,
    reviewing,
    settings,
    start,
    subscribing,
    trying,
)

FAMILIES = (
    start,
    subscribing,
    listing,
    reading,
    charting,
    settings,
    muting,
    forgetting,
    alerts,
    confirming,
    editing,
    catalogues,
    trying,
    reviewing,
    overseeing,
    broadcasting,
)


@cache
def commands() -> Mapping[str, Command]:
    return by_name(command for family in FAMILIES for command in family.COMMANDS)


@cache
def buttons() -> Mapping[str, Button]:
    return by_verb(button for family in FAMILIES for button in family.BUTTONS)
