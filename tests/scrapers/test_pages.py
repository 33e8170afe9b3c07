from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers import pages
from scrapers.pages import Page
from scrapers.types import Failed, Failure, SourceKind
from tests.scrapers.factories import CORPUS, NOW

WECHAT = "https://mp.weixin.qq.com/s/KDWh_qGpFN5Vu1TR9t30Mw"
SEED = datetime(2026, 9, 23, 1, 4, 48, tzinfo=UTC)


def _read(name: str, kind: SourceKind = SourceKind.FEED, url: str = "https://n.example/a") -> Page | Failed:
    return pages.read(kind, url, "text/html; charset=utf-8", (CORPUS / "pages" / name).read_bytes(), NOW)


def _page(name: str, kind: SourceKind = SourceKind.FEED, url: str = "https://n.example/a") -> Page:
    found = _read(name, kind, url)
    assert isinstance(found, Page), found
    return found


@pytest.mark.parametrize("kind", [SourceKind.WECHAT, SourceKind.FEED])
def test_a_wechat_page_is_read_by_its_hidden_body_and_its_scripts(kind: SourceKind) -> None:
    assert _page("wechat-article.html", kind, WECHAT) == Page(
        title="某公司要建5GW数据中心",
        text="昨天，某公司宣布正在开发另外 4.5 GW 的数据中心容量。\n\n"
        "两者相加，容量将超过 5 GW。\n\n首批将有 55 万块 GB200。",
        published_at=SEED,
        account="某科技号",
        key="https://mp.weixin.qq.com/s?__biz=MzAwMDAwMDAwMA==&mid=2650000001&idx=2",
    )


@pytest.mark.parametrize("tag", ["p", "section"])
@pytest.mark.parametrize("style", ["", "visibility: hidden; opacity: 0;"])
def test_the_wechat_probe_keeps_every_fact_and_no_noise(tag: str, style: str) -> None:
    """Paragraphs as `<p>` or `<section>`, shown or hidden: 7 facts of 7, 0 lines of noise of 3."""
    facts = [f"第{n}期容量为 {n}.{n} GW" for n in range(1, 8)]
    body = "".join(f"<{tag}><span>{fact}</span></{tag}>" for fact in facts)
    noise = "<p>扫一扫</p>", "<p>阅读原文</p>", "<p>广告 99 GW</p>"
    page = f'<body>{noise[0]}<div id="js_content" style="{style}">{body}</div>{noise[1]}{noise[2]}</body>'
    found = pages.read(SourceKind.WECHAT, WECHAT, "", page.encode(), NOW)
    assert isinstance(found, Page)
    assert found.text.split("\n\n") == facts


def test_a_picture_share_is_read_by_its_caption() -> None:
    page = _page("wechat-picture-share.html", SourceKind.WECHAT, WECHAT)
    assert (page.title, page.text) == ("三张图看懂数据中心", "第一张：容量 1.2 GW。\n\n第二张：3 万块 GPU。")
    assert page.key == "https://mp.weixin.qq.com/s?__biz=MzAwMDAwMDAwMA==&mid=2248864730&idx=1"


def test_a_text_share_without_caption_has_no_text() -> None:
    found = _read("wechat-text-share.html", SourceKind.WECHAT, WECHAT)
    assert isinstance(found, Failed)
    assert found.reason is Failure.NO_TEXT


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("wechat-deleted.html", Failure.TOMBSTONE),
        ("wechat-violation.html", Failure.TOMBSTONE),
        ("wechat-unavailable.html", Failure.TOMBSTONE),
        ("wechat-verify.html", Failure.BLOCKED),
        ("cloudflare-challenge.html", Failure.BLOCKED),
        ("datadome.html", Failure.BLOCKED),
    ],
)
def test_block_pages_and_tombstones_are_never_articles(name: str, reason: Failure) -> None:
    found = _read(name)
    assert isinstance(found, Failed)
    assert found.reason is reason


def test_a_news_page_gives_its_story_title_and_date() -> None:
    page = _page("news.html")
    assert page.title == "Campus grows to 1.2 GW"
    assert page.published_at == datetime(2026, 9, 22, 6, 0, tzinfo=UTC)
    assert all(
        fact in page.text for fact in ("1.2 GW by the end of 2027", "30,000 GB200", "$4 billion", "batteries")
    )
    assert not any(noise in page.text for noise in ("9 GW", "7 GW", "999 GW", "Privacy"))


def test_a_site_rule_comes_before_the_general_extractor() -> None:
    page = _page("openai-article.html", SourceKind.OPENAI)
    assert "further 4.5 GW" in page.text and "over 5 GW" in page.text
    assert not any(noise in page.text for noise in ("99 GW", "77 GW"))


def test_a_page_that_no_extractor_understands_gives_its_body() -> None:
    found = pages.read(
        SourceKind.FEED, "https://n.example/", "", b"<body><div>5 GW planned</div></body>", NOW
    )
    assert isinstance(found, Page)
    assert found.text == "5 GW planned"


@pytest.mark.parametrize(
    "body", [b"", b"\0", b"<html></html>", b"<html><body><script>9 GW</script></body></html>"]
)
def test_a_page_without_text_is_a_failure(body: bytes) -> None:
    found = pages.read(SourceKind.FEED, "https://n.example/", "", body, NOW)
    assert isinstance(found, Failed)
    assert found.reason is Failure.NO_TEXT


def test_a_chinese_page_in_gb18030_is_read() -> None:
    told = "数据中心容量将达到五吉瓦以上的规模，预计明年投产。"
    body = f"<html><head><meta charset='gb2312'></head><body><p>{told}</p></body></html>"
    found = pages.read(SourceKind.FEED, "https://n.example/", "text/html", body.encode("gb18030"), NOW)
    assert isinstance(found, Page)
    assert "五吉瓦" in found.text
