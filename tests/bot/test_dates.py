"""Dates in the reader's language and zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dates import day, due, moment
from bot.words import Words

LATE = datetime(2025, 7, 22, 20, 5, tzinfo=UTC)


def test_day_is_the_reader_s_own() -> None:
    assert day(LATE, Words("en")) == "22 Jul 2025"
    assert day(LATE, Words("zh"), "Asia/Shanghai") == "2025 年 7 月 23 日"
    assert moment(LATE, Words("en"), "Asia/Shanghai") == "23 Jul 2025, 04:05"


def test_unknown_zone_is_utc_rather_than_no_message() -> None:
    for name in ("Mars/Olympus", "../../etc/passwd", "", "/etc/passwd"):
        assert moment(LATE, Words("en"), name) == "22 Jul 2025, 20:05"


@pytest.mark.parametrize(
    ("stated", "english", "chinese"),
    [
        ("2026", "2026", "2026 年"),
        ("2026-H1", "first half of 2026", "2026 年上半年"),
        ("2026-Q3", "Q3 2026", "2026 年第三季度"),
        ("2026-07", "Jul 2026", "2026 年 7 月"),
        ("2026-Q9", "2026-Q9", "2026-Q9"),
        ("2026-13", "2026-13", "2026-13"),
        ("soon", "soon", "soon"),
        ("2026-", "2026-", "2026-"),
    ],
)
def test_due_dates(stated: str, english: str, chinese: str) -> None:
    assert due(stated, Words("en")) == english
    assert due(stated, Words("zh")) == chinese
