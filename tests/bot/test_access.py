"""X2 and X3: who may do what, as a table; then every operator command and every button against the living bot."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.access import Access, Caller, Need, access
from bot.commands import table
from bot.words import Words
from facts.types import ChatRef
from tests.bot.living import OPERATOR, Living, living
from tests.bot.stored_news import publish
from tests.bot.test_first_words import NOW

GROUP, CHANNEL = ChatRef(-100), ChatRef(-200)
NOT_OPERATOR = Words("en").plain("access.not_operator")
NOT_ADMIN = Words("en").plain("access.not_admin")

PERSON = Caller(ChatRef(5), "private", user=5)
BOSS = Caller(ChatRef(OPERATOR), "private", user=OPERATOR)
MEMBER = Caller(GROUP, "supergroup", user=5)
BOSS_IN_GROUP = Caller(GROUP, "supergroup", user=OPERATOR)
ANONYMOUS = Caller(GROUP, "supergroup", as_chat=True)
ANONYMOUS_BOSS = Caller(GROUP, "supergroup", user=OPERATOR, as_chat=True)
POST = Caller(CHANNEL, "channel", as_chat=True)
FOREIGN = Caller(ChatRef(5), "private", user=6)
FORWARDED = Caller(ChatRef(OPERATOR), "private", user=OPERATOR, second_hand=True)


@pytest.mark.parametrize(
    ("caller", "anyone", "admin", "operator"),
    [
        (PERSON, Access.ALLOWED, Access.ALLOWED, Access.NOT_OPERATOR),
        (BOSS, Access.ALLOWED, Access.ALLOWED, Access.ALLOWED),
        (MEMBER, Access.ALLOWED, Access.ASK, Access.NOT_OPERATOR),
        (BOSS_IN_GROUP, Access.ALLOWED, Access.ASK, Access.ALLOWED),
        (ANONYMOUS, Access.ALLOWED, Access.ALLOWED, Access.NOT_OPERATOR),
        (ANONYMOUS_BOSS, Access.ALLOWED, Access.ALLOWED, Access.NOT_OPERATOR),
        (POST, Access.ALLOWED, Access.ALLOWED, Access.NOT_OPERATOR),
        (FOREIGN, Access.ALLOWED, Access.NOT_ADMIN, Access.NOT_OPERATOR),
        (FORWARDED, Access.IGNORED, Access.IGNORED, Access.IGNORED),
    ],
)
def test_the_table(caller: Caller, anyone: Access, admin: Access, operator: Access) -> None:
    found = tuple(access(need, caller, {OPERATOR}) for need in (Need.ANYONE, Need.CHAT_ADMIN, Need.OPERATOR))
    assert found == (anyone, admin, operator)
    assert access(Need.OPERATOR, caller, frozenset()) in (Access.NOT_OPERATOR, Access.IGNORED)


ARGUMENTS = {
    "watch": "add mine subjects=Stargate",
    "subject": "add Hyperion kind=site",
    "source": "pause openai",
    "test": "Stargate will have 5 GW",
    "broadcast": "hello",
}
OPERATOR_COMMANDS = sorted(name for name, each in table.commands().items() if each.need is Need.OPERATOR)


def test_the_operators_commands_are_the_ones_that_change_or_show_the_inside() -> None:
    assert set(OPERATOR_COMMANDS) == {
        "watch", "subject", "source", "review", "audit", "status", "broadcast", "test", "undo",
    }  # fmt: skip


@pytest.mark.parametrize("command", OPERATOR_COMMANDS)
async def test_operator_commands_answer_operators_alone(tmp_path: Path, command: str) -> None:
    text = f"/{command} {ARGUMENTS.get(command, '')}".strip()
    async with living(tmp_path) as bot:
        for user in (5, OPERATOR):
            bot.api.private_chat(user)
        bot.api.group(GROUP.id, owner=7, admins=[8], members=[5, OPERATOR])
        bot.api.channel(CHANNEL.id, owner=7)
        refused: list[tuple[int, dict[str, Any]]] = [
            (5, {}),
            (GROUP.id, {"user": 5}),
            (GROUP.id, {"user": 7}),
            (GROUP.id, {"user": 8}),
            (GROUP.id, {"anonymous": True}),
            (CHANNEL.id, {}),
        ]
        for chat, how in refused:
            assert await bot.says(chat, text, **how) == NOT_OPERATOR
        written = await bot.api.user_says(OPERATOR, "hello there")
        await bot.settled()
        before = len(bot.api.messages(OPERATOR))
        await bot.api.user_says(OPERATOR, text, forwarded_from=5)
        await bot.api.user_says(OPERATOR, text, edits=written.message_id)
        await bot.settled()
        assert len(bot.api.messages(OPERATOR)) == before
        assert bot.store.operators.audit() == []
        for chat, how in ((OPERATOR, {}), (GROUP.id, {"user": OPERATOR})):
            assert await bot.says(chat, text, **how) not in (NOT_OPERATOR, "")


async def test_an_empty_list_of_operators_means_nobody(tmp_path: Path) -> None:
    async with living(tmp_path, admins=frozenset()) as bot:
        bot.api.private_chat(OPERATOR)
        for command in OPERATOR_COMMANDS:
            assert await bot.says(OPERATOR, f"/{command}") == NOT_OPERATOR


OPERATOR_VERBS = sorted(verb for verb, each in table.buttons().items() if each.need is Need.OPERATOR)
SETTING_VERBS = sorted(verb for verb, each in table.buttons().items() if each.need is Need.CHAT_ADMIN)


async def some_message(bot: Living, chat: int, **how: Any) -> int:
    await bot.says(chat, "/help", **how)
    return bot.api.messages(chat)[-1].message_id


async def test_operators_buttons_refuse_everybody_else(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(GROUP.id, owner=7, members=list(range(10, 60)))
        message = await some_message(bot, GROUP.id, user=7)
        for user, verb in enumerate(OPERATOR_VERBS, start=10):
            answer = await bot.presses(user, message, f"{verb}:1", chat=GROUP.id, forged=True)
            assert (answer["text"], answer["show_alert"]) == (NOT_OPERATOR, "true")
        assert bot.store.operators.audit() == [] and bot.desk.decisions == []


async def test_settings_of_a_group_are_its_administrators_alone(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(GROUP.id, owner=7, admins=[8], members=list(range(10, 60)))
        message = await some_message(bot, GROUP.id, user=7)
        for user, verb in enumerate(SETTING_VERBS, start=10):
            answer = await bot.presses(user, message, f"{verb}:1", chat=GROUP.id, forged=True)
            assert answer["text"] == NOT_ADMIN
        assert await bot.says(GROUP.id, "/subscribe xai", user=40) == NOT_ADMIN
        assert bot.store.chats.subscriptions(GROUP) == []
        assert "Following" in await bot.says(GROUP.id, "/subscribe xai", user=8)
        assert "Following" in await bot.says(GROUP.id, "/subscribe openai", anonymous=True)
        assert [s.watchlist for s in bot.store.chats.subscriptions(GROUP)] == ["xai", "openai"]


async def test_an_administrator_who_was_demoted_presses_in_vain(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        group = bot.api.group(GROUP.id, owner=7, admins=[8])
        await bot.says(GROUP.id, "/forget", user=8)
        asked = bot.api.messages(GROUP.id)[-1]
        group.members[8] = "member"
        answer = await bot.presses(8, asked.message_id, asked.button("Yes"), chat=GROUP.id)
        assert answer["text"] == NOT_ADMIN


async def test_a_channel_is_set_up_by_its_posts(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.channel(CHANNEL.id, owner=7)
        assert "Following" in await bot.says(CHANNEL.id, "/subscribe xai")
        assert [s.watchlist for s in bot.store.chats.subscriptions(CHANNEL)] == ["xai"]


async def test_forum_topics_keep_their_own(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(GROUP.id, owner=7, topics={5: "A", 6: "B"})
        await bot.says(GROUP.id, "/subscribe xai", user=7, thread=5)
        await bot.says(GROUP.id, "/subscribe openai", user=7, thread=6)
        assert [s.watchlist for s in bot.store.chats.subscriptions(ChatRef(GROUP.id, 5))] == ["xai"]
        assert [s.watchlist for s in bot.store.chats.subscriptions(ChatRef(GROUP.id, 6))] == ["openai"]
        assert len(bot.api.messages(GROUP.id, thread=5)) == 1


TAMPERED = [
    "", "zz", "zz:1", "w", "w:", "w:zzz", "su:1", "su:-1", "su:999999999999999999", "su:1;DROP", "sm:1:power",
    "sm:x:power", "sc:1:7", "dg:9:0830", "dg:d:9999", "qt:x", "tz:Mars/Base", "mu:x:9999999d", "ah:a999:0",
    "ah:a1:9.9.9", "ar:a1:77", "y:deadbeef", "n:deadbeef", "l:xx", "{0}", "%s", "rk:x:y", "\u202e", "fs:x", "un:x",
]  # fmt: skip


async def test_tampered_buttons_change_nothing_and_are_answered_politely(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        publish(bot.store, "5e9", NOW)
        bot.api.private_chat(1)
        await bot.says(1, "/subscribe xai")
        bot.api.private_chat(2)
        await bot.says(2, "/subscribe openai")
        (mine,) = bot.store.chats.subscriptions(ChatRef(1))
        message = bot.api.messages(2)[-1].message_id
        tried = [*TAMPERED, f"su:{mine.id}", f"se:{mine.id}", f"sc:{mine.id}:25", "x" * 64, "w:" + "é" * 31]
        for place, data in enumerate(tried):
            if place % 10 == 9:
                bot.clock.forward(timedelta(minutes=1))  # or the flood door would close
            answer = await bot.presses(2, message, data, forged=True)
            assert answer.get("text"), data
        assert bot.store.chats.subscriptions(ChatRef(1)) == [mine]
        assert [s.watchlist for s in bot.store.chats.subscriptions(ChatRef(2))] == ["openai"]


async def test_a_question_is_answered_by_whoever_asked_it_and_once(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(GROUP.id, owner=7, admins=[8])
        await bot.says(GROUP.id, "/subscribe xai", user=7)
        await bot.says(GROUP.id, "/forget", user=7)
        asked = bot.api.messages(GROUP.id)[-1]
        yes = asked.button("Yes")
        answer = await bot.presses(8, asked.message_id, yes, chat=GROUP.id)
        assert answer["text"] == Words("en").plain("press.not_yours")
        assert bot.store.chats.get(GROUP) is not None
        await bot.presses(7, asked.message_id, yes, chat=GROUP.id)
        await bot.settled()
        assert bot.store.chats.get(GROUP) is None
        again = await bot.presses(7, asked.message_id, yes, chat=GROUP.id, forged=True)
        assert again["text"] == Words("en").plain("press.not_yours")


async def test_an_anonymous_administrators_question_is_any_administrators_to_answer(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(GROUP.id, owner=7, admins=[8], members=[9])
        await bot.says(GROUP.id, "/subscribe xai", user=7)
        await bot.says(GROUP.id, "/forget", anonymous=True)
        asked = bot.api.messages(GROUP.id)[-1]
        yes = asked.button("Yes")
        assert (await bot.presses(9, asked.message_id, yes, chat=GROUP.id))["text"] == NOT_ADMIN
        await bot.presses(8, asked.message_id, yes, chat=GROUP.id)
        await bot.settled()
        assert bot.store.chats.get(GROUP) is None


async def test_a_button_of_a_month_ago_only_shows_things(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        publish(bot.store, "5e9", NOW)
        bot.api.private_chat(1)
        await bot.says(1, "/start")
        greeting = bot.api.messages(1)[-1]
        await bot.says(1, "/facts Stargate")
        facts = bot.api.messages(1)[-1]
        bot.clock.forward(timedelta(days=31))
        old = await bot.presses(1, greeting.message_id, greeting.button("xai"))
        assert old["text"] == Words("en").plain("press.too_old")
        assert bot.store.chats.subscriptions(ChatRef(1)) == []
        before = len(bot.api.messages(1))
        await bot.presses(1, facts.message_id, facts.button("History"))
        await bot.api.until(lambda: len(bot.api.messages(1)) > before)


async def test_a_button_of_a_message_that_telegram_no_longer_keeps(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/start")
        answer = await bot.presses(1, 4444, "w:1234567890", forged=True)
        assert answer["text"]
