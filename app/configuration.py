"""The configuration that is in force: loaded at the start, reloaded when the file is saved, joined with chat items.

On an error the last good state stays, and the error is told once for each saved version of the file.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.effective import join
from app.knowledge import Knowledge
from app.settings import Settings, SettingsError, load
from facts.catalogue import Catalogue
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Reload:
    """What a look at the file gave: `error` is None for a good reload."""

    at: datetime
    error: SettingsError | None = None


class Configuration:
    """Settings and knowledge in force. Read from any thread; one lock orders the changes."""

    def __init__(self, settings: Settings, shipped: Catalogue, store: Store) -> None:
        self._shipped, self._store = shipped, store
        self._lock = threading.Lock()
        self._stamp = _stamp(settings.path)
        self.settings = settings
        self.last: Reload | None = None
        self.knowledge = self._joined()

    def refresh(self) -> None:
        """Take in what operators changed in chat."""
        with self._lock:
            self.knowledge = self._joined()

    def look(self, now: datetime) -> Reload | None:
        """Reload the file if it was saved since the last look; None where nothing was."""
        stamp = _stamp(self.settings.path)
        if stamp is None or stamp == self._stamp:
            return None
        self._stamp = stamp
        try:
            settings = load(self.settings.path, self._shipped)
        except SettingsError as error:
            self.last = Reload(now, error)
            return self.last
        with self._lock:
            self.settings = settings
            self.knowledge = self._joined()
        self.last = Reload(now)
        return self.last

    def _joined(self) -> Knowledge:
        operators = self._store.operators
        return join(self.settings, self._shipped, operators.items(), operators.paused())


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is saved; None while an editor has it moved away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
