"""Telegram's HTML parse mode: what it accepts, what it refuses and in which words.

The rules follow TDLib's parser: the text is walked byte by byte, error offsets are bytes, entity offsets are
UTF-16 units, and the length that counts for the limits is the number of code points left after parsing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

TAGS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
NAMED = {b"lt": ord("<"), b"gt": ord(">"), b"amp": ord("&"), b"quot": ord('"')}
SPACES = frozenset(b" \t\r\n\v\0")


class HtmlError(ValueError):
    """The text is refused; `str()` is Telegram's own wording, without the leading "can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One formatted range; `offset` and `length` in UTF-16 units, as in MessageEntity."""

    type: str
    offset: int
    length: int
    argument: str = ""


@dataclass(frozen=True, slots=True)
class ParsedText:
    """Text as a reader sees it. `text` is free of markup, with control characters replaced as TDLib does."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        """Code points: the number compared with 4096 and 1024."""
        return len(self.text)

    @property
    def empty(self) -> bool:
        return not self.text.strip()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile({"drop": "[\r\u2028-\u202e]", "space": "[\0-\x08\x09\x0b-\x1f]"}[name])


@cache
def _url_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:https?|ton|tg|tonsite)://)?[^\s/?#@:]+(?:\.[^\s/?#:]+|(?<=localhost))(?:[:/?#].*)?", re.I
    )


def clean(text: str) -> str:
    """Replaces control characters by spaces and drops carriage returns and direction overrides."""
    return _pattern("space").sub(" ", _pattern("drop").sub("", text))


def check_html(text: str) -> ParsedText:
    """Parses `text` as parse_mode=HTML.

    Raises HtmlError where Telegram answers 400 "can't parse entities: ...".
    """
    try:
        source = text.encode()
    except UnicodeEncodeError:
        raise HtmlError("Text must be encoded in UTF-8") from None
    return _Parser(source).parse()


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


@dataclass(slots=True)
class _Parser:
    source: bytes
    at: int = 0
    out: bytearray = field(default_factory=bytearray)
    utf16: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> ParsedText:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        try:
            text = self.out.decode()
        except UnicodeDecodeError:
            raise HtmlError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None
        ordered = sorted(self.entities, key=lambda entity: (entity.offset, -entity.length))
        return ParsedText(clean(text), tuple(ordered))

    def _step(self) -> None:
        byte = self.source[self.at]
        if byte == ord("&"):
            code = self._reference()
            if code:
                self.out += chr(code).encode(errors="surrogatepass")
                self.utf16 += 2 if code > 0xFFFF else 1
                return
        if byte == ord("<"):
            if self._byte(self.at + 1) == ord("/"):
                self._end_tag()
            else:
                self._start_tag()
            return
        if byte & 0xC0 != 0x80:
            self.utf16 += 2 if byte >= 0xF0 else 1
        self.out.append(byte)
        self.at += 1

    def _byte(self, index: int) -> int:
        return self.source[index] if index < len(self.source) else 0

    def _here(self) -> int:
        return self._byte(self.at)

    def _reference(self) -> int:
        """Decodes `&...` at the position and moves past it; 0 leaves the position alone (a bare ampersand)."""
        end = self.at + 1
        if self._byte(end) == ord("#"):
            end += 1
            base, digits = 10, b"0123456789"
            if self._byte(end) == ord("x"):
                end, base, digits = end + 1, 16, b"0123456789abcdefABCDEF"
            first = end
            while self._byte(end) in digits:
                end += 1
            code = int(self.source[first : min(end, first + 12)] or b"0", base)
            if code == 0 or code >= 0x10FFFF or end - self.at >= 10:
                return 0
        else:
            while chr(self._byte(end)).isascii() and chr(self._byte(end)).isalpha():
                end += 1
            code = NAMED.get(self.source[self.at + 1 : end], 0)
            if not code:
                return 0
        self.at = end + 1 if self._byte(end) == ord(";") else end
        return code

    def _until(self, stops: bytes) -> bytes:
        first = self.at
        while self._here() not in SPACES and self._here() not in stops:
            self.at += 1
        return self.source[first : self.at]

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self._here() and self._here() in SPACES:
            self.at += 1

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = _lower(self._until(b">"))
        if self._here() == 0:
            raise HtmlError(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise HtmlError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while self._here() != ord(">"):
            self._skip_spaces()
            if self._here() == ord(">"):
                break
            argument = self._attribute(tag, begin, argument)
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise HtmlError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self.utf16, len(self.out)))

    def _attribute(self, tag: str, begin: int, argument: str) -> str:
        name = self._until(b"=>/\"'").decode(errors="replace")
        if not name:
            raise HtmlError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_spaces()
        if self._here() != ord("="):
            if self._here() == 0:
                raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {begin}')
            return "expandable" if (tag, name) == ("blockquote", "expandable") else argument
        self.at += 1
        self._skip_spaces()
        if self._here() == 0:
            raise HtmlError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._value()
        if self._here() == 0:
            raise HtmlError(f"Unclosed start tag at byte offset {begin}")
        return _argument(tag, name, value, argument)

    def _value(self) -> str:
        quote = self._here()
        if quote not in b"'\"":
            begin = self.at
            while chr(self._here()).isascii() and (chr(self._here()).isalnum() or self._here() in b".-"):
                self.at += 1
            if self._here() not in SPACES and self._here() != ord(">"):
                raise HtmlError(f"Unexpected end of name token at byte offset {begin}")
            return _lower(self.source[begin : self.at])
        self.at += 1
        value = bytearray()
        while self._here() not in (quote, 0):
            code = self._reference() if self._here() == ord("&") else 0
            if code:
                value += chr(code).encode(errors="surrogatepass")
            else:
                value.append(self._here())
                self.at += 1
        if self._here() == quote:
            self.at += 1
        return value.decode(errors="replace")

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise HtmlError(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = _lower(self._until(b">"))
        self._skip_spaces()
        if self._here() != ord(">"):
            raise HtmlError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise HtmlError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{found}>"'
            )
        if self.utf16 > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        argument = opened.argument
        if opened.tag == "tg-emoji" and not (argument.isdigit() and 0 < int(argument) < 2**63):
            raise HtmlError("Invalid custom emoji identifier specified")
        kind = TAGS[opened.tag]
        if opened.tag == "a":
            argument = argument or self.out[opened.start :].decode(errors="replace")
            if not _url_pattern().fullmatch(argument) and not argument.startswith("tg://"):
                return  # a bad address loses the link, not the message
        if kind == "blockquote" and argument == "expandable":
            kind = "expandable_blockquote"
        self.entities.append(Entity(kind, opened.offset, self.utf16 - opened.offset, argument))


def _lower(name: bytes) -> str:
    return name.decode(errors="replace").translate({code: code + 32 for code in range(65, 91)})


def _argument(tag: str, name: str, value: str, before: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "expandable"
    return before
