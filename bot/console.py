"""The same alert as plain text, for the console when no Telegram token is set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.escape import plain as to_plain
from bot.render.alert import alert as render
from facts.types import Alert


def plain(
    alert: Alert,
    places: Sequence[int],
    language: str,
    *,
    delayed_since: datetime | None = None,
    timezone: str = "UTC",
) -> str:
    """The alert's messages as text with addresses written out; without control characters, so safe to print."""
    messages = render(alert, places, language, delayed_since=delayed_since, timezone=timezone)
    return "\n\n".join(to_plain(message, addresses=True) for message in messages)
