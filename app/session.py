"""What a command line command begins with: the settings, the catalogue and the open store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.catalogue_file import shipped_catalogue
from app.configuration import Configuration
from app.knowledge import Knowledge
from app.mistakes import UserMistake
from app.settings import Settings, load
from facts.catalogue import Catalogue
from facts.types import Metric, Subject
from storage.store import Store, open_store

DEFAULT = Path("config.toml")


@dataclass(frozen=True, slots=True)
class Session:
    """An open store with the configuration in force."""

    store: Store
    configuration: Configuration

    @property
    def knowledge(self) -> Knowledge:
        return self.configuration.knowledge

    @property
    def settings(self) -> Settings:
        return self.configuration.settings


def read_settings(config: Path | None) -> tuple[Settings, Catalogue]:
    """The settings of the named file, else of `config.toml` here. Raises SettingsError."""
    shipped = shipped_catalogue()
    return load(config or Path(os.environ.get("GIGAWATCH_CONFIG") or DEFAULT), shipped), shipped


@contextmanager
def opened(config: Path | None, *, create: bool = True) -> Iterator[Session]:
    """A session, closed at the end. Raises SettingsError or StorageError, each one clear line."""
    settings, shipped = read_settings(config)
    store = open_store(settings.database_url, create=create)
    try:
        yield Session(store, Configuration(settings, shipped, store))
    finally:
        store.close()


def subject_named(catalogue: Catalogue, name: str) -> Subject:
    """The subject of this name or alias. Raises UserMistake with near names."""
    found = catalogue.get(name) or catalogue.find(name)
    if found is not None:
        return found
    start = name.casefold()[:4]
    near = [s.name for s in catalogue.subjects if start and s.name.casefold().startswith(start)][:5]
    hint = f"; did you mean {', '.join(near)}?" if near else "; `gigawatch facts` lists those with figures"
    raise UserMistake(f"no subject is called {name!r}{hint}")


def metric_named(name: str | None) -> Metric | None:
    """Raises UserMistake naming the metrics that there are."""
    if name is None:
        return None
    try:
        return Metric(name)
    except ValueError:
        raise UserMistake(f"{name!r} is not a metric; there are {', '.join(Metric)}") from None


def language_named(name: str) -> str:
    if name not in ("en", "zh"):
        raise UserMistake(f"{name!r} is not a language of the bot; there are en and zh")
    return name
