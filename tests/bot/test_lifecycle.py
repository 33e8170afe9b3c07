"""Starting, waiting, standing by, stopping: the service as a process lives it."""

from __future__ import annotations

import asyncio
import io
import logging
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.application import SystemClock, Telegram, TelegramService
from bot.polling import ANOTHER, Polling, Stopped
from bot.probe import probe
from bot.sender import TOKEN_REFUSED
from bot.transport import AiohttpRequest, UpdatesRequest
from bot.webhook import HEADER, Webhook, WebhookDoor
from facts.types import ChatRef
from storage.store import Store, open_store
from tests.bot.fake_desk import FakeDesk
from tests.bot.living import living
from tests.bot.stored_news import publish
from tests.bot.virtual import ServerClock, run, until
from tests.faultserver import FaultServer, Kind

SECRET = "a-secret-of-more-than-sixteen"


def service(store: Store, api: FaultServer, owner: str = "one", token: str = "") -> TelegramService:
    telegram = Telegram(token or api.token, api.base, poll_wait=1)
    return TelegramService(telegram, store, FakeDesk(store), owner=owner)


def opened(path: Path, name: str = "gigawatch") -> Store:
    return open_store(f"sqlite:///{path / name}.db")


async def test_a_refused_token_ends_the_run_with_one_clear_line(tmp_path: Path) -> None:
    store = opened(tmp_path)
    async with FaultServer() as api:
        with pytest.raises(Stopped) as stopped:
            await service(store, api, token="42:a-wrong-token-to-be-refused").run(asyncio.Event())
    assert str(stopped.value) == TOKEN_REFUSED
    store.close()


async def test_two_instances_on_one_token_end_with_a_clear_line(tmp_path: Path) -> None:
    """D10 with two databases: Telegram itself says that there are two."""
    store = opened(tmp_path)
    async with FaultServer() as api:
        api.fault(Kind.CONFLICT, method="getUpdates")
        with pytest.raises(Stopped) as stopped:
            await service(store, api).run(asyncio.Event())
    assert str(stopped.value) == ANOTHER
    store.close()


async def test_of_two_instances_on_one_database_one_stands_by_and_takes_over(tmp_path: Path) -> None:
    store = opened(tmp_path)
    async with FaultServer() as api:
        api.private_chat(1)
        stops = asyncio.Event(), asyncio.Event()
        first, second = service(store, api, "first"), service(store, api, "second")
        running = [asyncio.create_task(first.run(stops[0]))]
        await until(lambda: first.deliverer.leads, within=5)
        running.append(asyncio.create_task(second.run(stops[1])))
        await api.user_says(1, "/help")
        await api.until(lambda: api.messages(1))
        assert not second.deliverer.leads and second.trouble() is None
        stops[0].set()
        await running[0]
        second.deliverer.wake()
        await until(lambda: second.deliverer.leads, within=15)
        await api.user_says(1, "/help")
        await api.until(lambda: len(api.messages(1)) == 2)
        stops[1].set()
        await running[1]
    store.close()


async def test_telegram_may_be_away_at_the_start(tmp_path: Path) -> None:
    api = FaultServer()
    api.fault(Kind.BAD_GATEWAY, method="getMe", times=1)
    async with living(tmp_path, api=api) as bot:
        bot.api.private_chat(1)
        assert await bot.says(1, "/help")


FAILURES = (
    Kind.SERVER_ERROR,
    Kind.OK_HTML,
    Kind.HALF,
    Kind.DRIP,
    Kind.RESET_BEFORE,
    Kind.TOO_MANY,
    Kind.UNPARSABLE,
    Kind.CONFLICT,
)


def test_polling_survives_every_kind_of_failure_and_soon_goes_on() -> None:
    async def work() -> None:
        async with FaultServer(clock=ServerClock()) as api:
            for kind in FAILURES:
                api.fault(kind, method="getUpdates", times=2, seconds=1)
            api.fault(Kind.UNKNOWN_UPDATE, method="getUpdates", times=3)
            api.fault(Kind.DUPLICATE_UPDATE, method="getUpdates", times=1)
            polled = UpdatesRequest()
            bot: ExtBot[None] = ExtBot(
                api.token, base_url=f"{api.base}/bot", request=AiohttpRequest(), get_updates_request=polled
            )
            await bot.initialize()
            queue: asyncio.Queue[object] = asyncio.Queue(10)
            polling = asyncio.create_task(Polling(bot, queue, wait=5).run())
            api.private_chat(1)
            await until(lambda: all(fault.hits == 2 for fault in api.faults[: len(FAILURES)]), within=600)
            message = await api.user_says(1, "/help")
            async with asyncio.timeout(20):
                while True:
                    update = await queue.get()
                    if isinstance(update, Update) and update.message:
                        break
            assert update.message.message_id == message.message_id
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
            await bot.shutdown()

    run(work)


async def test_an_update_that_breaks_a_handler_harms_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        bot.api.raw_update("message", {"message_id": 5, "date": "soon", "chat": {"id": 1, "type": "private"}})
        bot.store.ledger = None  # type: ignore[assignment]
        broken = await bot.says(1, "/facts")
        assert "went wrong" in broken and "Traceback" not in broken
        assert await bot.says(1, "/help")
    assert "a handler failed" in caplog.text


async def test_a_stop_ends_within_ten_seconds_while_an_answer_hangs(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/help")
        bot.api.fault(Kind.DELAY_BEFORE, method="sendMessage", seconds=60)
        await bot.api.user_says(1, "/help")
        await until(lambda: bot.api.faults[-1].hits, within=5)
        bot.stop.set()
        async with asyncio.timeout(10):
            await asyncio.wait([bot.task])
        assert bot.task.exception() is None


async def test_what_was_answered_before_a_stop_does_not_come_again_after_it(tmp_path: Path) -> None:
    api = FaultServer()
    async with living(tmp_path, api=api) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/help")
    assert api.updates.pending == []


async def test_trouble_is_said_while_polling_gets_no_answer(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/help")
        assert bot.service.trouble() is None
        await bot.api.refuse()
        bot.clock.forward(timedelta(minutes=5))
        assert "getUpdates" in (bot.service.trouble() or "")
        await bot.api.reopen()


async def test_once_delivers_what_is_due_at_the_pace_of_each_chat(tmp_path: Path) -> None:
    store = opened(tmp_path)
    async with FaultServer() as api:
        api.private_chat(1)
        now = SystemClock().now()
        for value in ("4e9", "5e9"):
            publish(store, value, now, [ChatRef(1)])
        await service(store, api).once()
        assert len(api.messages(1)) == 2
        assert store.outbox.status().waiting == 0
    store.close()


async def test_once_with_telegram_away_keeps_everything(tmp_path: Path) -> None:
    store = opened(tmp_path)
    async with FaultServer() as api:
        await api.refuse()
        publish(store, "5e9", SystemClock().now(), [ChatRef(1)])
        await service(store, api).once()
    assert store.outbox.status().waiting == 1
    store.close()


async def test_the_probe_says_who_the_bot_is_or_what_is_wrong() -> None:
    async with FaultServer() as api:
        assert await probe(api.token, api.base) == ("gigawatch_bot", None)
        assert await probe("42:wrong-token-wrong-token", api.base) == ("", TOKEN_REFUSED)
        await api.refuse()
        name, error = await probe(api.token, api.base)
        assert name == "" and error is not None and api.token not in error


async def test_a_webhook_lets_in_the_secret_alone(tmp_path: Path) -> None:
    """X4: wrong, missing and right secret, a large body, a thousand bad requests."""
    hook = Webhook("https://bot.example/telegram", SECRET, port=0)
    async with living(tmp_path, webhook=hook) as bot:
        bot.api.private_chat(1)
        await until(lambda: bot.service.door and bot.service.door.port and bot.api.updates.url, within=5)
        assert bot.service.door is not None
        url = f"http://127.0.0.1:{bot.service.door.port}/telegram"
        update = {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 1,
                "text": "/help",
                "chat": {"id": 1, "type": "private"},
                "from": {"id": 1, "is_bot": False, "first_name": "A"},
            },
        }
        right = {HEADER: SECRET}
        async with aiohttp.ClientSession() as client:

            async def status(headers: dict[str, str], **body: object) -> int:
                async with client.post(url, headers=headers, **body) as answer:  # type: ignore[arg-type]
                    return answer.status

            assert await status({}, json=update) == 403
            assert await status({HEADER: ""}, json=update) == 403
            assert await status({HEADER: SECRET[:-1]}, json=update) == 403
            assert await status({HEADER: SECRET + "x"}, json=update) == 403
            bad = [await status({HEADER: "wrong"}, json=update) for _ in range(1000)]
            assert set(bad) == {403}
            assert await status(right, data=io.BytesIO(b"x" * 2_000_000)) == 413
            assert await status(right, data=b"{") == 400
            assert await status(right, json=[1]) == 400
            assert await status(right, json={"update_id": 3, "message": {"date": "soon"}}) == 200
            await bot.service.idle()
            assert bot.api.messages(1) == []
            assert await status(right, json=update) == 200
        await bot.api.until(lambda: bot.api.messages(1))


async def test_a_full_queue_sends_telegram_away_until_later() -> None:
    door = WebhookDoor(Webhook("https://b.example/t", SECRET, port=0), None, asyncio.Queue(1))  # type: ignore[arg-type]
    await door.open()
    async with aiohttp.ClientSession() as client:
        found = []
        for number in (1, 2):
            url = f"http://127.0.0.1:{door.port}/telegram"
            async with client.post(url, headers={HEADER: SECRET}, json={"update_id": number}) as answer:
                found.append(answer.status)
    await door.close()
    assert found == [200, 503]


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="16 to 256"):
        WebhookDoor(Webhook("https://b.example/t", "short"), None, asyncio.Queue())  # type: ignore[arg-type]


async def test_no_token_in_any_log_of_a_whole_life(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """X1, the bot's share."""
    caplog.set_level(logging.DEBUG)
    api = FaultServer("42:canary-token-that-must-never-show")
    async with living(tmp_path, api=api) as bot:
        bot.api.private_chat(1)
        for command in ("/start", "/facts", "/status", "/nonsense"):
            await bot.says(1, command)
        bot.api.fault(Kind.RESET_AFTER, method="getUpdates", times=1)
        bot.api.fault(Kind.UNAUTHORIZED, method="sendMessage", times=1)
        await bot.api.user_says(1, "/help")
        await bot.settled()
        shown = [message.text for message in bot.api.messages(1)]
    assert "canary" not in caplog.text and not [text for text in shown if "canary" in text]
    assert "canary" not in repr(bot.service.bot) + repr(Telegram("42:canary", "http://x"))
