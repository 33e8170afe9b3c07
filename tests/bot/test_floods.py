"""X5: a flood of commands costs bounded work, is answered once, and delays nobody."""

from __future__ import annotations

from pathlib import Path

from bot.floods import Entry, Floods
from bot.words import Words
from tests.bot.living import living


async def test_a_thousand_commands_of_one_person_are_bounded_and_others_are_served(tmp_path: Path) -> None:
    """The others' answer does not wait for the flooder's, who gets as many as the door admits and one word."""
    async with living(tmp_path, floods=Floods(burst=4, refill=0.1)) as bot:
        bot.api.private_chat(1)
        bot.api.private_chat(2)
        for _ in range(1000):
            await bot.api.user_says(1, "/help")
        await bot.api.user_says(2, "/help")
        await bot.api.until(lambda: bot.api.messages(2), 2.0)
        assert len(bot.api.messages(1)) <= 4
        await bot.settled()
        texts = [message.text for message in bot.api.messages(1)]
        assert texts.count(Words("en").plain("press.flood")) == 1
        assert len(texts) <= 6


async def test_talk_in_a_group_costs_nobody_anything(tmp_path: Path) -> None:
    async with living(tmp_path, floods=Floods(burst=3, refill=0.01)) as bot:
        bot.api.group(-100, owner=7)
        for _ in range(50):
            await bot.api.user_says(-100, "what a figure", user=7)
        assert await bot.says(-100, "/help", user=7)
        assert len(bot.api.messages(-100)) == 1


async def test_many_people_in_one_group_hold_up_no_other_chat(tmp_path: Path) -> None:
    """A group gets twenty answers a minute, whoever asks; nine hundred commands do not wait in line for them."""
    async with living(tmp_path) as bot:
        bot.api.group(-100, owner=7, members=list(range(10, 100)))
        bot.api.private_chat(1)
        for user in range(10, 100):
            for _ in range(10):
                await bot.api.user_says(-100, "/list", user=user)
        await bot.api.user_says(1, "/help")
        await bot.api.until(lambda: bot.api.messages(1), 2.0)


def test_a_flooder_is_told_once_until_a_calm_minute() -> None:
    floods = Floods(burst=3, refill=0.5)
    entries = [floods.enter(1, 0.0) for _ in range(6)]
    assert entries == [Entry.ADMITTED] * 3 + [Entry.TOLD] + [Entry.DROPPED] * 2
    assert floods.enter(2, 0.0) is Entry.ADMITTED
    assert floods.enter(1, 2.0) is Entry.ADMITTED
    assert floods.enter(1, 2.1) is Entry.DROPPED
    for _ in range(60):
        floods.enter(1, 100.0)
    assert floods.enter(1, 100.0) is Entry.DROPPED
    assert [floods.enter(1, 300.0) for _ in range(4)][-1] is Entry.TOLD


def test_memory_is_bounded() -> None:
    floods = Floods()
    for key in range(50_000):
        floods.enter(key, key / 100)
    assert len(floods._buckets) <= 10_000
