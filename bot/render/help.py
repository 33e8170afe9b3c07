"""Greeting, help and the command menus. The commands stand here once; their texts in `[command]`."""

from __future__ import annotations

from collections.abc import Iterable

from bot.escape import Html, bold, join, text
from bot.split import pack
from bot.words import Words

COMMANDS = (
    "start",
    "subscribe",
    "unsubscribe",
    "list",
    "facts",
    "latest",
    "history",
    "chart",
    "why",
    "compare",
    "sources",
    "digest",
    "quiet",
    "mute",
    "unmute",
    "timezone",
    "language",
    "forget",
    "help",
)
OPERATOR_COMMANDS = ("review", "status", "watch", "subject", "source", "test", "broadcast", "audit", "undo")


def menu(language: str, *, operator: bool = False) -> tuple[tuple[str, str], ...]:
    """Command and description for `setMyCommands`."""
    words = Words(language)
    names = (*COMMANDS, *OPERATOR_COMMANDS) if operator else COMMANDS
    return tuple((name, words.plain(f"command.{name}")) for name in names)


def _lines(names: Iterable[str], words: Words) -> Html:
    return join(
        "\n",
        (
            words.html("help.line", usage=words.html(f"usage.{name}"), text=words.html(f"command.{name}"))
            for name in names
        ),
    )


def help_message(language: str, *, operator: bool = False) -> tuple[Html, ...]:
    """Every command with its usage; operators see theirs too."""
    words = Words(language)
    blocks = [words.html("help.intro"), _lines(COMMANDS, words), words.html("help.filters")]
    if operator:
        blocks.append(join("\n", (bold(words.html("help.operators")), _lines(OPERATOR_COMMANDS, words))))
    return pack(blocks)


def start(language: str, *, name: str = "") -> tuple[Html, ...]:
    """The greeting; the watch lists stand on the buttons below it."""
    words = Words(language)
    hello = words.html("start.hello_name", name=text(name, 60)) if name else words.html("start.hello")
    return (join("\n\n", (hello, words.html("start.what"), words.html("start.choose"))),)
