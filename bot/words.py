"""The sentences of the bot, by language and key, from `bot/texts/*.toml`. Values are escaped on their way in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from bot.escape import Html, plain, text

LANGUAGES = ("en", "zh")
Value = str | int


class MissingText(LookupError):
    """A key, or a value for a placeholder, that the texts need and do not have: a bug, found by the tests."""


def language_of(code: str | None) -> str:
    """Our language for Telegram's `language_code` (`zh-hans`, `en-GB`, `de`); English for what we do not speak."""
    first = (code or "").lower().replace("_", "-").partition("-")[0]
    return first if first in LANGUAGES else "en"


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{key}.")
        elif isinstance(value, str):
            yield key, value
        else:
            raise MissingText(f"{key} is not a text")


@cache
def texts(language: str) -> Mapping[str, str]:
    """Every text of a language by its dotted key."""
    source = files("bot").joinpath("texts", f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flatten(tomllib.loads(source)))


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(r"\{([a-z_]+)\}")


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_latin(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or character in "+−"


def _spaced(value: Html, before: str, after: str) -> str:
    """The value with a space where a Latin letter or digit of it would touch a Chinese character of the text."""
    shown = plain(value)
    if not shown:
        return value
    left = " " if before and _is_chinese(before[-1]) and _is_latin(shown[0]) else ""
    right = " " if after and _is_chinese(after[0]) and _is_latin(shown[-1]) else ""
    return f"{left}{value}{right}"


class Words:
    """The texts of one language. A text is our own markup with `{placeholders}`; it never formats anything else."""

    __slots__ = ("_texts", "language")

    def __init__(self, language: str) -> None:
        self.language = language_of(language)
        self._texts = texts(self.language)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def html(self, key: str, /, **values: Value) -> Html:
        """The text as markup. A plain string is escaped, an `Html` is taken as it is."""
        template = self._texts.get(key)
        if template is None:
            raise MissingText(f"{self.language}: no text {key!r}")

        def fill(found: re.Match[str]) -> str:
            value = values.get(found.group(1))
            if value is None:
                raise MissingText(f"{self.language}: {key!r} needs {found.group(1)!r}")
            markup = value if isinstance(value, Html) else text(str(value))
            return _spaced(markup, template[: found.start()], template[found.end() :])

        return Html(_placeholder().sub(fill, template))

    def plain(self, key: str, /, **values: Value) -> str:
        """The text as a reader sees it, for buttons, command menus, charts and the console."""
        return plain(self.html(key, **values))

    def count(self, key: str, number: int) -> Html:
        """`key.one` or `key.other` with `{n}`: "1 alert", "4 alerts"."""
        form = "one" if number == 1 else "other"
        return self.html(f"{key}.{form}", n=f"{number:,}" if self.language == "en" else str(number))
