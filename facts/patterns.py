"""Every compiled pattern of the extractor by name, so that a test can try each on hostile text."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType

import facts


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Patterns by "module.function". A pattern lives in a cached function whose name ends in `_pattern`."""
    found: dict[str, re.Pattern[str]] = {}
    for name in sorted(each.name.removeprefix("facts.") for each in walk_packages(facts.__path__, "facts.")):
        module = import_module(f"facts.{name}")
        for attribute, value in vars(module).items():
            if attribute.endswith("_pattern") and not isinstance(value, FunctionType) and callable(value):
                pattern = value()
                found[f"{name}.{attribute}"] = pattern
    return found
