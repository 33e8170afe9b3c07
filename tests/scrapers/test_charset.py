from __future__ import annotations

import pytest

from scrapers import charset

CHINESE = (
    '<?xml version="1.0" encoding="%s"?><rss><title>星际之门要建 5 吉瓦数据中心，马斯克回应</title></rss>'
)


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "GBK", "iso-8859-1", "nonsense", "utf-7"])
def test_valid_utf8_wins_over_any_label(label: str) -> None:
    assert "星际之门" in charset.decode((CHINESE % label).encode()).text


@pytest.mark.parametrize("label", ["gb2312", "gbk", "gb18030", "utf-8", "nonsense"])
def test_gb18030_is_read_under_any_label(label: str) -> None:
    assert "数据中心" in charset.decode((CHINESE % label).encode("gb18030")).text


def test_a_label_of_the_http_header_is_used() -> None:
    body = "<rss>Крупный центр</rss>".encode("cp1251")
    assert "Крупный" in charset.decode(body, "text/xml; charset=windows-1251").text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_and_wide_text_are_known(codec: str) -> None:
    assert charset.decode("<rss>五</rss>".encode(codec)).text == "<rss>五</rss>"


def test_western_text_without_a_label_is_western() -> None:
    assert charset.decode("Électricité de France".encode("cp1252")).text == "Électricité de France"


def test_a_sign_cut_at_the_end_is_dropped() -> None:
    assert charset.decode("数据".encode()[:-1]).text == "数"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    body = ("数据中心的容量将超过五吉瓦，" * 20).encode().replace("容".encode(), b"\xe5\xae", 1)
    decoded = charset.decode(body)
    assert (decoded.charset, decoded.damaged) == ("utf-8", 1)
    assert "五吉瓦" in decoded.text


@pytest.mark.parametrize("body", [b"", b"\x00", b"\xff" * 50, bytes(range(256))])
def test_any_bytes_give_some_text(body: bytes) -> None:
    assert isinstance(charset.decode(body).text, str)
