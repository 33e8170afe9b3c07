"""The worker process: reads tasks from the socket that is its standard input, answers there, dies of its limits.

Started by `scrapers.workers` alone. A frame is a length of four bytes and a pickle. It ends when its input ends, so
that it cannot outlive the process that started it by more than one task.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import resource
import signal
import struct
import sys
import time
import traceback
from typing import Any, BinaryIO

HEAD = struct.Struct(">I")
# What a task may use beyond the parent's own deadline before the kernel ends it.
CPU_GRACE = 1


def read_frame(stream: BinaryIO) -> Any:
    """The next frame's value; EOFError at the end of input."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    return pickle.loads(stream.read(HEAD.unpack(head)[0]))


def frame(value: Any) -> bytes:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(data)) + data


def main() -> None:
    """Serve until the input ends. What tasks print goes where the parent's errors go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(0), "wb")
    with contextlib.suppress(EOFError, BrokenPipeError):
        seconds, megabytes, preload = read_frame(tasks)
        _limit(megabytes)
        for name in preload:
            importlib.import_module(name)
        _send(answers, ("ready", None))
        while _serve(tasks, answers, seconds):
            pass


def _serve(tasks: BinaryIO, answers: BinaryIO, seconds: float) -> bool:
    """One task; whether the process is still fit for another."""
    function, args = read_frame(tasks)
    _allow_cpu(seconds)
    try:
        answer = frame(("done", function(*args)))
    except MemoryError:
        _send(answers, ("memory", None))
        return False
    except Exception as error:
        _send(answers, ("error", (f"{type(error).__name__}: {error}"[:500], traceback.format_exc()[-8000:])))
        return True
    answers.write(answer)
    answers.flush()
    return True


def _send(answers: BinaryIO, value: Any) -> None:
    answers.write(frame(value))
    answers.flush()


def _limit(megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _allow_cpu(seconds: float) -> None:
    """Move the CPU limit ahead of what was used, so that each task has its own share."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(time.process_time() + seconds) + 1 + CPU_GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    main()
    sys.exit(0)
