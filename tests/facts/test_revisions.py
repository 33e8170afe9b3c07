"""The promises about changes: what is one, what is none, and what is the same event told again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.ledger import fold
from facts.types import (
    Attribution,
    Bound,
    Claim,
    ClaimState,
    Metric,
    RevisionKind,
    Scope,
    Stage,
    Status,
)
from tests.ledger_factory import Story, claim, kinds, learn

K = RevisionKind
PRESS, ANONYMOUS, ESTIMATE = Attribution.PRESS, Attribution.ANONYMOUS, Attribution.ESTIMATE


def test_a_first_figure_is_new() -> None:
    result = learn(Story().article(claim("5e9")))
    assert kinds(result) == [K.NEW]
    assert result.revisions[0].after is not None
    assert result.revisions[0].after.figure.value == Decimal("5e9")


@pytest.mark.parametrize(
    "again",
    [
        claim("5000e6"),
        claim("5e9", bound=Bound.AT_LEAST),
        claim("5000000000", by=PRESS),
        claim("4.98e9", bound=Bound.ABOUT),
    ],
)
def test_the_same_figure_in_other_words_is_no_change(again: Claim) -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    result = learn(story.article(again, publisher="WSJ", published=1))
    assert kinds(result) == []
    assert result.also == {1}


@pytest.mark.parametrize(("value", "kind"), [("6e9", K.RAISED), ("4e9", K.LOWERED)])
def test_a_figure_that_falls_is_as_loud_as_one_that_rises(value: str, kind: RevisionKind) -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    result = learn(story.article(claim(value), published=40))
    assert kinds(result) == [kind]
    revision = result.revisions[0]
    assert revision.before is not None and revision.before.figure.value == Decimal("5e9")
    assert revision.after is not None and revision.after.figure.value == Decimal(value)


def test_a_target_beside_a_plan_is_a_second_fact() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    result = learn(story.article(claim("10e9", status=Status.TARGET), published=3))
    assert kinds(result) == [K.NEW]
    assert {key.stage for key in fold(story.claims)} == {Stage.PLANNED, Stage.TARGET}


def test_a_figure_may_rise_fall_and_rise_again() -> None:
    story = Story()
    found = [
        kinds(learn(story.article(claim(value), published=number * 30)))
        for number, value in enumerate(["5e9", "6e9", "5e9", "6e9"])
    ]
    assert found == [[K.NEW], [K.RAISED], [K.LOWERED], [K.RAISED]]


def test_an_edited_total_gives_one_change_with_old_and_new_value() -> None:
    story = Story()
    learn(story.article(claim("4.5e9"), key="https://a.example/x"))
    edited = story.article(claim("4.8e9"), key="https://a.example/x", version=2, seen=2)
    result = learn(edited)
    assert kinds(result) == [K.RAISED]
    assert result.revisions[0].before is not None
    assert result.revisions[0].before.figure.value == Decimal("4.5e9")


def test_an_edited_addition_gives_one_change_with_old_and_new_value() -> None:
    story = Story()
    learn(story.article(claim("4.5e9", scope=Scope.ADDED), key="https://a.example/x"))
    result = learn(
        story.article(claim("4.8e9", scope=Scope.ADDED), key="https://a.example/x", version=2, seen=2)
    )
    assert kinds(result) == [K.RAISED]
    revision = result.revisions[0]
    assert revision.scope is Scope.ADDED
    assert revision.before is not None and revision.after is not None
    assert (revision.before.figure.value, revision.after.figure.value) == (Decimal("4.5e9"), Decimal("4.8e9"))


def test_an_edit_after_another_source_moved_on_counts_from_the_edit() -> None:
    story = Story()
    learn(story.article(claim("4.5e9"), key="https://a.example/x"))
    learn(story.article(claim("5e9"), published=3))
    result = learn(story.article(claim("6e9"), key="https://a.example/x", version=2, seen=5))
    assert kinds(result) == [K.RAISED]
    assert result.revisions[0].before is not None
    assert result.revisions[0].before.figure.value == Decimal("5e9")


def test_an_edit_that_no_longer_states_the_figure_withdraws_it() -> None:
    story = Story()
    learn(story.article(claim("5e9"), key="https://a.example/x"))
    result = learn(story.article(key="https://a.example/x", version=2, seen=1))
    assert kinds(result) == [K.WITHDRAWN]
    assert fold(story.claims) == {}


def test_a_withdrawn_figure_falls_back_to_the_one_before() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    learn(story.article(claim("6e9"), key="https://a.example/x", published=10))
    result = learn(story.article(key="https://a.example/x", version=2, published=10, seen=11))
    assert kinds(result) == [K.WITHDRAWN]
    assert result.revisions[0].after is not None
    assert result.revisions[0].after.figure.value == Decimal("5e9")


def test_an_edit_of_other_words_changes_nothing() -> None:
    story = Story()
    learn(story.article(claim("5e9"), claim("4.5e9", scope=Scope.ADDED), key="https://a.example/x"))
    again = (claim("5e9", quote="Other words."), claim("4.5e9", scope=Scope.ADDED))
    result = learn(story.article(*again, key="https://a.example/x", version=2, seen=1))
    assert kinds(result) == []


def test_a_second_addition_of_another_size_is_news() -> None:
    story = Story()
    learn(story.article(claim("4.5e9", scope=Scope.ADDED)))
    assert kinds(learn(story.article(claim("1e9", scope=Scope.ADDED), published=5))) == [K.ADDITION]


def test_the_same_size_added_a_year_later_is_a_new_addition() -> None:
    story = Story()
    learn(story.article(claim("1e9", scope=Scope.ADDED)))
    assert kinds(learn(story.article(claim("1e9", scope=Scope.ADDED), published=365))) == [K.ADDITION]


def test_a_plan_that_runs_is_a_stage_reached() -> None:
    story = Story()
    learn(story.article(claim("550000", metric=Metric.CHIPS)))
    result = learn(story.article(claim("550000", metric=Metric.CHIPS, status=Status.RUNNING), published=5))
    assert kinds(result) == [K.STAGE]
    assert result.revisions[0].before is not None
    assert result.revisions[0].before.key.stage is Stage.PLANNED


def test_plan_and_target_for_one_event_are_told_once() -> None:
    story = Story()
    learn(story.article(claim("10e9")))
    result = learn(story.article(claim("10e9", status=Status.TARGET, by=PRESS), publisher="WSJ", published=1))
    assert kinds(result) == [K.CONFIRMED]


def test_a_moved_date_is_a_due_revision_and_a_sharper_one_is_none() -> None:
    story = Story()
    learn(story.article(claim("5e9", due="2026")))
    assert kinds(learn(story.article(claim("5e9", due="2026-H2"), published=5))) == []
    assert kinds(learn(story.article(claim("5e9", due="2027"), published=9))) == [K.DUE]


def test_a_lower_rank_that_disagrees_disputes_and_overwrites_nothing() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    result = learn(story.article(claim("3e9", by=ANONYMOUS), publisher="The Information", published=4))
    assert kinds(result) == [K.DISPUTED]
    after = result.revisions[0].after
    assert after is not None and after.figure.value == Decimal("5e9")
    assert [c.claim.mention.figure.value for c in after.disputed_by] == [Decimal("3e9")]


def test_the_same_dissent_from_one_more_citing_report_is_told_once() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    learn(story.article(claim("3e9", by=ANONYMOUS), publisher="Rumours", published=4))
    result = learn(story.article(claim("3e9", by=ANONYMOUS), publisher="Rumours", published=5))
    assert kinds(result) == []


def test_two_independent_publishers_settle_a_dispute() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    learn(story.article(claim("3e9", by=PRESS), publisher="WSJ", published=4))
    result = learn(story.article(claim("3e9", by=PRESS), publisher="Reuters", published=6))
    assert kinds(result) == [K.LOWERED]
    assert result.revisions[0].after is not None
    assert result.revisions[0].after.corroborated_by == ("WSJ",)


def test_the_higher_source_settles_a_dispute_by_moving() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    learn(story.article(claim("3e9", by=PRESS), publisher="WSJ", published=4))
    assert kinds(learn(story.article(claim("3e9"), published=8))) == [K.LOWERED]


def test_an_older_article_that_arrives_late_changes_nothing() -> None:
    story = Story()
    learn(story.article(claim("5e9"), published=30))
    late = story.article(claim("4e9"), claim("1e9", scope=Scope.ADDED), published=2, seen=31)
    assert kinds(learn(late)) == []
    assert [f.figure.value for f in fold(story.claims).values()] == [Decimal("5e9")]


def test_a_dropped_plan_is_told_and_stays_dropped() -> None:
    story = Story()
    learn(story.article(claim("1e9")))
    result = learn(story.article(claim("1e9", status=Status.DROPPED), published=20))
    assert kinds(result) == [K.DROPPED]
    assert [f.dropped for f in fold(story.claims).values()] == [True]


def test_a_rumoured_cancellation_disputes_an_official_plan() -> None:
    story = Story()
    learn(story.article(claim("1e9")))
    result = learn(
        story.article(claim("1e9", status=Status.DROPPED, by=ANONYMOUS), publisher="WSJ", published=3)
    )
    assert kinds(result) == [K.DISPUTED]


def test_a_removed_amount_is_a_cut() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    assert kinds(learn(story.article(claim("1e9", scope=Scope.REMOVED), published=9))) == [K.CUT]


def test_the_old_value_as_stated_stands_in_where_the_ledger_knew_none() -> None:
    result = learn(Story().article(claim("2e9", scope=Scope.PREVIOUS), claim("10e9")))
    assert kinds(result) == [K.RAISED]
    revision = result.revisions[0]
    assert revision.before is None
    assert revision.stated_before is not None and revision.stated_before.value == Decimal("2e9")


def test_parts_set_a_fact_only_under_their_chip_model() -> None:
    part = claim("30000", metric=Metric.CHIPS, scope=Scope.PART, model="GB200", status=Status.RUNNING)
    phase = claim("1e9", scope=Scope.PART)
    result = learn(Story().article(part, phase))
    assert kinds(result) == [K.NEW]
    assert result.revisions[0].key.model == "GB200"


def test_the_order_of_joined_models_makes_no_second_line() -> None:
    story = Story()
    learn(story.article(claim("550000", metric=Metric.CHIPS, model="GB200+GB300")))
    result = learn(story.article(claim("550000", metric=Metric.CHIPS, model="GB300+GB200"), published=2))
    assert kinds(result) == []


def test_of_several_totals_in_one_article_the_largest_is_the_total() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    result = learn(story.article(claim("5e9"), claim("800e6"), published=9))
    assert kinds(result) == []


def test_held_and_rejected_claims_make_no_fact() -> None:
    story = Story()
    learned = story.article(claim("5e9"), claim("6e9", status=Status.TARGET), states=[ClaimState.HELD])
    assert [r.key.stage for r in learn(learned).revisions] == [Stage.TARGET]


def test_dollars_and_yuan_are_two_lines() -> None:
    story = Story()
    dollars = claim("5e11", metric=Metric.INVESTMENT, currency="USD")
    yuan = claim("3.6e12", metric=Metric.INVESTMENT, currency="CNY")
    learn(story.article(dollars))
    assert kinds(learn(story.article(yuan, published=3))) == [K.NEW]


def test_a_confirmation_by_the_company_is_no_second_alert() -> None:
    story = Story()
    learn(story.article(claim("5e9", by=PRESS), publisher="WSJ"))
    result = learn(story.article(claim("5e9"), published=1))
    assert kinds(result) == [K.CONFIRMED]
    assert [f.attribution for f in fold(story.claims).values()] == [Attribution.OFFICIAL]


def test_an_operators_correction_stands_until_the_company_moves() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    corrected = learn(story.article(claim("5.5e9", by=Attribution.OPERATOR), published=1))
    assert kinds(corrected) == [K.CORRECTED]
    assert kinds(learn(story.article(claim("6e9"), published=9))) == [K.RAISED]


def test_a_cancelled_amount_that_is_the_whole_drops_the_whole() -> None:
    story = Story()
    learn(story.article(claim("1e9")))
    gone = claim("1e9", scope=Scope.REMOVED, status=Status.DROPPED)
    assert kinds(learn(story.article(gone, published=9))) == [K.DROPPED]
    assert [f.dropped for f in fold(story.claims).values()] == [True]


def test_a_cancelled_amount_of_a_larger_whole_is_a_cut() -> None:
    story = Story()
    learn(story.article(claim("5e9")))
    gone = claim("1e9", scope=Scope.REMOVED, status=Status.DROPPED)
    assert kinds(learn(story.article(gone, published=9))) == [K.CUT]
    assert [f.dropped for f in fold(story.claims).values()] == [False]


def test_of_two_articles_of_one_instant_the_one_seen_later_is_later() -> None:
    story = Story()
    learn(story.article(claim("5e9"), key="https://z.example/first"))
    result = learn(story.article(claim("6e9"), key="https://a.example/second", seen=1))
    assert kinds(result) == [K.RAISED]


def test_what_a_fuller_reading_of_an_old_article_brings_is_as_old_as_the_article() -> None:
    story = Story()
    learn(story.article(claim("2e6", metric=Metric.CHIPS), key="https://a.example/x"))
    learn(story.article(claim("7e9"), published=50))
    again = (claim("2e6", metric=Metric.CHIPS), claim("5e9"))
    result = learn(story.article(*again, key="https://a.example/x", version=2, seen=60))
    assert kinds(result) == []


def test_a_figure_edited_in_an_old_article_counts_from_the_edit() -> None:
    story = Story()
    learn(story.article(claim("5e9"), key="https://a.example/x"))
    result = learn(story.article(claim("6e9"), key="https://a.example/x", version=2, seen=60))
    assert kinds(result) == [K.RAISED]
