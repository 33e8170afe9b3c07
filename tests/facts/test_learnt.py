"""What labelled passages teach: fitting, the tables that ship, and where they overrule the rules."""

from __future__ import annotations

import json
from datetime import date
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue_file import SHIPPED
from bench.extract.fit import fit
from bench.extract.learn import learn, main, penalty_of, written
from facts import learnt
from facts.learnt.packing import packed
from facts.learnt.promises import MOST, Promise, promise_of, signs_of_date, signs_of_no_date
from facts.learnt.surroundings import flat, signs_around, words_of
from facts.learnt.verdicts import (
    COUNTED,
    COUNTS,
    COUNTS_NOT,
    NAMELESS_AMOUNT,
    NAMELESS_BUT_SETTLED,
    NAMELESS_NOT,
    SURELY,
    Dates,
    Names,
    Odds,
    counts,
    counts_surely,
    dates_around,
    generates,
    is_doubtful,
    names_around,
    odds_of,
    scope_told,
    status_told,
    tables_of,
)
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


def test_a_higher_penalty_holds_weights_back_and_a_rare_sign_is_never_kept() -> None:
    examples = [{("in", str(i % 7)), ("in", "rare" if i == 0 else "often")} for i in range(70)]
    labels = [i % 7 < 3 for i in range(70)]
    loose, tight = fit(examples, labels), fit(examples, labels, penalty=20.0)
    assert 0 < tight.by_sign["in", "0"] < loose.by_sign["in", "0"]
    assert ("in", "rare") not in loose.by_sign


def test_the_weights_found_are_those_of_the_least_loss() -> None:
    examples = [{("left", "a")} if i % 2 else {("left", "b")} for i in range(40)]
    labels = [i % 2 == 1 and i % 8 != 1 for i in range(40)]
    table = fit(examples, labels, penalty=2.0)
    for sign in ("left", "a"), ("left", "b"):
        slope = sum(
            probability(table.of(each)) - y for each, y in zip(examples, labels, strict=True) if sign in each
        )
        assert slope + 2.0 * table.by_sign[sign] == pytest.approx(0, abs=0.1)


def test_tables_are_held_back_as_much_as_they_are_torn() -> None:
    assert penalty_of("part-en") > penalty_of("planned-zh") > penalty_of("counts-money-en")
    assert (
        penalty_of("counts-money-zh")
        == penalty_of("subject")
        < penalty_of("counts-money-en")
        == penalty_of("due-en")
    )


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
    names |= {f"{what}-{language}" for what in ("due", "generation", "part") for language in ("en", "zh")}
    assert {path.stem for path in TABLES} == names | {"subject"}


def _labelled(folder: Path, text: str, claim: dict[str, object], count: int) -> Path:
    """A file of so many passages that differ in their last words only, each with the claim."""
    lines = [
        json.dumps({"id": str(i), "text": f"{text} {'So' * i}.", "lang": "en", "claims": [claim]})
        for i in range(count)
    ]
    passages = folder / "passages.jsonl"
    passages.write_text("\n".join(lines), encoding="utf-8")
    return passages


def test_the_learning_reads_labelled_passages(tmp_path: Path) -> None:
    text = "Meta will build a 2 GW data center in Ohio. Revenue rose to $9 billion."
    claim: dict[str, object] = {
        "subject": "Meta",
        "metric": "power",
        "scope": "total",
        "status": "planned",
        "start": 18,
        "end": 22,
    }
    passages = _labelled(tmp_path, text, claim, 6)
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
    names = tables_of("en", kind).names
    told = sum(packed(odds, names.index(name.replace("_", "-"))) for name, odds in by_table.items())
    return Odds("en", kind, told)


@pytest.mark.parametrize(
    ("odds", "named", "told"),
    [(3.0, True, True), (0.0, True, None), (-3.0, True, False), (0.0, False, False), (3.0, False, True)],
)
def test_a_figure_counts_where_the_signs_are_sure(odds: float, named: bool, told: bool | None) -> None:
    assert counts(_odds(counts_power_en=odds), named) is told


@pytest.mark.parametrize(
    ("probability", "named", "settled", "told"),
    [
        (COUNTS + 0.01, True, False, True),
        (COUNTS - 0.01, True, False, None),
        (COUNTS_NOT + 0.01, True, False, None),
        (COUNTS_NOT - 0.01, True, False, False),
        (NAMELESS_NOT + 0.01, False, False, None),
        (NAMELESS_NOT - 0.01, False, False, False),
        (NAMELESS_BUT_SETTLED + 0.01, False, True, None),
        (NAMELESS_BUT_SETTLED - 0.01, False, True, False),
    ],
)
def test_where_a_figure_begins_to_count(
    probability: float, named: bool, settled: bool, told: bool | None
) -> None:
    odds = _odds(counts_power_en=log(probability / (1 - probability)))
    assert counts(odds, named, settled) is told
    assert (COUNTS, COUNTS_NOT, NAMELESS_NOT, NAMELESS_BUT_SETTLED) == (0.65, 0.3, 0.55, 0.35)  # decision 10


def test_an_amount_beside_takings_needs_more() -> None:
    odds = _odds(Kind.MONEY, counts_money_en=log(0.7 / 0.3))
    assert (counts(odds, True), counts(odds, True, doubtful=True)) == (True, None)


def test_an_amount_of_nobody_named_needs_more() -> None:
    unsure, sure = (_odds(Kind.MONEY, counts_money_en=log(odds)) for odds in (0.58 / 0.42, 0.62 / 0.38))
    assert (is_doubtful(unsure), is_doubtful(sure), is_doubtful(None)) == (True, False, False)
    assert not is_doubtful(_odds(counts_power_en=log(0.58 / 0.42)))
    assert NAMELESS_AMOUNT == 0.6  # decision 10


def test_watts_against_the_rules_need_most() -> None:
    near, sure = (_odds(counts_power_en=log(odds)) for odds in (8, 10))
    assert (counts_surely(near), counts_surely(sure)) == (False, True)
    assert SURELY == 0.9  # decision 10


def test_chips_that_the_rules_refuse_need_most() -> None:
    near, sure = (_odds(Kind.COUNT, counts_count_en=log(odds)) for odds in (4, 20))
    assert (counts(near, True), counts(near, True, unfound=True), counts(sure, True, unfound=True)) == (
        True,
        None,
        True,
    )


@pytest.mark.parametrize(
    ("odds", "ruled", "told"),
    [
        (4.0, Scope.TOTAL, Scope.PART),
        (0.0, Scope.TOTAL, Scope.TOTAL),
        (-4.0, Scope.PART, Scope.TOTAL),
        (0.0, Scope.PART, Scope.PART),
        (4.0, Scope.PREVIOUS, Scope.PREVIOUS),
        (4.0, Scope.ADDED, Scope.ADDED),
    ],
)
def test_a_part_and_a_total_need_signs_to_change_places(odds: float, ruled: Scope, told: Scope) -> None:
    assert scope_told(_odds(part_en=odds), Metric.POWER, ruled) is told


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
            and odds.by_table()[f"planned-{language}"] > odds.by_table()[f"running-{language}"]
        )


def test_what_words_settle_is_not_overruled() -> None:
    assert subjects("OpenAI runs 2 GW of compute, compared with 1 GW for Meta.") == ["OpenAI", "Meta"]
    assert figures("Meta agreed to invest $14 billion in Microsoft.") == []
    assert [m.status for _, m in told("Meta exercised its option on another 90 MW of data centers.")] == [
        Status.PLANNED
    ]


def test_watts_of_a_plant_for_a_site_need_signs_of_one() -> None:
    assert generates(_odds(generation_en=1.0)) and not generates(_odds(generation_en=-1.0))
    assert generates(_odds(generation_en=2.0), ruled=True) and not generates(
        _odds(generation_en=1.0), ruled=True
    )
    assert not generates(_odds(Kind.MONEY, counts_money_en=9.0))


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (
            "xAI may run 41 gas turbines in Mississippi. The 1.2-gigawatt plant will be the main source of power "
            "for its data centers.",
            [Metric.GENERATION],
        ),
        ("Oracle will take 2.8 gigawatts of fuel cells.", []),
        ("A utility wants to build a 1.2-gigawatt gas plant for its customers.", []),
    ],
)
def test_a_plant_is_tied_to_its_site_by_the_signs_around(text: str, metrics: list[Metric]) -> None:
    assert [mention.metric for _, mention in told(text)] == metrics


def _promise(text: str, status: Status = Status.PLANNED, scope: Scope = Scope.TOTAL) -> Promise:
    sentences = read(text, SMALL).sentences
    at, quantity = next((s.index, q) for s in sentences for q in s.quantities)
    return promise_of(sentences, at, quantity, Metric.POWER, scope, status, date(2025, 7, 23))


def test_the_dates_around_a_figure_are_those_to_come_and_the_nearest() -> None:
    text = "Work began in 2024. Meta plans 2 GW of data centers by 2027. It is to be full in 2029."
    assert [(index, item.due) for index, item in _promise(text).dates] == [(1, "2027"), (2, "2029")]
    many = "Meta plans 2 GW of data centers, of which some by " + ", ".join(
        str(year) for year in range(2026, 2036)
    )
    assert [item.due for _, item in _promise(f"{many}.").dates] == [
        str(year) for year in range(2026, 2026 + MOST)
    ]


def test_a_date_has_the_signs_of_its_place_and_words() -> None:
    promise = _promise("Meta plans 2 GW of data centers by the end of 2027.")
    signs = signs_of_date(promise, *promise.dates[0])
    assert {("right", ""), ("same clause", "right"), ("gap right", "centers"), ("sentence", "0")} <= signs
    assert ("none of here", "1") in signs_of_no_date(promise)


def test_dates_are_weighed_for_what_is_promised_only() -> None:
    text = "Meta plans 2 GW of data centers by the end of 2027."
    weighed = dates_around(_promise(text))
    assert weighed is not None and weighed.odds["2027"] > (weighed.odds[None])
    assert dates_around(_promise(text, Status.RUNNING)) is None
    assert dates_around(_promise(text, scope=Scope.PREVIOUS)) is None
    assert dates_around(_promise("Meta plans 2 GW of data centers.")) is None


@pytest.mark.parametrize(
    ("odds", "ruled", "due"),
    [
        ({"2027": 6.0, None: 0.0}, None, "2027"),
        ({"2027": 1.0, None: 0.0}, None, None),
        ({"2027": 0.0, None: 6.0}, "2027", None),
        ({"2027": 6.0, None: 0.0}, "2026-H1", "2026-H1"),
    ],
)
def test_a_date_must_lead_clearly(odds: dict[str | None, float], ruled: str | None, due: str | None) -> None:
    assert Dates(odds).settled(ruled) == due


def test_the_learning_reads_plants_and_dates(tmp_path: Path) -> None:
    text = "Meta will run a 2 GW gas plant for its data center in Ohio by 2027."
    claim: dict[str, object] = {
        "metric": "generation",
        "scope": "total",
        "status": "planned",
        "due": "2027",
        "start": 16,
        "end": 20,
    }
    passages = _labelled(tmp_path, text, claim, 4)
    tables = learn([(passages, SHIPPED)])
    assert tables["generation-en"][1] == 4 and probability(tables["generation-en"][0].bias) > 0.5
    assert tables["due-en"][1] == 8  # the year and none, each time
