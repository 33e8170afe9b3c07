"""Webhook mode: a small HTTP door for Telegram's updates. It lets in what carries the secret, and nothing else."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from dataclasses import dataclass

from aiohttp import web
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.polling import ALLOWED, Stopped
from bot.sender import TOKEN_REFUSED
from bot.transport import parsable

log = logging.getLogger(__name__)

LARGEST = 1024 * 1024  # bytes; Telegram's updates are far smaller
HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = r"[A-Za-z0-9_-]{16,256}"


@dataclass(frozen=True, slots=True)
class Webhook:
    """`url` is what Telegram calls; we listen on `host`:`port` behind whatever terminates TLS. `secret` is kept."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 8443
    path: str = "/telegram"


class WebhookDoor:
    """Puts each update into `queue`; answers 503 when that is full, so that Telegram asks again later."""

    def __init__(self, webhook: Webhook, bot: Bot, queue: asyncio.Queue[object]) -> None:
        if not re.fullmatch(SECRET, webhook.secret):
            raise ValueError("the webhook's secret needs 16 to 256 characters of A-Z a-z 0-9 _ -")
        self._webhook, self._bot, self._queue = webhook, bot, queue
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(webhook.path, self._handle)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1.0)
        self.port = webhook.port

    async def open(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._webhook.host, self._webhook.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.Response:
        """The secret is looked at before a byte of the body is read, and compared in constant time."""
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._webhook.secret.encode()):
            return web.Response(status=403)
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        try:
            body = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(body, dict) or not isinstance(body.get("update_id"), int):
            return web.Response(status=400)
        return self._take(body)

    def _take(self, body: dict[str, object]) -> web.Response:
        if not parsable(body):
            return web.Response()  # taken, so that Telegram does not send it for ever
        try:
            self._queue.put_nowait(Update.de_json(dict(body), self._bot))
        except asyncio.QueueFull:
            return web.Response(status=503)
        return web.Response()


async def announce(bot: Bot, webhook: Webhook) -> None:
    """Tells Telegram where to call, for as long as it takes. Raises `Stopped` for a refused token."""
    pause = 1.0
    while True:
        try:
            await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED)
            return
        except InvalidToken:
            raise Stopped(TOKEN_REFUSED) from None
        except TelegramError as error:
            log.warning("the webhook could not be set: %s", error.message)
        await asyncio.sleep(pause)
        pause = min(60.0, pause * 2)
