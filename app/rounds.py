"""Which sources are polled now: at most one poll a source, as many sources at once as the network layer allows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

import structlog

from app.cycle import Deps, Report, poll
from scrapers.health import next_state
from scrapers.types import Failed, Failure, Source

log = structlog.get_logger(__name__)


class Rounds:
    """Starts polls and remembers those under way. `polled` is called after each."""

    def __init__(self, deps: Deps, polled: Callable[[Report], None] = lambda report: None) -> None:
        self._deps, self._polled = deps, polled
        self._locks: dict[str, asyncio.Lock] = {}
        self._tasks: dict[str, asyncio.Task[Report]] = {}

    async def start_due(self) -> int:
        """Start a poll of every source that is due and not under way; returns how many."""
        sources = {s.name: s for s in self._deps.knowledge().sources if not s.paused}
        names = [name for name in sources if name not in self._tasks]
        due = await asyncio.to_thread(self._deps.store.polls.due, names, self._deps.now())
        for name in due:
            task = asyncio.create_task(self.poll(sources[name]))
            self._tasks[name] = task
            task.add_done_callback(lambda _, name=name: self._tasks.pop(name, None))  # type: ignore[misc]
        return len(due)

    async def all(self, sources: Iterable[Source]) -> list[Report]:
        """Poll every given source once, due or not."""
        return list(await asyncio.gather(*(self.poll(s) for s in sources if not s.paused)))

    async def poll(self, source: Source) -> Report:
        """One poll; a second request for the same source waits for the first. A bug costs this source alone."""
        async with self._locks.setdefault(source.name, asyncio.Lock()):
            try:
                report = await poll(self._deps, source)
            except Exception as error:
                log.exception("poll failed", source=source.name)
                report = await self._failed(source, error)
        self._polled(report)
        return report

    async def _failed(self, source: Source, error: Exception) -> Report:
        """Back off as after any failure, so that a bug is not met again at every tick."""
        detail = f"{type(error).__name__}: {error}"
        failed = Failed(source.urls[0], Failure.CRASHED, detail)
        try:
            state = await asyncio.to_thread(self._deps.store.polls.state, source.name)
            after = next_state(source, state, failed, False, self._deps.now(), self._deps.jitter())
            await asyncio.to_thread(self._deps.store.polls.save, after)
        except Exception:
            log.exception("poll state not saved", source=source.name)
        return Report(source.name, error=detail)

    async def stop(self) -> None:
        """Cancel what is under way; what it had not committed is polled again at the next start."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
