"""What feedparser 6 does with odd input (measured, see docs) and what we make of it: a test for each known trap."""

from __future__ import annotations

import calendar
import io
from datetime import UTC, datetime

import feedparser
import pytest

from scrapers import canonical
from scrapers.types import Failure
from tests.scrapers.factories import CORPUS, failure, item, parse, rss

CHALLENGE = (CORPUS / "pages" / "cloudflare-challenge.html").read_bytes()


def _feedparser(body: bytes) -> feedparser.FeedParserDict:
    return feedparser.parse(io.BytesIO(body), sanitize_html=False)


def test_an_empty_body_is_a_failure_and_not_an_empty_feed() -> None:
    assert "version" not in _feedparser(b"")
    assert failure(b"").reason is Failure.NOT_A_FEED
    assert failure(b" \n\r\n").reason is Failure.NOT_A_FEED


def test_a_challenge_page_is_a_failure_and_not_an_empty_feed() -> None:
    assert _feedparser(CHALLENGE)["version"] == ""
    assert failure(CHALLENGE).reason is Failure.NOT_A_FEED


@pytest.mark.parametrize(
    "body", ['{"error": "account expired"}', "[1, 2]", '{"version": 3}', '{"items": []}', "{"]
)
def test_a_json_error_is_a_failure(body: str) -> None:
    assert failure(body).reason is Failure.NOT_A_FEED


def test_json_feed_has_a_reader_of_its_own() -> None:
    body = (CORPUS / "feeds" / "wechat-wewe.json").read_bytes()
    assert not _feedparser(body).entries
    assert len(parse(body, "wechat").entries) == 3


def test_the_tail_of_a_cut_feed_is_quarantined() -> None:
    items = [item(name, f"https://n.example/{name}", f"It gets {name}.57 GW") for name in ("1", "2", "3")]
    whole = rss(*items)
    cut = whole[: whole.index("3.57") + 3].encode()  # "3.5", which nobody said
    assert [entry.title for entry in _feedparser(cut).entries] == ["1", "2", "3"]
    parsed = parse(cut)
    assert [entry.title for entry in parsed.entries] == ["1", "2"]
    assert (parsed.quarantined, parsed.cut) == (1, True)


def test_a_feed_cut_between_items_keeps_what_is_whole_and_says_so() -> None:
    whole = rss(item("One", "https://n.example/1"), item("Two", "https://n.example/2"))
    parsed = parse(whole[: whole.rindex("<item>")])
    assert [entry.title for entry in parsed.entries] == ["One"]
    assert parsed.cut


@pytest.mark.parametrize("place", range(0, 3000, 97))
def test_a_cut_at_any_place_invents_nothing(place: int) -> None:
    whole = rss(
        *(
            item(f"Site {n} gets {n}.{n} GW", f"https://n.example/{n}", f"By 20{n} it has {n}00 MW.")
            for n in range(11, 31)
        )
    )
    known = {(entry.title, entry.summary) for entry in parse(whole).entries}
    cut = whole[: len(whole) - 1 - place].encode()
    assert {(entry.title, entry.summary) for entry in parse(cut).entries} <= known


def test_unescaped_ampersands_keep_their_letters() -> None:
    body = rss(item()).replace("<title>Title<", "<title>AT&T 5 GW & more<")
    assert _feedparser(body.encode()).entries[0].title == "AT&T; 5 GW & more"
    assert parse(body).entries[0].title == "AT&T 5 GW & more"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "text/html; charset=utf-8", "application/octet-stream", ""]
)
@pytest.mark.parametrize("before", [b"", b"\n\n  ", b"\xef\xbb\xbf", b"\n\xef\xbb\xbf\n"])
def test_a_good_feed_is_good_under_any_type_and_after_blank_lines(content_type: str, before: bytes) -> None:
    parsed = parse(before + rss(item("5 GW")).encode(), content_type=content_type)
    assert [entry.title for entry in parsed.entries] == ["5 GW"]


def test_gb18030_declared_as_utf8_is_read_as_what_it_is() -> None:
    body = rss(item("数据中心 5 吉瓦", description="星际之门项目已经开展了六个月")).encode("gb18030")
    assert "数" not in _feedparser(body).entries[0].title
    assert parse(body, "wechat").entries[0].title == "数据中心 5 吉瓦"


def test_a_chinese_source_without_chinese_signs_is_garbled() -> None:
    mojibake = rss(item("Êý¾ÝÖÐÐÄ 5 GW"))
    assert failure(mojibake, "wechat").reason is Failure.GARBLED
    assert parse(mojibake).entries  # another source may well be Icelandic
    assert parse(rss(item("OpenAI 5 GW")), "wechat").entries  # and a Chinese one may have an English title


def test_an_item_without_guid_is_keyed_by_its_link() -> None:
    body = rss(item(link="https://n.example/a?utm_source=rss"))
    assert "id" not in _feedparser(body.encode()).entries[0]
    assert [(entry.key, entry.guid) for entry in parse(body).entries] == [("https://n.example/a", None)]


def test_the_key_does_not_depend_on_the_guid() -> None:
    link = "https://n.example/a"
    guids = [
        "",
        "<guid isPermaLink='false'>SB1</guid>",
        f"<guid>{link}</guid>",
        "<guid isPermaLink='false'>other</guid>",
    ]
    assert {parse(rss(item(extra=guid, link=link))).entries[0].key for guid in guids} == {canonical.key(link)}


def test_an_atom_entry_with_updated_alone_has_a_date() -> None:
    body = (CORPUS / "feeds" / "wechat-wewe.atom").read_bytes()
    assert "published" not in _feedparser(body).entries[0]
    assert parse(body, "wechat").entries[0].published_at == datetime(2026, 9, 23, 1, 4, 48, tzinfo=UTC)


def test_an_empty_content_is_no_content() -> None:
    body = rss(item(description="One sentence.", extra="<content:encoded/>"))
    assert _feedparser(body.encode()).entries[0].content[0].value == ""
    assert (parse(body).entries[0].content, parse(body).entries[0].summary) == ("", "One sentence.")


def test_the_word_image_of_a_media_description_is_no_content() -> None:
    body = (CORPUS / "feeds" / "wsj-media.xml").read_bytes()
    assert _feedparser(body).entries[0].content[0].value == "image"
    assert parse(body, "wsj").entries[0].content == ""


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "tg://resolve?x=1"]
)
def test_a_link_that_is_not_of_the_web_is_refused(link: str) -> None:
    body = rss(item("Bad", link), item("Good"))
    assert _feedparser(body.encode()).entries[0].link.partition(":")[0] == link.partition(":")[0]
    parsed = parse(body)
    assert ([entry.title for entry in parsed.entries], parsed.quarantined) == (["Good"], 1)


SEED = datetime(2025, 7, 23, 1, 4, 48, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Wed, 23 Jul 2025 09:04:48 CST", SEED),
        ("Wed, 23 Jul 2025 09:04:48 ", SEED),
        ("2025年7月23日 09:04:48", SEED),
        ("1753232688", SEED),
        ("May 21, 2026", datetime(2026, 5, 20, 16, 0, tzinfo=UTC)),
        ("Thu, 31 Feb 2026 10:00:00 GMT", None),
        ("Wed, 23 Jul 2025 24:00:00 GMT", None),
        ("Mon, 01 Jan 1753 00:00:00 GMT", None),
    ],
)
def test_dates_that_feedparser_misreads(date: str, expected: datetime | None) -> None:
    body = rss(item("数据中心", date=date))
    theirs = _feedparser(body.encode()).entries[0].get("published_parsed")
    read_by_them = datetime.fromtimestamp(calendar.timegm(theirs), UTC) if theirs else None
    ours = parse(body, "wechat").entries[0].published_at
    assert ours == expected
    assert read_by_them is None or read_by_them != expected


def test_named_html_entities_in_a_feed_lose_no_figure() -> None:
    body = rss(item()).replace("<title>Title<", "<title>5&nbsp;GW<")
    assert parse(body).entries[0].title == "5 GW"


def test_control_signs_do_not_reach_a_title() -> None:
    body = rss(item()).replace("<title>Title<", "<title>4\x00.5\x01 GW<")
    assert parse(body).entries[0].title == "4.5 GW"


def test_markup_in_a_title_does_not_come_through() -> None:
    entry = parse(rss(item("<script>x</script><b>5 GW</b> <img onerror=x>"))).entries[0]
    assert entry.title == "5 GW"


def test_utf8_declared_as_gb2312_is_utf8() -> None:
    body = rss(item("数据中心"), head='<?xml version="1.0" encoding="gb2312"?>').encode()
    assert parse(body, "wechat").entries[0].title == "数据中心"


@pytest.mark.parametrize("reference", ["&#99999999;", "&#xD800;", "&#x110000;", "&#0;"])
def test_references_to_signs_that_do_not_exist_do_no_harm(reference: str) -> None:
    body = rss(item()).replace("<title>Title<", f"<title>{reference}5 GW & more<")
    assert parse(body).entries[0].title == "5 GW & more"


def test_where_feedparser_itself_fails_the_source_fails() -> None:
    crossed = "<item><title>5 GW</title><link>https://n.example/a</item><pubDate>x</pubDate></link>"
    body = f"<rss version='2.0'><channel>{crossed}</channel></rss>"
    with pytest.raises(KeyError):
        _feedparser(body.encode())
    assert failure(body).reason is Failure.GARBLED
