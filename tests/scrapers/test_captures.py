"""Real captures, where they are at hand. What the hand-made fixtures imitate must hold for the originals."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from scrapers import charset, feeds, loose, strict
from scrapers.documents import article_from_text
from scrapers.items import Parsed
from scrapers.pages import Page
from scrapers.pages import read as read_page
from scrapers.types import Failed, Failure, SourceKind
from tests.scrapers.factories import NOW, SHARED, fetched, source

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the captures are not on this machine")

OPENAI = "openai-news-rss-2025-07-25-full.xml"
FEEDS = sorted(path for path in SHARED.glob("*/*") if path.suffix in (".xml", ".rss", ".atom", ".json"))


def _parse(kind: str, name: str) -> Parsed:
    found = feeds.parse(source(kind), fetched((SHARED / kind / name).read_bytes()), NOW)
    assert isinstance(found, Parsed)
    return found


def _hashes(kind: str, name: str) -> dict[str, str]:
    return {entry.key: entry.text_hash for entry in _parse(kind, name).entries}


def test_the_whole_archive_of_openai_is_read() -> None:
    parsed = _parse("openai", OPENAI)
    assert (len(parsed.entries), parsed.quarantined) == (599, 0)
    assert all(
        entry.published_at and entry.title and entry.url.startswith("https://openai.com/")
        for entry in parsed.entries
    )
    stargate = [
        entry
        for entry in parsed.entries
        if entry.key.endswith("/stargate-advances-with-partnership-with-oracle")
    ]
    assert len(stargate) == 1
    assert "4.5 GW" in stargate[0].title


def test_the_wechat_pair_has_exactly_one_new_article_of_interest() -> None:
    before = _hashes("wechat", "wechat-scholar-jiqizhixin-2025-07-23T0815+0800.xml")
    entries = _parse("wechat", "wechat-scholar-jiqizhixin-2025-07-23T1215+0800.xml").entries
    after = {entry.key: entry.text_hash for entry in entries}
    new = [entry for entry in entries if entry.key not in before]
    assert [entry.title for entry in new if "5GW" in entry.title] == [
        "刚刚，OpenAI星际之门要建5GW数据中心，马斯克祭出AI基建5年计划"
    ]
    assert [entry.key for entry in new if "5GW" in entry.title] == [
        "https://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=2650981225&idx=2"
    ]
    assert new[1].published_at == datetime(2025, 7, 23, 1, 4, 48, tzinfo=UTC)
    assert len({entry.key.partition("&idx")[0] for entry in new}) == 1  # one message, with its neighbours
    assert all(after[key] == text for key, text in before.items() if key in after)


def test_the_xai_pair_has_exactly_one_new_article_although_the_order_flipped() -> None:
    before = _hashes("xai", "0xsmw-xai-news-2026-01-06-trimmed.xml")
    entries = _parse("xai", "0xsmw-xai-news-2026-01-07-trimmed.xml").entries
    new = [entry for entry in entries if before.get(entry.key) != entry.text_hash]
    assert [entry.title for entry in new] == ["xAI Raises $20B Series E"]
    assert [entry.key for entry in entries if entry.key in before] != list(before)


def test_run_time_dates_are_no_dates() -> None:
    assert {entry.published_at for entry in _parse("xai", "0xsmw-xai-news-2025-09-11.xml").entries} == {None}
    assert all(entry.published_at for entry in _parse("xai", "olshansk-xainews-2025-10-10.xml").entries)


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_capture_is_read_and_the_fast_reader_agrees(path: Path) -> None:
    kind = path.parent.name
    parsed = _parse(kind, path.name)
    assert parsed.entries and not parsed.quarantined and not parsed.cut
    text = charset.decode(path.read_bytes()).text
    quick = strict.read(text)
    slow = loose.read(text) if quick else None
    if quick and slow:
        one, document = source(kind), fetched(b"")
        assert feeds.entries(one, document, quick, NOW) == feeds.entries(one, document, slow, NOW)


@pytest.mark.parametrize(
    ("name", "start", "published_at"),
    [
        (
            "mp-article-normal-2025-11-10-trimmed.html",
            "大家好，我是轩辕。",
            datetime(2025, 11, 10, 12, 0, tzinfo=UTC),
        ),
        (
            "mp-picture-share-2025-11-05-trimmed.html",
            "今年，中国汽车行业价格战",
            datetime(2025, 11, 5, 10, 30, tzinfo=UTC),
        ),
    ],
)
def test_real_wechat_pages_are_read(name: str, start: str, published_at: datetime) -> None:
    body = (SHARED / "wechat" / name).read_bytes()
    page = read_page(SourceKind.WECHAT, "https://mp.weixin.qq.com/s/x", "text/html", body, NOW)
    assert isinstance(page, Page)
    assert page.title and page.text.startswith(start)
    assert page.published_at and abs((page.published_at - published_at).total_seconds()) < 86400


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("mp-content-unavailable.html", Failure.TOMBSTONE),
        ("mp-content-violation-trimmed.html", Failure.TOMBSTONE),
        ("mp-deleted-by-author-trimmed.html", Failure.TOMBSTONE),
        ("mp-text-share-2025-10-07-trimmed.html", Failure.NO_TEXT),
    ],
)
def test_real_wechat_pages_without_text_are_known(name: str, reason: Failure) -> None:
    body = (SHARED / "wechat" / name).read_bytes()
    page = read_page(SourceKind.WECHAT, "https://mp.weixin.qq.com/s/x", "text/html", body, NOW)
    assert isinstance(page, Failed)
    assert page.reason is reason


def test_the_seed_article_is_clean_text() -> None:
    article = article_from_text((SHARED / "wechat" / "stargate-5gw-article-2025-07-23.md").read_bytes(), NOW)
    assert not isinstance(article, Failed)
    assert article.title == "刚刚，OpenAI星际之门要建5GW数据中心，马斯克祭出AI基建5年计划"
    assert article.language == "zh"
    told = (
        "另外 4.5 GW 的星际之门",
        "将超过 5 GW",
        "超过 200 万个芯片",
        "23 万块 GPU（包括 3 万块 GB200）",
        "5000 万台 H100",
    )
    assert all(fact in article.text for fact in told)
    assert not any(
        mark in article.text for mark in ("](", "![", "http", "**", "javascript", "cover_image", "图片")
    )
