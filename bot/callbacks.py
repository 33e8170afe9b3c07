"""Callback data: `verb:argument:argument` in at most 64 bytes. Whatever comes back may be forged or years old.

So nothing in it is trusted: a verb must be known, numbers are bounded, names are tags to look up again, and who
may press is decided at every press.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.letters import DATA_LIMIT, Button


@dataclass(frozen=True, slots=True)
class Press:
    verb: str
    arguments: tuple[str, ...] = ()

    def argument(self, place: int) -> str:
        """Empty where there is none."""
        return self.arguments[place] if place < len(self.arguments) else ""

    def number(self, place: int) -> int | None:
        """A row's number or a place: a small natural one, or None."""
        text = self.argument(place)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None


def parse(data: str | None) -> Press | None:
    """The press behind some callback data, or None for what we never made."""
    if not data or len(data.encode("utf-8", "replace")) > DATA_LIMIT or not data.isprintable():
        return None
    verb, *arguments = data.split(":")
    return Press(verb, tuple(arguments))


def data(verb: str, *arguments: str | int) -> str:
    """Raises ValueError for data that Telegram would refuse: a bug of the caller's, who must use a tag."""
    made = ":".join((verb, *(str(each) for each in arguments)))
    if len(made.encode()) > DATA_LIMIT:
        raise ValueError(f"callback data too long: {made}")
    return made


def button(label: str, verb: str, *arguments: str | int) -> Button:
    return Button(label, data(verb, *arguments))
