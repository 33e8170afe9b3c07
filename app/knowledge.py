"""What the bot watches right now: config.toml and what operators made in chat, as one set of frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from facts.catalogue import Catalogue
from facts.revisions import Kin, kindred
from facts.types import WatchList
from scrapers.types import Source


@dataclass(frozen=True)
class Knowledge:
    """`provisioned` names what the file declares, by kind (`source`, `subject`, `watchlist`); read-only in chat."""

    catalogue: Catalogue
    sources: tuple[Source, ...] = ()
    watchlists: tuple[WatchList, ...] = ()
    provisioned: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def lists(self) -> dict[str, WatchList]:
        return {watchlist.name: watchlist for watchlist in self.watchlists}

    def source(self, name: str) -> Source | None:
        return next((s for s in self.sources if s.name == name), None)

    def kin(self, subjects: Iterable[str]) -> Kin:
        """Each subject's owners, wholes, possessions and parts, without itself."""
        return kindred(subjects, self._pairs)

    def lineage(self, subjects: Iterable[str]) -> dict[str, frozenset[str]]:
        """Each subject with everything that owns it or that it is part of."""
        return {name: self.catalogue.lineage(name) for name in subjects}

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (subject.name, parent)
            for subject in self.catalogue.subjects
            for parent in (subject.owner, subject.part_of)
            if parent
        )
