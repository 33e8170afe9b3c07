"""What labelled passages teach: fitting, the tables that ship, and where they overrule the rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue_file import SHIPPED
from bench.extract.fit import fit
from bench.extract.learn import learn, main, written
from facts import learnt
from facts.learnt.surroundings import flat, signs_around, words_of
from facts.learnt.verdicts import COUNTED, Names, Odds, counts, names_around, odds_of, status_told
from facts.learnt.weights import Weights, parsed, probability, weights
from facts.quantities import Kind
from facts.reading import read
from facts.types import Metric, Scope, Status
from tests.facts.reading_room import SMALL, figures
from tests.facts.test_defaults import subjects
from tests.facts.test_wider_wording import told

TABLES = sorted(Path(learnt.__file__).parent.glob("*.tsv"))


def test_a_sign_that_tells_gets_weight_and_noise_gets_none() -> None:
    telling, noise = ("left", "builds"), ("in", "the")
    examples = [{telling, noise}, {telling}, {noise}, set(), {telling, noise}, {noise}] * 10
    labels = [telling in signs for signs in examples]
    table = fit(examples, labels)
    assert table.by_sign[telling] > 1 and noise not in table.by_sign
    assert probability(table.of({telling})) > 0.8 > 0.2 > probability(table.of({noise}))


def test_a_sign_that_speaks_against_weighs_less_than_nothing() -> None:
    examples = [{("left", "lost")}, set()] * 20
    assert fit(examples, [not signs for signs in examples]).by_sign["left", "lost"] < -1


def test_a_higher_penalty_keeps_fewer_signs_and_a_rare_sign_is_never_kept() -> None:
    examples = [{("in", str(i % 7)), ("in", "rare" if i == 0 else "often")} for i in range(70)]
    labels = [i % 7 < 3 for i in range(70)]
    assert len(fit(examples, labels, penalty=20.0).by_sign) < len(fit(examples, labels).by_sign)
    assert ("in", "rare") not in fit(examples, labels).by_sign


def test_a_table_is_read_as_it_was_written() -> None:
    table = Weights(-0.5, {("left", "builds"): 1.25, ("in", "of"): -0.5, ("name", ""): 0.125})
    assert parsed(written(table, 12)) == table


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_table_that_ships_is_read_and_says_something(path: Path) -> None:
    table = weights(path.stem)
    assert table.by_sign and all(0 < abs(weight) < 12 for weight in table.by_sign.values())


def test_there_is_a_table_for_every_status_and_kind_in_both_languages() -> None:
    names = {f"{status.value}-{language}" for status in Status for language in ("en", "zh")}
    names |= {f"counts-{kind.value}-{language}" for kind in COUNTED for language in ("en", "zh")}
    assert {path.stem for path in TABLES} == names | {"subject"}


def test_the_learning_reads_labelled_passages(tmp_path: Path) -> None:
    text = "Meta will build a 2 GW data center in Ohio. Revenue rose to $9 billion."
    claim = {
        "subject": "Meta",
        "metric": "power",
        "scope": "total",
        "status": "planned",
        "start": 18,
        "end": 22,
    }
    lines = [
        json.dumps({"id": str(i), "text": f"{text} {'So' * i}.", "lang": "en", "claims": [claim]})
        for i in range(6)
    ]
    passages = tmp_path / "passages.jsonl"
    passages.write_text("\n".join(lines), encoding="utf-8")
    tables = learn([(passages, SHIPPED)])
    assert tables["counts-power-en"][1] == 6 and tables["counts-money-en"][1] == 6
    assert (
        probability(tables["counts-power-en"][0].bias) > 0.5 > probability(tables["counts-money-en"][0].bias)
    )
    assert tables["subject"][1] == 12  # Meta and nobody, each time
    twice = learn([(passages, SHIPPED), (passages, SHIPPED)])
    assert twice["counts-power-en"][1] == 12


def test_the_learning_tells_how_it_is_called() -> None:
    with pytest.raises(SystemExit, match="usage"):
        main(["passages.jsonl"])


def _around(text: str) -> set[tuple[str, str]]:
    reading = read(text, SMALL)
    return flat(signs_around(reading.sentences, 0, reading.sentences[0].quantities[0]))


def test_names_and_numbers_stand_for_their_kind_in_the_signs() -> None:
    signs = _around("In 2026 Meta plans 2 GW of data centers at Hyperion.")
    assert {
        ("left", "<cloud>"),
        ("left", "0"),
        ("left", "plans"),
        ("right", "<site>"),
        ("name right", "site"),
    } <= signs
    assert ("in", "meta") not in signs and ("in", "2026") not in signs


def test_chinese_is_read_in_pairs() -> None:
    assert {("left", "计划"), ("right", "数据")} <= _around("Meta计划建设2吉瓦数据中心。")


@given(st.text(max_size=60))
def test_any_text_has_words(text: str) -> None:
    for sentence in read(f"Meta {text} 2 GW", SMALL).sentences:
        starts, words, _ = words_of(sentence)
        assert all(words) and all(sentence.span.start <= start < sentence.span.end for start in starts)


def _odds(kind: Kind = Kind.POWER, **by_table: float) -> Odds:
    return Odds("en", kind, {name.replace("_", "-"): odds for name, odds in by_table.items()})


@pytest.mark.parametrize(
    ("odds", "named", "told"),
    [(3.0, True, True), (0.0, True, None), (-3.0, True, False), (0.0, False, False), (3.0, False, True)],
)
def test_a_figure_counts_where_the_signs_are_sure(odds: float, named: bool, told: bool | None) -> None:
    assert counts(_odds(counts_power_en=odds), named) is told


def test_computing_power_is_left_to_the_rules() -> None:
    assert counts(_odds(Kind.FLOPS), True) is None


def test_a_status_needs_most_of_the_probability() -> None:
    sure = _odds(running_en=3.0, planned_en=-3.0, target_en=-4.0, dropped_en=-5.0)
    torn = _odds(running_en=1.0, planned_en=0.9, target_en=-4.0, dropped_en=-5.0)
    assert status_told(sure, Metric.POWER, Scope.TOTAL) is Status.RUNNING
    assert status_told(torn, Metric.POWER, Scope.TOTAL) is None


def test_a_name_must_lead_clearly() -> None:
    meta, oracle = (SMALL.get(name) for name in ("Meta", "Oracle"))
    assert meta is not None and oracle is not None
    both = {"Meta": meta, "Oracle": oracle}
    far = Names({"Meta": 4.0, "Oracle": 0.0, None: -2.0}, both)
    near = Names({"Meta": 1.0, "Oracle": 0.0, None: -2.0}, both)
    assert far.leader() == meta and near.leader() is None
    assert far.settled(oracle) == meta and near.settled(oracle) == oracle
    assert near.settled(None) == meta and far.settled(SMALL.get("xAI")) == SMALL.get("xAI")


def test_a_sentence_without_names_has_none_to_weigh() -> None:
    reading = read("The site will draw 2 GW.", SMALL)
    assert names_around(reading.sentences, 0, reading.sentences[0].quantities[0], Metric.POWER, SMALL) is None


def test_the_odds_of_a_sentence_are_those_of_its_language() -> None:
    for text, language in (("Meta plans 2 GW of data centers.", "en"), ("Meta计划建设2吉瓦数据中心。", "zh")):
        reading = read(text, SMALL)
        odds = odds_of(reading.sentences, 0, reading.sentences[0].quantities[0])
        assert (
            odds.language == language
            and odds.by_table[f"planned-{language}"] > odds.by_table[f"running-{language}"]
        )


def test_what_words_settle_is_not_overruled() -> None:
    assert subjects("OpenAI runs 2 GW of compute, compared with 1 GW for Meta.") == ["OpenAI", "Meta"]
    assert figures("Meta agreed to invest $14 billion in Microsoft.") == []
    assert [m.status for _, m in told("Meta exercised its option on another 90 MW of data centers.")] == [
        Status.PLANNED
    ]
