"""What an article states, how it would change the ledger, and who would be told: `/test`, which sends nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot import dates
from bot.escape import Html, bold, join, quote, text
from bot.quantities import counted
from bot.render import parts, revision
from bot.render.alert import note_block
from bot.split import pack
from bot.words import Words
from facts.types import Article, Extraction, Mention, Metric, Revision


def mention_block(mention: Mention, subject: str | None, publisher: str, words: Words) -> Html:
    """One claim: subject, figure, stage, scope, date, who, and the sentence."""
    due = words.html("fact.due", due=dates.due(mention.due, words)) if mention.due else Html("")
    name = parts.name(subject) if subject else words.html("ingest.no_subject")
    figure = words.html(
        "ingest.counted" if mention.metric in (Metric.CHIPS, Metric.H100E) else "ingest.figure",
        subject=bold(name),
        figure=counted(mention.figure, mention.metric, words, mention.model),
        metric=words.html(f"metric.{mention.metric.value}"),
    )
    details = (
        parts.stage_name(mention.status, words),
        words.html(f"scope.{mention.scope.value}"),
        due,
        parts.who(mention.attribution, mention.speaker, publisher, words),
    )
    return join("\n", (figure, join(" · ", details), quote(mention.evidence.quote, 400)))


def _section(title: Html, blocks: Sequence[Html]) -> list[Html]:
    """The blocks, the first of them under the title."""
    if not blocks:
        return []
    return [join("\n", (bold(title), blocks[0])), *blocks[1:]]


def tested(
    article: Article,
    extraction: Extraction,
    revisions: Sequence[Revision],
    chats: int,
    language: str,
    *,
    timezone: str = "UTC",
) -> tuple[Html, ...]:
    """Claims, unresolved figures and notes, then what would change and how many chats would be told."""
    words = Words(language)
    claims = [
        mention_block(claim.mention, claim.subject, article.publisher, words) for claim in extraction.claims
    ]
    unresolved = [mention_block(each, None, article.publisher, words) for each in extraction.unresolved]
    notes = [note_block(note, article.publisher, words) for note in extraction.notes]
    changes = [revision.headline(each, words) for each in revisions]
    blocks = [
        words.html("ingest.title", title=bold(text(article.title or article.url, 200))),
        *_section(words.count("ingest.claims", len(claims)), claims),
        *_section(words.count("ingest.unresolved", len(unresolved)), unresolved),
        *_section(words.html("ingest.notes"), notes),
        *_section(words.html("ingest.changes"), changes),
    ]
    if not claims and not unresolved and not notes:
        blocks.append(words.html("ingest.nothing"))
    elif not revisions:
        blocks.append(words.html("ingest.no_change"))
    told = words.count("ingest.told", chats) if revisions else Html("")
    return pack((*blocks, join("\n", (told, words.html("ingest.sent_nothing")))))
