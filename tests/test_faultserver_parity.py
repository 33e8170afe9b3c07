"""One python-telegram-bot script against this server and against lo-bot-api-emulator, written by others.

Both must come to the same outcome in every step; where the emulator is known to be more lenient or to remember
nothing, `DIFFERENCES` names the step with both outcomes, so that a change on either side shows.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, InlineQueryHandler

from tests.faultserver import FaultServer
from tests.faultserver.emulator import Feed, their_methods, theirs
from tests.faultserver.parity_steps import STEPS, article, keyboard, outcome, shape
from tests.faultserver.server import our_methods

TOKEN = "42:synthetic-token"
Context = ContextTypes.DEFAULT_TYPE

# step -> (outcome here, outcome of the emulator); here is what the real server's source says
DIFFERENCES: dict[str, tuple[object, object]] = {
    "send broken html": ("BadRequest", ("<b>5 <i>GW</b>",)),
    "edit to the same text": ("BadRequest", ("first",)),
    "edit an unknown message": ("BadRequest", ("x",)),
    "edit the text of a photo": ("BadRequest", ("x",)),
    "delete an unknown message": ("BadRequest", True),
    "send to an unknown chat": ("BadRequest", ("x",)),
    "reply to a message that never was": ("BadRequest", ("x",)),
    "answer an unknown callback": ("BadRequest", True),
    "answer an unknown inline query": ("BadRequest", True),
    "set a command in capitals": ("BadRequest", True),
    "send a caption with a photo that is none": ("BadRequest", ("c", "photo")),
    "send 4096 code points beyond the BMP": (("🎉" * 4096,), "BadRequest"),
    "read the menu back": ([("help", "Help")], []),
    "ask who is in the chat": ("member", "NetworkError"),
    "ask about the chat": ("private", "NetworkError"),
    "send a photo": (("chart", "photo", ["a"]), ("chart", "photo")),
    "edit the media": (("new", "document"), "NetworkError"),
    "leave a group": (True, "NetworkError"),
}


@asynccontextmanager
async def ours() -> AsyncIterator[tuple[str, Feed]]:
    async with FaultServer(TOKEN) as api:
        api.private_chat(id=1)
        api.group(-1001)

        async def feed(update: dict[str, Any]) -> None:
            for kind, body in update.items():
                known = api.state.callbacks if kind == "callback_query" else api.state.inline_queries
                known[str(body.get("id"))] = api.clock.now()
                api.raw_update(kind, body)

        yield api.base, feed


def bot_at(base: str) -> Bot:
    return Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")


async def test_the_script_calls_every_method_that_both_know() -> None:
    async with FaultServer(TOKEN) as api, bot_at(api.base) as bot:
        api.private_chat(id=1)
        for step in STEPS.values():
            await outcome(step, bot)
        called = {entry.method.lower() for entry in api.journal.entries}
    assert await their_methods() & our_methods() - called == set()


async def test_every_step_has_the_same_outcome(tmp_path: Path) -> None:
    found: list[dict[str, object]] = []
    for server in (ours(), theirs(tmp_path / "journal", TOKEN)):
        async with server as (base, _), bot_at(base) as bot:
            found.append({name: await outcome(step, bot) for name, step in STEPS.items()})
    here, there = found
    differing = {name: (here[name], there[name]) for name in STEPS if here[name] != there[name]}
    assert differing == DIFFERENCES


@dataclass
class Heard:
    """What the handlers of the application were given, in order."""

    acts: list[object] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, act: object) -> None:
        self.acts.append(act)
        self.changed.set()

    async def wait(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.acts) < count:
                self.changed.clear()
                await self.changed.wait()


def application(base: str, heard: Heard) -> Application[Any, Any, Any, Any, Any, Any]:
    async def start(update: Update, context: Context) -> None:
        assert update.message and update.effective_user
        reply = await update.message.reply_text("hello", reply_markup=keyboard("go"))
        heard.note(("start", context.args, update.effective_user.language_code, shape(reply)))

    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query
        answered = await query.answer("ok")
        heard.note(("pressed", query.data, answered, shape(await query.edit_message_text("done"))))

    async def asked(update: Update, context: Context) -> None:
        assert update.inline_query
        heard.note(
            (
                "asked",
                update.inline_query.query,
                await update.inline_query.answer([article("a")], cache_time=0),
            )
        )

    app = Application.builder().token(TOKEN).base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(InlineQueryHandler(asked))
    return app


UPDATES: list[dict[str, Any]] = [
    {
        "message": {
            "message_id": 500,
            "date": 1,
            "chat": {"id": 1, "type": "private"},
            "from": {"id": 1, "is_bot": False, "first_name": "Mei", "language_code": "zh"},
            "text": "/start stargate",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        }
    },
    {
        "callback_query": {
            "id": "c1",
            "from": {"id": 1, "is_bot": False, "first_name": "Mei"},
            "chat_instance": "i",
            "data": "go",
            "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "hello"},
        }
    },
    {
        "inline_query": {
            "id": "q1",
            "from": {"id": 1, "is_bot": False, "first_name": "Mei"},
            "query": "stargate",
            "offset": "",
        }
    },
]


async def test_the_same_application_hears_and_answers_the_same(tmp_path: Path) -> None:
    found = []
    for server in (ours(), theirs(tmp_path / "journal", TOKEN)):
        heard = Heard()
        async with server as (base, feed):
            app = application(base, heard)
            async with app:
                assert app.updater
                await app.start()
                await app.updater.start_polling(allowed_updates=["message", "callback_query", "inline_query"])
                for number, update in enumerate(UPDATES, 1):
                    await feed(update)
                    await heard.wait(number)
                await app.updater.stop()
                await app.stop()
        found.append(heard.acts)
    assert found[0] == found[1]
    assert found[0] == [
        ("start", ["stargate"], "zh", ("hello", ["go"])),
        ("pressed", "go", True, ("done",)),
        ("asked", "stargate", True),
    ]


@pytest.mark.parametrize("whose", ["ours", "theirs"])
async def test_of_two_pollers_one_is_told_to_go(whose: str, tmp_path: Path) -> None:
    """Here the older poll is ended, as by the real server; the emulator refuses the newer one."""
    server = ours() if whose == "ours" else theirs(tmp_path / "journal", TOKEN)
    async with server as (base, feed), bot_at(base) as one, bot_at(base) as other:
        polls = [
            asyncio.create_task(outcome(lambda bot: bot.get_updates(timeout=20), bot)) for bot in (one, other)
        ]
        await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
        await feed(UPDATES[0])
        outcomes = [await poll for poll in polls]
    refused = [each for each in outcomes if each == "Conflict"]
    assert len(refused) == 1 and len(outcomes) == 2
