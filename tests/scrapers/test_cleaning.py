from __future__ import annotations

import unicodedata

import pytest

from scrapers import cleaning

PLAIN = [
    ("5&nbsp;GW", "5 GW"),
    ("5\u00a0GW", "5 GW"),
    ("5\u2009GW", "5 GW"),
    ("4.5\u3000GW", "4.5 GW"),
    ("4\x00.5 GW", "4.5 GW"),
    ("5\x01 GW", "5 GW"),
    ("AT&amp;T &amp;amp; Oracle", "AT&T & Oracle"),
    ("safe\u202eWG 5 end", "safeWG 5 end"),
    ("zero\u200bwidth \u00adsoft", "zerowidth soft"),
    ("a < 5 GW > b", "a < 5 GW > b"),
    ("under <5 GW", "under <5 GW"),
    ("a<b>5</b> GW", "a5 GW"),
    ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("<p>5\nGW</p>", "5 GW"),
    ("<!-- 9 GW --><p>5\nGW</p>", "5 GW"),
    ("<p>5 GW</p><script>var a = '9 GW'</script><style>p{}</style>", "5 GW"),
    ("<p>5 GW<!-- 9 GW --> more</p>", "5 GW more"),
    ('<a title="x > y">5 GW</a> built', "5 GW built"),
    ("<ul><li>1 GW</li><li>2 GW</li></ul>", "1 GW\n\n2 GW"),
    ("<table><tr><td>1 GW</td><td>2 GW</td></tr></table>", "1 GW\n\n2 GW"),
    ("<pre>a\nb</pre>", "a\nb"),
    ("line one\n\n\n\nline two", "line one\n\nline two"),
    ("<p>unclosed <b>5 GW", "unclosed 5 GW"),
    ("", ""),
    ("<![CDATA[5 GW]]>", ""),
]


@pytest.mark.parametrize(("markup", "text"), PLAIN)
def test_markup_becomes_what_a_reader_sees(markup: str, text: str) -> None:
    assert cleaning.plain(markup) == text


@pytest.mark.parametrize("markup", [markup for markup, _ in PLAIN if "<p" in markup or "<ul" in markup])
def test_both_ways_through_markup_give_the_same_words(markup: str) -> None:
    """Simple markup goes by substitution, other markup through lxml: a comment forces the second way."""
    assert cleaning.plain(markup).split() == cleaning.plain(markup + "<!-- x -->").split()


def test_a_title_is_one_line() -> None:
    assert cleaning.line("  <b>Stargate</b>\n to   5&nbsp;GW ") == "Stargate to 5 GW"


def test_a_title_with_telegram_signs_keeps_them() -> None:
    assert cleaning.line("_*[]()~`>#+-=|{}.!") == "_*[]()~`>#+-=|{}.!"


def test_no_hidden_sign_of_unicode_comes_through() -> None:
    everything = "".join(chr(code) for code in range(0x110000))
    left = set(cleaning.plain(everything)) - {"\n"}
    assert {unicodedata.category(sign) for sign in left} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()
    assert {sign for sign in left if unicodedata.category(sign) == "Zs"} == {" "}
