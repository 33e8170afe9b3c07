"""An event loop whose time is made up: real sockets and threads, but a wait of an hour takes no time.

Time moves only when nothing can happen without it: no socket is ready and no thread is at work. Client and server
must both live on this loop.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from tests.faultserver import Clock

T = TypeVar("T")
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SETTLE = 0.0001  # real seconds in which what is under way inside the machine arrives


class _Selector(selectors.DefaultSelector):
    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        while self.loop.busy or timeout is None:
            ready = super().select(0.05)
            if ready:
                return ready
        time.sleep(SETTLE)
        ready = super().select(0)
        if not ready:
            self.loop.passed += max(timeout, 0.0)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """`passed` is the time in seconds; `busy` counts the jobs in threads."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.busy = 0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self.passed

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> Any:  # type: ignore[override]
        self.busy += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._finished)
        return future

    def _finished(self, _: object) -> None:
        self.busy -= 1


class VirtualClock:
    """The same time for our code: a `bot.delivery.Clock`."""

    def now(self) -> datetime:
        return START + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()


class ServerClock(Clock):
    """The same time for the fault server."""

    def now(self) -> float:
        return START.timestamp() + asyncio.get_running_loop().time()


def run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Runs the coroutine function on a virtual loop of its own."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work())


async def until(met: Callable[[], object], *, step: float = 0.05, within: float = 7200) -> None:
    """Returns once `met()` is true; `within` are seconds of the loop's time."""
    async with asyncio.timeout(within):
        while True:
            if met():
                return
            await asyncio.sleep(step)
