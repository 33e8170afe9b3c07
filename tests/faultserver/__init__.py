"""A Telegram Bot API server for tests: remembers, journals, checks HTML and limits, and fails on demand.

    async with FaultServer(token="42:x") as api:           # api.base + "/bot" is python-telegram-bot's base_url
        api.private_chat(id=1, language_code="zh")
        await api.user_says(1, "/start")
        sent = (await api.until(lambda: api.messages(1)))[0]
        await api.presses(1, sent.message_id, sent.button("History"))
        api.fault("reset_after", method="sendMessage", chat=1, nth=2)
        assert len(api.journal.sent(chat=1)) == 1

`FaultProcess` is the same as a process of its own, `check_html` the HTML rules alone. Not modelled: Markdown,
inline results other than articles, media other than photos and documents, business and payments.
"""

from __future__ import annotations

from tests.faultserver.budget import Budget
from tests.faultserver.clock import Clock
from tests.faultserver.faults import Fault, Kind
from tests.faultserver.journal import Entry, Journal, read_journal
from tests.faultserver.process import FaultProcess
from tests.faultserver.server import FaultServer
from tests.faultserver.telegram_html import HtmlError, ParsedText, check_html

__all__ = [
    "Budget",
    "Clock",
    "Entry",
    "Fault",
    "FaultProcess",
    "FaultServer",
    "HtmlError",
    "Journal",
    "Kind",
    "ParsedText",
    "check_html",
    "read_journal",
]
