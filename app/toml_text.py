"""One array-of-tables entry as TOML text. The standard library reads TOML but does not write it."""

from __future__ import annotations

import json
from collections.abc import Mapping


def table_text(name: str, body: Mapping[str, object]) -> str:
    """`[[name]]` with one line a key, its name first. Values are strings, booleans, numbers and lists of strings.

    A JSON string is a valid TOML basic string, once the characters that JSON leaves bare are escaped.
    """
    ordered = sorted(body.items(), key=lambda item: item[0] != "name")
    lines = [f"{key} = {_value(value)}" for key, value in ordered if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return str(value)
