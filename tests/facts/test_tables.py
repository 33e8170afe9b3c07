"""Tables that a reviewer can read hold each phrase once."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from facts import tables

MODULES = sorted(module.name for module in pkgutil.iter_modules(tables.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_no_phrase_stands_twice_in_its_table(name: str) -> None:
    module = importlib.import_module(f"{tables.__name__}.{name}")
    twice = {
        table: [phrase for phrase, times in Counter(phrases).items() if times > 1]
        for table, phrases in vars(module).items()
        if isinstance(phrases, tuple) and all(isinstance(phrase, str) for phrase in phrases)
    }
    assert not {table: phrases for table, phrases in twice.items() if phrases}
