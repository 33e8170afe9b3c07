"""Functions for worker processes to run in tests: they misbehave in every way that a task can."""

from __future__ import annotations

import os
import resource
import signal
import sys


def double(number: int) -> int:
    return 2 * number


def spin() -> None:
    while True:
        pass


def hog(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def fail() -> None:
    raise ValueError("the task's own fault")


def leave(code: int) -> None:
    os._exit(code)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def chatter() -> str:
    print("noise on standard output", file=sys.stdout)  # noqa: T201
    sys.stdout.flush()
    return "done"


def environment() -> dict[str, str]:
    return dict(os.environ)


def limits() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]


def big(size: int) -> bytes:
    return b"x" * size


def unpicklable() -> object:
    return lambda: None
