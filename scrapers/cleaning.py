"""From markup to plain text. Everything that leaves this package has been through here; nothing is escaped here."""

from __future__ import annotations

import html
import re
from functools import cache

import lxml.etree
import lxml.html

# Tags that end a line; every other tag is dropped without a trace, as a browser would show it.
BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol option p pre section table tbody td tfoot th thead tr ul".split()
)
# Elements whose text no reader sees.
HIDDEN = frozenset("script style template noscript head svg math iframe object select textarea title".split())

_BLOCK = re.compile(
    rf"</?(?:{'|'.join(sorted(BLOCKS, key=len, reverse=True))})(?:[\s/][^<>]*)?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_SPECIAL = re.compile(rf"<(?:[!?]|(?:pre|{'|'.join(sorted(HIDDEN))})\b)", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,32};")
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,12}|[0-9]{1,12});", re.IGNORECASE)
_GAP = re.compile(r"\n{3,}")

# Format signs (soft hyphen, zero-width signs, direction overrides): invisible, and able to hide or turn a figure.
_FORMAT = (
    (0xAD, 0xAD), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2),
    (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE007F),
)  # fmt: skip
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


@cache
def _table() -> dict[int, str]:
    """NUL, controls, surrogates and invisible signs vanish; every kind of space becomes a space; line ends stay."""
    table = dict.fromkeys(
        [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], ""
    )
    table |= {code: "" for first, last in _FORMAT for code in range(first, last + 1)}
    table |= {ord(sign): " " for sign in _SPACES}
    table |= {0x85: " ", 0x2028: " ", 0x2029: " "}
    return table


def tidy(text: str) -> str:
    """Plain text with invisible signs removed, runs of spaces joined, and no more than one blank line."""
    if text.isprintable():  # one line, with nothing to remove: most titles and summaries
        return " ".join(text.split())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (line if line.isprintable() else line.translate(_table()) for line in lines)
    joined = "\n".join([" ".join(line.split()) for line in kept])
    return (_GAP.sub("\n\n", joined) if "\n\n\n" in joined else joined).strip()


def line(markup: str) -> str:
    """One line of plain text, for titles: tags dropped, entities read."""
    return " ".join(plain(markup).split())


def plain(markup: str) -> str:
    """The text that a reader of the markup sees. Plain text passes through, with its line breaks."""
    if "<" not in markup:
        return tidy(_unescape(markup))
    if not _looks_like_markup(markup):
        return tidy(_unescape(markup))
    quick = _quick(markup)
    return tidy(_walked(markup) if quick is None else quick)


def _looks_like_markup(text: str) -> bool:
    return bool(_TAG.search(text)) or "<!" in text or "<?" in text


def _unescape(text: str) -> str:
    """Entities read once more where a generator escaped twice (`&amp;nbsp;`)."""
    if "&" not in text:
        return text
    text = html.unescape(without_impossible(text))
    return html.unescape(text) if _ENTITY.search(text) else text


def without_impossible(text: str) -> str:
    """Without numeric references to signs that do not exist (`&#99999999;`, halves of signs, controls)."""
    return _REFERENCE.sub(_existing, text) if "&#" in text else text


def _existing(found: re.Match[str]) -> str:
    digits = found.group(1).lower()
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    surrogate = 0xD800 <= code <= 0xDFFF
    return "" if code > 0x10FFFF or surrogate or code < 9 else found.group()


def _quick(markup: str) -> str | None:
    """The text of simple markup by substitution alone; None on any doubt (then a real parser reads it)."""
    if _SPECIAL.search(markup):
        return None
    flat = markup.replace("\r", " ").replace("\n", " ")
    text = _TAG.sub("", _BLOCK.sub("\n", flat))
    if "<" in text or ">" in text:
        return None
    return _unescape(text)


def _walked(markup: str) -> str:
    try:
        root = lxml.html.fragment_fromstring(markup.translate(_table()), create_parent="div")
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return _unescape(_TAG.sub(" ", markup))
    return element_text(root)


def element_text(root: lxml.html.HtmlElement) -> str:
    """The visible text below an element, a line for each block. Visibility styles are ignored on purpose."""
    parts: list[str] = []
    skipped = 0
    for event, node in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        named = isinstance(node.tag, str)
        hidden = named and node.tag in HIDDEN
        block = named and node.tag in BLOCKS
        if event == "start":
            skipped += hidden
            if not skipped:
                parts.append("\n" if block else "")
                parts.append(_flat(node))
            continue
        if event == "end":
            skipped -= hidden
        if not skipped:
            parts.append("\n" if block and event == "end" else "")
            if node is not root:
                parts.append((node.tail or "").replace("\n", " "))
    return _unescape("".join(parts))


def _flat(node: lxml.html.HtmlElement) -> str:
    text = node.text or ""
    return text if node.tag == "pre" else text.replace("\n", " ")
