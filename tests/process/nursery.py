"""Cheap starts of the real program: a process that has imported everything forks one child for each start.

A child runs `gigawatch run` by the program's own entry, with its own process id, environment and log file; it can
be killed, stopped and waited for like any other. What it does not repeat is a second or two of imports.

    python -m tests.process.nursery      reads orders on standard input, one JSON object a line, answers likewise
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
PRELOADED = (
    "app.cli",
    "app.commands.running",
    "bot.webhook",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql.psycopg",
    "tests.process.failpoints",
)


class Nursery:
    """The test's side. Methods block for as long as the nursery takes: call them from a thread."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.process.nursery"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )

    def __enter__(self) -> Self:
        self._ask()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def start(self, arguments: list[str], log: Path, environment: dict[str, str], point: str = "") -> int:
        """Start `gigawatch` with these arguments; returns its process id. `point` as in `failpoints`."""
        return int(
            self._ask(do="start", arguments=arguments, log=str(log), environment=environment, point=point)
        )

    def reap(self, pid: int) -> int | None:
        """The exit code of a child that has ended (negative for a signal), None while it runs."""
        answer = self._ask(do="reap", pid=pid)
        return None if answer is None else int(answer)

    def _ask(self, **order: Any) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        if order:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def main() -> None:
    for name in PRELOADED:
        importlib.import_module(name)
    living: set[int] = set()
    _answer("ready")
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "start":
            pid = os.fork()
            if pid == 0:
                _live(order)
            living.add(pid)
            _answer(pid)
        else:
            _answer(_reap(order["pid"], living))
    for pid in living:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _reap(pid: int, living: set[int]) -> int | None:
    found, status = os.waitpid(pid, os.WNOHANG)
    if found == 0:
        return None
    living.discard(pid)
    return os.waitstatus_to_exitcode(status)


def _answer(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _live(order: dict[str, Any]) -> None:
    """The child: never returns."""
    code = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        null = os.open(os.devnull, os.O_RDONLY)
        for number, target in ((null, 0), (log, 1), (log, 2)):
            os.dup2(number, target)
        os.environ.clear()
        os.environ.update(order["environment"])
        sys.argv = ["gigawatch", *order["arguments"]]
        _run(order["point"])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(point: str) -> None:
    from app.cli import main as gigawatch
    from tests.process import failpoints

    if point:
        failpoints.arm(point)
    gigawatch()


if __name__ == "__main__":
    main()
