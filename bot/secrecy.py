"""Keeps the token out of the library's own log lines: at DEBUG it writes the Bot API's address, token and all."""

from __future__ import annotations

import logging

NAMES = ("telegram.Bot", "telegram.ext.ExtBot")  # the loggers of the library that know the address


class Redact(logging.Filter):
    """Replaces a secret in whatever a record says."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if self._secret in text:
            record.msg, record.args = text.replace(self._secret, "[token]"), ()
        return True


def keep_secret(token: str) -> None:
    """To be called before the library's bot is made; twice does no harm."""
    for name in NAMES:
        logger = logging.getLogger(name)
        if not any(isinstance(each, Redact) and each._secret == token for each in logger.filters):
            logger.addFilter(Redact(token))
