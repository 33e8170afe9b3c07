"""Hostile text becomes valid Telegram HTML, lengths are Telegram's, and messages split between facts only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.escape import (
    Html,
    bold,
    clean,
    clip,
    join,
    length,
    lines,
    link,
    plain,
    quote,
    safe_url,
    shorten,
    text,
)
from bot.split import pack
from tests.faultserver import check_html

NASTY = [
    "<b>",
    "</b>",
    "&",
    "&lt;",
    "<",
    ">",
    '"',
    "'",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u2066",
    "🚀",
    "星际之门",
    "\r\n",
]
hostile = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=20)), max_size=30).map("".join)


def markup(value: str) -> Html:
    """A block as rendering makes it: bold, a link and a quote around foreign text."""
    return join("\n", (bold(text(value)), link("https://e.example/?a=1&b=2", text(value)), quote(value)))


@given(hostile)
def test_any_text_is_valid_html_and_reads_as_itself(value: str) -> None:
    parsed = check_html(text(value, 10_000))
    assert parsed.text.strip() == clean(value)
    assert not parsed.entities


@given(hostile)
def test_no_control_character_or_bidi_override_survives(value: str) -> None:
    shown = plain(markup(value), addresses=True) + lines(value)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


@given(st.lists(hostile, min_size=1, max_size=4), st.integers(min_value=1, max_value=80))
def test_length_and_shortening_agree_with_telegram(values: list[str], limit: int) -> None:
    whole = join("\n\n", (markup(value) for value in values))
    assert length(whole) == check_html(whole).length
    cut = shorten(whole, limit)
    assert check_html(cut).length <= limit


def test_lone_surrogates_are_dropped() -> None:
    assert text("a\ud800b") == "ab"


@given(st.lists(hostile, max_size=40), hostile, st.integers(min_value=1500, max_value=4096))
def test_split_keeps_every_block_whole_and_in_order(values: list[str], closing: str, limit: int) -> None:
    blocks = [markup(f"#{number} {value}") for number, value in enumerate(values)]
    footer = text(f"footer {closing}")
    messages = pack(blocks, footer=footer, limit=limit)
    assert messages[0].endswith(footer)
    remaining = list(blocks)
    for place, message in enumerate(messages):
        assert 0 < check_html(message).length <= limit
        body = message.removesuffix(footer).removesuffix("\n\n") if place == 0 else message
        while remaining and body.startswith(remaining[0]):
            body = body[len(remaining.pop(0)) :].removeprefix("\n\n")
        assert body == ""
    assert remaining == []


def test_split_opens_no_message_without_need() -> None:
    blocks = [text("x" * 100)] * 10
    assert len(pack(blocks, limit=1018)) == 1
    assert len(pack(blocks, limit=1017)) == 2


def test_footer_stands_in_the_first_message_so_that_an_edit_finds_it() -> None:
    messages = pack([text("a" * 60), text("b" * 60)], footer=text("source"), limit=100)
    assert messages == (text("a" * 60) + "\n\nsource", text("b" * 60))


def test_oversized_block_is_shortened_rather_than_refused() -> None:
    (message,) = pack([Html("<b>" + "&amp;" * 5000 + "</b>")])
    parsed = check_html(message)
    assert parsed.length == 4096
    assert parsed.text.endswith("…")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "tg://resolve?domain=x",
        "https://",
        "https:///path",
        "http://good@127.0.0.1/",
        "https://e.example/\u202etxt",
        "https://e.example/a b",
        "https://e.example/\x00",
        "https://[::1",
        "https://e.example:port/",
        "//e.example/",
        "file:///etc/passwd",
        "",
    ],
)
def test_unsafe_address_is_no_link(address: str) -> None:
    assert safe_url(address) is None
    assert link(address, text("label")) == "label"


def test_address_is_escaped_in_its_link() -> None:
    made = link('https://e.example/?a=1&b="<x>"', text("label"))
    assert check_html(made).entities[0].argument == 'https://e.example/?a=1&b="<x>"'


def test_plain_text_writes_out_addresses_and_quotation_marks() -> None:
    made = join(" ", (link("https://e.example/?a=1&b=2", text("A & B")), quote("5 < 6")))
    assert plain(made, addresses=True) == "A & B <https://e.example/?a=1&b=2> “5 < 6”"
    assert plain(made) == "A & B “5 < 6”"


def test_clip_keeps_the_limit() -> None:
    assert clip("abcdef", 4) == "abc…"
    assert clip("abcd", 4) == "abcd"


def test_long_quote_folds() -> None:
    assert quote("x" * 300).startswith("<blockquote expandable>")
    assert quote("") == ""
