"""X1: a canary in the token's place shows nowhere, in a run that fails in many ways with all logs on."""

from __future__ import annotations

import asyncio
import http.client
import socket
import sqlite3
from pathlib import Path

from tests.faultserver import Kind
from tests.process.killing import opened
from tests.process.nursery import Nursery
from tests.process.press import alerts
from tests.process.station import OPERATOR, Station, station

CANARY = "canary_THAT_must_never_be_seen_anywhere"
TOKEN = f"987654:{CANARY}"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def page(port: int) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/health")
    answer = connection.getresponse()
    said = str(answer.status).encode() + str(answer.headers).encode() + answer.read()
    connection.close()
    return said


def contents(folder: Path) -> dict[str, bytes]:
    """Configuration, logs, database with its journal, backup."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def failures(made: Station) -> None:
    """Every kind of answer that a library might quote, for sends, commands and polls of updates."""
    kinds = [
        Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.OK_HTML, Kind.UNPARSABLE, Kind.RESET_BEFORE, Kind.RESET_AFTER,
        Kind.CLOSE_AFTER, Kind.HALF, Kind.PARSE, Kind.TOO_MANY, Kind.NOT_FOUND, Kind.UNAUTHORIZED,
    ]  # fmt: skip
    for kind in kinds:
        made.api.fault(kind, method="send*", times=1)
    for kind in (Kind.SERVER_ERROR, Kind.OK_HTML, Kind.HALF):
        made.api.fault(kind, method="getUpdates", times=1)
    for text in ("/help", "/status", "/facts Stargate", "/chart Stargate power", "/audit", "/nonsense"):
        await made.api.user_says(OPERATOR, text)
    await made.until(lambda: all(fault.hits for fault in made.api.faults), within=60)


async def test_x1_the_token_shows_nowhere(tmp_path: Path, nursery: Nursery) -> None:
    seen: dict[str, bytes] = {}
    async with station(tmp_path, nursery, token=TOKEN) as made:
        await opened(made, "wire")
        port = free_port()
        made.environment = {"GIGAWATCH_VERBOSE": "1", "GIGAWATCH_HEALTH_LISTEN": f"127.0.0.1:{port}"}
        life = await made.start()
        await made.until(lambda: len(alerts(made.api.journal.sent())) >= 8)
        seen["health page"] = await asyncio.to_thread(page, port)
        await failures(made)
        await made.api.refuse()
        await made.until(lambda: "no connection" in life.said())
        seen["health page without Telegram"] = await asyncio.to_thread(page, port)
        backup = tmp_path / "backup.db"
        async with made.store() as store:
            store.upkeep.backup(backup)
        await made.api.reopen()
        await life.kill()
        made.environment["GIGAWATCH_HEALTH_LISTEN"] = "nowhere:99999999"
        assert await (await made.start()).ended() == 2
        made.environment["GIGAWATCH_HEALTH_LISTEN"] = ""
        made.api.fault(Kind.UNAUTHORIZED)
        assert await (await made.start()).ended() == 2
        seen |= contents(tmp_path)
        seen["rows"] = "\n".join(sqlite3.connect(backup).iterdump()).encode()
        for entry in made.api.journal.entries:
            seen[f"request {entry.seq}"] = repr((entry.params, entry.files)).encode()
    assert len(seen) > 10 and len(seen["log-1.txt"]) > 10_000
    assert [name for name, said in seen.items() if CANARY.encode() in said] == []
