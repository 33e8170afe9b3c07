"""The transport: what leaks, what ends, what is skipped."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import aiohttp.web
import pytest
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot

from bot.secrecy import keep_secret
from bot.transport import AiohttpRequest, NotConnected, UpdatesRequest, without_poison
from tests.bot.virtual import ServerClock, run
from tests.faultserver import FaultServer, Kind

CANARY = "42:canary-token-that-must-never-show"


def talking(api: FaultServer, token: str = CANARY) -> ExtBot[Any]:
    keep_secret(token)
    return ExtBot(
        token,
        base_url=f"{api.base}/bot",
        request=AiohttpRequest(read_timeout=5),
        get_updates_request=UpdatesRequest(),
    )


async def errors_of(bot: ExtBot[Any], api: FaultServer) -> list[BaseException]:
    """Every kind of failure once."""
    found: list[BaseException] = []
    for kind in (
        Kind.HALF,
        Kind.RESET_AFTER,
        Kind.CLOSE_AFTER,
        Kind.BAD_GATEWAY,
        Kind.OK_HTML,
        Kind.UNAUTHORIZED,
    ):
        api.fault(kind, method="sendMessage", times=1)
        try:
            await bot.send_message(1, "x")
        except Exception as error:
            found.append(error)
    await api.refuse()
    for _ in range(2):
        try:
            await bot.send_message(1, "x")
        except NetworkError as error:
            found.append(error)
    return found


async def test_the_token_is_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with FaultServer(CANARY) as api:
        api.private_chat(1)
        bot = talking(api)
        await bot.initialize()
        errors = await errors_of(bot, api)
        await bot.shutdown()
    assert len(errors) == 8
    assert isinstance(errors[-1], NotConnected)
    shown: list[str] = []
    for error in errors:
        cause: BaseException | None = error
        while cause is not None:
            shown += [str(cause), repr(cause)]
            cause = cause.__cause__
    assert not [text for text in (*shown, caplog.text) if "canary" in text]


async def test_an_impossible_address_shows_no_token() -> None:
    bot: ExtBot[Any] = ExtBot(CANARY, base_url="http://\x00/bot", request=AiohttpRequest())
    await bot.request.initialize()
    with pytest.raises(NetworkError) as caught:
        await bot.get_me()
    await bot.request.shutdown()
    assert "canary" not in str(caught.value)


def test_an_answer_of_one_byte_a_second_ends_at_the_deadline() -> None:
    async def work() -> float:
        async with FaultServer(CANARY, clock=ServerClock()) as api:
            api.private_chat(1)
            bot = talking(api)
            await bot.initialize()
            api.fault(Kind.DRIP, method="sendMessage", seconds=1)
            began = asyncio.get_running_loop().time()
            with pytest.raises(TimedOut):
                await bot.send_message(1, "x")
            took = asyncio.get_running_loop().time() - began
            await bot.shutdown()
            return took

    assert 5 <= run(work) <= 26


async def test_a_redirect_is_not_followed() -> None:
    async def elsewhere(request: aiohttp.web.Request) -> aiohttp.web.Response:
        raise aiohttp.web.HTTPFound("http://127.0.0.1:9/bot")

    app = aiohttp.web.Application()
    app.router.add_route("*", "/{all:.*}", elsewhere)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    request = AiohttpRequest()
    await request.initialize()
    status, _ = await request.do_request(f"http://127.0.0.1:{runner.addresses[0][1]}/botX/getMe", "POST")
    await request.shutdown()
    await runner.cleanup()
    assert status == 302


POISON: dict[str, Any] = {
    "update_id": 7,
    "message": {"message_id": 1, "date": "soon", "chat": {"id": 1, "type": "private"}},
}
GOOD: dict[str, Any] = {
    "update_id": 8,
    "message": {"message_id": 2, "date": 1, "chat": {"id": 1, "type": "private"}},
}


def test_an_unreadable_update_is_reduced_to_its_number() -> None:
    answer = json.dumps({"ok": True, "result": [POISON, GOOD]}).encode()
    assert json.loads(without_poison(answer))["result"] == [{"update_id": 7}, GOOD]


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b'{"ok":true}', b'{"ok":true,"result":7}', b"", b"\xff\xfe"]
)
def test_any_other_answer_is_left_alone(body: bytes) -> None:
    assert without_poison(body) == body


async def test_updates_behind_a_poisonous_one_arrive_and_the_offset_moves() -> None:
    async with FaultServer(CANARY) as api:
        api.private_chat(1)
        api.raw_update("message", POISON["message"])
        await api.user_says(1, "/start")
        bot = talking(api)
        await bot.initialize()
        updates = await bot.get_updates(timeout=0)
        assert [update.message.text for update in updates if update.message] == ["/start"]
        assert await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0) == ()
        await bot.shutdown()
