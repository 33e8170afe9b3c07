"""The fast reader: well-formed RSS 2.0 and Atom by expat alone. On any doubt it gives None, and feedparser reads.

It knows the few elements that we use and those it may safely pass over. A new element, a second title, markup
inside a text, a DOCTYPE or an `xml:base` is a doubt. The tests hold it to feedparser's reading of every fixture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from scrapers.items import Document, Item

ATOM = "http://www.w3.org/2005/Atom "
CONTENT = "http://purl.org/rss/1.0/modules/content/ "
DC = "http://purl.org/dc/elements/1.1/ "
MEDIA = "http://search.yahoo.com/mrss/ "
XML = "http://www.w3.org/XML/1998/namespace "

RSS_TEXTS = {
    "title": "title",
    "link": "link",
    "guid": "guid",
    "pubDate": "published",
    "description": "summary",
    CONTENT + "encoded": "content",
    "category": "category",
}
ATOM_TEXTS = {
    ATOM + "title": "title",
    ATOM + "id": "guid",
    ATOM + "published": "published",
    ATOM + "updated": "updated",
    ATOM + "summary": "summary",
    ATOM + "content": "content",
}
# Elements of an item that change nothing for us and nothing for feedparser.
PASSED = frozenset(
    {
        "author",
        "comments",
        "enclosure",
        "source",
        ATOM + "author",
        ATOM + "contributor",
        ATOM + "rights",
        DC + "creator",
    }
    | {MEDIA + name for name in ("content", "thumbnail", "credit", "group")}
    | {"http://dowjones.net/rss/ articletype", ATOM + "source"}
)
PLAIN_TYPES = frozenset({"text", "html", "text/html", "text/plain"})
DEEPEST = 12


class _Doubt(Exception):
    pass


@dataclass(slots=True)
class _Reader:
    """State of one reading. `texts` collects the texts of the open item by our names."""

    path: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    texts: dict[str, str] | None = None
    categories: list[str] = field(default_factory=list)
    name: str | None = None
    parts: list[str] = field(default_factory=list)
    passing: int = 0
    guid_is_link: bool = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if XML + "base" in attributes or len(self.path) > DEEPEST:
            raise _Doubt
        self.path.append(tag)
        depth = len(self.path)
        if depth == 1:
            self._root(tag)
        elif self.passing:
            self._passed(tag)
        elif self.texts is None:
            self._open_item(tag, depth)
        else:
            self._child(tag, attributes)

    def _root(self, tag: str) -> None:
        if tag not in ("rss", ATOM + "feed"):
            raise _Doubt

    def _passed(self, tag: str) -> None:
        """Below a passed element: feedparser lifts some of a media element's children into the item."""
        if tag.startswith(MEDIA) and tag not in PASSED:
            raise _Doubt

    def _open_item(self, tag: str, depth: int) -> None:
        atom = self.path[0] != "rss"
        if tag == (ATOM + "entry" if atom else "item"):
            if self.path[:-1] != ([ATOM + "feed"] if atom else ["rss", "channel"]):
                raise _Doubt
            self.texts, self.categories, self.guid_is_link = {}, [], True

    def _child(self, tag: str, attributes: dict[str, str]) -> None:
        if self.name is not None:
            raise _Doubt  # markup inside a text
        if self.path[0] != "rss" and tag in (ATOM + "link", ATOM + "category"):
            self._atom_empty(tag, attributes)
            return
        if tag in PASSED or (tag == ATOM + "link" and attributes.get("rel") == "self"):
            self.passing = len(self.path)
            return
        self.name = (RSS_TEXTS if self.path[0] == "rss" else ATOM_TEXTS).get(tag)
        if self.name is None:
            raise _Doubt
        self._check_text(attributes)

    def _check_text(self, attributes: dict[str, str]) -> None:
        assert self.texts is not None
        if self.name in self.texts or "src" in attributes:
            raise _Doubt
        if attributes.get("type", "text") not in PLAIN_TYPES or "mode" in attributes:
            raise _Doubt
        if self.name == "guid" and self.path[0] == "rss":
            flag = attributes.get("isPermaLink", "true")
            if flag not in ("true", "false"):
                raise _Doubt
            self.guid_is_link = flag == "true"
        self.parts = []

    def _atom_empty(self, tag: str, attributes: dict[str, str]) -> None:
        """A link or category of Atom, which speaks by attributes. The first alternate link is the entry's."""
        assert self.texts is not None
        self.passing = len(self.path)
        if tag == ATOM + "category":
            self.categories.append(attributes.get("term", ""))
        elif attributes.get("rel", "alternate") == "alternate":
            self.texts.setdefault("link", attributes.get("href", ""))

    def data(self, text: str) -> None:
        if self.name is not None:
            self.parts.append(text)

    def end(self, tag: str) -> None:
        depth = len(self.path)
        self.path.pop()
        if self.passing:
            self.passing = 0 if depth == self.passing else self.passing
        elif self.texts is None:
            return
        elif self.name is not None:
            self._close_text()
        elif tag in ("item", ATOM + "entry"):
            self.items.append(self._item(self.texts))
            self.texts = None

    def _close_text(self) -> None:
        assert self.texts is not None and self.name is not None
        text = "".join(self.parts).strip()
        if self.name == "category":
            self.categories.append(text)
        else:
            self.texts[self.name] = text
        self.name = None

    def _item(self, texts: dict[str, str]) -> Item:
        guid = texts.get("guid", "")
        link = texts.get("link", "")
        if not link and self.path and self.path[0] == "rss" and self.guid_is_link:
            link = guid
        dates = (texts.get("published", ""), texts.get("updated", ""))
        return Item(
            title=texts.get("title", ""),
            link=link,
            guid=guid,
            dates=tuple(date for date in dates if date),
            summary=texts.get("summary", ""),
            content=texts.get("content", ""),
            categories=tuple(self.categories),
        )


def read(text: str) -> Document | None:
    """The document, or None where it is not plainly well-formed RSS 2.0 or Atom."""
    if text[:1] != "<" or "<!DOCTYPE" in text[:2000]:
        return None
    reader = _Reader()
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = _doubt
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _Doubt):
        return None
    return Document(tuple(reader.items))


def _doubt(*_: object) -> None:
    raise _Doubt
