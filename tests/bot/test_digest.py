"""A digest holds the net change of each fact over its window."""

from __future__ import annotations

from dataclasses import replace

from bot.digest import net_changes
from facts.types import RevisionKind, Scope
from tests.bot import story


def test_steps_of_one_fact_become_one_change_from_first_to_last() -> None:
    (net,) = net_changes((story.RAISED, story.DUE, story.DISPUTED))
    assert net.before == story.AT_45
    assert net.after == story.AT_48_DISPUTED
    assert net.steps == 3


def test_up_and_down_again_is_no_change() -> None:
    up = replace(story.RAISED, before=replace(story.AT_45, due=None), after=replace(story.AT_48, due=None))
    assert net_changes((up, story.LOWERED)) == ()


def test_a_dispute_that_ended_within_the_window_is_no_change() -> None:
    assert net_changes((story.DISPUTED, story.CONFIRMED)) == ()


def test_additions_stand_beside_the_total_and_an_edited_one_replaces_the_first() -> None:
    first = story.EDITED_ADDITION.before
    assert first is not None
    announced = replace(story.ADDITION, claim=first.claim, before=None, after=None)
    (net,) = net_changes((announced, story.EDITED_ADDITION))
    assert net.added == (story.LONGER_EXTRA,)
    assert (net.before, net.after) == (None, None)


def test_an_addition_that_was_withdrawn_or_dropped_again_is_no_change() -> None:
    withdrawn = replace(
        story.ADDITION,
        kind=RevisionKind.WITHDRAWN,
        before=story.fact(story.POWER, story.EXTRA),
        after=None,
        scope=Scope.ADDED,
    )
    assert net_changes((story.ADDITION, withdrawn)) == ()
    dropped = replace(story.ADDITION, kind=RevisionKind.DROPPED, claim=replace(story.EXTRA, id=77))
    assert net_changes((story.ADDITION, dropped)) == ()


def test_a_cut_counts_as_removed() -> None:
    (net,) = net_changes((story.CUT,))
    assert net.removed == (story.CUT.claim,)


def test_reaching_a_stage_is_news_of_that_stage() -> None:
    (net,) = net_changes((story.STAGE,))
    assert net.before is None
    assert net.after == story.STAGE.after


def test_order_of_lines_is_that_of_their_first_change() -> None:
    found = net_changes((story.NEW, story.RAISED, story.DROPPED))
    assert [net.key.subject for net in found] == ["Colossus 1", "Stargate", "Stargate UK"]
