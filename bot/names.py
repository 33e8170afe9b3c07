"""Finds what a person means by a name: a watch list or a subject, by any spelling, with near names when none fits."""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass

from bot.grammar import Target
from facts.catalogue import Catalogue
from facts.fold import fold
from facts.types import Subject, WatchList

MARKS = {"list": "list:", "subject": "subject:"}
TAG = 10  # hex digits; a catalogue of a thousand names collides once in a billion


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one moment."""

    catalogue: Catalogue
    watchlists: tuple[WatchList, ...]

    def target(self, name: str) -> Target | None:
        """A watch list of that name, else a subject; `list:xai` and `subject:xAI` say which."""
        folded = fold(name).strip()
        if folded.startswith(MARKS["subject"]):
            return self._subject_target(name.partition(":")[2])
        bare = folded.removeprefix(MARKS["list"]).strip()
        found = next((each.name for each in self.watchlists if fold(each.name).strip() == bare), None)
        if found is not None:
            return Target(watchlist=found)
        return None if folded.startswith(MARKS["list"]) else self._subject_target(name)

    def _subject_target(self, name: str) -> Target | None:
        subject = self.subject(name)
        return None if subject is None else Target(subject=subject.name)

    def subject(self, name: str) -> Subject | None:
        """The subject with exactly this name or alias, else the only one whose spelling starts with it."""
        exact = self.catalogue.find(name)
        if exact is not None or not name.strip():
            return exact
        start = fold(name).strip()
        found = {each.name: each for each in self.catalogue.subjects if _starts(each, start)}
        return next(iter(found.values())) if len(found) == 1 else None

    def near(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Names that look like it, best first, for "did you mean"."""
        wanted = fold(name[:80]).strip()
        if not wanted:
            return ()
        spelled = {spelling: each.name for each in self.catalogue.subjects for spelling in spellings(each)}
        inside = [spelled[each] for each in spelled if wanted in each]
        close = [spelled[each] for each in difflib.get_close_matches(wanted, spelled, n=limit, cutoff=0.7)]
        return tuple(dict.fromkeys((*inside, *close)))[:limit]

    def subject_by_tag(self, given: str) -> Subject | None:
        return next((each for each in self.catalogue.subjects if tag(each.name) == given), None)

    def watchlist_by_tag(self, given: str) -> WatchList | None:
        return next((each for each in self.watchlists if tag(each.name) == given), None)


def spellings(subject: Subject) -> tuple[str, ...]:
    return tuple(fold(each).strip() for each in (subject.name, *subject.aliases))


def _starts(subject: Subject, start: str) -> bool:
    return any(each.startswith(start) for each in spellings(subject))


def tag(name: str) -> str:
    """A short stand-in for a name in callback data, where 64 bytes are all there is."""
    return hashlib.sha256(name.encode()).hexdigest()[:TAG]


def deep_link_target(parameter: str, names: Names) -> Target | None:
    """`?start=stargate`, `?start=colossus-2` (Telegram allows letters, digits, `_` and `-`)."""
    for candidate in (parameter, parameter.replace("-", " ").replace("_", " ")):
        found = names.target(candidate)
        if found is not None:
            return found
    return names.target(f"list:{parameter}")
