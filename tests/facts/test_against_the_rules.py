"""Watts that a broad rule takes for something else, where the weights are all but certain that they are a site's."""

from __future__ import annotations

import pytest

from tests.facts.test_grown_since import values


@pytest.mark.parametrize(
    "text",
    [
        # a grid operator and a market word, a miner, a nation's "in North Dakota"
        "Grid operator ERCOT has approved another 830 megawatts for the Stargate Abilene campus.",
        "Cipher, better known for its bitcoin mines, will give OpenAI 830 megawatts of critical IT load for AI "
        "at its data center in Texas.",
    ],
)
def test_broad_rules_give_way_to_certain_signs(text: str) -> None:
    assert values(text) == [830_000_000]


@pytest.mark.parametrize(
    "text",
    [
        "The liquid loops give the AI data center of Meta a cooling capacity of 830 megawatts.",
        "Data centers pay off: a customer with 830 megawatts of AI data center capacity could save a fortune.",
        "While 830 MW projects are certainly large, Meta wants more for its AI data centers.",
    ],
)
def test_what_the_figures_own_phrase_says_stands(text: str) -> None:
    assert values(text) == []
