from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers import canonical

LONG = "https://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=2650981225&idx=2"


@pytest.mark.parametrize(
    "link",
    [
        "http://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=2650981225&idx=2&sn=8c8f&chksm=85eb&scene=0&xtrack=1#rd",
        "https://mp.weixin.qq.com/s?__biz=MzA3MzI4MjgzMw==&mid=2650981225&idx=2&sn=other#wechat_redirect",
        "https://mp.weixin.qq.com/s?idx=2&mid=2650981225&__biz=MzA3MzI4MjgzMw%3D%3D",
        "https://mp.weixin.qq.com/s/?__biz=MzA3MzI4MjgzMw==&mid=2650981225&idx=2&from=timeline",
    ],
)
def test_wechat_links_meet_in_account_message_and_place(link: str) -> None:
    assert canonical.key(link) == LONG


def test_wechat_neighbours_of_one_message_stay_apart() -> None:
    assert canonical.key(LONG.replace("idx=2", "idx=1")) != canonical.key(LONG)


def test_short_wechat_links_are_their_path() -> None:
    assert (
        canonical.key("http://mp.weixin.qq.com/s/KDWh_q-5vN?scene=1#rd")
        == "https://mp.weixin.qq.com/s/KDWh_q-5vN"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://openai.com/index/stargate/", "https://openai.com/index/stargate"),
        ("http://www.openai.com/index/stargate?utm_source=x#top", "https://openai.com/index/stargate"),
        ("https://x.ai/news/series-e/", "http://x.ai/news/series-e"),
        (
            "https://www.wsj.com/tech/ai/a-1b2c?mod=rss_Technology",
            "https://wsj.com/tech/ai/a-1b2c?mod=pls_whats_news",
        ),
        ("https://e.com/a?b=2&a=1&utm_medium=rss&fbclid=1", "https://e.com/a?a=1&b=2"),
        ("https://e.com/%E6%98%9F", "https://e.com/星"),
        ("https://e.com//a//b/", "https://e.com/a/b"),
        ("https://E.com:443/a", "http://e.com:80/a"),
    ],
)
def test_one_article_has_one_key(one: str, other: str) -> None:
    assert canonical.key(one) == canonical.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.com/a?id=1", "https://e.com/a?id=2"),
        ("https://e.com/a", "https://e.com/A"),
        ("https://e.com:8080/a", "https://e.com/a"),
        ("https://wsj.com/articles/a-1", "https://wsj.com/articles/a-2"),
    ],
)
def test_different_articles_have_different_keys(one: str, other: str) -> None:
    assert canonical.key(one) != canonical.key(other)


@pytest.mark.parametrize(
    "link", [LONG, "https://e.com/a?a=1", "https://mp.weixin.qq.com/s/KDWh_q", "https://x.ai/"]
)
def test_a_key_is_its_own_key(link: str) -> None:
    assert canonical.key(canonical.key(link)) == canonical.key(link)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "tg://resolve",
        "file:///etc/passwd",
        "https://",
        "http://[::1",
        "",
        "https://e.com:0/",
        "https://e.com/" + "a" * 5000,
    ],
)
def test_only_web_links_are_links(link: str) -> None:
    assert canonical.web_link(link) is None


def test_relative_links_are_resolved() -> None:
    assert canonical.web_link("/news/x", "https://x.ai/feed.xml") == "https://x.ai/news/x"
    assert canonical.web_link("javascript:alert(1)", "https://x.ai/feed.xml") is None


def test_signs_that_break_out_of_markup_are_quoted() -> None:
    assert canonical.web_link('https://e.com/"><script>') == "https://e.com/%22%3E%3Cscript%3E"
    assert canonical.web_link("https://e.com/a\u202eb") == "https://e.com/a%E2%80%AEb"


def test_a_scheme_in_capitals_is_spelled_small() -> None:
    assert canonical.web_link("hTtP://e.com/A?B") == "http://e.com/A?B"


MORNING = datetime(2025, 7, 23, 1, 4, tzinfo=UTC)


def test_the_second_key_joins_long_and_short_links() -> None:
    title = "刚刚，OpenAI星际之门要建5GW数据中心"
    one = canonical.same_article_key("机器之心", title, MORNING)
    assert one == canonical.same_article_key(
        " 机器之心", "刚刚, OpenAI 星际之门要建５GW数据中心", MORNING.replace(hour=12)
    )
    assert one != canonical.same_article_key(
        "机器之心", title, MORNING.replace(hour=17)
    )  # the next day in Beijing
    assert one != canonical.same_article_key("量子位", title, MORNING)


def test_the_second_key_needs_a_date_and_a_telling_title() -> None:
    assert canonical.same_article_key("机器之心", "星际之门要建数据中心", None) is None
    assert canonical.same_article_key("机器之心", "早报", MORNING) is None


@pytest.mark.parametrize(
    "link",
    [
        "https://n.example/a/b-c_d.e~f",
        "http://www.n.example/a/",
        "https://mp.weixin.qq.com/s/KDWh_q-5vN",
        "https://a.b-c.n.example/2026/09/30/x.html",
        "https://wsj.com/tech/ai/a-1b2c",
    ],
)
def test_the_short_way_to_a_key_leads_where_the_long_one_does(link: str) -> None:
    """A fragment sends a link the long way."""
    assert canonical.key(link) == canonical.key(link + "#top")
    assert canonical.web_link(link) == link
