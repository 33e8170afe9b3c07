"""Learning one article: what it states, what that changes, who is told. One transaction, or nothing.

```
article + extraction -> hold the implausible -> | add article, claims -> diff -> decide -> route -> enqueue |
                                                |              one transaction of the store               |
```
An entry counts as seen because its article was committed here together with everything that follows from it.
Deciding is done by `facts`; this module only asks and stores.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.knowledge import Knowledge
from app.notices import held_notices
from facts.alerts import alert_key, decide, is_history, news_of
from facts.equality import restates
from facts.ledger import fold, key_of
from facts.plausible import hold_reason
from facts.revisions import Diff, diff
from facts.routing import Route, Routing, route
from facts.types import (
    Alert,
    Article,
    ArticleRef,
    ChatRef,
    Claim,
    ClaimState,
    Extraction,
    Fact,
    FactKey,
    Figure,
    LedgerClaim,
    Metric,
    Revision,
)
from storage.learning import LearningTx
from storage.store import Store
from storage.types import MessageKind, Outgoing, ReviewKind, StoredClaimInput, Told

Line = tuple[str, Metric]


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of one article. `alert` is None where nothing was worth telling; `held` figures wait for a yes.

    `routes` say which chats are told which places of the alert; `also` names the articles that told the same before.
    """

    article: ArticleRef | None
    claims: tuple[LedgerClaim, ...] = ()
    revisions: tuple[Revision, ...] = ()
    alert: Alert | None = None
    routes: tuple[Route, ...] = ()
    held: tuple[tuple[LedgerClaim, str], ...] = ()
    also: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How an article came to be learned.

    `baseline` learns in silence; `last_good_poll` bounds what is history; `again` learns a text that was learned
    before, because the rules have changed.
    """

    text_hash: str
    baseline: bool = False
    last_good_poll: datetime | None = None
    operators: frozenset[int] = frozenset()
    again: bool = False


class _TakeBack(Exception):
    """Ends a rehearsal: nothing of its transaction stays."""


def learn(
    store: Store, knowledge: Knowledge, article: Article, extraction: Extraction, how: Circumstances
) -> Learned:
    """Commit the article with its consequences. Learning the same text again changes nothing."""
    with store.learning() as tx:
        return learn_in(tx, knowledge, article, extraction, how)


def rehearse(
    store: Store, knowledge: Knowledge, article: Article, extraction: Extraction, how: Circumstances
) -> Learned:
    """What `learn` would do, with nothing stored and nothing sent."""
    found: list[Learned] = []
    try:
        with store.learning() as tx:
            found.append(learn_in(tx, knowledge, article, extraction, how))
            raise _TakeBack
    except _TakeBack:
        return found[0]


def learn_in(
    tx: LearningTx, knowledge: Knowledge, article: Article, extraction: Extraction, how: Circumstances
) -> Learned:
    """The one transaction's work; the caller commits or takes back."""
    if not how.again and tx.known_text(article.source, article.key) == how.text_hash:
        return Learned(None)
    stated: set[Line] = {(c.subject, c.mention.metric) for c in extraction.claims}
    lines = with_kin(knowledge, stated | tx.lines_of_article(article.source, article.key))
    before = tx.line_claims(lines)
    inputs = _inspected(extraction.claims, before, article.publisher, jumps=not how.baseline)
    ref = tx.add_article(article, text_hash=how.text_hash, baseline=how.baseline)
    added = tx.add_claims(ref, inputs)
    _keep_beside(tx, ref, extraction, article.seen_at)
    after = tx.line_claims(lines)
    mine = [c for c in after if c.article.id == ref.id]
    result = diff(before, after, frozenset({ref.id}), knowledge.kin({s for s, _ in lines}))
    tx.save_facts(result.touched, result.facts)
    news = news_of(ref, result.revisions, how.last_good_poll)
    alert = decide(ref, news, extraction.notes, mine)
    record_revisions(tx, result.revisions, alert, article.seen_at)
    routes = publish(tx, knowledge, alert, article.seen_at) if alert else ()
    if not (how.baseline or is_history(ref, how.last_good_poll)):
        _also(tx, result, ref, article.seen_at)
    held = [
        (c, given.held)
        for c, given in zip(added, inputs, strict=True)
        if given.held and c.state is ClaimState.HELD
    ]
    if not how.baseline:
        _ask_operators(tx, ref, held, article.seen_at, how.operators)
    return Learned(ref, tuple(mine), result.revisions, alert, routes, tuple(held), result.also)


def _keep_beside(tx: LearningTx, ref: ArticleRef, extraction: Extraction, at: datetime) -> None:
    """What an article states without making a claim: kept for operators, never alerted by itself."""
    tx.add_unresolved(ref, extraction.unresolved)
    tx.add_notes(ref, extraction.notes)
    tx.add_candidates(extraction.candidates, at)


def _ask_operators(
    tx: LearningTx,
    ref: ArticleRef,
    held: Sequence[tuple[LedgerClaim, str]],
    at: datetime,
    operators: Collection[int],
) -> None:
    reviews = [tx.open_review(ReviewKind.HELD, reason, ref, at, claim=c) for c, reason in held]
    tx.enqueue(held_notices(reviews, operators), at)


def with_kin(knowledge: Knowledge, lines: Collection[Line]) -> set[Line]:
    """The touched lines and those of kindred subjects, where the same event may have been told before."""
    kin = knowledge.kin({subject for subject, _ in lines})
    return {(name, metric) for subject, metric in lines for name in (subject, *kin[subject])}


def _inspected(
    claims: Sequence[Claim], before: Sequence[LedgerClaim], publisher: str, *, jumps: bool
) -> list[StoredClaimInput]:
    """Every claim with the reason to hold it, if any.

    At a baseline a jump is growth that we did not watch. A jump that another publisher's held claim states too is
    not held again: two who say the same are no slip of the pen.
    """
    known = fold(before) if jumps else {}
    inputs = []
    for claim in claims:
        reason = hold_reason(claim, _line_of(claim, known))
        if reason == "jump" and _seconded(claim, before, publisher):
            reason = None
        inputs.append(StoredClaimInput(claim, reason))
    return inputs


def _seconded(claim: Claim, before: Sequence[LedgerClaim], publisher: str) -> bool:
    key = key_of(claim)
    return any(
        c.state is ClaimState.HELD
        and c.article.publisher != publisher
        and key_of(c.claim) == key
        and restates(claim.mention.figure, c.claim.mention.figure)
        for c in before
    )


def _line_of(claim: Claim, known: Mapping[FactKey, Fact]) -> Fact | None:
    key = key_of(claim)
    return known.get(key) if key is not None else None


def record_revisions(
    tx: LearningTx, revisions: Sequence[Revision], alert: Alert | None, at: datetime
) -> None:
    """All revisions go into the log; those that were told carry their alert."""
    told = alert.revisions if alert else ()
    if alert:
        tx.add_revisions(list(told), at, alert.key)
    tx.add_revisions([r for r in revisions if r not in told], at, None)


def publish(
    tx: LearningTx,
    knowledge: Knowledge,
    alert: Alert,
    at: datetime,
    kind: MessageKind = MessageKind.ALERT,
) -> tuple[Route, ...]:
    """Store the alert and enqueue it for every chat that wants it; returns who gets which places."""
    tx.add_alert(alert, at)
    audience = tx.audience(at)
    instant = [
        s
        for s in audience.subscriptions
        if s.chat in audience.chats and audience.chats[s.chat].digest is None
    ]
    keys = {r.key for r in alert.revisions}
    last = {slot: told.figure for slot, told in tx.told(keys).items()}
    lineage = knowledge.lineage({key.subject for key in keys})
    routing = route(alert, instant, knowledge.lists, lineage, last, audience.mutes)
    tx.tell(_tolds(routing, alert, at))
    tx.enqueue([_outgoing(r, kind, alert, last) for r in routing.routes], at)
    return routing.routes


def _tolds(routing: Routing, alert: Alert, at: datetime) -> list[Told]:
    return [Told(r.chat, r.key, r.figure, alert.key if r.sent else None, at) for r in routing.references]


def _outgoing(
    chosen: Route, kind: MessageKind, alert: Alert, last: Mapping[tuple[ChatRef, FactKey], Figure]
) -> Outgoing:
    """One chat's row. `told` holds, by place, the value that the chat was last told where the ledger's old value is
    another one: a creep is shown from where the reader left it."""
    payload: dict[str, object] = {"alert": alert.key, "revisions": list(chosen.places)}
    told: dict[str, str] = {}
    for place in chosen.places:
        revision = alert.revisions[place]
        figure = last.get((chosen.chat, revision.key))
        if figure and revision.before and figure.value != revision.before.figure.value:
            told[str(place)] = str(figure.value)
    if told:
        payload["told"] = told
    return Outgoing(chosen.chat, kind, alert.key, payload)


def _also(tx: LearningTx, result: Diff, ref: ArticleRef, at: datetime) -> None:
    """Add the article to the alerts that told the same before, and have those messages edited."""
    for row in sorted(result.also):
        key = alert_key(row)
        told = tx.alert(key)
        if told is None or told.alert.article.publisher == ref.publisher or not tx.add_also(key, ref):
            continue
        payload = {"alert": key, "also": ref.id}
        tx.enqueue(
            [
                Outgoing(chat, MessageKind.EDIT, f"{key}+{ref.id}", payload)
                for chat, _places, _message in tx.recipients(key)
            ],
            at,
        )
