"""config.toml, read once at the edge into frozen values. All mistakes are reported at once, each with its key.

The token is not here: it comes from the environment, in `app.cli` alone.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from app.tables import ConfigTable, SourceTable, SubjectTable, WatchListTable, revision_kinds
from facts.catalogue import Catalogue
from facts.minimum import parse_min_change
from facts.types import Subject, WatchList
from scrapers.sites.all import problems
from scrapers.types import Source


class SettingsError(Exception):
    """The configuration cannot be used. `lines` name each key and what is wrong with it."""

    def __init__(self, where: str, lines: Sequence[str]) -> None:
        self.where = where
        self.lines = tuple(lines)
        super().__init__("\n".join(f"{where}: {line}" for line in lines))


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says, as the types of the packages that use it."""

    path: Path
    tables: ConfigTable
    sources: tuple[Source, ...]
    subjects: tuple[Subject, ...]
    watchlists: tuple[WatchList, ...]

    @property
    def database_url(self) -> str:
        """The storage URL with a relative SQLite path taken from the working directory."""
        return self.tables.storage.url

    @property
    def operators(self) -> frozenset[int]:
        return frozenset(self.tables.telegram.operators)


def load(path: Path, shipped: Catalogue) -> Settings:
    """Read and check the whole file. Raises SettingsError with every problem found."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(str(path), ["there is no such file; --config names another"]) from None
    except IsADirectoryError:
        raise SettingsError(str(path), ["is a folder, not a file"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), [f"cannot be read: {error}"]) from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), [f"is not valid TOML: {error}"]) from None
    return parse(raw, path, shipped)


def parse(raw: dict[str, object], path: Path, shipped: Catalogue) -> Settings:
    """Check a whole configuration that was read already."""
    try:
        tables = ConfigTable.model_validate(raw)
    except ValidationError as error:
        raise SettingsError(str(path), explain(error)) from None
    sources = tuple(to_source(t) for t in tables.source)
    subjects = tuple(to_subject(t) for t in tables.subject)
    watchlists = tuple(to_watchlist(t) for t in tables.watchlist)
    catalogue = shipped.merge(Catalogue(subjects))
    lines = [
        *_twice("source", [s.name for s in sources]),
        *_twice("subject", [s.name for s in subjects]),
        *_twice("watchlist", [w.name for w in watchlists]),
        *(f"source.{s.name}: {problem}" for s in sources for problem in problems(s)),
        *(f"subject: {problem}" for problem in catalogue.validate()),
        *(line for w in watchlists for line in unknown_names(w, catalogue)),
    ]
    if lines:
        raise SettingsError(str(path), lines)
    return Settings(path, tables, sources, subjects, watchlists)


def explain(error: ValidationError) -> list[str]:
    """Pydantic's findings as `source.2.every: ...` lines, without its links and types."""
    lines = []
    for found in error.errors(include_url=False, include_context=False):
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in found["loc"])
        message = found["msg"].removeprefix("Value error, ")
        if found["type"] == "extra_forbidden":
            message = "is not a known key"
        if found["type"] == "missing":
            message = "is missing"
        lines.append(f"{key}: {message}")
    return lines


def to_source(table: SourceTable) -> Source:
    return Source(
        name=table.name,
        kind=table.kind,
        publisher=table.publisher,
        urls=table.urls,
        every=table.every,
        stale_after=table.stale_after,
        language=table.language,
        read_pages=table.read_pages,
    )


def to_subject(table: SubjectTable) -> Subject:
    return Subject(table.name, table.kind, table.owner, table.part_of, table.aliases)


def to_watchlist(table: WatchListTable, provisioned: bool = True) -> WatchList:
    kinds = frozenset(kind for name in table.kinds for kind in revision_kinds(name))
    return WatchList(
        name=table.name,
        subjects=frozenset(table.subjects),
        owners=frozenset(table.owners),
        metrics=frozenset(table.metrics),
        kinds=kinds,
        attributions=frozenset(table.attributions),
        min_change=parse_min_change(table.min_change) if table.min_change else None,
        provisioned=provisioned,
    )


def unknown_names(watchlist: WatchList, catalogue: Catalogue) -> Iterable[str]:
    """A watch list may only name what the catalogue holds; otherwise it would silently match nothing."""
    for name in sorted(watchlist.subjects | watchlist.owners):
        if catalogue.get(name) is None:
            hint = catalogue.find(name)
            better = f"; did you mean {hint.name!r}?" if hint else "; add a [[subject]] for it"
            yield f"watchlist.{watchlist.name}: no subject is called {name!r}{better}"


def _twice(table: str, names: Iterable[str]) -> list[str]:
    return [f"{table}.{name}: stands twice" for name, count in Counter(names).items() if count > 1]
