"""Inline mode: `@bot stargate` in any chat answers with current figures."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Executor

from telegram import Bot, InlineQuery, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.escape import clip
from bot.names import Names, tag
from bot.ports import Desk
from bot.render.facts import inline
from bot.words import language_of
from facts.types import ChatRef, Fact
from storage.store import Store

log = logging.getLogger(__name__)

MOST = 20
CACHED = 30  # seconds that Telegram may answer the same question by itself
LONGEST = 120


async def answer_inline(query: InlineQuery, bot: Bot, store: Store, desk: Desk, executor: Executor) -> None:
    loop = asyncio.get_running_loop()
    user, words = query.from_user, query.query[:LONGEST]

    def work() -> list[InlineQueryResultArticle]:
        chat = store.chats.get(ChatRef(user.id))
        language = chat.language if chat else language_of(user.language_code)
        return [_article(fact, language) for fact in found(words, store, desk)]

    results = await loop.run_in_executor(executor, work)
    try:
        await bot.answer_inline_query(query.id, results, cache_time=CACHED, is_personal=True)
    except TelegramError as error:
        log.info("an inline question could not be answered: %s", error.message)


def found(words: str, store: Store, desk: Desk) -> list[Fact]:
    """Facts of the subject named; of those whose names look like it; without words, the newest."""
    if not words.strip():
        return store.ledger.facts(limit=MOST)
    names = Names(desk.catalogue(), ())
    exact = names.subject(words)
    chosen = [exact.name] if exact else list(names.near(words, limit=MOST))
    facts = [fact for name in chosen for fact in store.ledger.facts(name, limit=MOST)]
    return facts[:MOST]


def _article(fact: Fact, language: str) -> InlineQueryResultArticle:
    title, description, body = inline(fact, language)
    key = fact.key
    return InlineQueryResultArticle(
        id=tag("|".join((key.subject, key.metric, key.stage, key.model or "", key.currency or ""))),
        title=clip(title, 120),
        description=clip(description, 200),
        input_message_content=InputTextMessageContent(
            body, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
    )
