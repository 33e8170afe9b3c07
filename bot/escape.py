"""Text from outside becomes Telegram HTML here and nowhere else; its length is counted here as Telegram counts.

`Html` is markup that is safe to send. Only this module makes it from text; the rest joins pieces of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024


class Html(str):
    """Markup of Telegram's HTML mode, already escaped."""

    __slots__ = ()


@cache
def _unwanted() -> re.Pattern[str]:
    """C0 and C1 controls, bidi overrides and isolates, lone surrogates, non-characters. Tab and newline stay."""
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@cache
def _tokens() -> re.Pattern[str]:
    """A tag, an entity, or one character of our own markup."""
    return re.compile(r"<(/?)([a-z-]+)([^>]*)>|&(?:lt|gt|amp|quot|#x?[0-9a-fA-F]+);|.", re.DOTALL)


def clean(value: str) -> str:
    """One line of plain text: without control characters, with runs of white space as one space."""
    return " ".join(_unwanted().sub("", value.replace("\r", "\n")).split())


def clean_lines(value: str) -> str:
    """Plain text whose line breaks stay; no more than one empty line in a row."""
    lines = [clean(line) for line in value.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def clip(value: str, limit: int) -> str:
    """At most `limit` code points; what was cut shows as an ellipsis."""
    return value if len(value) <= limit else value[: limit - 1].rstrip() + "…"


def text(value: str, limit: int = 300) -> Html:
    """Any text as one escaped line of at most `limit` code points."""
    return Html(html.escape(clip(clean(value), limit), quote=True))


def lines(value: str, limit: int = 3000) -> Html:
    """Any text as escaped lines, for messages that an operator wrote."""
    return Html(html.escape(clip(clean_lines(value), limit), quote=True))


def bold(inner: Html) -> Html:
    return Html(f"<b>{inner}</b>")


def italic(inner: Html) -> Html:
    return Html(f"<i>{inner}</i>")


def code(inner: Html) -> Html:
    return Html(f"<code>{inner}</code>")


def quote(value: str, limit: int = 700) -> Html:
    """A verbatim sentence as a block quote; a long one folds. Empty for an empty sentence."""
    inner = text(value, limit)
    if not inner:
        return Html("")
    fold = " expandable" if length(inner) > 240 else ""
    return Html(f"<blockquote{fold}>{inner}</blockquote>")


def safe_url(value: str) -> str | None:
    """The address if it is plain http or https with a host and without user name; else None."""
    if _unwanted().search(value) or any(character.isspace() for character in value) or len(value) > 2048:
        return None
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return value


def link(url: str, label: Html) -> Html:
    """The label as a link; the label alone where the address is unsafe."""
    address = safe_url(url)
    if address is None or not label:
        return label
    return Html(f'<a href="{html.escape(address, quote=True)}">{label}</a>')


def join(separator: str, parts: Iterable[Html]) -> Html:
    """The non-empty parts with a separator of ours (which is markup) between them."""
    return Html(separator.join(part for part in parts if part))


def length(markup: Html) -> int:
    """Code points after entity parsing, which is what Telegram's limits count."""
    return sum(1 for token in _tokens().finditer(markup) if token.group(2) is None)


def plain(markup: Html, *, addresses: bool = False) -> str:
    """The text that a reader sees. Block quotes get quotation marks; `addresses` writes links out in full."""
    pieces: list[str] = []
    target = ""
    for token in _tokens().finditer(markup):
        closing, tag, attributes = token.group(1), token.group(2), token.group(3)
        if tag is None:
            pieces.append(html.unescape(token.group()))
        elif tag == "blockquote":
            pieces.append("”" if closing else "“")
        elif tag == "a" and not closing:
            target = html.unescape(attributes.partition('"')[2].rpartition('"')[0])
        elif tag == "a" and addresses and target:
            pieces.append(f" <{target}>")
    return "".join(pieces)


def shorten(markup: Html, limit: int) -> Html:
    """The markup cut to `limit` code points between tags and entities, with every open tag closed."""
    if length(markup) <= limit:
        return markup
    kept: list[str] = []
    opened: list[str] = []
    room = limit - 1
    for token in _tokens().finditer(markup):
        if token.group(2) is None:
            if not room:
                break
            room -= 1
        elif token.group(1):
            opened.pop()
        else:
            opened.append(token.group(2))
        kept.append(token.group())
    return Html("".join(kept) + "…" + "".join(f"</{tag}>" for tag in reversed(opened)))
