"""X4, the whole program: its door lets in the secret alone, and nothing large."""

from __future__ import annotations

import io
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import psutil

from bot.webhook import HEADER
from tests.process.nursery import Nursery
from tests.process.station import OPERATOR, station

SECRET = "a-secret-of-no-webhook-at-all"
MEGABYTE = 1 << 20


def update(number: int) -> dict[str, object]:
    person = {"id": OPERATOR, "is_bot": False, "first_name": "A"}
    chat = {"id": OPERATOR, "type": "private"}
    message = {"message_id": number, "date": 1, "text": "/list", "chat": chat, "from": person}
    return {"update_id": number, "message": message}


async def ten_megabytes() -> AsyncIterator[bytes]:
    """Without a length that would betray it."""
    for _ in range(10):
        yield b" " * MEGABYTE


async def test_x4_only_the_secret_opens_the_door(tmp_path: Path, nursery: Nursery) -> None:
    async with station(tmp_path, nursery) as made:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        made.configure(
            telegram=f'webhook_url = "https://bot.example/telegram"\nwebhook_listen = "127.0.0.1:{port}"'
        )
        made.environment["TELEGRAM_WEBHOOK_SECRET"] = SECRET
        life = await made.start()
        await made.until(lambda: made.api.updates.url)
        url = f"http://127.0.0.1:{port}/telegram"
        async with aiohttp.ClientSession() as client:

            async def status(secret: str | None, **body: object) -> int:
                headers = {} if secret is None else {HEADER: secret}
                async with client.post(url, headers=headers, **body) as answer:  # type: ignore[arg-type]
                    return answer.status

            assert await status(None, json=update(1)) == 403
            bad = [await status(SECRET[:-1] + "x", json=update(n)) for n in range(1000)]
            assert set(bad) == {403}
            before = psutil.Process(life.pid).memory_info().rss
            assert await status(SECRET, data=io.BytesIO(b" " * 10 * MEGABYTE)) == 413
            assert await status(SECRET, data=ten_megabytes()) == 413
            assert psutil.Process(life.pid).memory_info().rss < before + 8 * MEGABYTE
            assert made.api.messages(OPERATOR) == []
            assert await status(SECRET, json=update(5000)) == 200
        await made.until(lambda: len(made.api.messages(OPERATOR)) == 1)
        assert SECRET not in life.said()
        assert await life.stop() <= 10
