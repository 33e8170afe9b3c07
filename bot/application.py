"""The Telegram side as one service: composes transport, pacer, delivery, updates and handlers, and runs them.

It stands by while another process on the same database delivers, waits while Telegram is away, and stops with one
clear line when it cannot go on: `Stopped`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot, TypeHandler

from bot.chart import prepare
from bot.compose import Composer
from bot.console_delivery import CONSOLE
from bot.delivery import CONCURRENCY, LEASE, Deliverer
from bot.floods import Floods
from bot.gate import Gate
from bot.limiter import PacedCalls
from bot.menus import set_menus
from bot.pacer import OVERALL, Pacer
from bot.polling import WAIT, Polling, Stopped
from bot.ports import Desk
from bot.reception import Reception
from bot.secrecy import keep_secret
from bot.sender import TOKEN_REFUSED, Sender
from bot.transport import AiohttpRequest, UpdatesRequest
from bot.webhook import Webhook, WebhookDoor, announce
from storage.store import Store

log = logging.getLogger(__name__)

QUEUE = 1000  # updates between the network and the handlers
HANDLERS = 8  # threads
GRACE = 6.0  # seconds that handlers get on a stop
SILENT = 3 * WAIT  # seconds without a good getUpdates that mean trouble


@dataclass(frozen=True, slots=True)
class Telegram:
    """How to reach the Bot API. The token is a secret: it is never logged, stored or shown."""

    token: str
    api_base: str = "https://api.telegram.org"
    webhook: Webhook | None = None
    poll_wait: int = WAIT

    def __repr__(self) -> str:
        return f"Telegram(api_base={self.api_base!r})"


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class _Bot(ExtBot[Any]):
    """The library's bot, whose representation does not show the token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Bot"


class TelegramService:
    """One per process. `run` is all there is to do with it; `deliverer.wake()` after something was enqueued."""

    def __init__(
        self,
        telegram: Telegram,
        store: Store,
        desk: Desk,
        *,
        owner: str,
        clock: SystemClock | None = None,
        floods: Floods | None = None,
        rate: float = OVERALL,
        in_flight: int = CONCURRENCY,
        lease: timedelta = LEASE,
    ) -> None:
        self._telegram, self._store, self._desk = telegram, store, desk
        self._clock = clock or SystemClock()
        keep_secret(telegram.token)
        monotonic = self._clock.monotonic
        self._polled = UpdatesRequest(monotonic)
        self._requests = AiohttpRequest()
        pacer = Pacer(rate)
        base = telegram.api_base.rstrip("/")
        self.bot = _Bot(
            telegram.token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._requests,
            get_updates_request=self._polled,
            rate_limiter=PacedCalls(pacer, monotonic),
        )
        self._executor = ThreadPoolExecutor(HANDLERS, "handler")
        self._reception = Reception(self.bot, store, desk, self._executor, self._clock.now)
        self._queue: asyncio.Queue[object] = asyncio.Queue(QUEUE)
        self._application = _application(
            self.bot, self._queue, Gate(self._reception.tell_flooder, floods, monotonic)
        )
        self._application.add_handler(TypeHandler(Update, self._reception.take))
        self._application.add_error_handler(_log_error)
        self.deliverer = Deliverer(
            store.outbox,
            Composer(store, desk, owner=owner, lease=lease),
            Sender(self.bot),
            self._clock,
            owner=owner,
            pacer=pacer,
            concurrency=in_flight,
            lease=lease,
            others=lambda: (CONSOLE.id,),
        )
        self._polling = False
        self.door: WebhookDoor | None = None

    def trouble(self) -> str | None:
        """Why the bot is not well, for the health page; None when it is. Standing by is well."""
        if self.deliverer.outage.lasting:
            return "Telegram cannot be reached"
        silent = self._clock.monotonic() - self._polled.answered_at
        if self._polling and silent > SILENT:
            return f"no answer to getUpdates for {int(silent)} s"
        return None

    async def idle(self) -> None:
        """Returns when every update that was received is answered."""
        await self._queue.join()

    async def run(self, stop: asyncio.Event) -> None:
        """Serves until `stop` is set, then ends within ten seconds. Raises `Stopped` when it cannot go on."""
        serving = asyncio.create_task(self._serve())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
            if serving.done():
                serving.result()
        finally:
            stopping.cancel()
            serving.cancel()
            with suppress(asyncio.CancelledError, Stopped):
                await serving
            self._executor.shutdown(wait=False, cancel_futures=True)

    async def once(self) -> None:
        """Delivers what is due and returns; with Telegram away, everything keeps. Raises `Stopped`."""
        try:
            if await self._initialised():
                await self.deliverer.drain()
        finally:
            await self._end(None)
            self._executor.shutdown(wait=False, cancel_futures=True)

    async def _serve(self) -> None:
        quiet = asyncio.Event()
        delivering: asyncio.Task[None] | None = None
        try:
            await self._initialise()
            delivering = asyncio.create_task(self.deliverer.run(quiet))
            await self.deliverer.led.wait()
            await self._application.start()
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.to_thread(prepare))
                group.create_task(set_menus(self.bot, self._desk.operators()))
                group.create_task(self._receive())
        except ExceptionGroup as several:  # `except*` would raise a group again under Python 3.11.2
            stopped, others = several.split(Stopped)
            if stopped is None or others is not None:
                raise
            raise stopped.exceptions[0] from None
        finally:
            quiet.set()
            await self._end(delivering)

    async def _initialise(self) -> None:
        """Waits for as long as Telegram is away."""
        pause = 1.0
        while not await self._initialised():
            await asyncio.sleep(pause)
            pause = min(30.0, pause * 2)

    async def _initialised(self) -> bool:
        """Learns the bot's own name; false while Telegram does not answer."""
        try:
            await self._application.initialize()
            return True
        except InvalidToken:  # its text holds the token
            raise Stopped(TOKEN_REFUSED) from None
        except TelegramError as error:
            log.warning("Telegram does not answer yet: %s", error.message)
            return False

    async def _receive(self) -> None:
        if self._telegram.webhook is not None:
            await self._receive_by_webhook(self._telegram.webhook)
            return
        self._polled.answered_at = self._clock.monotonic()
        self._polling = True
        polling = Polling(self.bot, self._queue, self._telegram.poll_wait)
        try:
            await polling.run()
        finally:
            self._polling = False
            await polling.confirm()

    async def _receive_by_webhook(self, webhook: Webhook) -> None:
        self.door = WebhookDoor(webhook, self.bot, self._queue)
        try:
            await self.door.open()
        except OSError as error:
            raise Stopped(f"cannot listen on {webhook.host}:{webhook.port}: {error.strerror}") from None
        try:
            await announce(self.bot, webhook)
            await asyncio.Event().wait()
        finally:
            await self.door.close()

    async def _end(self, delivering: asyncio.Task[None] | None) -> None:
        try:
            if self._application.running:
                # `asyncio.timeout` misses its own cancellation in a task that is being cancelled (Python 3.11.2)
                await asyncio.wait_for(self._application.stop(), GRACE)
        except TimeoutError:
            log.warning("some answers to commands were not finished in time")
        if delivering is not None:
            await asyncio.gather(delivering, return_exceptions=True)
        with suppress(TelegramError, RuntimeError):
            await self._application.shutdown()
        await asyncio.gather(self._polled.shutdown(), self._requests.shutdown(), return_exceptions=True)


def _application(
    bot: ExtBot[Any], queue: asyncio.Queue[object], gate: Gate
) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = ApplicationBuilder().bot(bot).update_queue(queue).updater(None).job_queue(None)
    return builder.concurrent_updates(gate).build()


async def _log_error(update: object, context: Any) -> None:
    log.error("an update could not be handled", exc_info=context.error)
