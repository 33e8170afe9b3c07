"""What each answer of Telegram's means, with the real library against the fault server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.escape import Html
from bot.letters import Button, Letter
from bot.limiter import PacedCalls
from bot.pacer import Pacer
from bot.sender import NO_CONNECTION, TOKEN_REFUSED, Sender, backoff
from bot.transport import AiohttpRequest
from facts.types import ChatRef
from storage.types import Gone, Moved, Rejected, Result, Retry, Sent
from tests.faultserver import FaultServer, Kind

LETTER = Letter(
    Html("<b>5 GW</b> &amp; more"), ((Button("History", "ah:a1:0"), Button("Site", url="https://a.b")),)
)
CHAT = ChatRef(1)


@asynccontextmanager
async def sending(read_timeout: float = 30.0) -> AsyncIterator[tuple[FaultServer, Sender]]:
    async with FaultServer() as api:
        api.private_chat(1)
        bot: ExtBot[Any] = ExtBot(
            api.token,
            base_url=f"{api.base}/bot",
            request=AiohttpRequest(read_timeout=read_timeout),
            get_updates_request=AiohttpRequest(),
            rate_limiter=PacedCalls(Pacer()),
        )
        await bot.initialize()
        try:
            yield api, Sender(bot)
        finally:
            await bot.shutdown()


@pytest.mark.parametrize(
    ("kind", "conditions", "expected"),
    [
        (Kind.TOO_MANY, {"seconds": 7}, Retry(timedelta(seconds=7), "limited by Telegram")),
        (Kind.BLOCKED, {}, Gone("Forbidden: bot was blocked by the user")),
        (Kind.DEACTIVATED, {}, Gone("Forbidden: user is deactivated")),
        (Kind.KICKED, {}, Gone("Forbidden: bot was kicked from the supergroup chat")),
        (Kind.CHAT_NOT_FOUND, {}, Gone("Chat not found")),
        (Kind.MIGRATED, {"to": -1009}, Moved(-1009)),
        (Kind.UNAUTHORIZED, {}, Retry(timedelta(seconds=1), TOKEN_REFUSED)),
        (Kind.NOT_FOUND, {}, Retry(timedelta(seconds=1), TOKEN_REFUSED)),
    ],
)
async def test_clear_answers(kind: Kind, conditions: dict[str, Any], expected: Result) -> None:
    async with sending() as (api, sender):
        api.fault(kind, method="sendMessage", **conditions)
        assert await sender.send(CHAT, LETTER) == expected
        assert api.journal.sent() == []


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [
        (Kind.SERVER_ERROR, 0),
        (Kind.BAD_GATEWAY, 0),
        (Kind.OK_HTML, 0),
        (Kind.UNPARSABLE, 1),
        (Kind.RESET_AFTER, 1),
        (Kind.CLOSE_AFTER, 1),
        (Kind.HALF, 1),
        (Kind.RESET_BEFORE, 0),
    ],
)
async def test_unclear_answers_are_tried_again_as_possible_duplicates(kind: Kind, accepted: int) -> None:
    async with sending() as (api, sender):
        api.fault(kind, method="sendMessage")
        result = await sender.send(CHAT, LETTER, attempt=3)
        assert isinstance(result, Retry) and result.ambiguous and result.after == timedelta(seconds=8)
        assert len(api.journal.sent()) == accepted


async def test_a_late_answer_is_unclear_and_a_dripping_one_ends() -> None:
    async with sending(read_timeout=0.3) as (api, sender):
        api.fault(Kind.DELAY_AFTER, method="sendMessage", seconds=5)
        result = await sender.send(CHAT, LETTER)
        assert isinstance(result, Retry) and result.ambiguous


async def test_a_refused_connection_is_certainly_not_sent() -> None:
    async with sending() as (api, sender):
        await api.refuse()
        await sender.send(CHAT, LETTER)  # over a connection that was kept, so nobody knows
        result = await sender.send(CHAT, LETTER)
        assert isinstance(result, Retry) and not result.ambiguous
        assert result.reason.startswith(NO_CONNECTION)


async def test_broken_markup_goes_out_once_as_plain_text_with_its_links() -> None:
    async with sending() as (api, sender):
        broken = Letter(Html('<u>5 <b>GW</u></b> <a href="https://a.example/">source</a>'))
        assert isinstance(await sender.send(CHAT, broken), Sent)
        (message,) = api.messages(1)
        assert message.text == "5 GW source <https://a.example/>"
        assert len(api.journal.of("sendMessage")) == 2


async def test_markup_that_is_refused_for_ever_is_rejected_after_two_tries() -> None:
    async with sending() as (api, sender):
        api.fault(Kind.PARSE, method="sendMessage")
        assert isinstance(await sender.send(CHAT, LETTER), Rejected)
        assert len(api.journal.of("sendMessage")) == 2


async def test_an_edit_that_changes_nothing_is_done() -> None:
    async with sending() as (_api, sender):
        sent = await sender.send(CHAT, LETTER)
        assert isinstance(sent, Sent)
        assert await sender.edit(CHAT, sent.message_id, LETTER) == sent
        assert isinstance(await sender.edit(CHAT, 999, LETTER), Rejected)


async def test_too_long_a_text_is_rejected_and_not_repeated() -> None:
    async with sending() as (api, sender):
        assert isinstance(await sender.send(CHAT, Letter(Html("x" * 4097))), Rejected)
        assert len(api.journal.of("sendMessage")) == 1


async def test_a_picture_goes_with_its_buttons_and_replies() -> None:
    async with sending() as (api, sender):
        first = await sender.send(CHAT, LETTER)
        assert isinstance(first, Sent)
        picture = Letter(Html("chart"), LETTER.rows, photo=b"\x89PNG\r\n\x1a\n", reply_to=first.message_id)
        assert isinstance(await sender.send(CHAT, picture), Sent)
        (entry,) = api.journal.sent()[1:]
        assert entry.method == "sendPhoto" and entry.files == {"photo": 8}
        assert str(first.message_id) in str(entry.params["reply_parameters"])


async def test_a_reply_to_a_deleted_message_is_sent_all_the_same() -> None:
    async with sending() as (_, sender):
        assert isinstance(await sender.send(CHAT, Letter(Html("x"), reply_to=12345)), Sent)


def test_backoff_grows_and_is_bounded() -> None:
    seconds = [backoff(attempt).total_seconds() for attempt in (0, 1, 2, 8, 9, 1000)]
    assert seconds == [1, 2, 4, 256, 300, 300]
