"""What operators do through the desk, with the real store and the real pipe behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.ports import Decided, Refused, Trial, Why
from facts.types import ChatRef, RevisionKind, Subscription
from storage.types import AuditEntry, Chat, Decision, ItemKind, MessageKind, ReviewKind, Verdict
from tests.app.world import World, entry, world

OPERATOR = 8
FIRST = entry("Stargate", "Stargate is planned to reach 0.5 GW of capacity.", slug="sg")
JUMP = entry("Seven", "Stargate is now planned to reach 7 GW of capacity.", slug="seven")


async def with_a_held_figure(here: World) -> int:
    """A jump of ten times waits; returns its review."""
    here.feed("openai", FIRST)
    await here.poll()
    here.feed("openai", JUMP, FIRST)
    await here.poll()
    held = here.store.reviews.open(ReviewKind.HELD)
    assert [r.reason for r in held] == ["jump"]
    assert here.heard == []
    return held[0].id


def decision(here: World, review: int, verdict: Verdict, value: str | None = None) -> Decision:
    here.clock.forward(minutes=1)
    return Decision(review, verdict, OPERATOR, here.clock.now(), Decimal(value) if value else None)


def planned(here: World) -> list[Decimal]:
    return [f.figure.value for f in here.store.ledger.facts("Stargate")]


async def test_an_approved_figure_becomes_news(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        done = here.office.decide(decision(here, review, Verdict.APPROVE))
        await here.deliver()
        assert isinstance(done, Decided) and done.corrections == 0
        assert planned(here) == [Decimal("7e9")]
        assert len(here.heard) == 1 and "7 GW" in here.heard[0]


async def test_a_rejected_figure_stays_out_and_nobody_hears_of_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        here.office.decide(decision(here, review, Verdict.REJECT))
        await here.deliver()
        assert (planned(here), here.heard) == ([Decimal("5e8")], [])
        assert here.store.reviews.open() == []


async def test_a_rejected_figure_that_was_sent_is_corrected_to_those_who_got_it_alone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        here.office.decide(decision(here, review, Verdict.APPROVE))
        await here.deliver()
        here.store.chats.save(Chat(ChatRef(99)))
        here.store.chats.subscribe(Subscription(0, ChatRef(99), watchlist="all"))
        claim = here.store.ledger.alerts(1)[0].alert.revisions[0].claim
        reported = here.store.reviews.report(claim.id, ChatRef(0), "", here.clock.now())
        assert reported is not None
        done = here.office.decide(decision(here, reported.id, Verdict.REJECT))
        assert isinstance(done, Decided) and done.corrections == 1
        await here.deliver()
        assert planned(here) == [Decimal("5e8")]
        assert len(here.heard) == 2 and "7 GW" in here.heard[1]
        waiting = here.store.outbox.claim_due(here.clock.now(), 10, timedelta(minutes=1), "test")
        assert [i for i in waiting if i.kind is MessageKind.CORRECTION] == []


async def test_undoing_a_rejection_restores_the_figure_and_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        here.office.decide(decision(here, review, Verdict.APPROVE))
        claim = here.store.ledger.alerts(1)[0].alert.revisions[0].claim
        reported = here.store.reviews.report(claim.id, ChatRef(0), "", here.clock.now())
        assert reported is not None
        here.office.decide(decision(here, reported.id, Verdict.REJECT))
        await here.deliver()
        here.clock.forward(minutes=1)
        undone = here.office.undo(None, OPERATOR)
        await here.deliver()
        assert isinstance(undone, AuditEntry)
        assert planned(here) == [Decimal("7e9")]
        assert len(here.heard) == 3 and "7 GW" in here.heard[2]


async def test_a_corrected_figure_is_told_as_a_correction_and_gives_way_to_later_news(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        here.office.decide(decision(here, review, Verdict.CORRECT, "7.5e9"))
        await here.deliver()
        assert planned(here) == [Decimal("7.5e9")]
        kinds = [r.revision.kind for r in here.store.ledger.revisions("Stargate")]
        assert kinds[0] is RevisionKind.CORRECTED
        later = entry(
            "Eight", "Stargate is now planned to reach 8 GW of capacity.", slug="e", at=here.clock.now()
        )
        here.feed("openai", later, JUMP, FIRST)
        await here.poll()
        assert planned(here) == [Decimal("8e9")]


async def test_an_unresolved_figure_is_assigned_to_a_subject(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", FIRST)
        await here.poll()
        nameless = "A new campus in the desert will have 2 GW of data center capacity, regulators said."
        config = here.configuration.settings.path
        config.write_text(config.read_text("utf-8").replace('"OpenAI"', '"The Daily"'), encoding="utf-8")
        here.configuration.look(here.clock.now())
        here.feed("openai", entry("A campus", nameless, slug="x"), FIRST)
        await here.poll()
        waiting = here.store.reviews.open(ReviewKind.UNRESOLVED)
        assert [r.mention.figure.value for r in waiting if r.mention] == [Decimal("2e9")]
        here.clock.forward(minutes=1)
        given = Decision(waiting[0].id, Verdict.ASSIGN, OPERATOR, here.clock.now(), subject="Hyperion")
        assert isinstance(here.office.decide(given), Decided)
        await here.deliver()
        assert [f.figure.value for f in here.store.ledger.facts("Hyperion")] == [Decimal("2e9")]
        assert "Hyperion" in here.heard[-1]


async def test_a_senseless_verdict_is_refused_in_one_line(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        review = await with_a_held_figure(here)
        for wrong in (decision(here, 12345, Verdict.APPROVE), decision(here, review, Verdict.CORRECT)):
            refused = here.office.decide(wrong)
            assert isinstance(refused, Refused) and refused.why is Why.INVALID and refused.detail


FEED: Mapping[str, object] = {
    "name": "x",
    "kind": "feed",
    "publisher": "x",
    "urls": ["https://a.example/f.xml"],
}
WATCHLIST: Mapping[str, object] = {"name": "mine", "subjects": ["Stargate"], "min_change": "5%"}


async def test_items_of_chat_are_in_force_at_once_audited_undone_and_exported(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        office = here.office
        added = office.put(ItemKind.WATCHLIST, WATCHLIST, OPERATOR)
        assert isinstance(added, AuditEntry)
        assert "mine" in here.configuration.knowledge.lists
        assert '[[watchlist]]\nname = "mine"' in office.export([ItemKind.WATCHLIST])
        assert isinstance(office.undo(added.id, OPERATOR), AuditEntry)
        assert "mine" not in here.configuration.knowledge.lists
        assert [e.by for e in here.store.operators.audit()] == [OPERATOR, OPERATOR]


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        (ItemKind.WATCHLIST, {"name": "all", "subjects": ["Stargate"]}, Why.PROVISIONED),
        (ItemKind.WATCHLIST, {"name": "x", "subjects": ["Nobody Inc"]}, Why.INVALID),
        (ItemKind.WATCHLIST, {"name": "x", "colour": "red"}, Why.INVALID),
        (ItemKind.SOURCE, {**FEED, "name": "openai"}, Why.PROVISIONED),
        (ItemKind.SOURCE, {**FEED, "urls": ["file:///etc/passwd"]}, Why.INVALID),
        (ItemKind.SUBJECT, {"name": "x", "kind": "planet"}, Why.INVALID),
        (ItemKind.SUBJECT, {"name": "x", "kind": "site", "owner": "Nobody Inc"}, Why.INVALID),
    ],
)
async def test_a_wrong_item_is_refused(
    tmp_path: Path, kind: ItemKind, body: Mapping[str, object], why: Why
) -> None:
    async with world(tmp_path) as here:
        refused = here.office.put(kind, body, OPERATOR)
        assert isinstance(refused, Refused) and refused.why is why
        assert here.store.operators.items() == []


async def test_a_subject_in_use_is_not_removed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.office.put(ItemKind.SUBJECT, {"name": "Colossus 9", "kind": "cluster", "owner": "xAI"}, OPERATOR)
        here.office.put(ItemKind.WATCHLIST, {"name": "nine", "subjects": ["Colossus 9"]}, OPERATOR)
        refused = here.office.remove(ItemKind.SUBJECT, "Colossus 9", OPERATOR)
        assert isinstance(refused, Refused) and (refused.why, refused.detail) == (Why.IN_USE, "nine")


async def test_a_trial_reads_texts_pages_and_feeds_and_keeps_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", FIRST, JUMP)
        page = here.web.serve(
            "/page", "<p>Colossus 2 is now running 300,000 GPUs.</p>", content_type="text/html"
        )
        counts = here.store.ledger.counts()
        texts = ("Stargate is planned to reach 9 GW.", page, here.web.url("/openai.xml"))
        trials = [await asyncio.to_thread(here.office.test, text) for text in texts]
        found = [[c.subject for c in t.extraction.claims] for t in trials if isinstance(t, Trial)]
        assert found == [["Stargate"], ["Colossus 2"], ["Stargate", "Stargate"]]
        assert all(isinstance(t, Trial) and t.recipients for t in trials)
        assert here.store.ledger.counts() == counts
        assert here.heard == []


async def test_a_preview_counts_what_would_have_been_sent(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.feed("openai", FIRST)
        await here.poll()
        items = [FIRST]
        for value in ("0.6", "0.7", "0.71"):
            here.clock.forward(days=1)
            text = f"Stargate is now planned to reach {value} GW of capacity."
            items.insert(0, entry(value, text, slug=value, at=here.clock.now()))
            here.feed("openai", *items)
            await here.poll()
        since = here.clock.now() - timedelta(days=30)
        everything = here.office.preview(Subscription(0, ChatRef(5), watchlist="all"), since)
        other = here.office.preview(Subscription(0, ChatRef(5), subject="xAI"), since)
        assert (len(everything), len(other)) == (2, 0)


async def test_a_shipped_subject_takes_an_alias_in_chat_and_one_of_the_file_does_not(tmp_path: Path) -> None:
    async with world(tmp_path, more='\n[[subject]]\nname = "Moonshine"\nkind = "site"\n') as here:
        table = here.office.item(ItemKind.SUBJECT, "Hyperion")
        assert table is not None
        changed = {**table, "aliases": ["超级园区"]}
        assert isinstance(here.office.put(ItemKind.SUBJECT, changed, OPERATOR), AuditEntry)
        found = here.configuration.knowledge.catalogue.find("超级园区")
        assert found is not None and found.name == "Hyperion"
        refused = here.office.put(ItemKind.SUBJECT, {"name": "Moonshine", "kind": "site"}, OPERATOR)
        assert isinstance(refused, Refused) and refused.why is Why.PROVISIONED
