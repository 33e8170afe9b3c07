"""Telegram's HTML rules: the wording and byte offsets of refusals, and what is left of an accepted text."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faultserver import HtmlError, check_html
from tests.faultserver.telegram_html import Entity

REFUSED = [
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("a<p>b</p>", 'Unsupported start tag "p" at byte offset 1'),
    ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
    ('<img src="x">', 'Unsupported start tag "img" at byte offset 0'),
    ("<B/>", 'Unsupported start tag "b/" at byte offset 0'),
    ("功率 < 5", 'Unsupported start tag "" at byte offset 7'),
    ("5 <6 GW", 'Unsupported start tag "6" at byte offset 2'),
    ("x <b", "Unclosed start tag at byte offset 2"),
    ("<", "Unclosed start tag at byte offset 0"),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
    ('<a href="x"', "Unclosed start tag at byte offset 0"),
    ('<a href="x', "Unclosed start tag at byte offset 0"),
    ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a ", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<b>x</b y>", "Unclosed end tag at byte offset 4"),
    ("<b>5 <i>GW</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
    ("<b>兆瓦</i>", 'Unmatched end tag at byte offset 9, expected "</b>", found "</i>"'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    (
        "&#xd800;",
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units",
    ),
    ("\ud800", "Text must be encoded in UTF-8"),
]
ACCEPTED = [
    ("<b>5 GW</b> <i>x</i>", "5 GW x"),
    ("<STRONG>x</Strong>", "x"),
    ("<b>x</>", "x"),
    ("<b>x</b >", "x"),
    ("AT&T & Co", "AT&T & Co"),
    ("&lt;b&gt; &amp; &quot;x&quot;", '<b> & "x"'),
    ("&nbsp; &apos;", "&nbsp; &apos;"),
    ("&amp x &#39; &#x27;", "& x ' '"),
    ("&#0; &#1114111;", "&#0; &#1114111;"),
    ("a > b", "a > b"),
    ('<span class="tg-spoiler">x</span>', "x"),
    ("<blockquote expandable>x</blockquote>", "x"),
    ('<pre><code class="language-py">x</code></pre>', "x"),
    ("nul\0 tab\t bell\x07 \u202eright\r\n", "nul  tab  bell  right\n"),
]


@pytest.mark.parametrize(("text", "wording"), REFUSED)
def test_refusals_word_by_word(text: str, wording: str) -> None:
    with pytest.raises(HtmlError) as caught:
        check_html(text)
    assert str(caught.value) == wording


@pytest.mark.parametrize(("text", "shown"), ACCEPTED)
def test_what_is_left_of_an_accepted_text(text: str, shown: str) -> None:
    assert check_html(text).text == shown


def test_length_counts_code_points_and_offsets_count_utf16() -> None:
    parsed = check_html("🎉<b>兆瓦</b>")
    assert parsed.length == 3
    assert parsed.entities == (Entity("bold", 2, 2),)


def test_links() -> None:
    good = check_html('<a href="https://x.ai/?a=1&amp;b=2">x</a>')
    assert good.entities == (Entity("text_link", 0, 1, "https://x.ai/?a=1&b=2"),)
    assert check_html('<a href="not a link">x</a>').entities == ()
    assert check_html("<a>x.ai</a>").entities[0].argument == "x.ai"


def test_an_empty_tag_leaves_no_entity() -> None:
    parsed = check_html("<b></b><i> </i>")
    assert [entity.type for entity in parsed.entities] == ["italic"]
    assert parsed.empty


@given(st.text())
def test_escaped_text_comes_back_whole(text: str) -> None:
    shown = check_html(f"<b>{html.escape(text)}</b>").text
    assert shown.replace("&#x27;", "'") == check_html(html.escape(text)).text
    assert "<" not in html.escape(text)


@given(st.text(alphabet="<>/&;ab =\"'#x1甲\0-"))
def test_any_text_is_accepted_or_refused_with_a_reason(text: str) -> None:
    try:
        parsed = check_html(text)
    except HtmlError as refusal:
        assert str(refusal)
    else:
        assert parsed.length <= len(text)
