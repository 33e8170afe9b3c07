"""The server as a process of its own, driven without asyncio: for tests that kill or block."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

from tests.faultserver.journal import Entry, read_journal

ROOT = Path(__file__).parents[2]


class FaultProcess:
    """`with FaultProcess(tmp_path / "journal") as api:` runs `python -m tests.faultserver` with those options.

    `api.do("user_says", chat=1, text="/start")` acts through /control; `api.entries()` reads the journal file.
    """

    def __init__(self, journal: Path, *options: str, token: str = "42:synthetic-token") -> None:
        self.token = token
        self._journal = journal
        self._options = options
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self._control_port = 0

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.faultserver", "--journal", str(self._journal)]
        command += ["--token", self.token, *self._options]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout is not None
        ports = self._process.stdout.readline().split()
        if len(ports) != 2:
            self.__exit__()
            raise RuntimeError("the fault server did not start")
        self.port, self._control_port = (int(port) for port in ports)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process.stdout.close()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def do(self, act: str, **arguments: Any) -> Any:
        """Runs one act of control.ACTS and returns its result. Raises RuntimeError with the server's reason."""
        connection = http.client.HTTPConnection("127.0.0.1", self._control_port, timeout=30)
        try:
            body = json.dumps({"do": act} | arguments)
            connection.request("POST", "/control", body, {"Content-Type": "application/json"})
            answer = json.loads(connection.getresponse().read())
        finally:
            connection.close()
        if not answer["ok"]:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def entries(self) -> list[Entry]:
        """Everything settled so far, refused requests and getUpdates included."""
        return read_journal(self._journal)

    def sent(self, chat: int | None = None) -> list[Entry]:
        """Accepted sends, oldest first."""
        made = [entry for entry in self.entries() if entry.accepted and entry.creates]
        return [entry for entry in made if chat in (None, entry.chat)]
