"""Claims become series: what the ledger held when, and each statement with its standing."""

from __future__ import annotations

from decimal import Decimal

from bot.timeline import Point, Series, Step, Timeline, timeline
from facts.types import Attribution, ClaimState, Figure, LedgerClaim, Metric, Scope, Stage, Status
from tests.ledger_factory import Story, claim, day


def drawn(claims: list[LedgerClaim]) -> Timeline:
    found = timeline(claims)
    assert found is not None
    return found


def stage(of: Timeline, wanted: Stage) -> Series:
    return next(series for series in of.series if series.stage is wanted)


def levels(series: Series) -> list[Decimal | None]:
    return [step.figure.value if step.figure else None for step in series.steps]


def test_planned_and_running_are_apart() -> None:
    story = Story()
    story.article(claim("5e9"), published=0)
    story.article(claim("1e9", status=Status.RUNNING), published=10)
    found = drawn(story.claims)
    assert [series.stage for series in found.series] == [Stage.RUNNING, Stage.PLANNED]
    assert stage(found, Stage.RUNNING).points == (
        Point(day(10), Figure(Decimal("1e9")), Attribution.OFFICIAL),
    )
    assert stage(found, Stage.PLANNED).steps == (Step(day(0), Figure(Decimal("5e9"))),)


def test_a_lower_ranked_doubt_is_a_hollow_point_beside_the_steps() -> None:
    story = Story()
    story.article(claim("5e9"), published=0)
    story.article(claim("3e9", by=Attribution.ANONYMOUS), publisher="WSJ", published=5)
    planned = stage(drawn(story.claims), Stage.PLANNED)
    assert [point.disputed for point in planned.points] == [False, True]
    assert levels(planned) == [Decimal("5e9")]


def test_a_cancellation_ends_the_steps_and_draws_no_point_of_its_own() -> None:
    story = Story()
    story.article(claim("5e9"), published=0)
    story.article(claim("5e9", status=Status.DROPPED), published=5)
    planned = stage(drawn(story.claims), Stage.PLANNED)
    assert planned.steps[-1] == Step(day(5), None)
    assert len(planned.points) == 1


def test_an_edited_article_keeps_the_value_that_stood_before_the_edit() -> None:
    story = Story()
    story.article(claim("4.5e9"), published=0, key="https://openai.example/a")
    story.article(claim("4.8e9"), published=0, seen=3, key="https://openai.example/a", version=2)
    planned = stage(drawn(story.claims), Stage.PLANNED)
    assert planned.steps == (
        Step(day(0), Figure(Decimal("4.5e9"))),
        Step(day(3), Figure(Decimal("4.8e9"))),
    )
    assert [point.disputed for point in planned.points] == [False, False]


def test_rejected_and_held_claims_increments_and_previous_values_are_not_drawn() -> None:
    story = Story()
    story.article(claim("5e9"), published=0)
    story.article(claim("500e9"), published=1, states=[ClaimState.REJECTED])
    story.article(claim("700e9"), published=2, states=[ClaimState.HELD])
    story.article(claim("4e9", scope=Scope.ADDED), claim("2e9", scope=Scope.PREVIOUS), published=3)
    planned = stage(drawn(story.claims), Stage.PLANNED)
    assert [point.figure.value for point in planned.points] == [Decimal("5e9")]


def test_currencies_and_chip_models_are_never_mixed() -> None:
    story = Story()
    story.article(
        claim("5e11", metric=Metric.INVESTMENT, currency="USD"),
        claim("3e11", metric=Metric.INVESTMENT, currency="CNY"),
    )
    story.article(claim("6e11", metric=Metric.INVESTMENT, currency="USD"), published=9)
    assert drawn(story.claims).key.currency == "USD"
    yuan = timeline(story.claims, currency="CNY")
    assert yuan is not None and levels(yuan.series[0]) == [Decimal("3e11")]
    chips = Story()
    chips.article(
        claim("30000", metric=Metric.CHIPS, model="GB200", scope=Scope.PART),
        claim("230000", metric=Metric.CHIPS),
    )
    assert levels(drawn(chips.claims).series[0]) == [Decimal(230000)]
    model = timeline(chips.claims, model="GB200")
    assert model is not None and levels(model.series[0]) == [Decimal(30000)]


def test_no_total_no_timeline() -> None:
    story = Story()
    story.article(claim("4e9", scope=Scope.ADDED))
    assert timeline(story.claims) is None
    assert timeline([]) is None
