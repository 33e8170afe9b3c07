"""Bytes to text. Labels lie: strict UTF-8 wins over any label, then the label, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# What a label means in practice. Labels that are not here are not believed, nor is UTF-16 without its marks.
LABELS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "shift_jis": "cp932",
    "euc-jp": "euc-jp",
    "euc-kr": "cp949",
}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_LABEL = re.compile(
    rb"""^[\s\xef\xbb\xbf]{0,64}<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{1,40})["']"""
)
_HTML_LABEL = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEADER_LABEL = re.compile(r"""charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was got. `damaged` counts signs that had to be replaced."""

    text: str
    charset: str
    damaged: int = 0


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Any bytes to text, never failing. A sign cut off at the very end is dropped without a word."""
    for bom, charset in BOMS:
        if body.startswith(bom):
            return _lenient(body[len(bom) :], charset)
    wide = _wide(body[:64])
    if wide:
        return _lenient(body, wide)
    text = _strict(body, "utf-8")
    if text is not None:
        return Decoded(text.removeprefix("\ufeff"), "utf-8")
    return _guess(body, _label(body, content_type))


def has_cjk(text: str) -> bool:
    return bool(_CJK.search(text))


def _guess(body: bytes, label: str | None) -> Decoded:
    """Bytes that are not UTF-8: the label if it fits, lightly damaged UTF-8, Chinese, else Western."""
    if label and label != "utf-8":
        text = _strict(body, label)
        if text is not None:
            return Decoded(text, label)
    lenient = _lenient(body, "utf-8")
    signs = sum(1 for sign in lenient.text if sign > "\x7f") - lenient.damaged
    if lenient.damaged and lenient.damaged * 20 <= signs:
        return lenient
    chinese = _strict(body, "gb18030")
    if chinese is not None and _mostly_cjk(chinese):
        return Decoded(chinese, "gb18030")
    return _lenient(body, label) if label and label != "utf-8" else _western(body, lenient, signs)


def _western(body: bytes, lenient: Decoded, signs: int) -> Decoded:
    return lenient if signs > lenient.damaged else _lenient(body, "cp1252")


def _mostly_cjk(text: str) -> bool:
    """Whether the non-ASCII signs are Chinese text rather than another code read as Chinese by accident."""
    wide = [sign for sign in text if sign > "\x7f"]
    common = sum(
        1 for sign in wide if "\u4e00" <= sign <= "\u9fa5" or "\u3000" <= sign <= "\u303f" or sign >= "\uff00"
    )
    return bool(wide) and common * 10 >= len(wide) * 8


def _strict(body: bytes, charset: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(charset)("strict").decode(body, final=False)
    except UnicodeError:
        return None


def _lenient(body: bytes, charset: str) -> Decoded:
    text = codecs.getincrementaldecoder(charset)("replace").decode(body, final=False)
    return Decoded(text.removeprefix("\ufeff"), charset, text.count("\ufffd"))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark, known by the NULs between the first signs."""
    if len(head) < 4:
        return None
    if head[0:1] == b"<" and head[1:2] == b"\0" and head[2:3] != b"\0":
        return "utf-16-le"
    return "utf-16-be" if head[0:2] == b"\0<" and head[2:3] == b"\0" else None


def _label(body: bytes, content_type: str) -> str | None:
    in_header = _HEADER_LABEL.search(content_type)
    in_body = _XML_LABEL.search(body[:400]) or _HTML_LABEL.search(body[:4096])
    labels = [found.group(1) for found in (in_header,) if found]
    labels += [found.group(1).decode("ascii", "replace") for found in (in_body,) if found]
    known = [LABELS[label.lower()] for label in labels if label.lower() in LABELS]
    return next((charset for charset in known if charset != "utf-8"), known[0] if known else None)
