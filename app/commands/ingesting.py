"""`ingest`: one article from a file, an address or standard input."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app import jsonable
from app.extraction import Extractor
from app.ingesting import Given, article_of, ingest, looks_like_address
from app.learning import Learned
from app.mistakes import UserMistake
from app.session import Session, language_named, opened
from app.tabulating import amount, change_text, print_json, print_table
from facts.types import Article, Extraction, Mention
from scrapers.fetch import Fetcher
from scrapers.types import Failed
from scrapers.workers import Workers

LARGEST = 5_000_000  # bytes of a text from a file or standard input


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line gave beside the text."""

    commit: bool
    published: str | None
    publisher: str
    title: str
    url: str
    language: str
    as_json: bool


@dataclass(frozen=True, slots=True)
class Done:
    article: Article
    extraction: Extraction
    learned: Learned


def run(config: Path | None, source: str, options: Options) -> int:
    """Show the claims and what follows; with `commit` learn it too."""
    language_named(options.language)
    given = Given(options.publisher, options.title, options.url, _instant(options.published))
    text = source if looks_like_address(source) else _read(source)
    with opened(config) as session:
        done = asyncio.run(_ingest(session, text, given, commit=options.commit))
        (_print_json if options.as_json else _print)(done, options)
    return 0


async def _ingest(session: Session, text: str, given: Given, *, commit: bool) -> Done:
    network = session.settings.tables.network
    async with Fetcher(network.allow, network.user_agent) as fetcher, Workers(size=1) as workers:
        article = await article_of(text, given, fetcher, datetime.now(UTC))
        if isinstance(article, Failed):
            raise UserMistake(f"{article.url or 'the text'}: {article.detail}")
        done = await ingest(session.store, session.knowledge, article, Extractor(workers), commit=commit)
    if isinstance(done, Failed):
        raise UserMistake(done.detail)
    return Done(article, *done)


def _read(source: str) -> str:
    """The text of a file, or of standard input for `-`."""
    if source == "-":
        return sys.stdin.buffer.read(LARGEST).decode("utf-8", "replace")
    try:
        with Path(source).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UserMistake(f"{source}: cannot be read: {error.strerror}") from None
    if len(raw) > LARGEST:
        raise UserMistake(f"{source}: is larger than {LARGEST // 1_000_000} MB")
    return raw.decode("utf-8", "replace")


def _instant(text: str | None) -> datetime | None:
    """A day counts from noon UTC, so that it is the same day in Beijing and in New York."""
    if text is None:
        return None
    try:
        if len(text) <= 10:
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise UserMistake(f"{text!r} is not a date; write 2025-07-23 or 2025-07-23T09:04+08:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _print_json(done: Done, options: Options) -> None:
    extraction, learned = done.extraction, done.learned
    document: dict[str, Any] = {
        "title": done.article.title,
        "publisher": done.article.publisher,
        "published": done.article.published_at.isoformat() if done.article.published_at else None,
        "committed": options.commit and learned.article is not None,
        "claims": [jsonable.mention(c.mention, c.subject) for c in extraction.claims],
        "unresolved": [jsonable.mention(m, None) for m in extraction.unresolved],
        "notes": [jsonable.note(n) for n in extraction.notes],
        "candidates": [
            {"name": c.name, "kind": c.kind.value, "quote": c.quote} for c in extraction.candidates
        ],
        "revisions": [jsonable.revision(r) for r in learned.revisions],
        "held": [{"reason": reason, **jsonable.claim(c)} for c, reason in learned.held],
        "alert": [jsonable.revision(r) for r in learned.alert.revisions] if learned.alert else None,
        "told": len(learned.routes),
    }
    print_json(document)


def _print(done: Done, options: Options) -> None:
    extraction, learned = done.extraction, done.learned
    rows = [_row(c.mention, c.subject, options.language) for c in extraction.claims]
    rows += [_row(m, "?", options.language) for m in extraction.unresolved]
    columns = ["subject", "metric", "figure", "scope", "status", "who", "due", "quote"]
    print_table(columns, rows, done.article.title or "(no title)")
    if extraction.notes:
        notes = [[n.subject, n.kind.value, n.attribution.value, n.evidence.quote] for n in extraction.notes]
        print_table(["subject", "note", "who", "quote"], notes)
    if learned.held:
        held = [[c.claim.subject, reason, c.claim.mention.evidence.quote] for c, reason in learned.held]
        print_table(["held for review", "why", "quote"], held)
    if learned.article is None:
        sys.stdout.write("this text was learned before: nothing changes\n")
        return
    changes = [
        [r.kind.value, r.key.subject, r.key.metric.value, r.key.stage.value, change_text(r, options.language)]
        for r in learned.revisions
    ]
    print_table(["change", "subject", "metric", "stage", "figure"], changes)
    verb = "learned; told" if options.commit else "nothing stored; would tell"
    sys.stdout.write(f"{verb} {len(learned.routes)} chat(s)\n")


def _row(mention: Mention, subject: str, language: str) -> list[str]:
    figure = amount(mention.figure, mention.metric, language)
    return [
        subject,
        " ".join(part for part in (mention.metric.value, mention.model) if part),
        figure,
        mention.scope.value,
        mention.status.value,
        mention.attribution.value,
        mention.due or "",
        mention.evidence.quote,
    ]
