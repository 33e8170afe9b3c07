"""Tells operators when the whole bot stops doing its work, once, and once when it works again.

A source's own trouble is told by its health; this is for what no source can tell: nothing is polled, no source
answers at all, Telegram is silent.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from datetime import datetime

import structlog

from app.health_page import HealthPage
from app.notices import to_operators
from storage.store import Store

log = structlog.get_logger(__name__)

PATIENCE = 2  # looks in a row that must agree before anybody is told
NAME = "Gigawatch"


class DeadMan:
    """`look` is called every minute by the process that leads; from a thread, since it reads the database."""

    def __init__(
        self,
        page: HealthPage,
        store: Store,
        operators: Callable[[], Collection[int]],
        now: Callable[[], datetime],
    ) -> None:
        self._page, self._store, self._operators, self._now = page, store, operators, now
        self._lock = threading.Lock()
        self._dead = False
        self._differing = 0

    def look(self) -> None:
        """Raises StorageError where the message cannot be stored; the next look tries again."""
        with self._lock:
            wrong = self._page.verdict()
            self._differing = self._differing + 1 if (wrong is not None) != self._dead else 0
            if self._differing < PATIENCE:
                return
            self._tell(wrong)
            self._dead, self._differing = wrong is not None, 0

    def _tell(self, wrong: str | None) -> None:
        now = self._now()
        health = "alive" if wrong is None else "dead"
        log.error("the bot does not do its work", why=wrong) if wrong else log.info("the bot works again")
        payload = {"source": NAME, "health": health, "detail": wrong or ""}
        rows = to_operators(self._operators(), f"{health}:{now.isoformat()}", payload)
        self._store.outbox.enqueue(rows, now)
