"""Words that a pattern cannot do without are looked for first: whatever a pattern finds holds one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts import candidates, dates, denial, masks, numerals, publishers
from facts.fold import fold, plain, plain_table, simplified_table

GUARDED: dict[str, tuple[re.Pattern[str], Sequence[str]]] = {
    "noise": (masks.noise_pattern(), masks.MARKS),
    "verdict": (denial.verdict_pattern(), denial.VERDICTS),
    "called": (candidates.called_pattern(), candidates.CALLED),
    "project": (candidates.project_pattern(), candidates.PROJECTS),
    "noun name": (candidates.noun_name_pattern(), candidates.SITES),
    "English date": (dates.english_pattern(), dates.DATED),
    "within": (dates.within_pattern(), dates.SPAN_UNITS),
    "quarter of a year": (dates.years_quarter_pattern(), ("'s ",)),
    "that year": (dates.that_year_pattern(), (" year",)),
    "spoken": (numerals.spoken_pattern(), (" point ",)),
    "first unit": (numerals.first_unit_pattern(), ("first gigawatt", "个吉瓦")),
    "builds itself": (publishers.builds_itself_pattern(), publishers.OURS),
    "Chinese decimal": (numerals.chinese_decimal_pattern(), ("点",)),
}


@pytest.mark.parametrize("name", GUARDED)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_pattern_finds_holds_one_of_its_words(name: str, data: st.DataObject) -> None:
    pattern, words = GUARDED[name]
    made = data.draw(st.from_regex(pattern))
    found = pattern.search(made)
    assert found is not None
    around = made[
        max(0, found.start() - 1) : found.end() + 24
    ]  # a pattern may ask for words beside what it takes
    assert any(word in around for word in words), found.group()


def test_no_folded_character_is_folded_once_more() -> None:
    for table in (plain_table(), simplified_table()):
        assert not set(table) & set(table.values())


@given(st.text())
def test_folding_swaps_each_character_by_itself(text: str) -> None:
    by_table = "".join(plain_table().get(char, char) for char in text)
    assert plain(text) == by_table
    by_table = "".join(simplified_table().get(char, char) for char in by_table)
    assert fold(text) == "".join(low if len(low := char.lower()) == 1 else char for char in by_table)
