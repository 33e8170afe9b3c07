"""Source health and up-time in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.escape import plain
from bot.render.sources import MARKS, SourceView, duration, health, sources
from bot.words import LANGUAGES, Words
from tests.faultserver import check_html


@pytest.mark.parametrize(
    ("span", "english", "chinese"),
    [
        (timedelta(seconds=-5), "0 seconds", "0 秒"),
        (timedelta(seconds=1), "1 second", "1 秒"),
        (timedelta(minutes=59, seconds=59), "59 minutes", "59 分钟"),
        (timedelta(hours=5), "5 hours", "5 小时"),
        (timedelta(days=1, hours=23), "1 day", "1 天"),
    ],
)
def test_duration_in_its_largest_whole_unit(span: timedelta, english: str, chinese: str) -> None:
    assert (duration(span, Words("en")), duration(span, Words("zh"))) == (english, chinese)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [*MARKS, "unheard of"])
def test_every_state_of_a_source_can_be_told(state: str, language: str) -> None:
    (message,) = health("wsj <x>", state, language, detail="<html>\x00&")
    assert "wsj <x>" in check_html(message).text
    (listed,) = sources([SourceView("wsj", "WSJ", state, error="<p>")], language, operator=True)
    assert "<p>" in check_html(listed).text


def test_readers_see_no_errors() -> None:
    (listed,) = sources([SourceView("wsj", "WSJ", "broken", error="secret path")], "en")
    assert plain(listed) == "Sources\n\n🔴 wsj · WSJ · broken"
