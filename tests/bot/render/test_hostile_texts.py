"""D8: ten thousand hostile texts in every place that comes from outside, through Telegram's own rules for HTML."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from bot.render import alert as rendering
from facts.types import Alert
from tests.bot import story
from tests.faultserver import check_html

TEXTS = 10_000
SHARES = 4  # cases that together make up the texts, so that two cores may share them
PIECES = (
    "<b>",
    "</b>",
    "<a href='javascript:alert(1)'>",
    "</a>",
    "&",
    "&amp;",
    "&lt;script&gt;",
    "<",
    ">",
    '"',
    "'",
    "<!--",
    "-->",
    "<br>",
    "</>",
    "<tg-spoiler>",
    "{old}",
    "{0}",
    "%s",
    "_*[]()~`>#+-=|{}.!",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u2066",
    "\ufeff",
    "😀",
    "👩‍👩‍👧‍👦",
    "星际之门",
    "5 GW",
    "שלום",
    "e\u0301",
    "\n",
    "\t",
    " ",
    "\u2028",
    "\ud7ff",
    "￿",
    "a" * 300,
    "数" * 500,
)


def hostile_text(draw: random.Random) -> str:
    length = 10_000 if draw.random() < 0.01 else draw.randint(0, 60)
    return "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 12)))[: max(1, length)]


def hostile_alert(draw: random.Random) -> Alert:
    """An alert whose title, publisher, quote, speaker, address and subject come from an enemy."""
    article = replace(
        story.OPENAI,
        title=hostile_text(draw),
        publisher=hostile_text(draw),
        url=draw.choice(
            ["https://a.example/?q=" + hostile_text(draw), "javascript:alert(1)", hostile_text(draw)]
        ),
    )
    claim = story.RAISED.claim
    mention = claim.claim.mention
    evidence = replace(mention.evidence, quote=hostile_text(draw))
    said = replace(mention, evidence=evidence, speaker=hostile_text(draw))
    subject = hostile_text(draw)
    told = replace(claim, claim=replace(claim.claim, subject=subject, mention=said), article=article)
    key = replace(story.RAISED.key, subject=subject)
    revision = replace(story.RAISED, key=key, claim=told)
    return Alert("a1", article, (revision,), also=(article,))


@pytest.mark.parametrize("share", range(SHARES))
def test_d8_ten_thousand_hostile_texts_make_valid_messages(share: int) -> None:
    draw = random.Random(8_000 + share)
    for number in range(TEXTS // SHARES // 5):  # five texts an alert
        made = hostile_alert(draw)
        for message in rendering.alert(made, (0,), ("en", "zh")[number % 2]):
            shown = check_html(message)
            assert 0 < shown.length <= 4096
            assert "\x00" not in shown.text and "\u202e" not in shown.text
            links = re.findall(r'<a href="([^"]*)"', message)
            assert all(link.startswith(("https://", "http://")) for link in links)
