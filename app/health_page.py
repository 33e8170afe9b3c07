"""`/health` for supervisors: 200 while the bot does its work, 503 with one line when it does not. No secrets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from app.configuration import Configuration
from app.mistakes import UserMistake
from scrapers.types import PollState, Source
from storage.store import Store
from storage.types import StorageError

# A source is overdue when its planned poll did not happen for so many of its intervals; a bot is blind when so many
# polls in a row failed for every source.
DEAD_AFTER = 3
SLACK = timedelta(minutes=2)
HEADERS = ("Content-Type: text/plain; charset=utf-8", "Connection: close")


class HealthPage:
    """Answers any request with the bot's state; the only question is whether it is alive."""

    def __init__(
        self,
        store: Store,
        configuration: Configuration,
        trouble: Callable[[], str | None],
        now: Callable[[], datetime],
    ) -> None:
        self._store, self._configuration = store, configuration
        self._trouble, self._now = trouble, now

    def verdict(self) -> str | None:
        """What is wrong, in one line, or None."""
        said = self._trouble()
        if said:
            return said
        try:
            states = self._store.polls.states()
        except StorageError as error:
            return f"database: {error}"
        sources = [s for s in self._configuration.knowledge.sources if not s.paused]
        late = [s.name for s in sources if overdue(s, states.get(s.name), self._now())]
        if late:
            return f"not polled when due: {', '.join(late)}"
        return "no source answers" if blind(sources, states) else None

    @asynccontextmanager
    async def serving(self, listen: str) -> AsyncIterator[None]:
        """Serve at `HOST:PORT` for the length of the block; not at all where `listen` is empty."""
        if not listen:
            yield
            return
        host, _, port = listen.rpartition(":")
        try:
            server = await asyncio.start_server(self._answer, host or "127.0.0.1", int(port))
        except (OSError, ValueError, OverflowError) as error:
            raise UserMistake(f"[health] listen {listen!r} cannot be used: {error}") from None
        try:
            yield
        finally:
            server.close()
            await server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(5):
                await reader.readline()
                wrong = await asyncio.to_thread(self.verdict)
                status, text = ("200 OK", "ok") if wrong is None else ("503 Service Unavailable", wrong)
                body = f"{text}\n".encode()
                head = (f"HTTP/1.1 {status}", *HEADERS, f"Content-Length: {len(body)}", "", "")
                writer.write("\r\n".join(head).encode() + body)
                await writer.drain()
        except (TimeoutError, ConnectionError):
            return
        finally:
            writer.close()


def overdue(source: Source, state: PollState | None, now: datetime) -> bool:
    """Whether a poll that was planned has not happened for a long time: the loop is dead, not the source."""
    if source.paused or state is None or state.next_poll_at is None:
        return False
    return now > state.next_poll_at + DEAD_AFTER * source.every + SLACK


def blind(sources: Sequence[Source], states: Mapping[str, PollState]) -> bool:
    """Whether every source has failed for a long time: it is our network then, or all the world's."""
    failures = [states[s.name].failures if s.name in states else 0 for s in sources]
    return bool(failures) and min(failures) >= DEAD_AFTER
