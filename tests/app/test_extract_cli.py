"""The contract of `gigawatch extract`: passages in, claims out, in order, and mistakes by line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from app.catalogue_file import SHIPPED
from app.extract_cli import PassageError, run_extract

KEYS = set(
    "subject metric value value_hi currency model bound scope status attribution due start end quote".split()
)


def answer(*passages: object, catalogue: Path = SHIPPED) -> list[dict[str, Any]]:
    lines = "\n".join(
        each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in passages
    )
    out = io.StringIO()
    run_extract(catalogue, io.StringIO(lines + "\n"), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_passage_gets_one_line_in_order() -> None:
    told = answer({"id": "b", "text": "Nothing here."}, {"id": "a", "text": "OpenAI will run 100,000 GPUs."})
    assert [line["id"] for line in told] == ["b", "a"]
    assert [len(line["claims"]) for line in told] == [0, 1]


def test_a_claim_has_every_key_of_the_contract() -> None:
    text = "Meta said its Hyperion data center will reach 1.5-2 GW by 2027."
    (line,) = answer({"id": 1, "text": text, "lang": "en", "publisher": "Reuters", "published": "2025-07-23"})
    (claim,) = line["claims"]
    assert set(claim) == KEYS
    assert text[claim["start"] : claim["end"]] == "1.5-2 GW"
    assert (claim["subject"], claim["value"], claim["value_hi"], claim["due"]) == (
        "Hyperion",
        1.5e9,
        2e9,
        "2027",
    )
    assert (claim["bound"], claim["attribution"], claim["quote"]) == ("range", "official", text)


def test_unresolved_mentions_have_no_subject() -> None:
    (line,) = answer({"id": "x", "text": "The new data center will draw 300 MW."})
    assert [claim["subject"] for claim in line["claims"]] == [None]


def test_only_claims_of_the_text_are_told() -> None:
    (line,) = answer({"id": "x", "title": "Meta plans 2 GW data center", "text": "No figures were given."})
    assert line["claims"] == []


@pytest.mark.parametrize("published", ["2025-07-23", "2025-07", "2025", "2025-07-23T08:00:00Z", None, ""])
def test_a_coarse_date_of_publication_is_enough(published: str | None) -> None:
    text = "Meta will build a 2 GW data center by the end of this year."
    (line,) = answer({"id": "x", "text": text, "published": published})
    assert line["claims"][0]["due"] == ("2025" if published else None)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: must be a JSON object"),
        ('{"id": "x"}', 'line 2: needs "id" and a "text"'),
        ('{"id": "x", "text": "a", "lang": 5}', "line 2: 'lang' must be a string"),
        ('{"id": "x", "text": "a", "published": "soon"}', 'line 2: "published" must begin with a date'),
    ],
)
def test_a_bad_line_is_named(bad: str, told: str) -> None:
    with pytest.raises(PassageError, match=told.replace("(", r"\(")):
        answer({"id": "ok", "text": "Nothing."}, bad)
