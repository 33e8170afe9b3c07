"""From outbox rows to what a chat sees: replies, edits, quiet hours, corrections, digests, health, broadcasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta
from pathlib import Path

from bot.console_delivery import CONSOLE, ConsolePost, console_chat, others_than_console
from bot.delivery import Deliverer
from bot.digests import enqueue_digests
from facts.types import Article, ChatRef, FactKey, Metric, Stage, Subscription
from storage.types import Chat, Digest, MessageKind, Outgoing
from tests.bot.rig import Rig, real_composer, rig
from tests.bot.stored_news import POWER, News, publish
from tests.bot.virtual import START, run, until

COLOSSUS = FactKey("Colossus 2", Metric.POWER, Stage.PLANNED)


@asynccontextmanager
async def alive(path: Path) -> AsyncIterator[Rig]:
    """A rig that delivers with the real composer; it begins at noon UTC."""
    async with rig(path) as made, made.delivering(compose=real_composer(made)):
        yield made


async def told(
    made: Rig, chat: ChatRef, value: str, before: News | None = None, key: FactKey = POWER
) -> News:
    news = publish(
        made.store, value, made.clock.now(), [chat], before=before.fact if before else None, key=key
    )
    await made.emptied()
    return news


def test_a_later_change_replies_to_the_message_that_told_of_the_fact_before(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            (chat,) = made.chats(1)
            first = await told(made, chat, "4e9")
            await told(made, chat, "9e9", key=COLOSSUS)
            await told(made, chat, "5e9", before=first)
            entries = made.api.journal.sent()
            replies = [str(entry.params.get("reply_parameters", "")) for entry in entries]
            assert replies[0] == replies[1] == ""
            assert f'"message_id": {entries[0].message_ids[0]}' in replies[2]

    run(work)


def test_a_later_source_edits_the_alert_and_keeps_its_buttons(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            (chat,) = made.chats(1)
            news = await told(made, chat, "5e9")
            url = "https://mp.weixin.example/s?x=1"
            at = made.clock.now()
            article = Article("jiqizhixin", url, url, "星际之门", "x", "机器之心", "zh", at, at)
            with made.store.learning() as tx:
                also = tx.add_article(article, text_hash="h", baseline=False)
                tx.add_also(news.alert.key, also)
                payload = {"alert": news.alert.key, "also": also.id}
                row = Outgoing(chat, MessageKind.EDIT, f"{news.alert.key}+{also.id}", payload)
                tx.enqueue([row], at)
            await made.emptied()
            (message,) = made.api.messages(chat.id)
            assert "also: 机器之心" in message.text and message.button("History").startswith("ah:")
            assert made.store.outbox.status().sent == 2

    run(work)


def test_alerts_in_quiet_hours_come_folded_into_one_when_they_end(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            night, day = made.chats(1)[0], made.chats(1, first=50)[0]
            chat = made.store.chats.get(night)
            assert chat is not None
            quiet = Chat(night, quiet=(time(11, 0), time(15, 0)), created_at=START)
            made.store.chats.save(quiet)
            for value, key in (("5e9", POWER), ("9e9", COLOSSUS)):
                publish(made.store, value, made.clock.now(), [night, day], key=key)
                await asyncio.sleep(60)
            await asyncio.sleep(3600)
            assert made.texts(night) == [] and len(made.texts(day)) == 2
            await made.emptied(step=30)
            assert made.clock.now() - START < timedelta(hours=3, minutes=1)
            (text,) = made.texts(night)
            assert "2 alerts came in your quiet hours" in text and "5 GW" in text and "9 GW" in text
            assert "Delayed" not in text

    run(work)


def test_a_later_source_of_a_folded_alert_changes_the_folded_message(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            (night,) = made.chats(1, quiet=(time(11, 0), time(12, 30)))
            first = publish(made.store, "5e9", made.clock.now(), [night])
            publish(made.store, "9e9", made.clock.now(), [night], key=COLOSSUS)
            await made.emptied(step=30)
            at = made.clock.now()
            article = Article(
                "wsj", "https://w.example/1", "https://w.example/1", "t", "x", "WSJ", "en", at, at
            )
            with made.store.learning() as tx:
                also = tx.add_article(article, text_hash="h", baseline=False)
                tx.add_also(first.alert.key, also)
                row = Outgoing(night, MessageKind.EDIT, "edit", {"alert": first.alert.key, "also": also.id})
                tx.enqueue([row], at)
            await made.emptied()
            (text,) = made.texts(night)
            assert "also: WSJ" in text and "5 GW" in text and "9 GW" in text

    run(work)


def test_quiet_hours_of_one_topic_hold_up_no_other(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            made.api.group(-100, topics={5: "night", 6: "day"})
            night, day = ChatRef(-100, 5), ChatRef(-100, 6)
            made.store.chats.save(Chat(night, "supergroup", quiet=(time(11, 0), time(15, 0))))
            made.store.chats.save(Chat(day, "supergroup"))
            publish(made.store, "5e9", made.clock.now(), [night, day])
            await until(lambda: made.api.messages(-100, thread=6), within=30)
            assert made.api.messages(-100, thread=5) == []

    run(work)


def test_a_correction_answers_the_alert_that_was_wrong(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            (chat,) = made.chats(1)
            news = await told(made, chat, "50e9")
            right = publish(made.store, "5e9", made.clock.now())
            for key, back in (("c1", False), ("c2", True)):
                payload = {"alert": news.alert.key, "revisions": [0], "restored": back}
                made.store.outbox.enqueue(
                    [Outgoing(chat, MessageKind.CORRECTION, key, payload)], made.clock.now()
                )
            await made.emptied()
            _, wrong, restored = made.api.journal.sent()
            assert "Correction" in wrong.text and "50 GW" in wrong.text and "5 GW" in wrong.text
            assert "taken back" in restored.text
            assert str(made.api.messages(chat.id)[0].message_id) in str(wrong.params["reply_parameters"])
            assert right.alert.key != news.alert.key

    run(work)


def test_a_digest_sums_up_what_the_chat_follows_and_comes_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            chat = Chat(ChatRef(1), digest=Digest(time(14, 0)), timezone="UTC", created_at=START)
            made.api.private_chat(1)
            made.store.chats.save(chat)
            made.store.chats.subscribe(Subscription(0, chat.ref, subject="Stargate"))
            first = publish(made.store, "4e9", made.clock.now())
            publish(made.store, "9e9", made.clock.now(), key=COLOSSUS)
            await asyncio.sleep(60)
            publish(made.store, "5e9", made.clock.now(), before=first.fact)
            for _ in range(10):
                await asyncio.sleep(1000)
                enqueue_digests(made.store, made.clock.now())
            await made.emptied()
            (text,) = made.texts(chat.ref)
            assert "5 GW" in text and "Colossus" not in text
            assert "1 net change" in text

    run(work)


def test_a_digest_after_a_long_stop_covers_everything_since_the_last_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            chat = Chat(ChatRef(1), digest=Digest(time(13, 0)), created_at=START)
            made.api.private_chat(1)
            made.store.chats.save(chat)
            made.store.chats.subscribe(Subscription(0, chat.ref, watchlist="all"))
            publish(made.store, "4e9", made.clock.now())
            await asyncio.sleep(4 * 86400)
            assert enqueue_digests(made.store, made.clock.now()) == 1
            assert enqueue_digests(made.store, made.clock.now()) == 0
            async with made.delivering(compose=real_composer(made)):
                await made.emptied()
            assert ["4 GW" in text for text in made.texts(chat.ref)] == [True]

    run(work)


def test_health_and_broadcasts_reach_their_chats(tmp_path: Path) -> None:
    async def work() -> None:
        async with alive(tmp_path) as made:
            made.api.private_chat(900)
            news = publish(made.store, "5e9", made.clock.now())
            review = made.store.reviews.report(news.claim.id, ChatRef(1), "", made.clock.now())
            assert review is not None
            payloads: list[tuple[MessageKind, dict[str, object]]] = [
                (MessageKind.HEALTH, {"source": "openai", "health": "broken", "detail": "HTTP 500"}),
                (MessageKind.HEALTH, {"review": review.id}),
                (MessageKind.HEALTH, {"text": "a <word>"}),
                (MessageKind.BROADCAST, {"text": "Hello <all> & everybody"}),
            ]
            rows = [
                Outgoing(ChatRef(900), kind, str(n), payload) for n, (kind, payload) in enumerate(payloads)
            ]
            made.store.outbox.enqueue(rows, made.clock.now())
            await made.emptied()
            broken, reported, word, hello = made.api.messages(900)
            assert "openai" in broken.text and "HTTP 500" in broken.text
            assert "Reported as not right" in reported.text and reported.button("Reject").startswith("rr:")
            assert (word.text, hello.text) == ("a <word>", "Hello <all> & everybody")

    run(work)


def test_without_a_token_alerts_go_to_the_console_and_others_wait(tmp_path: Path) -> None:
    async def work() -> None:
        async with rig(tmp_path) as made:
            written: list[str] = []
            (chat,) = made.chats(1)
            made.store.chats.save(console_chat())
            publish(made.store, "5e9", made.clock.now(), [CONSOLE, chat])
            others = others_than_console(made.store)
            deliverer = Deliverer(
                made.store.outbox,
                real_composer(made),
                ConsolePost(written.append),
                made.clock,
                owner="one",
                others=lambda: frozenset(others()),
            )
            await deliverer.drain()
            assert len(written) == 1 and "5 GW" in written[0] and "https://openai.example/" in written[0]
            status = made.store.outbox.status()
            assert (status.sent, status.waiting) == (1, 1)

    run(work)
