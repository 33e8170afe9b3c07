from __future__ import annotations

from datetime import date

import pytest

from facts.due import due_range, moved, sharper


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_due_date_spans_days(due: str, first: date, last: date) -> None:
    assert due_range(due) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2026-H3", "2026-Q0", "2026-13", "26", "2026-x"])
def test_other_texts_are_no_due_dates(text: str) -> None:
    assert due_range(text) is None


def test_a_date_moves_only_when_the_spans_do_not_overlap() -> None:
    assert moved("2026", "2027")
    assert moved("2026-H1", "2026-Q3")
    assert not moved("2026", "2026-H2")
    assert not moved(None, "2027")


def test_the_more_precise_of_two_agreeing_dates_is_kept() -> None:
    assert sharper("2026", "2026-Q2") == "2026-Q2"
    assert sharper("2026-Q2", "2026") == "2026-Q2"
    assert sharper(None, "2026") == "2026"
