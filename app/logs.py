"""Logs: one line an event on stderr, with the bot's token cut out of whatever is written."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# A bot token as Telegram makes it; cut out also where it is not the configured one.
TOKEN = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,50}")
HIDDEN = "<token>"
# Libraries that would log addresses with the token in them.
QUIET = ("httpx", "httpcore", "aiohttp.access", "apscheduler", "telegram", "alembic")
# What it calls an error is a page without text, which is our own to judge.
SILENT = ("trafilatura",)


class Redaction:
    """A structlog processor that replaces the token wherever it stands in an event's text."""

    def __init__(self, secret: str | None) -> None:
        self._secret = secret

    def __call__(self, _logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: self._clean(value) for key, value in event.items()}

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        return value if isinstance(value, int | float | bool | None) else self.text(str(value))

    def text(self, value: str) -> str:
        if self._secret:
            value = value.replace(self._secret, HIDDEN)
        return TOKEN.sub(HIDDEN, value)


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Redacts the finished line too, since a traceback is added last."""

    def __init__(self, redaction: Redaction, **options: Any) -> None:
        super().__init__(**options)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction.text(super().format(record))


def configure(secret: str | None, *, verbose: bool = False) -> None:
    """Send all logs of the process to stderr. Called once, by the command line."""
    redaction = Redaction(secret)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _RedactingFormatter(
            redaction,
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redaction_keeping_trace(redaction),
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def redaction_keeping_trace(redaction: Redaction) -> Any:
    """The redaction, with `exc_info` left for the renderer; the finished line is redacted once more."""

    def process(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        trace = event.pop("exc_info", None)
        cleaned = redaction(logger, name, event)
        return cleaned if trace is None else {**cleaned, "exc_info": trace}

    return process
