"""Reads what operators type of an item, `texas subjects=Stargate Abilene, Colossus 2; min_change=5%`, into a table.

The keys are those of config.toml; whether the values make sense is the application's to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from storage.types import ItemKind

LONGEST = 2000
TEXT, LIST = "text", "list"
KEYS: Mapping[ItemKind, Mapping[str, str]] = {
    ItemKind.WATCHLIST: {
        "subjects": LIST,
        "owners": LIST,
        "metrics": LIST,
        "kinds": LIST,
        "attributions": LIST,
        "min_change": TEXT,
    },
    ItemKind.SUBJECT: {"kind": TEXT, "owner": TEXT, "part_of": TEXT, "aliases": LIST},
    ItemKind.SOURCE: {
        "kind": TEXT,
        "publisher": TEXT,
        "urls": LIST,
        "every": TEXT,
        "stale_after": TEXT,
        "language": TEXT,
    },
}
NAMING = ("subjects", "owners", "owner", "part_of")  # values that name subjects


@dataclass(frozen=True, slots=True)
class Typed:
    """A name and the values given with it; an empty value takes the key away."""

    name: str
    values: Mapping[str, object]


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s;；])([a-z_]{1,20})\s?[=＝]\s?")


def read_item(kind: ItemKind, words: str, canonical: Callable[[str], str]) -> Typed | str:
    """The item, or the key that there is none of. `canonical` gives a subject's name for any of its spellings."""
    text = words[:LONGEST]
    keys = list(_key().finditer(text))
    name = " ".join(text[: keys[0].start()].split()) if keys else " ".join(text.split())
    values: dict[str, object] = {}
    for place, found in enumerate(keys):
        key = found.group(1)
        shape = KEYS[kind].get(key)
        if shape is None:
            return key
        end = keys[place + 1].start() if place + 1 < len(keys) else len(text)
        values[key] = _value(shape, key, text[found.end() : end].strip(" ;；\n\t"), canonical)
    return Typed(name.strip(" ;；"), values)


def _value(shape: str, key: str, text: str, canonical: Callable[[str], str]) -> object:
    if shape is TEXT:
        return canonical(text) if key in NAMING and text else text
    parts = [" ".join(part.split()) for part in re.split("[,，、]", text)]
    return [canonical(part) if key in NAMING else part for part in parts if part]


def merged(old: Mapping[str, object], typed: Typed) -> dict[str, object]:
    """The table with the typed values in place of its own; empty ones are taken away."""
    table = {**old, **typed.values, "name": typed.name}
    return {key: value for key, value in table.items() if value not in ("", [], None)}
