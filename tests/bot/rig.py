"""Delivery alone, on made-up time: a real store, the real library, the fault server; no handlers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.ext import ExtBot

from bot.compose import Composer
from bot.delivery import LEASE, Deliverer
from bot.escape import Html
from bot.letters import Letter
from bot.limiter import PacedCalls
from bot.pacer import Pacer
from bot.plans import Compose, Plan, Prepared
from bot.sender import Sender
from bot.transport import AiohttpRequest
from facts.types import ChatRef
from storage.store import Store, open_store
from storage.types import Chat, MessageKind, OutboxItem, Outgoing
from tests.bot.fake_desk import FakeDesk
from tests.bot.virtual import ServerClock, VirtualClock, until
from tests.faultserver import Budget, FaultServer


def by_key(item: OutboxItem, now: datetime) -> Plan:
    """Composes nothing: the message says the row's key."""
    return Prepared((Letter(Html(item.key)),))


@dataclass
class Rig:
    api: FaultServer
    store: Store
    clock: VirtualClock
    composer: Compose

    @asynccontextmanager
    async def delivering(
        self, owner: str = "one", *, lease: timedelta = LEASE, compose: Compose | None = None
    ) -> AsyncIterator[Deliverer]:
        """A deliverer with its own library bot, running until the end of the block."""
        pacer = Pacer()
        bot: ExtBot[Any] = ExtBot(
            self.api.token,
            base_url=f"{self.api.base}/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
            rate_limiter=PacedCalls(pacer, self.clock.monotonic),
        )
        await bot.request.initialize()
        stop = asyncio.Event()
        work = compose or self.composer
        deliverer = Deliverer(
            self.store.outbox, work, Sender(bot), self.clock, owner=owner, pacer=pacer, lease=lease
        )
        task = asyncio.create_task(deliverer.run(stop))
        try:
            yield deliverer
        finally:
            stop.set()
            await task
            await bot.request.shutdown()

    def chats(self, count: int, first: int = 1, **settings: Any) -> list[ChatRef]:
        """Private chats that exist on both sides."""
        refs = [ChatRef(first + place) for place in range(count)]
        for ref in refs:
            self.api.private_chat(ref.id)
            self.store.chats.save(Chat(ref, created_at=self.clock.now(), **settings))
        return refs

    def enqueue(self, chats: Sequence[ChatRef], *keys: str) -> None:
        rows = [Outgoing(chat, MessageKind.ALERT, key, {}) for key in keys for chat in chats]
        self.store.outbox.enqueue(rows, self.clock.now())

    async def emptied(self, within: float = 7200, step: float = 2) -> None:
        """Returns once nothing waits and nothing is leased; `within` and `step` are seconds of made-up time."""

        def empty() -> bool:
            status = self.store.outbox.status()
            return not status.waiting and not status.leased

        await until(empty, step=step, within=within)

    def texts(self, chat: ChatRef) -> list[str]:
        return [message.text for message in self.api.messages(chat.id)]


@asynccontextmanager
async def rig(path: Path, budget: Budget | None = None) -> AsyncIterator[Rig]:
    store = open_store(f"sqlite:///{path / 'gigawatch.db'}")
    try:
        async with FaultServer(clock=ServerClock(), budget=budget) as api:
            yield Rig(api, store, VirtualClock(), by_key)
    finally:
        store.close()


def real_composer(made: Rig, owner: str = "one") -> Compose:
    return Composer(made.store, FakeDesk(made.store), owner=owner, lease=LEASE)
