"""Which of his companies a person speaks for, by the works that the words around name."""

from __future__ import annotations

from facts.catalogue import Catalogue
from facts.tables.people import PEOPLE, WORKS
from facts.types import Subject


def companies_of(person: str, text: str, catalogue: Catalogue) -> list[Subject]:
    """The person's companies that the catalogue knows; only those whose works the folded `text` names, if it does."""
    known = [subject for name in PEOPLE[person] if (subject := catalogue.get(name)) is not None]
    if len(known) < 2:
        return known
    told = [each for each in known if any(work in text for work in WORKS.get(each.name, ()))]
    return told or known
