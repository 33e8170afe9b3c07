"""Whether a publisher speaks for a subject: "OpenAI", "Crusoe blog", "Elon Musk on X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from facts.catalogue import Catalogue
from facts.fold import fold
from facts.tables.people import PEOPLE
from facts.tables.publishers import OWN_VOICES, WIRES
from facts.types import Subject


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a publisher speaks for. `official` may be true without a subject: a wire of press releases."""

    subject: Subject | None = None
    official: bool = False


@cache
def remark_pattern() -> re.Pattern[str]:
    return re.compile(r"[(（][^()（）]{0,120}[)）]")


def voice_of(publisher: str, catalogue: Catalogue) -> Voice:
    """The voice of a publisher's name; remarks in brackets are left aside."""
    name = remark_pattern().sub("", publisher).strip()
    known = catalogue.find(name)
    if known is not None:
        return Voice(known, True)
    folded = fold(name)
    if any(wire in folded for wire in WIRES):
        return Voice(None, True)
    named = catalogue.names_in(name, folded)
    if named and named[0].start <= 4 and fold(name[named[0].end :]).strip(" '’s") in OWN_VOICES:
        return Voice(named[0].subject, True)
    return _person(folded, catalogue)


def _person(folded: str, catalogue: Catalogue) -> Voice:
    for spelling, companies in PEOPLE.items():
        if spelling in folded and (folded.endswith(spelling) or " on " in folded):
            return Voice(catalogue.get(companies[0]), True)
    return Voice()
