"""Blocks into messages. A block is one fact, one alert's revision, one line of a list: it is never cut."""

from __future__ import annotations

from collections.abc import Sequence

from bot.escape import MESSAGE_LIMIT, Html, join, length, shorten


def pack(
    blocks: Sequence[Html], *, footer: Html | None = None, gap: str = "\n\n", limit: int = MESSAGE_LIMIT
) -> tuple[Html, ...]:
    """Blocks joined into as few messages of at most `limit` as their order allows.

    The footer ends the first message, so that a later edit of that message can change it. A single block longer
    than a message, which our own clipping should not allow, is shortened rather than refused by Telegram.
    """
    messages: list[Html] = []
    current: list[Html] = []
    room = limit
    closing = footer or Html("")
    for block in (shorten(part, limit) for part in blocks if part):
        tail = closing if not messages else Html("")
        if current and length(join(gap, (*current, block, tail))) > room:
            messages.append(join(gap, (*current, tail)))
            current = []
        current.append(block)
    tail = closing if not messages else Html("")
    if current or tail:
        messages.append(join(gap, (*current, tail)))
    return tuple(shorten(message, limit) for message in messages)
