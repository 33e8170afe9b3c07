"""The file's settings and what operators made in chat, joined into one `Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from app.knowledge import Knowledge
from app.settings import Settings, explain, to_source, to_subject, to_watchlist, unknown_names
from app.tables import SourceTable, SubjectTable, WatchListTable
from facts.catalogue import Catalogue
from facts.types import Subject, WatchList
from scrapers.sites.all import problems
from scrapers.types import Source
from storage.types import ItemKind, OperatorItem

T = TypeVar("T", Source, WatchList)
Made = Source | Subject | WatchList


def join(
    settings: Settings, shipped: Catalogue, items: Iterable[OperatorItem], paused: frozenset[str]
) -> Knowledge:
    """What the file declares wins over what was made in chat under the same name.

    Items that no longer make sense (a watch list of a subject that is gone) are left out here and stay stored.
    """
    made = [(item.kind, value) for item in items if (value := _read(item)) is not None]
    subjects = tuple(v for _, v in made if isinstance(v, Subject))
    declared = Catalogue(settings.subjects)
    chat_subjects = tuple(s for s in subjects if declared.get(s.name) is None)
    catalogue = shipped.merge(Catalogue(chat_subjects)).merge(declared)
    sources = _by_name(settings.sources, (v for _, v in made if isinstance(v, Source)))
    lists = _by_name(settings.watchlists, (v for _, v in made if isinstance(v, WatchList)))
    return Knowledge(
        catalogue=catalogue,
        sources=tuple(replace(s, paused=s.name in paused) for s in sources if not problems(s)),
        watchlists=tuple(w for w in lists if not list(unknown_names(w, catalogue))),
        provisioned={
            ItemKind.SOURCE: frozenset(s.name for s in settings.sources),
            ItemKind.SUBJECT: frozenset(s.name for s in settings.subjects),
            ItemKind.WATCHLIST: frozenset(w.name for w in settings.watchlists),
        },
    )


def _by_name(declared: Iterable[T], made: Iterable[T]) -> list[T]:
    found = {each.name: each for each in made}
    found.update({each.name: each for each in declared})
    return list(found.values())


def _read(item: OperatorItem) -> Made | None:
    value = parse_item(item.kind, item.body)
    return None if isinstance(value, list) else value


def parse_item(kind: ItemKind, body: Mapping[str, object]) -> Made | list[str]:
    """The item that a table describes, or the lines that say what is wrong with it."""
    try:
        match kind:
            case ItemKind.SOURCE:
                return to_source(SourceTable.model_validate(body))
            case ItemKind.SUBJECT:
                return to_subject(SubjectTable.model_validate(body))
            case _:
                return to_watchlist(WatchListTable.model_validate(body), provisioned=False)
    except ValidationError as error:
        return explain(error)
