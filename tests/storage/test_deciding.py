"""Verdicts are appended, and what they amount to follows: for the claim, its later versions, and what they made."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from facts.types import Attribution, ChatRef, ClaimState, LedgerClaim, Metric
from storage.store import Store
from storage.types import Decision, Review, ReviewKind, StoredClaimInput, Verdict
from tests.storage.samples import CHAT, LINE, MINUTE, NOW, article, claim, learn

ACTIVE, HELD, REJECTED, SUPERSEDED = (
    ClaimState.ACTIVE,
    ClaimState.HELD,
    ClaimState.REJECTED,
    ClaimState.SUPERSEDED,
)


def decide(
    store: Store, review: int, verdict: Verdict, value: str | None = None, subject: str | None = None
) -> Review:
    decision = Decision(review, verdict, 9, NOW, Decimal(value) if value else None, subject)
    with store.learning() as tx:
        return tx.decide(decision)


def states(store: Store, line: tuple[str, Metric] = LINE) -> list[tuple[Decimal, ClaimState]]:
    with store.learning() as tx:
        found: Sequence[LedgerClaim] = tx.line_claims([line])
    return [(each.claim.mention.figure.value, each.state) for each in found]


def test_a_held_figure_waits_for_an_operator(store: Store) -> None:
    [held] = learn(store, "5e12", held="a thousand times more")
    [review] = store.reviews.open()
    assert (review.kind, review.reason, review.claim) == (ReviewKind.HELD, "a thousand times more", held)
    assert held.state is HELD
    approved = decide(store, review.id, Verdict.APPROVE)
    assert approved.verdict is Verdict.APPROVE
    assert approved.claim is not None and approved.claim.state is ACTIVE
    assert store.reviews.open() == []
    undone = decide(store, review.id, Verdict.UNDO)
    assert undone.verdict is None
    assert states(store) == [(Decimal("5e12"), HELD)]
    assert store.reviews.open(ReviewKind.HELD) == [undone]
    assert store.reviews.open(ReviewKind.NOT_RIGHT) == []
    assert store.reviews.count() == 1
    assert store.reviews.get(review.id) == undone


def test_a_rejected_figure_stays_rejected_in_later_versions(store: Store) -> None:
    learn(store, "5e12", text_hash="1", held="implausible")
    decide(store, 1, Verdict.REJECT)
    learn(store, "5e12", "6e9", text_hash="2", held="implausible")
    assert states(store) == [
        (Decimal("5e12"), REJECTED),
        (Decimal("5e12"), REJECTED),
        (Decimal("6e9"), HELD),
    ]
    assert [review.claim.claim.mention.figure.value for review in store.reviews.open() if review.claim] == [
        Decimal("6e9")
    ]


def test_an_approved_figure_stays_approved_in_later_versions(store: Store) -> None:
    learn(store, "5e12", text_hash="1", held="implausible")
    decide(store, 1, Verdict.APPROVE)
    learn(store, "5e12", text_hash="2", held="implausible")
    assert states(store) == [(Decimal("5e12"), SUPERSEDED), (Decimal("5e12"), ACTIVE)]
    assert store.reviews.open() == []


def test_a_held_figure_of_an_old_version_waits_no_more(store: Store) -> None:
    learn(store, "5e12", text_hash="1", held="implausible")
    learn(store, "5e9", text_hash="2")
    assert store.reviews.open() == []


def test_a_correction_is_one_more_claim_and_outlives_versions(store: Store) -> None:
    [wrong] = learn(store, "5e9", text_hash="1")
    report = store.reviews.report(wrong.id, CHAT, "it is 4.5", NOW)
    assert report is not None
    decide(store, report.id, Verdict.CORRECT, "4.5e9")
    learn(store, "5e9", text_hash="2")
    with store.learning() as tx:
        first, made, again = tx.line_claims([LINE])
    assert [each.state for each in (first, made, again)] == [REJECTED, ACTIVE, REJECTED]
    mention = made.claim.mention
    assert (mention.figure.value, mention.attribution) == (Decimal("4.5e9"), Attribution.OPERATOR)
    assert mention.evidence == first.claim.mention.evidence
    assert made.article == first.article


def test_corrections_replace_each_other_and_can_be_undone(store: Store) -> None:
    [wrong] = learn(store, "5e9")
    report = store.reviews.report(wrong.id, CHAT, "no", NOW)
    assert report is not None
    decide(store, report.id, Verdict.CORRECT, "4e9")
    decide(store, report.id, Verdict.CORRECT, "3e9")
    assert states(store) == [(Decimal("5e9"), REJECTED), (Decimal("4e9"), REJECTED), (Decimal("3e9"), ACTIVE)]
    decide(store, report.id, Verdict.UNDO)
    assert states(store) == [(Decimal("5e9"), REJECTED), (Decimal("4e9"), ACTIVE), (Decimal("3e9"), REJECTED)]
    decide(store, report.id, Verdict.UNDO)
    assert states(store) == [(Decimal("5e9"), ACTIVE), (Decimal("4e9"), REJECTED), (Decimal("3e9"), REJECTED)]
    with pytest.raises(ValueError, match="nothing to undo"):
        decide(store, report.id, Verdict.UNDO)
    decide(store, report.id, Verdict.APPROVE)
    assert states(store)[0] == (Decimal("5e9"), ACTIVE)


def test_a_correction_can_be_wrong_itself(store: Store) -> None:
    [wrong] = learn(store, "5e9")
    first = store.reviews.report(wrong.id, CHAT, "no", NOW)
    assert first is not None
    decide(store, first.id, Verdict.CORRECT, "4e9")
    with store.learning() as tx:
        made = tx.line_claims([LINE])[1]
    second = store.reviews.report(made.id, CHAT, "no, 4.5", NOW)
    assert second is not None
    decide(store, second.id, Verdict.CORRECT, "4.5e9")
    assert [state for _, state in states(store)] == [REJECTED, REJECTED, ACTIVE]
    decide(store, first.id, Verdict.UNDO)  # and with it, what was built on it
    assert [state for _, state in states(store)] == [ACTIVE, REJECTED, REJECTED]
    decide(store, first.id, Verdict.CORRECT, "3e9")
    assert [state for _, state in states(store)] == [REJECTED, REJECTED, REJECTED, ACTIVE]


def test_a_confirmed_correction_goes_with_the_decision_that_made_it(store: Store) -> None:
    [wrong] = learn(store, "5e9")
    first = store.reviews.report(wrong.id, CHAT, "no", NOW)
    assert first is not None
    decide(store, first.id, Verdict.CORRECT, "4e9")
    with store.learning() as tx:
        made = tx.line_claims([LINE])[1]
    second = store.reviews.report(made.id, CHAT, "really?", NOW)
    assert second is not None
    decide(store, second.id, Verdict.APPROVE)
    assert [state for _, state in states(store)] == [REJECTED, ACTIVE]
    decide(store, first.id, Verdict.UNDO)
    assert [state for _, state in states(store)] == [ACTIVE, REJECTED]


def test_one_verdict_answers_all_reports_of_a_figure(store: Store) -> None:
    [wrong] = learn(store, "5e9", text_hash="1")
    [again] = learn(store, "5e9", text_hash="2")
    reports = [store.reviews.report(wrong.id, ChatRef(chat), "no", NOW) for chat in (1, 2)]
    reports.append(store.reviews.report(again.id, ChatRef(3), "no", NOW))
    assert len(store.reviews.open()) == 3
    decide(store, 2, Verdict.REJECT)
    assert store.reviews.open() == []
    assert states(store) == [(Decimal("5e9"), REJECTED), (Decimal("5e9"), REJECTED)]


def test_a_chat_reports_a_figure_once(store: Store) -> None:
    [stored] = learn(store, "5e9")
    first = store.reviews.report(stored.id, CHAT, "no", NOW)
    assert store.reviews.report(stored.id, CHAT, "no!", NOW + MINUTE) == first
    assert store.reviews.report(stored.id, ChatRef(100, 4), "no", NOW) != first
    assert store.reviews.report(999, CHAT, "no", NOW) is None


def test_an_unresolved_figure_is_assigned(store: Store) -> None:
    with store.learning() as tx:
        ref = tx.add_article(article(), text_hash="1", baseline=False)
        tx.add_unresolved(ref, [claim("5e9").mention])
    [review] = store.reviews.open(ReviewKind.UNRESOLVED)
    assert review.mention == claim("5e9").mention
    with pytest.raises(ValueError, match="subject"):
        decide(store, review.id, Verdict.ASSIGN)
    decide(store, review.id, Verdict.ASSIGN, subject="Stargate")
    assert states(store) == [(Decimal("5e9"), ACTIVE)]
    [made] = store.ledger.claims("Stargate")
    assert made.claim == claim("5e9")
    decide(store, review.id, Verdict.UNDO)
    assert states(store) == [(Decimal("5e9"), REJECTED)]
    with store.learning() as tx:
        assert tx.lines_of_article("openai", "https://example.org/a") == {LINE}


def test_a_figure_moves_to_another_subject(store: Store) -> None:
    learn(store, "5e9", held="who?")
    decide(store, 1, Verdict.ASSIGN, subject="Colossus 2")
    assert states(store) == [(Decimal("5e9"), REJECTED)]
    assert states(store, ("Colossus 2", Metric.POWER)) == [(Decimal("5e9"), ACTIVE)]


def test_decisions_without_sense_change_nothing(store: Store) -> None:
    learn(store, "5e9", held="?")
    with pytest.raises(ValueError, match="no review 99"):
        decide(store, 99, Verdict.REJECT)
    with pytest.raises(ValueError, match="needs a value"):
        decide(store, 1, Verdict.CORRECT)
    assert states(store) == [(Decimal("5e9"), HELD)]


def test_reviews_opened_while_learning_are_the_same_once(store: Store) -> None:
    with store.learning() as tx:
        ref = tx.add_article(article(), text_hash="h", baseline=False)
        [stored] = tx.add_claims(ref, [StoredClaimInput(claim())])
        first = tx.open_review(ReviewKind.HELD, "odd", ref, NOW, claim=stored)
        assert tx.open_review(ReviewKind.HELD, "odd again", ref, NOW, claim=stored) == first
        assert tx.review(first.id) == first
        assert tx.review(99) is None
        tx.record("decide", "review/1", None, "reject", 9, NOW)
    assert [entry.action for entry in store.operators.audit()] == ["decide"]
