"""A pool of worker processes for work on hostile bytes: limited in time and memory, killed and replaced at will.

A killed worker is an expected failure (`Crashed`), for its own task alone. An exception raised by the task itself
is a bug and comes out as `TaskError`, with the worker's traceback.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import subprocess
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
        self._open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open = False
        leaving = tuple(self._all)
        self._all.clear()
        self._idle.clear()
        await asyncio.gather(*(worker.stop() for worker in leaving))

    async def run(self, function: Callable[P, T], *args: P.args, **none: P.kwargs) -> T | Crashed:
        """The function's result, or Crashed where it passed a limit. Raises TaskError for an error of its own."""
        if none:
            raise TypeError("tasks take positional arguments only")
        async with self._free:
            if not self._open:
                return Crashed("the workers have been stopped")
            worker = self._living() or await self._start()
            if worker is None:
                return Crashed("the worker process did not start")
            return cast("T | Crashed", await self._ask(worker, frame((function, args))))

    def _living(self) -> _Worker | None:
        """An idle process; one that died while idle (out of the system's memory, say) is cleared away."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.poll() is None:
                return worker
            self._put_back(worker, False)
        return None

    @property
    def pids(self) -> tuple[int, ...]:
        return tuple(worker.process.pid for worker in self._all)

    @property
    def alive(self) -> int:
        """How many of the processes have not ended by themselves."""
        return sum(1 for worker in self._all if worker.process.poll() is None)

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
            self._put_back(worker, fit)
        if kind == "memory":
            return Crashed("out of memory")
        if kind == "error":
            raise TaskError(*value)
        return value

    def _put_back(self, worker: _Worker, fit: bool) -> None:
        if fit and self._open:
            self._idle.append(worker)
            return
        self._all.discard(worker)
        worker.kill()

    async def _start(self) -> _Worker | None:
        try:
            worker = await _Worker.start()
        except OSError:  # no process or no memory to be had just now
            return None
        self._all.add(worker)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.ask(frame((self.seconds, self._megabytes, self._preload)))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            self._put_back(worker, False)
            return None
        except asyncio.CancelledError:
            self._put_back(worker, False)
            raise
        worker.tasks = 0
        return worker


class _Worker:
    """One process and the socket to it.

    A plain `Popen`, not asyncio's: cancelling asyncio's while it starts a process can wait for ever (Python 3.11).
    """

    def __init__(
        self, process: subprocess.Popen[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.process = process
        self.tasks = 0
        self._in = writer
        self._out = reader

    @staticmethod
    async def start() -> _Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            process = _spawn(theirs)
        try:
            reader, writer = await asyncio.open_unix_connection(sock=ours)
        except BaseException:
            ours.close()
            process.kill()
            process.wait()
            raise
        return _Worker(process, reader, writer)

    async def ask(self, task: bytes) -> tuple[str, Any]:
        self.tasks += 1
        self._in.write(task)
        await self._in.drain()
        size = HEAD.unpack(await self._out.readexactly(HEAD.size))[0]
        kind, value = pickle.loads(await self._out.readexactly(size))
        return kind, value

    async def last_words(self) -> str:
        """What ended the process; it has closed its socket, so it is gone or about to be."""
        await self._wait(STOP_SECONDS)
        code = self.process.poll()
        if code is None:
            return "the worker closed its socket"
        return f"the worker was ended by signal {-code}" if code < 0 else f"the worker ended with code {code}"

    def kill(self) -> None:
        """End it now. Dying takes a moment and no help, so this waits for it without giving way to others."""
        self._in.transport.abort()
        self.process.kill()
        self.process.wait()

    async def stop(self) -> None:
        """Ask by closing its input, then insist."""
        self._in.close()
        await self._wait(STOP_SECONDS)
        self.kill()

    async def _wait(self, seconds: float) -> None:
        """Until the process has ended, or the time is up."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self.process.poll() is None and loop.time() < end:  # noqa: ASYNC110 - a process sets no event
            await asyncio.sleep(0.005)


def _spawn(channel: socket.socket) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-P", "-m", "scrapers.worker"]
    return subprocess.Popen(command, stdin=channel.fileno(), stdout=2, env=environment)
