"""A feed's item as read, before anything is believed or cleaned; what every reader of a document returns."""

from __future__ import annotations

from dataclasses import dataclass

from scrapers.types import Entry


@dataclass(frozen=True, slots=True)
class Item:
    """Raw strings of one item; texts may hold markup. `dates` are in order of preference."""

    title: str = ""
    link: str = ""
    guid: str = ""
    dates: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The items of one document, in its order. `cut`: the document breaks off, and a cut last item is left out."""

    items: tuple[Item, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entries of one document, cleaned, keyed and without doubles.

    `quarantined` counts what was left out: entries that are cut, or have no usable link or no text. `cut`: the
    document breaks off, so that more may stand in it than was read.
    """

    entries: tuple[Entry, ...]
    quarantined: int = 0
    cut: bool = False
