"""A subscriber's first steps, as a person sees them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from facts.types import ChatRef
from tests.bot.living import living
from tests.bot.stored_news import publish

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def test_start_greets_in_the_language_of_the_person(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1, language_code="zh-hans", first_name="Li")
        text = await bot.says(1, "/start")
        assert "Li" in text and "欢迎" in text
        saved = bot.store.chats.get(ChatRef(1))
        assert saved is not None and saved.language == "zh" and saved.active


async def test_a_watch_list_is_followed_by_its_button_and_listed(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1, language_code="en", first_name="Ann")
        await bot.says(1, "/start")
        greeting = bot.api.messages(1)[-1]
        answer = await bot.presses(1, greeting.message_id, greeting.button("xai"))
        assert "Following" in answer["text"]
        await bot.settled()
        assert "✓ xai" in [button["text"] for button in bot.api.messages(1)[-1].buttons]
        assert "xai" in await bot.says(1, "/list")
        assert [s.watchlist for s in bot.store.chats.subscriptions(ChatRef(1))] == ["xai"]


async def test_words_with_filters_make_a_subscription_and_unmake_it(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        publish(bot.store, "5e9", NOW)
        text = await bot.says(1, "/subscribe 星际之门 power >=10% official new,change")
        assert "Stargate" in text and "10" in text
        (made,) = bot.store.chats.subscriptions(ChatRef(1))
        assert made.subject == "Stargate" and made.min_change is not None
        assert "No longer followed" in await bot.says(1, "/unsubscribe Stargate")
        assert bot.store.chats.subscriptions(ChatRef(1)) == []


async def test_facts_and_latest_show_what_is_known(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        publish(bot.store, "5e9", NOW)
        assert "5 GW" in await bot.says(1, "/facts stargate")
        assert "5 GW" in await bot.says(1, "/facts")
        assert "5 GW" in await bot.says(1, "/latest")
        assert "do not know" in await bot.says(1, "/facts Hyperion")


async def test_an_enqueued_alert_arrives_with_its_buttons(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(1)
        publish(bot.store, "5e9", datetime.now(UTC), [ChatRef(1)])
        bot.service.deliverer.wake()
        await bot.api.until(lambda: bot.api.messages(1))
        (message,) = bot.api.messages(1)
        assert "5 GW" in message.text and message.button("History").startswith("ah:")


async def test_the_menus_are_set_for_both_languages_and_for_operators(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(900)
        await bot.api.until(lambda: bot.api.commands("chat:900", "zh"))
        assert {each["command"] for each in bot.api.commands()} >= {"start", "subscribe", "facts", "help"}
        assert "review" not in {each["command"] for each in bot.api.commands()}
        assert "review" in {each["command"] for each in bot.api.commands("chat:900", "zh")}
