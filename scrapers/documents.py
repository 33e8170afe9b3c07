"""Articles that a person hands over: Markdown, plain text or HTML from a file, the clipboard or an address."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from facts.types import Article
from scrapers import canonical, charset, cleaning, feeds, pages
from scrapers.articles import language
from scrapers.fetch import Fetcher
from scrapers.types import Failed, Failure, Fetched, SourceKind

Hint = Literal["auto", "markdown", "html", "text"]

_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]" + _TARGET)
_HEADING = re.compile(r"^#{1,6}\s{1,8}(.{1,400}?)\s{0,8}#{0,6}$")
_BARE_LINK = re.compile(r"^[-*+]?\s{0,4}<?https?://\S{1,3000}$")
_RULE = re.compile(r"^(?:[-*_]\s{0,2}){3,100}$")
_LEAD = re.compile(r"^(?:>\s{0,4}){1,10}|^[-*+]\s{1,8}")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|~~|`{1,3})(?=\S)([^*_~`\n]{1,2000}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_MARKDOWN = re.compile(r"^#{1,6}\s|^!\[|\]\(|^\*\*|^```", re.MULTILINE)
_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<p[\s>]|<div[\s>]|<article[\s>]", re.IGNORECASE)


def article_from_text(
    text: str | bytes,
    seen_at: datetime,
    hint: Hint = "auto",
    url: str = "",
    title: str = "",
    published_at: datetime | None = None,
    publisher: str = "",
    source: str = "ingest",
) -> Article | Failed:
    """The article in a text. Title: as given, else the first heading, the page's title, or the first line.

    A saved WeChat page knows its own key. Without that and without a `url` the key is made from the content, so that
    the same text again is the same article.
    """
    raw = text.encode("utf-8", "replace") if isinstance(text, str) else text
    decoded = charset.decode(raw, "text/html; charset=utf-8" if isinstance(text, str) else "").text
    kind = _kind(decoded) if hint == "auto" else hint
    if kind == "html":
        page = pages.read(SourceKind.FEED, url or "about:blank", "", raw, seen_at)
        if isinstance(page, Failed):
            return page
        found, body, said, key = page.title, page.text, page.published_at, page.key
    else:
        found, body = from_markdown(decoded) if kind == "markdown" else _from_plain(decoded)
        said, key = None, None
    if not (body or found or title):
        return Failed(url, Failure.NO_TEXT, "the text is empty")
    name = title or found
    return Article(
        source=source,
        key=key or (canonical.key(url) if url else f"text:{feeds.text_hash(name, body)}"),
        url=url or key or "",
        title=name,
        text=body,
        publisher=publisher,
        language=language(name + body),
        published_at=published_at or said,
        seen_at=seen_at,
    )


async def article_from_url(
    url: str, fetcher: Fetcher, seen_at: datetime, published_at: datetime | None = None, publisher: str = ""
) -> Article | Failed:
    """The article at an address, by the same guarded fetch as everything."""
    fetched = await fetcher.fetch(url, kind="page")
    if isinstance(fetched, Failed):
        return fetched
    if not isinstance(fetched, Fetched):
        return Failed(url, Failure.SERVER, "not modified, in answer to a first question")
    plain = "html" not in fetched.content_type and fetched.content_type.startswith("text/")
    hint: Hint = "auto" if plain else "html"
    return article_from_text(fetched.body, seen_at, hint, url, "", published_at, publisher)


def _kind(text: str) -> Hint:
    if _HTML.search(text[:20_000]):
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _from_plain(text: str) -> tuple[str, str]:
    """First line and rest, where the first line looks like a title: short, and followed by a blank line."""
    tidy = cleaning.tidy(text)
    first, blank, rest = tidy.partition("\n\n")
    if blank and "\n" not in first and len(first) <= 200:
        return first, rest
    return "", tidy


def from_markdown(text: str) -> tuple[str, str]:
    """Title and body. Images, link targets, bare links and marks are dropped; the words of links stay."""
    title = ""
    lines: list[str] = []
    for raw in cleaning.tidy(_IMAGE.sub("", text)).split("\n"):
        line = _LINK.sub(r"\1", raw).strip()
        if _BARE_LINK.match(line) or _RULE.match(line) or line.startswith("```"):
            continue
        heading = _HEADING.match(line)
        line = _unmarked(heading.group(1) if heading else _LEAD.sub("", line))
        if heading and not title and line:
            title = line
        else:
            lines.append(line)
    return title, cleaning.plain("\n".join(lines))


def _unmarked(line: str) -> str:
    for _ in range(3):
        line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", line)
