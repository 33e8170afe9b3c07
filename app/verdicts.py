"""An operator's verdict and what follows: the lines are folded anew, and who was told wrongly is told.

A figure that was held and is now let through is news and takes the way of any alert. A figure that had been sent
and is rejected or corrected gives a correction to exactly the chats that got it; undoing that gives another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.knowledge import Knowledge
from app.learning import publish, record_revisions, with_kin
from facts.alerts import worth_telling
from facts.ledger import line_key
from facts.revisions import diff
from facts.types import (
    Alert,
    Attribution,
    ChatRef,
    ClaimState,
    LedgerClaim,
    Revision,
    RevisionKind,
    Stage,
)
from storage.learning import LearningTx
from storage.store import Store
from storage.types import Decision, MessageKind, Outgoing, Review, Told, Verdict

# How many alerts of a line to look through for those that told the figure.
TOLD_BEFORE = 50


def decide(store: Store, knowledge: Knowledge, decision: Decision) -> tuple[Review, int]:
    """Commit the verdict; returns the review as it stands now and to how many chats a correction goes.

    Raises ValueError, one clear line, where the verdict makes no sense.
    """
    with store.learning() as tx:
        review = tx.review(decision.review)
        if review is None:
            raise ValueError(f"there is no review {decision.review}")
        lines = tx.lines_of_article(review.article.source, review.article.key)
        about = review.claim.claim.mention if review.claim else review.mention
        if decision.subject and about:
            lines.add((decision.subject, about.metric))
        lines = with_kin(knowledge, lines)
        before = tx.line_claims(lines)
        updated = tx.decide(decision)
        after = tx.line_claims(lines)
        kin = knowledge.kin({subject for subject, _ in lines})
        result = diff(before, after, frozenset({review.article.id}), kin)
        tx.save_facts(result.touched, result.facts)
        revisions = [_as_decided(r) for r in result.revisions]
        was_sent = _told(tx, review, before)
        if was_sent:
            record_revisions(tx, revisions, None, decision.at)
            count = _correct(tx, was_sent, decision, updated, after)
            return updated, count
        _publish(tx, knowledge, updated, revisions, decision)
        return updated, 0


def _as_decided(revision: Revision) -> Revision:
    """A change that an operator's figure made is a correction, whatever its direction."""
    if revision.claim.claim.mention.attribution is not Attribution.OPERATOR:
        return revision
    return Revision(
        RevisionKind.CORRECTED,
        revision.key,
        revision.claim,
        revision.before,
        revision.after,
        revision.scope,
        revision.stated_before,
        revision.previous_claim,
    )


def _publish(
    tx: LearningTx,
    knowledge: Knowledge,
    review: Review,
    revisions: Sequence[Revision],
    decision: Decision,
) -> None:
    """What was held or unresolved until now and counts from now on, as an alert of its own."""
    told = tuple(r for r in revisions if worth_telling(r))
    silent = review.article.baseline or not told or decision.verdict in (Verdict.REJECT, Verdict.UNDO)
    if silent:
        record_revisions(tx, revisions, None, decision.at)
        return
    alert = Alert(f"r{review.id}.{int(decision.at.timestamp())}", review.article, told)
    record_revisions(tx, revisions, alert, decision.at)
    publish(tx, knowledge, alert, decision.at)


# --- corrections ---------------------------------------------------------------------------------------------------

Carriers = list[tuple[str, int]]


def _told(tx: LearningTx, review: Review, claims: Sequence[LedgerClaim]) -> Carriers:
    """The alerts, with the places in them, that told the reviewed figure."""
    if review.claim is None:
        return []
    family = {c.id for c in claims if _same_figure(c, review.claim)}
    found: Carriers = []
    base = line_key(review.claim.claim)
    keys = [replace(base, stage=stage) for stage in Stage]
    stored = {s.alert.key: s for key in keys for s in tx.alerts_carrying(key, TOLD_BEFORE)}
    for key, each in stored.items():
        places = enumerate(each.alert.revisions)
        found += [(key, place) for place, r in places if r.claim.id in family]
    return found


def _same_figure(claim: LedgerClaim, reviewed: LedgerClaim) -> bool:
    """The claim itself in any version of its article."""
    same_article = (claim.article.source, claim.article.key) == (
        reviewed.article.source,
        reviewed.article.key,
    )
    return claim.id == reviewed.id or (
        same_article
        and claim.state is not ClaimState.HELD
        and claim.claim.subject == reviewed.claim.subject
        and claim.claim.mention.figure == reviewed.claim.mention.figure
        and claim.claim.mention.scope is reviewed.claim.mention.scope
    )


def _correct(
    tx: LearningTx, carriers: Carriers, decision: Decision, review: Review, after: Sequence[LedgerClaim]
) -> int:
    restored = decision.verdict in (Verdict.UNDO, Verdict.APPROVE)
    rows: list[Outgoing] = []
    for key, place in carriers:
        for chat, places, _message in tx.recipients(key):
            if place in places:
                rows.append(_correction(chat, key, place, decision, restored))
    tx.enqueue(rows, decision.at)
    _retell(tx, carriers, {row.chat for row in rows}, decision)
    return len({row.chat for row in rows})


def _correction(chat: ChatRef, key: str, place: int, decision: Decision, restored: bool) -> Outgoing:
    identity = f"{key}.{place}:{decision.review}:{decision.at.isoformat()}"
    payload = {"alert": key, "revisions": [place], "restored": restored}
    return Outgoing(chat, MessageKind.CORRECTION, identity, payload)


def _retell(tx: LearningTx, carriers: Carriers, chats: set[ChatRef], decision: Decision) -> None:
    """From now on these chats' changes count from the corrected value."""
    keys = set()
    for name, place in carriers:
        stored = tx.alert(name)
        if stored is not None:
            keys.add(stored.alert.revisions[place].key)
    facts = tx.facts(keys)
    tx.tell(
        [Told(chat, key, fact.figure, None, decision.at) for chat in chats for key, fact in facts.items()]
    )
