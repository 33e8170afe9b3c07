"""How a figure stands to those of its kind around it, and weights that are packed into one number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facts.learnt.packing import packed, unpacked
from facts.learnt.ranks import signs_of_rank
from facts.reading import read
from tests.facts.reading_room import SMALL


@given(st.lists(st.lists(st.floats(-20, 20), min_size=3, max_size=3), max_size=60))
def test_weights_in_one_number_sum_as_they_would_apart(rows: list[list[float]]) -> None:
    total = sum(packed(weight, at) for row in rows for at, weight in enumerate(row))
    apart = [sum(round(row[at] * 1000) for row in rows) / 1000 for at in range(3)]
    assert list(unpacked(total, 3)) == apart


def _rank(text: str, which: int) -> dict[str, set[str]]:
    sentences = read(text, SMALL).sentences
    places = [(sentence.index, quantity) for sentence in sentences for quantity in sentence.quantities]
    return {place: set(found) for place, found in signs_of_rank(sentences, *places[which]).items()}


def test_a_figure_is_weighed_against_those_of_its_kind() -> None:
    text = "Meta builds 2 GW for $9 billion. Of that, 100 MW and (later) 150 MW stand in Ohio."
    assert _rank(text, 0)["rank"] == {"largest"} and _rank(text, 1)["rank"] == {"alone"}
    assert _rank(text, 2)["rank"] == {"smallest"} and _rank(text, 3)["rank"] == {"between"}
    assert _rank(text, 2)["to the next"] == {"less"} and _rank(text, 3)["to the last"] == {"more"}
    assert _rank(text, 2)["to those before"] == {"far less"} and _rank(text, 0)["to those behind"] == {
        "far more"
    }
    assert "to the last" not in _rank(text, 0) and "to those before" not in _rank(text, 0)


def test_amounts_of_different_money_are_not_compared() -> None:
    assert _rank("Meta spends 14 trillion won, or $10 billion, in Ohio.", 0)["rank"] == {"alone"}


def test_a_figure_in_brackets_has_a_sign_of_it() -> None:
    text = "Meta builds 2 GW (of which 100 MW run) and 3 GW more."
    assert [_rank(text, i)["bracketed"] for i in range(3)] == [{"False"}, {"True"}, {"False"}]
