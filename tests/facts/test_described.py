"""Companies by what they are called, further places, towns, accents, "the number" and bare counts."""

from __future__ import annotations

import pytest

from facts.fold import fold
from facts.types import Metric, Scope, Status
from tests.facts.reading_room import figures
from tests.facts.test_defaults import subjects
from tests.facts.test_wider_wording import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Microsoft will let OpenAI rent a part of its fleet. The startup said it would take "
            "18,000 GPUs for its data center.",
            ["OpenAI"],
        ),
        (
            "Google signed a lease with OpenAI. More than 2 GW of computing capacity comes online next year, "
            "the startup said.",
            ["OpenAI"],
        ),
        (
            "Meta and xAI both build. The social media giant will bring 2 GW of data centers online next year.",
            ["Meta"],
        ),
        ("Google and OpenAI both build. The company will bring 2 GW of data centers online.", ["Google"]),
        ("微软与xAI均在扩建。这家初创公司称,其数据中心将部署 3 万块 GPU。", ["xAI"]),
    ],
)
def test_a_description_stands_for_the_company_told_of_before(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "OpenAI is putting up a 900 MW site in Abilene and has begun work on another campus that should "
            "pass 2 GW.",
            ["Stargate Abilene", "OpenAI"],
        ),
        (
            "OpenAI is putting up a 900 MW site in Abilene and has begun work on another facility there that "
            "should pass 2 GW.",
            ["Stargate Abilene", "Stargate Abilene"],
        ),
        (
            "Meta paused its campus in Lima, Hyperion, days after saying it would spend $70 billion on AI "
            "infrastructure this year.",
            ["Meta"],
        ),
        (
            "A 300-megawatt data centre is to rise near Riyadh under an agreement between xAI and Humain.",
            ["xAI"],
        ),
    ],
)
def test_a_further_place_and_the_company_as_a_whole_are_not_the_place_named(
    text: str, expected: list[str]
) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colossus started with 90,000 GPUs. Musk said the number would grow to 180,000 and then to 900,000.",
            ["Colossus"] * 3,
        ),
        (
            "Colossus started with 90,000 GPUs. Meta said the number would grow to 180,000.",
            ["Colossus", "Meta"],
        ),
    ],
)
def test_the_number_is_that_of_the_sentence_before(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "count", "scope", "status"),
    [
        ("An initial batch of 14,000 is being installed now.", "14000", Scope.PART, Status.PLANNED),
        ("Another 30k go in before Christmas.", "30000", Scope.ADDED, Status.PLANNED),
        ("It will receive 22,000 to expand its cluster.", "22000", Scope.TOTAL, Status.PLANNED),
    ],
)
def test_a_count_whose_noun_stands_in_the_sentence_before(
    text: str, count: str, scope: Scope, status: Status
) -> None:
    found = [mention for _, mention in told("xAI has ordered 80,000 Nvidia GPUs. " + text)][1:]
    assert [(str(each.figure.value), each.metric, each.scope, each.status) for each in found] == [
        (count, Metric.CHIPS, scope, status)
    ]


@pytest.mark.parametrize(
    "text",
    ["The firm has hired 14,000 to build it.", "The page had 30,000 visits.", "It is worth 22,000 to them."],
)
def test_a_count_of_something_else_is_none(text: str) -> None:
    assert len(figures("xAI has ordered 80,000 Nvidia GPUs. " + text)) == 1


def test_names_match_with_and_without_accents() -> None:
    assert fold("Doña Ana, Bruyères-le-Châtel") == "dona ana, bruyeres-le-chatel"
    assert fold("淨虧損，樹立") == "净亏损,树立"
