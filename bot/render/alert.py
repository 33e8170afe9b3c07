"""An alert as messages: its revisions, phases and notes, then the article, and who else reported it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import dates
from bot.escape import Html, bold, italic, join, link, quote
from bot.quantities import counted
from bot.render import parts, revision
from bot.split import pack
from bot.words import Words
from facts.types import Alert, FactKey, Figure, LedgerClaim, Note


def _phase(claim: LedgerClaim, words: Words) -> Html:
    mention = claim.claim.mention
    line = words.html(
        "alert.phase",
        subject=parts.name(claim.claim.subject),
        figure=counted(mention.figure, mention.metric, words, mention.model),
        stage=parts.stage_name(mention.status, words),
    )
    due = words.html("fact.due", due=dates.due(mention.due, words)) if mention.due else Html("")
    return join("\n", (join(" · ", (line, due)), quote(mention.evidence.quote, 300)))


def _phases(alert: Alert, words: Words) -> tuple[Html, ...]:
    """The first phase carries the heading, so that they never part."""
    blocks = [_phase(claim, words) for claim in alert.phases]
    if blocks:
        blocks[0] = join("\n", (words.html("alert.phases"), blocks[0]))
    return tuple(blocks)


def note_block(note: Note, publisher: str, words: Words) -> Html:
    """`⚠️ Stargate: plans scaled back, say people familiar with the matter`, who published it, the sentence."""
    speaker = parts.name(note.speaker or publisher)
    head = words.html(
        "note.headline",
        subject=parts.name(note.subject),
        what=words.html(f"note.{note.kind.value}"),
        who=words.html(f"note.who.{note.attribution.value}", speaker=speaker),
    )
    said = parts.who(note.attribution, note.speaker, publisher, words)
    return join("\n", (bold(head), said, quote(note.evidence.quote)))


def also_line(alert: Alert, words: Words) -> Html:
    """`also: 机器之心, WSJ`, each once and linked; empty where nobody else reported it."""
    names: dict[str, Html] = {}
    for article in alert.also:
        label = article.publisher or article.source
        if label != alert.article.publisher:
            names.setdefault(label, link(article.url, parts.name(label)))
    return (
        words.html("alert.also", publishers=join(words.plain("list.separator"), names.values()))
        if names
        else Html("")
    )


def _footer(alert: Alert, words: Words, timezone: str, delayed_since: datetime | None) -> Html:
    article = alert.article
    source = words.html(
        "alert.source",
        link=parts.article_link(article),
        publisher=parts.name(article.publisher or article.source),
        date=parts.article_date(article, words, timezone),
    )
    late = Html("")
    if delayed_since:
        late = italic(words.html("alert.delayed", moment=dates.moment(delayed_since, words, timezone)))
    return join("\n", (source, also_line(alert, words), late))


def alert(
    alert: Alert,
    places: Sequence[int],
    language: str,
    *,
    delayed_since: datetime | None = None,
    timezone: str = "UTC",
    told: Mapping[FactKey, Figure] | None = None,
) -> tuple[Html, ...]:
    """The messages of an alert for a chat that asked for the revisions at `places`; one in all usual cases.

    The article and `alert.also` stand in the first message, so an edit of it can name a later source.
    `told` holds what the chat was last told, so that a creep can be shown against it.
    """
    words = Words(language)
    known = told or {}
    wanted = [alert.revisions[place] for place in sorted(set(places)) if 0 <= place < len(alert.revisions)]
    blocks = (
        *(
            revision.block(each, words, timezone, alert.article.id, known.get(each.key))
            for each in revision.in_order(wanted)
        ),
        *_phases(alert, words),
        *(note_block(note, alert.article.publisher, words) for note in alert.notes),
    )
    return pack(blocks, footer=_footer(alert, words, timezone, delayed_since))
