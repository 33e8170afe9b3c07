from __future__ import annotations

import pytest

from facts.types import Article
from scrapers.documents import Hint, article_from_text, article_from_url, from_markdown
from scrapers.fetch import Fetcher
from scrapers.types import Failed, Failure
from tests.scrapers.factories import CORPUS, NOW
from tests.webserver import HTML, WebServer

MARKDOWN = """
![cover_image](https://mmbiz.example/0?wx_fmt=jpeg)

# 某公司要建5GW数据中心

原创

[某科技号](javascript:void(0);)

**编辑：某人**

昨天，某公司在推迟 6 个月的[某项目](https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&sn=5GW#rd)上宣布另外 4.5 GW。

![图片 9 GW](https://mmbiz.example/0?wx_fmt=png)

## 规模

> 首批将有 ***55 万块*** GB200\\*，见 `Colossus 2`。

- 第一期 1.2 GW
* 第二期 2.3 GW

---

参考链接

https://openai.example/index/9-GW-partnership/

<https://n.example/20250526/bb01>
"""


def _article(text: str | bytes, hint: Hint = "auto", **fields: str) -> Article:
    found = article_from_text(text, NOW, hint, **fields)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("hint", ["auto", "markdown"])
def test_markdown_gives_title_and_plain_text(hint: Hint) -> None:
    article = _article(MARKDOWN, hint)
    assert article.title == "某公司要建5GW数据中心"
    assert article.text == (
        "原创\n\n某科技号\n\n编辑：某人\n\n昨天，某公司在推迟 6 个月的某项目上宣布另外 4.5 GW。\n\n"
        "规模\n\n首批将有 55 万块 GB200*，见 Colossus 2。\n\n第一期 1.2 GW\n第二期 2.3 GW\n\n参考链接"
    )
    assert (article.language, article.published_at, article.seen_at) == ("zh", None, NOW)


def test_the_same_text_is_the_same_article() -> None:
    assert _article(MARKDOWN).key == _article(MARKDOWN.encode()).key
    assert _article(MARKDOWN).key != _article(MARKDOWN.replace("4.5", "4.8")).key


def test_a_given_address_title_and_date_win() -> None:
    found = article_from_text(
        "# A\n\n5 GW", NOW, url="https://www.wsj.com/a?mod=x", title="B", published_at=NOW, publisher="WSJ"
    )
    assert isinstance(found, Article)
    assert (found.key, found.title, found.text) == ("https://wsj.com/a", "B", "5 GW")
    assert (found.published_at, found.publisher) == (NOW, "WSJ")


def test_plain_text_has_its_first_line_as_title_where_that_stands_alone() -> None:
    article = _article("A campus of 5 GW\n\nIt will be built.\nSoon.")
    assert (article.title, article.text) == ("A campus of 5 GW", "It will be built.\nSoon.")
    prose = _article("It will be built. Soon, with 5 GW.")
    assert (prose.title, prose.text) == ("", "It will be built. Soon, with 5 GW.")


@pytest.mark.parametrize("name", ["news.html", "wechat-article.html"])
def test_html_is_read_as_a_page(name: str) -> None:
    body = (CORPUS / "pages" / name).read_bytes()
    url = "https://mp.weixin.qq.com/s/KDWh" if "wechat" in name else ""
    article = _article(body, url=url)
    assert article.title and "GW" in article.text and article.published_at
    assert "999 GW" not in article.text


def test_a_saved_wechat_page_is_known_without_its_address() -> None:
    article = _article((CORPUS / "pages" / "wechat-article.html").read_bytes())
    assert article.text.startswith("昨天，某公司宣布正在开发另外 4.5 GW")
    assert article.key == "https://mp.weixin.qq.com/s?__biz=MzAwMDAwMDAwMA==&mid=2650000001&idx=2"


def test_a_tombstone_is_no_article() -> None:
    found = article_from_text((CORPUS / "pages" / "wechat-deleted.html").read_bytes(), NOW)
    assert isinstance(found, Failed)
    assert found.reason is Failure.TOMBSTONE


@pytest.mark.parametrize("text", ["", " \n ", b"", "![x](y)", "\0"])
def test_nothing_is_no_article(text: str | bytes) -> None:
    found = article_from_text(text, NOW)
    assert isinstance(found, Failed)
    assert found.reason is Failure.NO_TEXT


def test_chinese_text_in_another_encoding_is_read() -> None:
    assert _article("# 数据中心\n\n将超过 5 吉瓦的容量".encode("gb18030")).title == "数据中心"


@pytest.mark.parametrize(
    "line", ["snake_case_name 5 GW", "2 * 3 * 4 GW", "5 < 6 GW", "a_b_c", "C# and F# use 3 MW"]
)
def test_signs_that_are_no_marks_stay(line: str) -> None:
    assert from_markdown(line) == ("", line)


async def test_an_address_is_fetched_like_everything_else(web: WebServer) -> None:
    page = web.serve("/news", (CORPUS / "pages" / "news.html").read_bytes(), content_type=HTML)
    text = web.serve("/a.md", MARKDOWN, content_type="text/markdown; charset=utf-8")
    async with Fetcher(allow=(web.base,)) as fetcher:
        first = await article_from_url(page, fetcher, NOW)
        second = await article_from_url(text, fetcher, NOW)
        gone = await article_from_url(web.url("/gone"), fetcher, NOW)
    async with Fetcher() as fetcher:
        refused = await article_from_url(page, fetcher, NOW)
    assert isinstance(first, Article) and "1.2 GW by the end of 2027" in first.text
    assert isinstance(second, Article) and second.title == "某公司要建5GW数据中心"
    assert isinstance(gone, Failed) and gone.reason is Failure.MISSING
    assert isinstance(refused, Failed) and refused.reason is Failure.REFUSED
