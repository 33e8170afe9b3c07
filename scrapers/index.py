"""An HTML index page in place of a feed, read by its links to `<index_path><slug>` and never by its style classes."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html

from scrapers import cleaning
from scrapers.items import Document, Item

_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, \d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
CLIMB = 6


def read(text: str, address: str, index_path: str) -> Document | None:
    """An item for each slug, in the page's order; None where the page links to no article (rendered by script)."""
    try:
        root = lxml.html.document_fromstring(text)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None
    cards: dict[str, lxml.html.HtmlElement] = {}
    for anchor in root.iter("a"):
        slug = _slug(anchor, address, index_path)
        if slug and slug not in cards:
            cards[slug] = _card(anchor, slug, address, index_path)
    items = [_item(card, urljoin(address, index_path + slug)) for slug, card in cards.items()]
    return Document(tuple(item for item in items if item.title)) if items else None


def _slug(anchor: lxml.html.HtmlElement, address: str, index_path: str) -> str | None:
    try:
        target = urlsplit(urljoin(address, anchor.get("href", "")))
    except ValueError:
        return None
    if target.hostname != urlsplit(address).hostname or not target.path.startswith(index_path):
        return None
    slug = target.path.removeprefix(index_path).strip("/")
    return slug if slug and "/" not in slug else None


def _card(anchor: lxml.html.HtmlElement, slug: str, address: str, index_path: str) -> lxml.html.HtmlElement:
    """The widest element around the link that belongs to this article alone."""
    card = anchor
    for parent in list(anchor.iterancestors())[:CLIMB]:
        slugs = {_slug(other, address, index_path) for other in parent.iter("a")} - {None}
        if slugs != {slug} or parent.tag in ("body", "html", "main"):
            return card
        card = parent
    return card


def _item(card: lxml.html.HtmlElement, link: str) -> Item:
    headings = [cleaning.line(_text(node)) for node in card.iter("h1", "h2", "h3", "h4", "h5")]
    anchors = [cleaning.line(_text(node)) for node in card.iter("a")]
    title = next((text for text in headings if text), max(anchors, key=len, default=""))
    dates = _DATE.findall(_text(card))
    paragraphs = [cleaning.line(_text(node)) for node in card.iter("p")]
    told = [text for text in paragraphs if text != title and not _DATE.fullmatch(text)]
    return Item(title=title, link=link, dates=tuple(dates[:1]), summary=max(told, key=len, default=""))


def _text(node: lxml.html.HtmlElement) -> str:
    return cleaning.tidy(cleaning.element_text(node))
