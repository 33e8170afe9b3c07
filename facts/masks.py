"""Blanks what is no prose: addresses, image markup, code of links, file names. Offsets stay true."""

from __future__ import annotations

import re
from functools import cache

from facts.tables.boilerplate import TAIL_LINES

BLANK = "\x00"
# Noise holds one of these: looking for them costs less than the pattern.
MARKS = (
    *("](", "http", "www.", "@", "image credit", "<"),
    *(".jp", ".png", ".gif", ".webp", ".svg", ".htm", ".pdf", ".mp4"),
)


@cache
def noise_pattern() -> re.Pattern[str]:
    """Image markup, link targets, bare addresses, e-mail addresses, handles and HTML tags, in folded text."""
    return re.compile(
        r"!\[[^\[\]\n]{0,300}\]\([^)\n]{0,2000}\)|(?<=\])\([^()\s\[\]]{1,2000}(?: \"[^\"\n]{0,200}\")?\)|"
        r"https?://[^\s)>\]，。」]{1,2000}|www\.[^\s)>\]]{1,300}|"
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|image credits?:[^\n]{0,80}|"
        r"<[/a-z!][^<>\n]{0,500}>|(?<![\w-])[\w-]{1,80}\.(?:jpg|jpeg|png|gif|webp|svg|html|pdf|mp4)\b"
    )


@cache
def tail_pattern() -> re.Pattern[str]:
    lines = "|".join(re.escape(line) for line in TAIL_LINES)
    return re.compile(rf"(?:^|\n)[#* 　]{{0,6}}(?:{lines})[:：* ]{{0,4}}(?=\n|$)")


def masked(folded: str) -> str:
    """The folded text with its noise blanked, and all of its tail from a line such as 参考链接 on."""
    noisy = any(mark in folded for mark in MARKS)
    text = noise_pattern().sub(lambda match: BLANK * len(match.group()), folded) if noisy else folded
    tail = tail_pattern().search(text)
    if tail is not None:
        text = text[: tail.start()] + BLANK * (len(text) - tail.start())
    return text.replace("*", " ").replace("`", " ")
