"""The server's clock: real time plus what a test has added, or a clock that only a test moves."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970. Everything the server dates, limits or waits for goes by this clock.

    `frozen=True` stops it: only `advance` moves it, and a wait lasts until the clock is moved past its end.
    """

    def __init__(self, *, frozen: bool = False, start: float | None = None) -> None:
        self._frozen = frozen
        self._offset = 0.0 if start is None else start - time.time()
        self._stopped_at = time.time() if start is None else start
        self._waiting: set[asyncio.Event] = set()

    def now(self) -> float:
        return self._stopped_at if self._frozen else time.time() + self._offset

    def now_datetime(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    def advance(self, seconds: float) -> None:
        """Moves the clock forward (never back) and wakes what waited for it."""
        if seconds < 0:
            raise ValueError("the clock does not run backwards")
        self._stopped_at += seconds
        self._offset += seconds
        for event in self._waiting:
            event.set()

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        """Returns when `event` is set, the clock was advanced, or `seconds` have passed; the caller re-checks."""
        self._waiting.add(event)
        try:
            async with asyncio.timeout(None if self._frozen else max(seconds, 0)):
                await event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(event)

    async def sleep(self, seconds: float) -> None:
        end = self.now() + seconds
        while (left := end - self.now()) > 0:
            await self.wait(asyncio.Event(), left)
