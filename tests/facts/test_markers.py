"""Words that a pattern cannot do without are looked for first: whatever a pattern finds holds one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts import (
    brought,
    candidates,
    dates,
    denial,
    idioms,
    in_use,
    masks,
    months,
    numerals,
    pieces,
    plants,
    publishers,
    rises,
    settled,
    sides,
    stations,
    strangers,
)
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
    "that year": (months.that_year_pattern(), (" year",)),
    "spoken": (numerals.spoken_pattern(), (" point ",)),
    "first unit": (numerals.first_unit_pattern(), ("first gigawatt", "个吉瓦")),
    "builds itself": (publishers.builds_itself_pattern(), publishers.OURS),
    "halted": (stations.halted_pattern(), stations.HALTING),
    "sounded": (stations.sounded_pattern(), stations.SOUNDING),
    "begun": (stations.begun_pattern(), stations.BEGINNING),
    "allowed": (stations.allowed_pattern(), stations.ALLOWING),
    "stands": (stations.stands_pattern(), stations.STANDING),
    "lost": (rises.loses_pattern(), rises.LOSING),
    "some of": (pieces.some_buildings_pattern(), pieces.SOME),
    "first of them": (pieces.first_of_them_pattern(), pieces.FIRSTS),
    "the many": (strangers.the_many_pattern(), strangers.MANY),
    "holder": (strangers.holder_pattern(), strangers.HOLDING),
    "brought to": (strangers.brought_to_pattern(), strangers.SUMMING),
    "was brought": (brought.was_brought_pattern(), brought.BROUGHT),
    "talks": (settled.talks_pattern(), settled.TALKING),
    "once": (in_use.once_pattern(), in_use.ONCE),
    "own site": (idioms.own_site_pattern(), idioms.OWNING),
    "units give": (plants.units_give_pattern(), plants.UNITS),
    "contrast": (sides.contrast_pattern(), sides.CONTRASTS),
    "Chinese half": (dates.chinese_half_pattern(), dates.HALVES),
    "Chinese span": (dates.chinese_within_pattern(), dates.SPANS),
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
