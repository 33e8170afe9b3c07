"""What stands above a subject: itself, everything that it is part of, and everyone who owns it."""

from __future__ import annotations

from collections.abc import Iterable

from facts.catalogue import Catalogue


def lineage(subjects: Iterable[str], catalogue: Catalogue) -> dict[str, frozenset[str]]:
    return {
        name: frozenset((name, *catalogue.owners(name), *catalogue.ancestors(name))) for name in set(subjects)
    }
