"""`run`: start the bot."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

from app import logs
from app.mistakes import UserMistake
from app.service import run_forever, run_once
from app.session import opened
from app.tables import TelegramTable
from bot.application import Telegram
from bot.polling import Stopped
from bot.webhook import SECRET as SECRET_FORM
from bot.webhook import Webhook

TOKEN = "TELEGRAM_BOT_TOKEN"
SECRET = "TELEGRAM_WEBHOOK_SECRET"
HEALTH = "GIGAWATCH_HEALTH_LISTEN"  # wins over [health] listen, for container images
CONSOLE = f"{TOKEN} is not set: alerts go to this console"


def run(config: Path | None, *, once: bool) -> int:
    """0 for a good run; 1 where with `once` every source failed, or where Telegram cannot be used."""
    token = os.environ.get(TOKEN, "").strip() or None
    logs.configure(token, verbose=os.environ.get("GIGAWATCH_VERBOSE") == "1")
    with opened(config) as session:
        telegram = telegram_of(token, session.settings.tables.telegram)
        if telegram is None:
            write(CONSOLE if once else f"{CONSOLE}\n{watching(len(session.configuration.knowledge.sources))}")
        try:
            if once:
                work = run_once(session.store, session.configuration, telegram, write)
                reports = asyncio.run(work)
                return 1 if reports and all(report.error for report in reports) else 0
            listen = os.environ.get(HEALTH) or session.settings.tables.health.listen
            asyncio.run(run_forever(session.store, session.configuration, telegram, write, listen))
        except Stopped as stopped:
            raise Ended(str(stopped)) from None
    return 0


def watching(sources: int) -> str:
    """What a console that stays silent at first is doing, and how to end it."""
    some = "1 source" if sources == 1 else f"{sources} sources"
    return (
        f"Watching {some}. The first poll of each is learned in silence; Ctrl-C ends. "
        "The command demo shows alerts at once."
    )


class Ended(UserMistake):
    """The bot cannot go on; the text says why."""


def telegram_of(token: str | None, table: TelegramTable) -> Telegram | None:
    """How to reach the Bot API; None without a token. Raises UserMistake for a webhook without its secret."""
    if token is None:
        return None
    if not table.webhook_url:
        return Telegram(token, table.api_base)
    secret = os.environ.get(SECRET, "").strip()
    if not secret:
        raise UserMistake(f"telegram.webhook_url is set, but {SECRET} is not")
    if not re.fullmatch(SECRET_FORM, secret):
        raise UserMistake(f"{SECRET} needs 16 to 256 characters of A-Z a-z 0-9 _ -")
    host, _, port = table.webhook_listen.rpartition(":")
    if not (port.isdigit() and 0 < int(port) < 65536):
        raise UserMistake(f"telegram.webhook_listen: {table.webhook_listen!r} is not HOST:PORT")
    return Telegram(
        token, table.api_base, Webhook(url=table.webhook_url, secret=secret, host=host, port=int(port))
    )


def write(text: str) -> None:
    """A whole message on standard output, at once."""
    sys.stdout.write(text.rstrip("\n") + "\n\n")
    sys.stdout.flush()
