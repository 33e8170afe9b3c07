"""The command menus: for everybody in both languages, and for each operator with the operators' commands."""

from __future__ import annotations

import logging
from collections.abc import Collection

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.render.help import menu
from bot.words import LANGUAGES

log = logging.getLogger(__name__)


async def set_menus(bot: Bot, operators: Collection[int]) -> None:
    """Best effort: a menu is a convenience. The first language is also that of everybody else."""
    for language in LANGUAGES:
        code = None if language == LANGUAGES[0] else language
        await _set(bot, language, code, None)
        for operator in sorted(operators):
            await _set(bot, language, code, operator)


async def _set(bot: Bot, language: str, code: str | None, operator: int | None) -> None:
    commands = [BotCommand(name, text) for name, text in menu(language, operator=operator is not None)]
    scope = None if operator is None else BotCommandScopeChat(operator)
    try:
        await bot.set_my_commands(commands, scope=scope, language_code=code)
    except TelegramError as error:  # an operator who never wrote to the bot has no chat yet
        log.info("command menu not set (%s, %s): %s", language, operator or "everybody", error.message)
