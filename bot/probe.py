"""Asks Telegram once who the bot is, for `gigawatch check`."""

from __future__ import annotations

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.secrecy import keep_secret
from bot.sender import TOKEN_REFUSED
from bot.transport import AiohttpRequest


async def probe(token: str, api_base: str) -> tuple[str, str | None]:
    """The bot's user name and None, or an empty name and what is wrong in one clear line."""
    keep_secret(token)
    request = AiohttpRequest(connections=1, read_timeout=10)
    try:
        bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{api_base.rstrip('/')}/bot",
            request=request,
            get_updates_request=AiohttpRequest(),
        )
        await request.initialize()
        return (await bot.get_me()).username or "", None
    except InvalidToken:
        return "", TOKEN_REFUSED
    except TelegramError as error:
        return "", error.message
    finally:
        await request.shutdown()
