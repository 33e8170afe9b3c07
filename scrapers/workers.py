"""A pool of worker processes for work on hostile bytes: limited in time and memory, killed and replaced at will.

A killed worker is an expected failure (`Crashed`), for its own task alone. An exception raised by the task itself
is a bug and comes out as `TaskError`, with the worker's traceback.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, ParamSpec, TypeVar, cast

from scrapers.worker import HEAD, frame

P = ParamSpec("P")
T = TypeVar("T")

# A worker sees no secrets: nothing of the environment but this.
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "VIRTUAL_ENV")
START_SECONDS = 60.0
STOP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Crashed:
    """A task that its worker did not survive; `detail` is one line."""

    detail: str


class TaskError(Exception):
    """The task raised. The text is the error's own line; `trace` is the worker's traceback."""

    def __init__(self, line: str, trace: str) -> None:
        super().__init__(line)
        self.trace = trace


class Workers:
    """An async context over at most `size` processes, started when first needed.

    A task may take `seconds` by the clock and in CPU, and its process `megabytes` of address space. A process is
    replaced after `tasks_each` tasks. Functions and arguments must be picklable, as for `multiprocessing`.
    """

    def __init__(
        self,
        size: int = 2,
        seconds: float = 10.0,
        megabytes: int = 512,
        tasks_each: int = 500,
        preload: tuple[str, ...] = ("scrapers.feeds", "scrapers.pages"),
    ) -> None:
        self.seconds = seconds
        self._size = size
        self._megabytes = megabytes
        self._tasks_each = tasks_each
        self._preload = preload
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()

    async def __aenter__(self) -> Workers:
        self._free = asyncio.Semaphore(self._size)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(worker.stop() for worker in self._all))
        self._all.clear()
        self._idle.clear()

    async def run(self, function: Callable[P, T], *args: P.args, **none: P.kwargs) -> T | Crashed:
        """The function's result, or Crashed where it passed a limit. Raises TaskError for an error of its own."""
        if none:
            raise TypeError("tasks take positional arguments only")
        async with self._free:
            worker = await self._living() or await self._start()
            if worker is None:
                return Crashed("the worker process did not start")
            return cast("T | Crashed", await self._ask(worker, frame((function, args))))

    async def _living(self) -> _Worker | None:
        """An idle process; one that died while idle (out of the system's memory, say) is cleared away."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.returncode is None:
                return worker
            await self._put_back(worker, False)
        return None

    @property
    def pids(self) -> tuple[int, ...]:
        return tuple(worker.process.pid for worker in self._all)

    @property
    def alive(self) -> int:
        """How many of the processes have not ended by themselves."""
        return sum(1 for worker in self._all if worker.process.returncode is None)

    async def _ask(self, worker: _Worker, task: bytes) -> Any:
        fit = False
        try:
            async with asyncio.timeout(self.seconds):
                kind, value = await worker.ask(task)
            fit = kind != "memory" and worker.tasks < self._tasks_each
        except TimeoutError:
            return Crashed(f"no result within {self.seconds:g} s")
        except (asyncio.IncompleteReadError, ConnectionError):
            return Crashed(await worker.last_words())
        finally:
            await self._put_back(worker, fit)
        if kind == "memory":
            return Crashed("out of memory")
        if kind == "error":
            raise TaskError(*value)
        return value

    async def _put_back(self, worker: _Worker, fit: bool) -> None:
        if fit:
            self._idle.append(worker)
            return
        self._all.discard(worker)
        await worker.kill()

    async def _start(self) -> _Worker | None:
        worker = await _Worker.start()
        self._all.add(worker)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.ask(frame((self.seconds, self._megabytes, self._preload)))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            await self._put_back(worker, False)
            return None
        except asyncio.CancelledError:
            await self._put_back(worker, False)
            raise
        worker.tasks = 0
        return worker


class _Worker:
    """One process and its two pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None and process.stdout is not None
        self.process = process
        self.tasks = 0
        self._in = process.stdin
        self._out = process.stdout

    @staticmethod
    async def start() -> _Worker:
        environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "scrapers.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
        )
        return _Worker(process)

    async def ask(self, task: bytes) -> tuple[str, Any]:
        self.tasks += 1
        self._in.write(task)
        await self._in.drain()
        size = HEAD.unpack(await self._out.readexactly(HEAD.size))[0]
        kind, value = pickle.loads(await self._out.readexactly(size))
        return kind, value

    async def last_words(self) -> str:
        code = await self.process.wait()
        return f"the worker was ended by signal {-code}" if code < 0 else f"the worker ended with code {code}"

    async def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self._gone()

    async def stop(self) -> None:
        """Ask by closing its input, then insist."""
        self._in.close()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self.process.wait()
        except TimeoutError:
            await self.kill()
        await self._gone()

    async def _gone(self) -> None:
        await self.process.wait()
        self._in.close()
        with contextlib.suppress(ConnectionError):
            await self._in.wait_closed()
