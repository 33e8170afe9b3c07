"""The whole bot against a Bot API server that others wrote, which refuses malformed requests in its own way."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.application import Telegram, TelegramService
from facts.types import ChatRef
from storage.store import open_store
from tests.bot.fake_desk import FakeDesk
from tests.bot.stored_news import publish
from tests.bot.virtual import until
from tests.faultserver.emulator import theirs

TOKEN = "42:synthetic-token-of-the-emulator"
WORDS = (
    "/start",
    "/help",
    "/subscribe Stargate >=10% official",
    "/list",
    "/facts",
    "/history Stargate",
    "/why Stargate",
    "/latest",
    "/compare Stargate, Colossus 2",
    "/sources",
    "/digest",
    "/quiet 23:00-07:00",
    "/timezone",
    "/mute Stargate",
    "/forget",
    "/status",
    "/watch list",
    "/audit",
    "/broadcast hello",
    "/chart Stargate",
)


def said(number: int, text: str) -> dict[str, Any]:
    """Each command comes from a person of its own, so that no pace and no flood door holds it up."""
    person = {
        "id": number,
        "is_bot": False,
        "first_name": "Ann",
        "language_code": "zh" if number % 2 else "en",
    }
    message = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": {"id": number, "type": "private", "first_name": "Ann"},
        "from": person,
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}],
    }
    return {"update_id": number, "message": message}


def without_previews(base: str, client: aiohttp.ClientSession) -> web.Application:
    """Passes everything on but `link_preview_options`, a parameter younger than the emulator."""

    async def forward(request: web.Request) -> web.Response:
        body, headers = await request.read(), {"Content-Type": request.headers.get("Content-Type", "")}
        if request.content_type == "application/x-www-form-urlencoded":
            fields = [field for field in parse_qsl(body.decode()) if field[0] != "link_preview_options"]
            body = urlencode(fields).encode()
        async with client.post(base + request.path, data=body, headers=headers) as answer:
            return web.Response(
                status=answer.status, body=await answer.read(), content_type="application/json"
            )

    app = web.Application(client_max_size=20 * 1024 * 1024)
    app.router.add_post("/{path:.*}", forward)
    return app


def calls(path: Path) -> list[tuple[str, int]]:
    """Method and status of every request so far."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    entries = [json.loads(line) for line in lines]
    return [(entry["method"], entry["status"]) for entry in entries if "method" in entry]


async def test_every_answer_of_the_bot_passes_a_server_that_others_wrote(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'gigawatch.db'}")
    publish(store, "5e9", datetime.now(UTC), [ChatRef(100)])
    path = tmp_path / "journal.jsonl"
    operators = frozenset(range(1, len(WORDS) + 1))
    async with (
        theirs(path, TOKEN) as (base, feed),
        aiohttp.ClientSession() as client,
        TestServer(without_previews(base, client)) as proxy,
    ):
        service = TelegramService(
            Telegram(TOKEN, str(proxy.make_url("")), poll_wait=1),
            store,
            FakeDesk(store, operators),
            owner="one",
        )
        stop = asyncio.Event()
        running = asyncio.create_task(service.run(stop))
        for number, text in enumerate(WORDS, start=1):
            await feed(said(number, text))
        sent = ("sendMessage", "sendPhoto")
        await until(lambda: sum(name in sent for name, _ in calls(path)) > len(WORDS), step=0.1, within=40)
        stop.set()
        await running
    store.close()
    refused = [(name, status) for name, status in calls(path) if status != 200 and name != "getUpdates"]
    assert refused == []
    assert ("sendPhoto", 200) in calls(path)
