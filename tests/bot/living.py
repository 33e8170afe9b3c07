"""The whole Telegram side, alive: the service on a real store against the fault server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.application import SystemClock, Telegram, TelegramService
from bot.floods import Floods
from bot.webhook import Webhook
from storage.store import Store, open_store
from tests.bot.fake_desk import FakeDesk
from tests.bot.virtual import until
from tests.faultserver import Entry, FaultServer

OPERATOR = 900


class SteppingClock(SystemClock):
    """Real time, and whatever a test adds to it."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def forward(self, span: timedelta) -> None:
        self._ahead += span

    def now(self) -> datetime:
        return super().now() + self._ahead

    def monotonic(self) -> float:
        return super().monotonic() + self._ahead.total_seconds()


@dataclass
class Living:
    """Everything a test needs to talk to the bot and to look behind it."""

    api: FaultServer
    store: Store
    desk: FakeDesk
    service: TelegramService
    clock: SteppingClock
    stop: asyncio.Event
    task: asyncio.Task[None]

    async def says(self, chat: int, text: str, **how: Any) -> str:
        """Says something and returns the bot's next message there; a minute has passed since the last word."""
        self.clock.forward(timedelta(minutes=1))
        before = len(self.api.messages(chat))
        await self.api.user_says(chat, text, **how)
        await self.api.until(lambda: len(self.api.messages(chat)) > before)
        return self.api.messages(chat)[-1].text

    async def presses(self, user: int, message_id: int, data: str, **how: Any) -> dict[str, Any]:
        """Presses a button and returns how the press was answered."""
        query = await self.api.presses(user, message_id, data, **how)
        await self.api.until(lambda: query in self.api.callback_answers)
        answer: dict[str, Any] = self.api.callback_answers[query]
        return answer

    async def settled(self) -> None:
        """Returns when the bot has nothing more to do for what was said so far."""
        await until(lambda: not self.api.updates.pending, step=0.02, within=10)
        await self.service.idle()


def malformed(entry: Entry) -> bool:
    """A request that the server refused for its form: markup, length, buttons."""
    harmless = "not modified" in entry.description or "query is too old" in entry.description
    speaks = entry.method.lower().startswith(("send", "edit", "answer"))
    return speaks and entry.status == 400 and entry.fault is None and not harmless


@asynccontextmanager
async def living(
    path: Path,
    *,
    api: FaultServer | None = None,
    admins: frozenset[int] = frozenset({OPERATOR}),
    webhook: Webhook | None = None,
    floods: Floods | None = None,
) -> AsyncIterator[Living]:
    server = api or FaultServer()
    store = open_store(f"sqlite:///{path / 'gigawatch.db'}")
    desk = FakeDesk(store, admins)
    async with server:
        telegram = Telegram(server.token, server.base, webhook, poll_wait=2)
        clock = SteppingClock()
        service = TelegramService(telegram, store, desk, owner="test", clock=clock, floods=floods)
        stop = asyncio.Event()
        task = asyncio.create_task(service.run(stop))
        try:
            yield Living(server, store, desk, service, clock, stop, task)
        finally:
            stop.set()
            await asyncio.gather(task, return_exceptions=True)
            store.close()
        refused = [
            f"{entry.method}: {entry.description}" for entry in server.journal.of() if malformed(entry)
        ]
        if refused:
            raise AssertionError(refused)
