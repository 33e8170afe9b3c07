"""An article's HTML page to its text: the site's rule, then trafilatura, then the body's text. No I/O."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime

import lxml.etree
import lxml.html
import trafilatura
from bs4 import BeautifulSoup

from scrapers import blocks, charset, cleaning, dates
from scrapers.sites import wechat
from scrapers.sites.all import SITES
from scrapers.types import Failed, Failure, SourceKind

TITLES = ("og:title", "twitter:title", "dc.title")
DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
)
PAID = "已付费"
SHORTEST = 20
LONGEST = 400_000
_PUBLISHED = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"([^"\n]{4,40})"')
_DECLARATION = re.compile(r"^\s{0,64}<\?xml[^>]{0,300}\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """What an article page says. `text` is plain, without the title."""

    title: str
    text: str
    published_at: datetime | None = None
    account: str = ""
    key: str | None = None


def read(kind: SourceKind, url: str, content_type: str, body: bytes, now: datetime) -> Page | Failed:
    """The page's article, or why it has none: a block page, a tombstone, or no text. Never raises on bad bytes."""
    site = SITES[kind]
    sign = blocks.find(url, {}, body)
    if sign:
        return Failed(url, sign.reason, f"{sign.name} in place of the article")
    markup = charset.decode(body, content_type).text.replace("\0", "")
    root = _tree(markup)
    if root is None:
        return Failed(url, Failure.NO_TEXT, "the page holds no document")
    if kind is SourceKind.WECHAT or is_wechat(url) or is_wechat(_metas(root).get("og:url", "")):
        return _wechat(url, markup, root)
    text = _by_rules(site.page_rules, markup) or _by_trafilatura(markup) or _body(root)
    if not text:
        return Failed(url, Failure.NO_TEXT, "no text was found on the page")
    return Page(title(root)[:1000], text[:LONGEST], published(root, now))


def is_wechat(url: str) -> bool:
    return "://mp.weixin.qq.com/" in url


def title(root: lxml.html.HtmlElement) -> str:
    metas = _metas(root)
    named = next((metas[name] for name in TITLES if metas.get(name)), "")
    found = [
        named,
        *(_text(node) for node in root.iter("h1")),
        *(node.text or "" for node in root.iter("title")),
    ]
    return next((cleaning.line(text) for text in found if cleaning.line(text)), "")


def published(root: lxml.html.HtmlElement, now: datetime) -> datetime | None:
    """The first credible publication date of the page's metadata."""
    metas = _metas(root)
    said: list[str] = [metas[name] for name in DATES if name in metas]
    said += [node.get("datetime", "") for node in root.iter("time")]
    said += _linked_data(root)
    read = (dates.read(text, now) for text in said)
    return next((date for date in read if date), None)


def _linked_data(root: lxml.html.HtmlElement) -> list[str]:
    found: list[str] = []
    for node in root.iter("script"):
        if node.get("type") == "application/ld+json":
            found += _PUBLISHED.findall(node.text or "")
    return found


def _metas(root: lxml.html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        metas.setdefault(name, node.get("content") or "")
    return metas


def _tree(markup: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(_undeclared(markup))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None


def _undeclared(markup: str) -> str:
    """lxml refuses text that names its own encoding."""
    return _DECLARATION.sub("", markup, count=1)


def _by_rules(rules: tuple[str, ...], markup: str, shortest: int = SHORTEST) -> str:
    """The text of the first rule's element that has any to speak of."""
    if not rules:
        return ""
    soup = BeautifulSoup(markup, "lxml")
    for rule in rules:
        node = soup.select_one(rule)
        text = cleaning.plain(node.decode_contents()) if node else ""
        if len(text) >= shortest:
            return text
    return ""


def _by_trafilatura(markup: str) -> str:
    found = trafilatura.extract(_undeclared(markup), fast=True, include_comments=False, include_tables=True)
    text = cleaning.tidy(found or "")
    return text if len(text) >= SHORTEST else ""


def _body(root: lxml.html.HtmlElement) -> str:
    body = root.find("body")
    return "" if body is None else _text(body)


def _text(node: lxml.html.HtmlElement) -> str:
    return cleaning.tidy(cleaning.element_text(node))


def _wechat(url: str, markup: str, root: lxml.html.HtmlElement) -> Page | Failed:
    """A WeChat page: its body is hidden until a script runs, its date stands in a script alone."""
    facts = wechat.page_facts(markup)
    metas = _metas(root)
    name = _first(root, "activity-name") or cleaning.line(metas.get("og:title", "")) or facts.title or ""
    rules = wechat.SITE.page_rules if facts.kind == "article" else wechat.SHARE_RULES
    text = _by_rules(rules, markup, shortest=1) or cleaning.plain(_unescaped(metas.get("og:description", "")))
    if not text or text in wechat.SITE.placeholders:
        return Failed(url, Failure.NO_TEXT, f"a WeChat {facts.kind} page without text")
    return Page(
        name.removesuffix(PAID).strip()[:1000],
        text[:LONGEST],
        facts.published_at,
        _first(root, "js_name"),
        facts.key,
    )


def _first(root: lxml.html.HtmlElement, name: str) -> str:
    node = root.get_element_by_id(name, None)
    return "" if node is None else cleaning.line(_text(node))


def _unescaped(text: str) -> str:
    r"""WeChat writes line breaks of captions as `\x0a`."""
    try:
        return str(json.loads(f'"{text}"')) if "\\" in text else text
    except ValueError:
        return text.replace("\\x0a", "\n").replace("\\n", "\n")
