"""What was asked and what became of it: the evidence from which a test counts losses and duplicates."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

QUIET = ("getupdates",)


@dataclass(slots=True)
class Entry:
    """One request. `accepted_at` is the instant its effect happened, None if it had none.

    `status` is what the method decided, even where a fault kept the client from seeing it. `early` marks a send
    to a chat whose last retry_after had not ended.
    """

    seq: int
    method: str
    chat: int | str | None
    params: dict[str, Any]
    files: dict[str, int]
    received_at: float
    accepted_at: float | None = None
    status: int = 0
    description: str = ""
    fault: str | None = None
    early: bool = False
    retry_after: int = 0
    message_ids: list[int] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return self.accepted_at is not None

    @property
    def creates(self) -> bool:
        """Whether the method makes new messages."""
        return self.method.lower() in ("sendmessage", "sendphoto", "senddocument", "sendmediagroup")

    @property
    def text(self) -> str:
        return str(self.params.get("text", self.params.get("caption", "")))


class Journal:
    """Entries in the order they were settled; with `path`, one JSON line each, written before the answer leaves.

    A line is in the kernel's hands when the client reads the answer, so it survives the death of either process.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.entries: list[Entry] = []
        self._seq = 0
        self._settled = asyncio.Event()
        self._file = None if path is None else os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def next_seq(self) -> int:
        self._seq += 1
        return self._seq

    def settle(self, entry: Entry) -> None:
        self.entries.append(entry)
        if self._file is not None:
            line = json.dumps(dataclasses.asdict(entry), ensure_ascii=False, default=str)
            os.write(self._file, line.encode(errors="backslashreplace") + b"\n")
        self._settled.set()
        self._settled = asyncio.Event()

    def of(self, method: str | None = None, chat: int | str | None = None) -> list[Entry]:
        """Entries of a method (all but getUpdates if None) and chat, accepted or not."""
        return [
            entry
            for entry in self.entries
            if (entry.method.lower() == method.lower() if method else entry.method.lower() not in QUIET)
            and chat in (None, entry.chat)
        ]

    def accepted(self, method: str | None = None, chat: int | str | None = None) -> list[Entry]:
        return [entry for entry in self.of(method, chat) if entry.accepted]

    def sent(self, chat: int | str | None = None) -> list[Entry]:
        """Accepted requests that created messages."""
        return [entry for entry in self.accepted(chat=chat) if entry.creates]

    async def until(self, met: Callable[[], Any], within: float) -> Any:
        """Waits until `met()` is true, looking again after every entry; returns its value.

        Raises TimeoutError after `within` seconds of real time.
        """
        async with asyncio.timeout(within):
            while not (value := met()):
                await self._settled.wait()
        return value

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def read_journal(path: Path) -> list[Entry]:
    """Entries of a journal file, also one still being written (an unfinished last line is left out)."""
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return [Entry(**json.loads(line)) for line in lines]
