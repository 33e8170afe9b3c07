"""Every command of subscribers, as they use it, in both languages."""

from __future__ import annotations

import operator
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path

from bot.words import Words
from facts.types import ChatRef, FactKey, Metric, RevisionKind, Stage, Subscription
from storage.types import Digest
from tests.bot.living import OPERATOR, Living, living
from tests.bot.stored_news import publish

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
COLOSSUS = FactKey("Colossus 2", Metric.POWER, Stage.RUNNING)
PRIVATE = ChatRef(1)
EN = Words("en")


async def pressed(bot: Living, label: str, chat: int = 1, user: int = 1, place: int = -1) -> str:
    """Presses a button under the bot's newest message; returns what that message says then."""
    message = bot.api.messages(chat)[place]
    await bot.presses(user, message.message_id, message.button(label), chat=chat)
    await bot.settled()
    return bot.api.messages(chat)[-1].text


async def test_a_deep_link_shows_the_subject_and_offers_to_follow_it(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        publish(bot.store, "5e9", NOW)
        bot.api.private_chat(1)
        assert "5 GW" in await bot.says(1, "/start stargate")
        assert "Following" in await pressed(bot, "Follow")
        assert [s.subject for s in bot.store.chats.subscriptions(PRIVATE)] == ["Stargate"]


async def test_the_preview_counts_what_would_have_been_sent(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        now = datetime.now(UTC)
        first = publish(bot.store, "4e9", now)
        publish(bot.store, "5e9", now, before=first.fact)
        publish(bot.store, "1e9", now, key=COLOSSUS)
        assert "This would have sent 2 alerts in the last 30 days" in await bot.says(1, "/subscribe Stargate")


async def test_an_unknown_name_offers_near_ones_as_buttons(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        assert "Did you mean" in await bot.says(1, "/subscribe Stragate >=10%")
        assert "Following" in await pressed(bot, "Stargate")
        assert "do not understand the filter" in await bot.says(1, "/subscribe Stargate <b>{x}</b>")


async def test_filters_are_changed_by_buttons(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/subscribe xai")
        await pressed(bot, "Change")
        for label in ("power", "dispute", "official only", "≥10%", "Chinese"):
            bot.clock.forward(timedelta(minutes=1))
            await pressed(bot, label)
        (wish,) = bot.store.chats.subscriptions(PRIVATE)
        assert wish.metrics == {Metric.POWER} and RevisionKind.DISPUTED in wish.kinds
        assert wish.attributions and wish.languages == {"zh"} and wish.min_change is not None
        assert "✓ ≥10%" in [button["text"] for button in bot.api.messages(1)[-1].buttons]
        await pressed(bot, "End")
        assert bot.store.chats.subscriptions(PRIVATE) == []


async def test_unsubscribing_from_everything(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        for name in ("xai", "openai", "Stargate"):
            await bot.says(1, f"/subscribe {name}")
        await bot.says(1, "/unsubscribe all")
        assert bot.store.chats.subscriptions(PRIVATE) == []


async def test_settings_are_made_shown_and_taken_back(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        assert "Europe/Berlin" in await bot.says(1, "/timezone Europe/Berlin")
        assert "23:00" in await bot.says(1, "/quiet 23:00-07:00")
        assert "Monday" in await bot.says(1, "/digest weekly mon 08:30")
        chat = bot.store.chats.get(PRIVATE)
        assert chat is not None
        assert (chat.timezone, chat.quiet, chat.digest) == (
            "Europe/Berlin", (time(23), time(7)), Digest(time(8, 30), 0),
        )  # fmt: skip
        await bot.says(1, "/quiet off")
        await bot.says(1, "/digest off")
        assert "do not understand" in await bot.says(1, "/quiet sometimes")
        assert "Saved" in await pressed(bot, "22:00-07:00")
        assert "daily at 08:30" in (await bot.says(1, "/digest"), await pressed(bot, "daily"))[1]
        await bot.says(1, "/timezone")
        await pressed(bot, "Asia/Shanghai")
        chat = bot.store.chats.get(PRIVATE)
        assert chat is not None
        assert (chat.timezone, chat.quiet) == ("Asia/Shanghai", (time(22), time(7)))


async def test_language_changes_what_is_said(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        publish(bot.store, "5e9", NOW)
        assert await bot.says(1, "/language zh") == Words("zh").plain("language.set")
        assert "500 万千瓦" in await bot.says(1, "/facts 星际之门")
        await bot.says(1, "/language")
        await pressed(bot, "English")
        assert "5 GW" in await bot.says(1, "/facts 星际之门")


async def test_mutes_last_as_long_as_said(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        assert "muted until" in await bot.says(1, "/mute Stargate Abilene 24h")
        await bot.says(1, "/mute Stargate")
        await pressed(bot, "7 days")
        names = [mute.subject for mute in bot.store.chats.mutes(PRIVATE, bot.clock.now())]
        assert names == ["Stargate", "Stargate Abilene"]
        await bot.says(1, "/unmute Stargate")
        await bot.says(1, "/unmute")
        await pressed(bot, "Stargate Abilene")
        assert bot.store.chats.mutes(PRIVATE, bot.clock.now()) == []


async def test_history_why_compare_and_sources(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        first = publish(bot.store, "4e9", NOW, quote="Stargate will have 4 gigawatts <sic>.")
        publish(bot.store, "5e9", NOW, before=first.fact)
        publish(bot.store, "1e9", NOW, key=COLOSSUS)
        assert "4 GW → 5 GW" in await bot.says(1, "/history Stargate power")
        why = await bot.says(1, "/why Stargate")
        assert "2 claims" in why and "4 gigawatts <sic>" in why
        compared = await bot.says(1, "/compare Stargate Colossus 2")
        assert "5 GW" in compared and "1 GW" in compared
        assert "openai" in await bot.says(1, "/sources")
        assert "Name two" in await bot.says(1, "/compare Stargate")
        family = await bot.says(1, "/facts OpenAI")
        assert "5 GW" in family and "Colossus" not in family
        assert "5 GW" in await bot.says(1, "stargate")
        assert "do not understand" in await bot.says(1, "what is going on?")


async def test_a_chart_is_a_picture(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        publish(bot.store, "4e9", NOW)
        publish(bot.store, "5e9", datetime(2026, 4, 1, tzinfo=UTC))
        await bot.api.user_says(1, "/chart Stargate power")
        await bot.api.until(lambda: bot.api.journal.accepted("sendPhoto"), 30)
        (entry,) = bot.api.journal.accepted("sendPhoto")
        assert entry.files["photo"] > 10_000 and entry.text == "Stargate power"
        assert "nothing to draw" in await bot.says(1, "/chart xAI")


async def test_the_buttons_of_an_alert(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        bot.api.private_chat(OPERATOR)
        news = publish(bot.store, "5e9", datetime.now(UTC), [PRIVATE])
        bot.service.deliverer.wake()
        await bot.api.until(lambda: bot.api.messages(1))
        assert "History of Stargate" in await pressed(bot, "History", place=0)
        assert "1 claim" in await pressed(bot, "Sources", place=0)
        assert "how long" in await pressed(bot, "Mute", place=0)
        assert "muted" in await pressed(bot, "24 hours")
        alert = bot.api.messages(1)[0]
        answer = await bot.presses(1, alert.message_id, alert.button("Not right"))
        assert answer["text"] == EN.plain("press.reported")
        await bot.presses(1, alert.message_id, alert.button("Not right"))
        (review,) = bot.store.reviews.open()
        assert review.claim is not None and review.claim.id == news.claim.id and review.reported_by == PRIVATE
        bot.service.deliverer.wake()
        await bot.api.until(lambda: bot.api.messages(OPERATOR))
        assert len(bot.api.messages(OPERATOR)) == 1


async def test_forgetting_deletes_everything_of_the_chat(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/subscribe xai")
        await bot.says(1, "/mute Stargate 24h")
        await bot.says(1, "/forget")
        await pressed(bot, "No")
        assert bot.store.chats.get(PRIVATE) is not None
        await bot.says(1, "/forget")
        assert "deleted" in await pressed(bot, "Yes")
        assert bot.store.chats.get(PRIVATE) is None
        assert bot.store.chats.subscriptions(PRIVATE) == []
        assert bot.store.chats.mutes(PRIVATE, bot.clock.now()) == []


async def test_inline_mode_answers_with_current_figures(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        publish(bot.store, "5e9", NOW)
        publish(bot.store, "1e9", NOW, key=COLOSSUS)
        for words, expected in (("stargate", 1), ("", 2), ("nothing such", 0), ("{}%s<", 0)):
            query = await bot.api.asks_inline(7, words)
            await bot.api.until(partial(operator.contains, bot.api.inline_answers, query))
            results = str(bot.api.inline_answers[query]["results"])
            assert results.count("input_message_content") == expected


async def test_a_group_is_greeted_and_a_chat_that_leaves_is_left_alone(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(-100, owner=7, bot="left")
        await bot.api.sets_bot_status(-100, "member", by=7)
        await bot.api.until(lambda: bot.api.messages(-100))
        bot.api.private_chat(1)
        await bot.says(1, "/subscribe xai")
        await bot.api.blocks(1)
        await bot.settled()
        chat = bot.store.chats.get(PRIVATE)
        assert chat is not None and not chat.active
        await bot.api.unblocks(1)
        await bot.settled()
        chat = bot.store.chats.get(PRIVATE)
        assert chat is not None and chat.active
        assert [s.watchlist for s in bot.store.chats.subscriptions(PRIVATE)] == ["xai"]


async def test_a_group_that_becomes_a_supergroup_keeps_everything(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(-50, type="group", owner=7)
        await bot.says(-50, "/subscribe xai", user=7)
        await bot.api.migrates(-50, -1050)
        await bot.settled()
        assert [s.watchlist for s in bot.store.chats.subscriptions(ChatRef(-1050))] == ["xai"]


async def test_commands_to_other_bots_and_talk_in_groups_are_not_ours(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.group(-100, owner=7, members=[8])
        for text in ("/start@other_bot", "hello", "/nonsense", "stargate"):
            await bot.api.user_says(-100, text, user=8)
        await bot.settled()
        assert bot.api.messages(-100) == []
        assert "do not know this command" in await bot.says(-100, "/nonsense@gigawatch_bot", user=8)


async def test_a_command_that_comes_twice_is_done_once(tmp_path: Path) -> None:
    """D11: what a killed process had not confirmed is delivered again."""
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        await bot.says(1, "/subscribe xai")
        await bot.settled()
        bot.api.updates.redeliver()
        await bot.api.until(lambda: len(bot.api.messages(1)) == 2)
        assert len(bot.store.chats.subscriptions(PRIVATE)) == 1


async def test_a_subscriber_who_is_told_keeps_one_row_an_alert(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        bot.store.chats.subscribe(Subscription(0, PRIVATE, watchlist="all"))
        publish(bot.store, "5e9", datetime.now(UTC), [PRIVATE, PRIVATE])
        bot.service.deliverer.wake()
        await bot.api.until(lambda: bot.api.messages(1))
        await bot.says(1, "/help")
        assert sum("5 GW" in message.text for message in bot.api.messages(1)) == 1
