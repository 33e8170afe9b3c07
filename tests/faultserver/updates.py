"""The queue of updates: getUpdates with acknowledgement and long poll, or a webhook, never both."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.faultserver.calls import Call
from tests.faultserver.clock import Clock
from tests.faultserver.errors import OTHER_POLLER, WEBHOOK_ACTIVE, ApiError, Json, bad_request

KEPT = 24 * 3600
CONFLICT_PAUSE = 3.0
NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
WEBHOOK_PORTS = (443, 80, 88, 8443)


class Updates:
    """Updates of one bot, oldest first, kept until acknowledged or a day old."""

    def __init__(self, clock: Clock) -> None:
        self.pending: list[Json] = []
        self.acknowledged: list[Json] = []
        self.url = ""
        self.secret = ""
        self.webhook_error: tuple[int, str] | None = None
        self.deliveries: list[tuple[int, int]] = []
        self._allowed: list[str] = []
        self._clock = clock
        self._next_id = 1
        self._born: dict[int, float] = {}
        self._poller: object | None = None
        self._changed = asyncio.Event()
        self._last_conflict = float("-inf")
        self._delivering: asyncio.Task[None] | None = None

    async def polled(self) -> None:
        """Returns as soon as a getUpdates is waiting for updates."""
        while self._poller is None:
            await self._changed.wait()

    async def delivered(self, count: int) -> list[tuple[int, int]]:
        """Waits for that many tries at the webhook; returns (update_id, HTTP status or 0) of each."""
        while len(self.deliveries) < count:
            await self._changed.wait()
        return self.deliveries[:count]

    def add(self, kind: str, body: Json) -> int:
        """Queues an update of that kind and returns its update_id; drops kinds the bot did not allow."""
        number = self._next_id
        self._next_id += 1
        if kind not in self._allowed if self._allowed else kind in NOT_BY_DEFAULT:
            return number
        self.pending.append({"update_id": number, kind: body})
        self._born[number] = self._clock.now()
        self._wake()
        if self.url:
            self._deliver_soon()
        return number

    def redeliver(self, count: int = 1) -> None:
        """Forgets the last acknowledgements, so that those updates come once more."""
        self.pending = self.acknowledged[-count:] + self.pending
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _expire(self) -> None:
        oldest = self._clock.now() - KEPT
        self.pending = [update for update in self.pending if self._born[update["update_id"]] > oldest]

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self.acknowledged += self.pending[:offset]
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.acknowledged += [update for update in self.pending if update["update_id"] < offset]
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def poll(self, call: Call, gone: Callable[[], bool]) -> list[Json]:
        """getUpdates. A newer poll ends an older one with 409. `gone` tells that the client hung up."""
        self._allow(call)
        if self.url:
            raise ApiError(409, WEBHOOK_ACTIVE)
        me = object()
        self._poller = me
        self._wake()
        limit = min(max(call.integer("limit", 100), 1), 100)
        end = self._clock.now() + min(max(call.integer("timeout"), 0), 50)
        self._acknowledge(call.integer("offset"))
        while True:
            await self._still_ours(me)
            self._expire()
            left = end - self._clock.now()
            if self.pending or left <= 0 or gone():
                self._poller = None
                return self.pending[:limit]
            await self._clock.wait(self._changed, left)

    async def _still_ours(self, me: object) -> None:
        if self._poller is me and not self.url:
            return
        text = WEBHOOK_ACTIVE if self.url else OTHER_POLLER
        pause = self._last_conflict + CONFLICT_PAUSE - self._clock.now()
        self._last_conflict = self._clock.now()
        await self._clock.sleep(max(pause, 0))
        raise ApiError(409, text)

    def _allow(self, call: Call) -> None:
        if call.has("allowed_updates"):
            wanted = call.decoded("allowed_updates", "allowed updates")
            self._allowed = [str(kind) for kind in wanted] if isinstance(wanted, list) else []

    def set_webhook(self, call: Call) -> bool:
        url, secret = call.text("url"), call.text("secret_token")
        if url:
            _check_webhook(url)
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch("[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        self._allow(call)
        return self._use_webhook(url, secret, call)

    def delete_webhook(self, call: Call) -> bool:
        return self._use_webhook("", "", call)

    def _use_webhook(self, url: str, secret: str, call: Call) -> bool:
        if call.flag("drop_pending_updates"):
            self.pending.clear()
        self.url, self.secret, self.webhook_error = url, secret, None
        self._wake()
        if url:
            self._deliver_soon()
        return True

    def info(self, call: Call) -> Json:
        shown: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }
        if self.url:
            shown["max_connections"] = 40
        if self._allowed:
            shown["allowed_updates"] = self._allowed
        if self.webhook_error:
            shown["last_error_date"], shown["last_error_message"] = self.webhook_error
        return shown

    def _deliver_soon(self) -> None:
        if self._delivering is None or self._delivering.done():
            self._delivering = asyncio.get_running_loop().create_task(self._deliver())

    async def _deliver(self) -> None:
        pause = 1.0
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as client:
            while self.url and self.pending:
                update = self.pending[0]
                status = await self._push(client, update)
                self.deliveries.append((update["update_id"], status))
                self._wake()
                if 200 <= status < 300:
                    pause = 1.0
                    self._acknowledge(update["update_id"] + 1)
                    continue
                await self._clock.sleep(pause)
                pause = min(pause * 2, 60)

    async def _push(self, client: aiohttp.ClientSession, update: Json) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with client.post(self.url, json=update, headers=headers, allow_redirects=False) as reply:
                if not 200 <= reply.status < 300:
                    self._fail(f"Wrong response from the webhook: {reply.status} {reply.reason}")
                return reply.status
        except (aiohttp.ClientError, TimeoutError):
            self._fail("Connection refused")
            return 0

    def _fail(self, text: str) -> None:
        self.webhook_error = (int(self._clock.now()), text)

    async def stop(self) -> None:
        self.url = ""
        if self._delivering is not None:
            self._delivering.cancel()
            await asyncio.gather(self._delivering, return_exceptions=True)


def _check_webhook(url: str) -> None:
    """Loopback hosts are let through on any port and without TLS, because tests have nothing else."""
    try:
        parts = urlsplit(url)
        port: Any = parts.port
    except ValueError:
        raise bad_request("bad webhook: invalid URL specified") from None
    if parts.hostname in ("127.0.0.1", "localhost", "::1"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
