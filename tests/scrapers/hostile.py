"""Hostile documents and answers, each known to have hurt a feed reader or its parser."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from tests.scrapers.factories import item, rss

MEGABYTE = 1_000_000


def _entities(depth: int) -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return f'<!DOCTYPE r [<!ENTITY e0 "0123456789">{levels}]>'


def documents() -> dict[str, bytes]:
    """Bodies that are small on the wire and expensive or dangerous to read."""
    attributes = " ".join(f'a{n}="1"' for n in range(60_000))
    quadratic = f'<!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]>'
    long_text = "A sentence about 5 GW of capacity. " * 30
    texts = {
        "billion laughs": _entities(9) + rss(item("Title").replace("Title", "&e8;"), head=""),
        "quadratic entities": quadratic + rss(item().replace("Title", "&a;" * 50_000), head=""),
        "external entity": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + rss(item().replace("Title", "&x;"), head=""),
        "parameter entity": '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>'
        + rss(item(), head=""),
        "sixty thousand attributes": rss(item()).replace("<item>", f"<item {attributes}>"),
        "a hundred thousand deep": rss("<a>" * 100_000),
        "a hundred thousand deep in a text": rss(item(description="<div>" * 100_000)),
        "open tags in a text": rss(item(description='<a href="' * 100_000)),
        "open comments in a text": rss(item(description="<!--" * 100_000)),
        "open comments in CDATA": rss(
            f"<item><title>T</title><description><![CDATA[{'<!--' * 100_000}]]></description></item>"
        ),
        "open CDATA": rss("<![CDATA[" * 100_000),
        "open CDATA in a text": rss(item(description="<![CDATA[" * 60_000)),
        "angles": "<" * 500_000,
        "ampersands": rss(item().replace("Title", "&" * 500_000)),
        "entities": rss(item().replace("Title", "&nbsp;" * 100_000)),
        "a date of a hundred thousand digits": rss(item(date="9" * 100_000)),
        "a link of a megabyte": rss(item(link="https://n.example/" + "%20" * 300_000)),
        "tables in tables": rss(item(description="<table><tr><td>" * 30_000)),
        "unclosed formatting": rss(item(description="<p><b><i><a>" * 30_000)),
        "twenty thousand entries": rss(*(item(link=f"https://n.example/{n}") for n in range(20_000))),
        "a valid feed of five megabytes": rss(
            *(item(str(n), f"https://n.example/{n}", long_text) for n in range(4000))
        ),
    }
    found = {name: text.encode() for name, text in texts.items()}
    return found | {
        "a file's name": b"/etc/passwd",
        "a device's name": b"/dev/zero",
        "an address": b"http://127.0.0.1:1/feed.xml",
        "zeros": b"\0" * MEGABYTE,
        "noise": bytes(range(256)) * 4000,
        "utf-16 noise": b"\xff\xfe" + b"<\0" * 200_000,
    }


def pages() -> dict[str, bytes]:
    """HTML that is quadratic for some parser."""
    story = "<html><body><div id='js_content'><p>5 GW</p>%s</div></body></html>"
    parts = {
        "open links": '<a href="' * 20_000,
        "open comments": "<!--" * 50_000,
        "open CDATA": "<![CDATA[" * 50_000,
        "fifty thousand divs": "<div>" * 50_000,
        "thirty thousand paragraphs": "<p>text</p>" * 30_000,
        "tables": "<table><tr><td>" * 20_000,
        "formatting": "<b><i><u><a>" * 20_000,
        "attributes": "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">",
        "entities": "&nbsp;" * 100_000,
        "scripts": "<script>var a = '<p>9 GW';" * 20_000,
        "svg": "<svg><g>" * 30_000,
    }
    return {name: (story % part).encode() for name, part in parts.items()}


def zeros(megabytes: int) -> Iterator[bytes]:
    yield from (b"\0" * MEGABYTE for _ in range(megabytes))


def bomb(megabytes: int, layers: int = 1) -> bytes:
    body = gzip.compress(b"\0" * (megabytes * MEGABYTE), 9, mtime=0)
    for _ in range(layers - 1):
        body = gzip.compress(body, 9, mtime=0)
    return body
