"""Every kind of fault, as python-telegram-bot reports it and as the journal remembers it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.faultserver import Budget, Clock, FaultProcess, FaultServer, Kind

NO, YES = False, True
# kind, conditions, the exact exception, a part of its text, whether the message was accepted
SHOWN: list[tuple[Kind, dict[str, object], type[Exception], str, bool]] = [
    (Kind.TOO_MANY, {"seconds": 3}, RetryAfter, "Retry in 0:00:03", NO),
    (Kind.BLOCKED, {}, Forbidden, "bot was blocked by the user", NO),
    (Kind.DEACTIVATED, {}, Forbidden, "user is deactivated", NO),
    (Kind.KICKED, {}, Forbidden, "bot was kicked", NO),
    (Kind.NOT_MEMBER, {}, Forbidden, "not a member", NO),
    (Kind.CHAT_NOT_FOUND, {}, BadRequest, "Chat not found", NO),
    (Kind.PARSE, {}, BadRequest, "Can't parse entities", NO),
    (Kind.MIGRATED, {"to": -1007}, ChatMigrated, "-1007", NO),
    (Kind.UNAUTHORIZED, {}, InvalidToken, "Unauthorized", NO),
    (Kind.NOT_FOUND, {}, InvalidToken, "Not Found", NO),
    (Kind.CONFLICT, {}, Conflict, "other getUpdates", NO),
    (Kind.SERVER_ERROR, {}, NetworkError, "Internal Server Error", NO),
    (Kind.SERVER_ERROR, {"accepts": True}, NetworkError, "Internal Server Error", YES),
    (Kind.BAD_GATEWAY, {}, NetworkError, "Bad Gateway", NO),
    (Kind.BAD_GATEWAY, {"accepts": True}, NetworkError, "Bad Gateway", YES),
    (Kind.OK_HTML, {}, TelegramError, "Invalid server response", NO),
    (Kind.OK_HTML, {"accepts": True}, TelegramError, "Invalid server response", YES),
    (Kind.UNPARSABLE, {}, ValueError, "out of range", YES),
    (Kind.RESET_BEFORE, {}, NetworkError, "httpx.ReadError", NO),
    (Kind.RESET_AFTER, {}, NetworkError, "httpx.ReadError", YES),
    (Kind.CLOSE_AFTER, {}, NetworkError, "httpx.RemoteProtocolError", YES),
    (Kind.HALF, {}, NetworkError, "httpx.RemoteProtocolError", YES),
    (Kind.DELAY_BEFORE, {"seconds": 60}, TimedOut, "Timed out", NO),
    (Kind.DELAY_AFTER, {"seconds": 60}, TimedOut, "Timed out", YES),
    (Kind.DRIP, {"seconds": 60}, TimedOut, "Timed out", YES),
]


@pytest.fixture(autouse=True)
def _intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """RetryAfter.retry_after as a timedelta: as an int it is deprecated, and warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def api() -> AsyncIterator[FaultServer]:
    async with FaultServer() as server:
        server.private_chat(id=1)
        server.private_chat(id=2)
        yield server


@pytest.fixture
async def bot(api: FaultServer) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=f"{api.base}/bot") as made:
        yield made


@pytest.mark.parametrize(("kind", "conditions", "error", "text", "accepted"), SHOWN)
async def test_what_the_client_sees(
    api: FaultServer,
    bot: Bot,
    kind: Kind,
    conditions: dict[str, object],
    error: type[Exception],
    text: str,
    accepted: bool,
) -> None:
    fault = api.fault(kind, method="sendMessage", **conditions)
    with pytest.raises(error) as caught:
        await bot.send_message(1, "x", read_timeout=0.4)
    assert caught.type is error
    assert text in str(caught.value)
    assert [message.text for message in api.messages(1)] == (["x"] if accepted else [])
    assert [entry.accepted for entry in api.journal.of("sendMessage")] == (
        [] if kind == Kind.DELAY_BEFORE else [accepted]
    )
    assert fault.hits == 1
    api.clear_faults()
    assert (await bot.send_message(1, "y")).text == "y"


async def test_a_delayed_request_takes_effect_after_the_client_gave_up(api: FaultServer, bot: Bot) -> None:
    api.fault("delay_before", method="sendMessage", seconds=3600, times=1)
    with pytest.raises(TimedOut):
        await bot.send_message(1, "late", read_timeout=0.3)
    assert api.messages(1) == []
    await api.advance(3601)
    await api.until(lambda: api.messages(1))
    entry = api.journal.sent(1)[0]
    assert entry.accepted_at and entry.accepted_at - entry.received_at >= 3600


async def test_dripped_answer_arrives_whole(api: FaultServer, bot: Bot) -> None:
    api.fault("drip", method="sendMessage", seconds=0.0)
    assert (await bot.send_message(1, "drop by drop")).text == "drop by drop"


async def test_reset_is_a_reset_and_close_is_a_close(api: FaultServer) -> None:
    api.fault("reset_after", method="getMe", nth=1)
    api.fault("close_after", method="getMe")
    request = f"GET /bot{api.token}/getMe HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    for reset in (True, False):
        reader, writer = await asyncio.open_connection("127.0.0.1", api.port)
        writer.write(request)
        if reset:
            with pytest.raises(ConnectionResetError):
                await reader.read()
        else:
            assert await reader.read() == b""
        writer.close()


async def test_conditions_method_chat_nth_times_and_window(api: FaultServer, bot: Bot) -> None:
    async def outcome(chat: int) -> bool:
        try:
            await bot.send_message(chat, "x")
        except TelegramError:
            return False
        return True

    api.fault("blocked", method="sendMessage", chat=1, nth=2)
    assert [await outcome(1), await outcome(2), await outcome(2), await outcome(1), await outcome(1)] == [
        True,
        True,
        True,
        False,
        True,
    ]
    api.clear_faults()
    api.fault("blocked", method="send*", times=2)
    assert [await outcome(1) for _ in range(3)] == [False, False, True]
    api.clear_faults()
    now = api.clock.now()
    api.fault("blocked", since=now + 3600, until=now + 7200)
    seen = []
    for _ in range(3):
        seen.append(await outcome(1))
        await api.advance(3600)
    assert seen == [True, False, True]


async def test_probability_is_repeatable_by_seed(api: FaultServer, bot: Bot) -> None:
    async def struck(seed: int) -> list[bool]:
        api.clear_faults()
        fault = api.fault("blocked", probability=0.5, seed=seed, method="getMe")
        hits = []
        for _ in range(30):
            before = fault.hits
            try:
                await bot.get_me()
            except Forbidden:
                pass
            hits.append(fault.hits > before)
        return hits

    first = await struck(7)
    assert first == await struck(7) and first != await struck(8)
    assert 5 < sum(first) < 25


async def test_refused_connections_and_reopening_on_the_same_port(api: FaultServer, bot: Bot) -> None:
    await bot.send_message(1, "before")
    await api.refuse()
    with pytest.raises(NetworkError, match=r"httpx\.ConnectError"):
        await bot.send_message(1, "during")
    await api.reopen()
    await bot.send_message(1, "after")
    assert [message.text for message in api.messages(1)] == ["before", "after"]


async def test_two_hours_of_outage_in_no_time() -> None:
    async with FaultServer(clock=Clock(frozen=True, start=1_800_000_000)) as api:
        api.private_chat(id=1)
        async with Bot(api.token, base_url=f"{api.base}/bot") as bot:
            await api.outage(7200)
            for _ in range(2):
                with pytest.raises(NetworkError, match=r"httpx\.ConnectError"):
                    await bot.send_message(1, "during")
                await api.advance(3599)
            await api.advance(2)
            await bot.send_message(1, "after")
        assert [entry.accepted_at for entry in api.journal.sent()] == [1_800_007_200]


async def test_a_frozen_poll_ends_when_the_clock_is_moved() -> None:
    async with (
        FaultServer(clock=Clock(frozen=True)) as api,
        Bot(api.token, base_url=f"{api.base}/bot") as bot,
    ):
        waiting = asyncio.create_task(bot.get_updates(timeout=50))
        await api.updates.polled()
        await api.advance(51)
        assert await waiting == ()


async def test_a_send_before_retry_after_has_ended_is_marked_early(api: FaultServer, bot: Bot) -> None:
    api.fault("too_many", chat=1, seconds=30, times=1)
    with pytest.raises(RetryAfter):
        await bot.send_message(1, "a")
    await bot.send_message(1, "b")
    await bot.send_message(2, "c")
    await api.advance(30)
    await bot.send_message(1, "d")
    assert [(entry.text, entry.early) for entry in api.journal.of("sendMessage")] == [
        ("a", False),
        ("b", True),
        ("c", False),
        ("d", False),
    ]


async def test_a_storm_draws_its_seconds_from_a_range(api: FaultServer, bot: Bot) -> None:
    api.fault("too_many", method="send*", seconds=1, seconds_max=30, seed=3)
    for _ in range(20):
        with pytest.raises(RetryAfter):
            await bot.send_message(1, "x")
    drawn = {entry.retry_after for entry in api.journal.of("sendMessage")}
    assert len(drawn) > 5 and min(drawn) >= 1 and max(drawn) <= 30
    assert (await bot.get_me()).is_bot


async def test_updates_doubled_reversed_and_unknown(api: FaultServer, bot: Bot) -> None:
    await api.user_says(1, "one")
    await api.user_says(1, "two")

    async def numbers() -> list[int]:
        return [update.update_id for update in await bot.get_updates()]

    for kind in ("duplicate_update", "reorder", "unknown_update"):
        api.fault(kind, times=1)
    assert await numbers() == [1, 1, 2, 2]
    assert await numbers() == [2, 1]
    odd = (await bot.get_updates())[-1]
    assert odd.effective_message is None and odd.update_id == 2
    assert await numbers() == [1, 2]


async def test_a_poison_update_breaks_the_whole_poll(api: FaultServer, bot: Bot) -> None:
    await api.user_says(1, "one")
    api.fault("unparsable", method="getUpdates", times=1)
    with pytest.raises(ValueError, match="out of range"):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_budget_answers_too_many_by_itself() -> None:
    clock = Clock(frozen=True)
    async with (
        FaultServer(clock=clock, budget=Budget()) as api,
        Bot(api.token, base_url=f"{api.base}/bot") as bot,
    ):
        for chat in range(1, 41):
            api.private_chat(id=chat)
        api.group(-1001)

        async def burst(chats: list[int]) -> int:
            replies = await asyncio.gather(
                *(bot.send_message(chat, "x") for chat in chats), return_exceptions=True
            )
            assert all(reply.retry_after for reply in replies if isinstance(reply, RetryAfter))
            return sum(not isinstance(reply, BaseException) for reply in replies)

        assert await burst(list(range(1, 41))) == 30
        await api.advance(1)
        assert await burst([1, 1, 2]) == 2
        taken = 0
        for _ in range(25):
            await api.advance(1)
            taken += await burst([-1001])
        assert taken == 20
        await api.advance(36)
        assert await burst([-1001]) == 1
        assert api.budget and api.budget.refused == 10 + 1 + 5


async def test_webhook_with_secret_is_retried_until_accepted(api: FaultServer, bot: Bot) -> None:
    got: list[tuple[str, bytes]] = []
    hook = await asyncio.start_server(lambda r, w: _hook(r, w, got), "127.0.0.1", 0)
    port = hook.sockets[0].getsockname()[1]
    async with hook:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await api.user_says(1, "by webhook")
        await api.updates.delivered(1)
        assert (await bot.get_webhook_info()).pending_update_count == 1
        await api.advance(2)
        assert await api.updates.delivered(2) == [(1, 500), (1, 200)]
        assert all(secret == "s3cret" for secret, _ in got) and b"by webhook" in got[0][1]
        info = await bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (
            0,
            "Wrong response from the webhook: 500 Oops",
        )
        await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def _hook(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, got: list[tuple[str, bytes]]
) -> None:
    """Answers 500 once, then 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    fields = dict(line.split(": ", 1) for line in head.splitlines()[1:] if ": " in line)
    body = await reader.readexactly(int(fields["content-length"]))
    got.append((fields.get("x-telegram-bot-api-secret-token", ""), body))
    status = "200 OK" if len(got) > 1 else "500 Oops"
    writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
    await writer.drain()
    writer.close()


async def test_as_a_process_with_journal_and_control(tmp_path: Path) -> None:
    with FaultProcess(tmp_path / "journal", "--frozen") as api:
        api.do("private_chat", id=1, language_code="en")
        api.do("user_says", chat=1, text="/start")
        api.do("fault", kind="reset_after", method="sendMessage", nth=1)
        async with Bot(api.token, base_url=f"{api.base}/bot") as bot:
            assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start"]
            with pytest.raises(NetworkError):
                await bot.send_message(1, "兆瓦")
            assert [(entry.text, entry.fault) for entry in api.sent(1)] == [("兆瓦", "reset_after")]
            api.do("outage", seconds=7200)
            with pytest.raises(NetworkError):
                await bot.send_message(1, "no")
            api.do("advance", seconds=7201)
            await bot.send_message(1, "again")
        assert [message["text"] for message in api.do("messages", chat=1)] == ["兆瓦", "again"]
        assert {entry.method for entry in api.entries()} == {"getMe", "getUpdates", "sendMessage"}
        with pytest.raises(RuntimeError, match="no such act"):
            api.do("fly")
        assert api.token not in (tmp_path / "journal").read_text()
