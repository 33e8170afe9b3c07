"""Every document of `tests/corpus/feeds` beside the entries that must come out of it.

The file's first word is the kind of the source. The fast reader, where it takes a document at all, must agree with
feedparser on every field.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrapers import charset, feeds, loose, strict
from scrapers.items import Parsed
from scrapers.types import Entry
from tests.scrapers.factories import CORPUS, NOW, fetched, source

DOCUMENTS = sorted(path for path in (CORPUS / "feeds").iterdir() if not path.name.endswith(".expected.json"))
ADDRESS = {"xai": "https://x.ai/news"}
# Read by the fast reader; the others hold something that it leaves to feedparser.
FAST = frozenset(
    "feed-atom.xml feed-dates.xml feed-hostile-links.xml openai.xml wechat-feeds.xml wechat-scholar.xml "
    "wechat-wewe.atom wsj-new.xml wsj-old.xml xai-build-dates.xml xai-mirror.xml".split()
)


def _parsed(path: Path) -> Parsed:
    kind = path.name.partition("-")[0].partition(".")[0]
    found = feeds.parse(source(kind), fetched(path.read_bytes(), address=_address(kind)), NOW)
    assert isinstance(found, Parsed), found
    return found


def _address(kind: str) -> str:
    return ADDRESS.get(kind, "https://feeds.example/feed.xml")


def _written(entry: Entry) -> dict[str, str | None]:
    at = entry.published_at
    return {
        "key": entry.key,
        "title": entry.title,
        "summary": entry.summary,
        "content": entry.content,
        "published": at.isoformat() if at else None,
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_gives_its_expected_entries(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + ".expected.json").read_text())
    parsed = _parsed(path)
    assert [_written(entry) for entry in parsed.entries] == expected["entries"]
    assert parsed.quarantined == expected["quarantined"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_fast_reader_agrees_with_feedparser(path: Path) -> None:
    text = charset.decode(path.read_bytes()).text
    quick = strict.read(text)
    assert (quick is not None) == (path.name in FAST)
    if quick is None:
        return
    slow = loose.read(text)
    assert slow is not None
    kind = path.name.partition("-")[0].partition(".")[0]
    document = fetched(b"", address=_address(kind))
    assert feeds.entries(source(kind), document, quick, NOW) == feeds.entries(
        source(kind), document, slow, NOW
    )


def test_every_document_has_its_expectation() -> None:
    names = {path.name for path in (CORPUS / "feeds").iterdir()}
    assert {path.name + ".expected.json" for path in DOCUMENTS} | {path.name for path in DOCUMENTS} == names


def test_half_a_sign_in_json_reaches_no_entry() -> None:
    item = (
        '{"id": "\\ud800", "url": "https://n.example/\\udc00a", "title": "5\\ud800 GW", "tags": ["\\ud800"]}'
    )
    body = '{"version": "https://jsonfeed.org/version/1", "items": [' + item + "]}"
    found = feeds.parse(source("feed"), fetched(body), NOW)
    assert isinstance(found, Parsed)
    assert found.entries[0].title == "5? GW"
    assert all(
        text.encode() for text in (found.entries[0].url, found.entries[0].key, found.entries[0].guid or "-")
    )
