"""A Telegram Bot API server for tests: remembers, journals, checks HTML and limits, and fails on demand."""

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
