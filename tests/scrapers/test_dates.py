from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scrapers import dates
from tests.scrapers.factories import NOW

SEED = datetime(2025, 7, 23, 1, 4, 48, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 23 Jul 2025 01:04:48 +0000", SEED),
        ("Wed, 23 Jul 2025 09:04:48 +0800", SEED),
        ("Wed, 23 Jul 2025 01:04:48 GMT", SEED),
        ("2025-07-23T01:04:48.000Z", SEED),
        ("2025-07-23T09:04:48+08:00", SEED),
        ("1753232688", SEED),
        ("1753232688000", SEED),
        ("Fri, 24 Jul 2015 05:08:41 EDT", datetime(2015, 7, 24, 9, 8, 41, tzinfo=UTC)),
        ("May 21, 2026", datetime(2026, 5, 21, tzinfo=UTC)),
        ("September 19, 2025", datetime(2025, 9, 19, tzinfo=UTC)),
        ("2026-05-21", datetime(2026, 5, 21, tzinfo=UTC)),
        ("Sat, 14 Jun 2025 18:19:15 ", datetime(2025, 6, 14, 18, 19, 15, tzinfo=UTC)),
    ],
)
def test_dates_as_feeds_write_them(text: str, expected: datetime) -> None:
    assert dates.read(text, NOW) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 23 Jul 2025 09:04:48 CST",
        "Wed, 23 Jul 2025 09:04:48",
        "2025-07-23 09:04:48",
        "2025年7月23日 09:04:48",
        "2025 年 7 月 23 日 09:04:48",
    ],
)
def test_a_chinese_source_without_a_zone_means_beijing(text: str) -> None:
    assert dates.read(text, NOW, chinese=True) == SEED


def test_cst_of_another_source_is_american() -> None:
    assert dates.read("Wed, 23 Jul 2025 09:04:48 CST", NOW) == SEED + timedelta(hours=14)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "yesterday",
        "Thu, 31 Feb 2026 10:00:00 GMT",
        "Thu, 23 Jul 2026 24:00:00 GMT",
        "Thu, 23 Jul 2026 10:00:00 XYZ",
        "Thu, 23 Jul 2026 10:00:00 +9900",
        "1753-01-01",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "2025年13月40日",
        "9" * 100_000,
    ],
)
def test_what_cannot_be_believed_is_no_date(text: str | None) -> None:
    assert dates.read(text, NOW) is None


def test_the_window_ends_two_days_ahead() -> None:
    assert dates.read((NOW + timedelta(minutes=51)).isoformat(), NOW) == NOW + timedelta(minutes=51)
    assert dates.read((NOW + timedelta(hours=49)).isoformat(), NOW) is None
