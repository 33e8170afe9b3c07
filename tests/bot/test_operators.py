"""Every command of operators, as they use it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bot.ports import Trial
from facts.types import (
    Article,
    Attribution,
    ChatRef,
    Claim,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Metric,
    Place,
    Scope,
    Status,
)
from storage.types import Chat, ItemKind, StoredClaimInput, Verdict
from tests.bot.living import OPERATOR, Living, living
from tests.bot.stored_news import publish

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


async def pressed(bot: Living, label: str) -> str:
    """Presses a button under the newest message; returns what the newest message says then."""
    message = bot.api.messages(OPERATOR)[-1]
    await bot.presses(OPERATOR, message.message_id, message.button(label))
    await bot.settled()
    return bot.api.messages(OPERATOR)[-1].text


async def says(bot: Living, text: str) -> str:
    return await bot.says(OPERATOR, text)


def mention(value: str, quote: str = "The site will have 5 GW.") -> Mention:
    evidence = Evidence(Place.TEXT, 0, 1, quote)
    figure = Figure(Decimal(value))
    return Mention(Metric.POWER, figure, Scope.TOTAL, Status.PLANNED, Attribution.PRESS, evidence)


def hold(bot: Living, value: str) -> int:
    """A held figure; returns the number of its review."""
    article = Article(
        "wsj", f"https://w.example/{value}", f"https://w.example/{value}", "t", "x", "WSJ", "en", NOW, NOW
    )
    with bot.store.learning() as tx:
        ref = tx.add_article(article, text_hash=value, baseline=False)
        tx.add_claims(ref, [StoredClaimInput(Claim("Stargate", mention(value)), "jump")])
    return bot.store.reviews.open()[-1].id


async def test_a_watch_list_is_made_shown_edited_exported_removed_and_all_is_audited(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        asked = await says(bot, "/watch add texas subjects=阿比林, Colossus 2; metrics=power; min_change=5%")
        assert "Add this watch list?" in asked and "Stargate Abilene, Colossus 2" in asked
        assert bot.store.operators.items() == []
        assert "Done" in await pressed(bot, "Yes")
        (item,) = bot.store.operators.items(ItemKind.WATCHLIST)
        assert item.body == {
            "name": "texas", "subjects": ["Stargate Abilene", "Colossus 2"], "metrics": ["power"], "min_change": "5%",
        }  # fmt: skip
        assert "texas" in await says(bot, "/watch list")
        assert "5%" in await says(bot, "/watch show TEXAS")
        assert "10%" in await says(bot, "/watch edit texas min_change=10%")
        await pressed(bot, "Yes")
        assert bot.store.operators.items(ItemKind.WATCHLIST)[0].body["min_change"] == "10%"
        assert "texas" in await says(bot, "/watch export")
        await says(bot, "/watch remove texas")
        await pressed(bot, "Yes")
        assert bot.store.operators.items() == []
        assert "Taken back" in await pressed(bot, "Undo")
        assert len(bot.store.operators.items()) == 1
        trail = await says(bot, "/audit")
        assert str(OPERATOR) in trail and "watchlist/texas" in trail
        assert len(bot.store.operators.audit()) == 4


async def test_what_the_file_provisions_is_read_only_with_a_clear_answer(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        assert "config.toml" in await says(bot, "/watch edit xai min_change=10%")
        assert "config.toml" in await says(bot, "/watch remove xai")
        assert "config.toml" in await says(bot, "/source remove openai")
        assert "already" in await says(bot, "/watch add xai subjects=Stargate")
        assert "no such thing" in await says(bot, "/watch show nothing")
        assert "no key “colour”" in await says(bot, "/watch add x colour=red")
        assert "company, programme, site or cluster" in await says(bot, "/subject add Hyperion kind=planet")
        assert "/watch" in await says(bot, "/watch dance")
        assert bot.store.operators.audit() == []


async def test_a_question_answered_with_no_changes_nothing(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        await says(bot, "/subject add Hyperion kind=site; owner=xAI")
        assert "Nothing was changed" in await pressed(bot, "No")
        assert bot.store.operators.items() == []


async def test_subjects_and_their_aliases(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        await says(bot, "/subject add Hyperion kind=site; owner=xAI")
        await pressed(bot, "Yes")
        assert "亥伯龙" in await says(bot, "/subject alias Hyperion = 亥伯龙, Hyperion campus")
        await pressed(bot, "Yes")
        found = bot.desk.catalogue().find("亥伯龙")
        assert found is not None and found.name == "Hyperion" and found.owner == "xAI"
        assert "Hyperion" in await says(bot, "/subject list")
        assert "no such thing" in await says(bot, "/subject alias Nothing = x")
        await says(bot, "/undo")
        found = bot.desk.catalogue().find("亥伯龙")
        assert found is None


async def test_sources_are_paused_resumed_polled_and_added(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        await says(bot, "/source pause openai")
        assert bot.store.operators.paused() == {"openai"}
        assert "paused" in await says(bot, "/source list")
        await says(bot, "/source resume OpenAI")
        assert bot.store.operators.paused() == frozenset()
        assert "2 new entries, 3 figures, 1 alert." in await says(bot, "/source poll openai")
        assert bot.desk.polled == ["openai"]
        assert "no such thing" in await says(bot, "/source poll nowhere")
        asked = await says(bot, "/source add https://www.example.org/feed name=example every=30m")
        assert "https://www.example.org/feed" in asked and "feed" in asked
        await pressed(bot, "Yes")
        (item,) = bot.store.operators.items(ItemKind.SOURCE)
        assert item.body["name"] == "example" and item.body["every"] == "30m"


async def test_a_trial_shows_claims_and_who_would_be_told_and_sends_nothing(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        bot.store.chats.save(Chat(ChatRef(5), title="Ann"))
        news = publish(bot.store, "5e9", NOW)
        article = Article("test", "k", "https://x.example/", "A title", "x", "WSJ", "en", NOW, NOW)
        bot.desk.trial = Trial(
            article,
            Extraction((Claim("Stargate", mention("5e9")),), (mention("7e9"),)),
            news.alert.revisions,
            ((ChatRef(5), (0,)),),
        )
        await bot.api.user_says(OPERATOR, "/test https://x.example/")
        await bot.settled()
        text = "\n".join(message.text for message in bot.api.messages(OPERATOR))
        assert "1 claim" in text and "without a subject" in text and "1 chat would be told" in text
        assert "Ann: 1" in text and bot.api.messages(5) == []
        bot.desk.trial = "HTTP 404"
        assert "HTTP 404" in await says(bot, "/source test https://x.example/")
        assert "/test" in await says(bot, "/test")


async def test_a_broadcast_is_previewed_counted_confirmed_and_sent_once(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        for chat in (1, 2, OPERATOR):
            bot.api.private_chat(chat)
        for chat in (1, 2):
            bot.store.chats.save(Chat(ChatRef(chat)))
        bot.store.chats.save(Chat(ChatRef(3), active=False))
        preview = await says(bot, "/broadcast Hello <all>\nsecond line")
        assert "2 chats" in preview and "Hello <all>\nsecond line" in preview
        message = bot.api.messages(OPERATOR)[-1]
        assert "2 chats" in await pressed(bot, "Yes")
        again = await bot.presses(OPERATOR, message.message_id, "oy:0000", forged=True)
        assert again["text"]
        bot.service.deliverer.wake()
        await bot.api.until(lambda: bot.api.messages(1) and bot.api.messages(2))
        assert bot.api.messages(1)[0].text == "Hello <all>\nsecond line"
        (entry,) = bot.store.operators.audit()
        assert entry.action == "broadcast" and entry.by == OPERATOR


async def test_held_figures_are_approved_rejected_corrected_and_undone(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        publish(bot.store, "5e9", NOW)
        first, second, third = hold(bot, "90e9"), hold(bot, "91e9"), hold(bot, "92e9")
        text = await says(bot, "/review")
        assert "90 GW" in text and "3 waiting" in text and "the ledger holds 5 GW" in text
        assert "91 GW" in await pressed(bot, "Next")
        assert "rejected" in await pressed(bot, "Reject")
        assert "2 chats" in bot.api.messages(OPERATOR)[-1].text
        assert (bot.desk.decisions[-1].review, bot.desk.decisions[-1].verdict) == (second, Verdict.REJECT)
        await pressed(bot, "Undo")
        assert bot.desk.decisions[-1].verdict is Verdict.UNDO
        await says(bot, "/review")
        await pressed(bot, "Approve")
        assert (bot.desk.decisions[-1].review, bot.desk.decisions[-1].verdict) == (first, Verdict.APPROVE)
        await says(bot, "/review")
        while "92 GW" not in bot.api.messages(OPERATOR)[-1].text:
            await pressed(bot, "Next")
        assert "right figure" in await pressed(bot, "Correct")
        assert "cannot read" in await says(bot, "about nine")
        assert "corrected" in await says(bot, "9.2 GW")
        decision = bot.desk.decisions[-1]
        assert (decision.review, decision.value, decision.by) == (third, Decimal("9.2e9"), OPERATOR)


async def test_a_figure_without_a_subject_is_assigned(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        article = Article("wsj", "https://w.example/", "https://w.example/", "t", "x", "WSJ", "en", NOW, NOW)
        with bot.store.learning() as tx:
            ref = tx.add_article(article, text_hash="h", baseline=False)
            tx.add_unresolved(ref, [mention("5e9")], review=True)
        assert "without a subject" in await says(bot, "/review")
        await pressed(bot, "Assign")
        assert "know no subject" in await says(bot, "Atlantis")
        await says(bot, "星际之门")
        assert bot.desk.decisions[-1].subject == "Stargate"


async def test_a_question_to_an_operator_lapses_with_the_office(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        hold(bot, "90e9")
        await says(bot, "/review")
        await pressed(bot, "Correct")
        bot.desk.admins = frozenset()
        await bot.api.user_says(OPERATOR, "9 GW")
        await bot.settled()
        assert bot.desk.decisions == []


async def test_the_status_shows_version_queue_and_sources(tmp_path: Path) -> None:
    async with living(tmp_path) as bot:
        bot.api.private_chat(OPERATOR)
        text = await says(bot, "/status")
        assert "0.1.0" in text and "openai" in text and "waiting" in text
