"""What operators alone see: reviews, the audit trail, broadcasts."""

from __future__ import annotations

from collections.abc import Sequence

from bot import dates
from bot.escape import Html, bold, code, join, lines, quote, text
from bot.quantities import change, counted, figure_text
from bot.render import parts
from bot.split import pack
from bot.words import Words
from facts.types import Fact, Mention
from storage.types import AuditEntry, Review, ReviewKind


def _mention(mention: Mention, subject: str, words: Words) -> Html:
    """The figure as extracted, with everything that an operator would check against the sentence."""
    due = words.html("fact.due", due=dates.due(mention.due, words)) if mention.due else Html("")
    facts = (
        bold(text(counted(mention.figure, mention.metric, words, mention.model))),
        words.html(f"metric.{mention.metric.value}"),
        parts.stage_name(mention.status, words),
        words.html(f"scope.{mention.scope.value}"),
        due,
    )
    head = words.html("review.subject", subject=parts.name(subject)) if subject else Html("")
    return join("\n", (head, join(" · ", facts)))


def _reason(review: Review, words: Words) -> Html:
    """The stored reason in words; one that we have no words for as it stands."""
    key = f"review.reason.{review.reason}"
    if review.reason in ("range", "jump") and key in words:
        return words.html(key)
    return text(review.reason, 300)


def _against(review: Review, known: Fact | None, words: Words) -> Html:
    """For a held figure: what the ledger holds now, and how far the new one is from it."""
    if known is None or review.claim is None or review.kind is not ReviewKind.HELD:
        return Html("")
    figure = review.claim.claim.mention.figure
    moved = ""
    if figure.currency == known.figure.currency and figure.value != known.figure.value:
        moved = change(known.figure, figure, known.key.metric, words)
    now = words.html("review.known", figure=figure_text(known.figure, known.key.metric, words))
    return join(" · ", (now, text(moved)))


def review(
    item: Review, language: str, *, waiting: int = 0, known: Fact | None = None, timezone: str = "UTC"
) -> tuple[Html, ...]:
    """One item with its quote and link; `waiting` counts the open items, `known` is the fact it would revise."""
    words = Words(language)
    mention = item.claim.claim.mention if item.claim else item.mention
    subject = item.claim.claim.subject if item.claim else ""
    left = words.html("review.waiting", n=waiting) if waiting else Html("")
    head = join(" · ", (bold(words.html(f"review.kind.{item.kind.value}", n=item.id)), left))
    source = join(
        " · ",
        (
            parts.article_link(item.article),
            parts.name(item.article.publisher),
            parts.article_date(item.article, words, timezone),
        ),
    )
    if mention is None:
        return (join("\n", (head, _reason(item, words), source)),)
    said = parts.who(mention.attribution, mention.speaker, item.article.publisher, words)
    body = (
        head,
        _reason(item, words),
        _mention(mention, subject, words),
        _against(item, known, words),
        said,
        quote(mention.evidence.quote),
        source,
        words.html(f"review.verdict.{item.verdict.value}") if item.verdict else Html(""),
    )
    return (join("\n", body),)


def audit(entries: Sequence[AuditEntry], language: str, *, timezone: str = "UTC") -> tuple[Html, ...]:
    """Who changed what, newest first: when, the operator's id, the action, old and new."""
    words = Words(language)
    if not entries:
        return (words.html("audit.none"),)
    blocks = [bold(words.html("audit.title"))]
    for entry in entries:
        head = words.html(
            "audit.undone" if entry.undone else "audit.entry",
            moment=dates.moment(entry.at, words, timezone),
            by=entry.by,
            action=text(entry.action, 60),
            target=text(entry.target, 120),
        )
        blocks.append(join("\n", (head, _values(entry, words))))
    return pack(blocks)


def _values(entry: AuditEntry, words: Words) -> Html:
    nothing = words.html("audit.nothing")
    old = code(text(entry.old, 500)) if entry.old is not None else nothing
    new = code(text(entry.new, 500)) if entry.new is not None else nothing
    return words.html("audit.values", old=old, new=new) if entry.old != entry.new else Html("")


def broadcast(message: str) -> tuple[Html, ...]:
    """The operator's words as they will arrive: escaped, with line breaks, whole paragraphs to a message."""
    return pack(tuple(lines(paragraph) for paragraph in message.replace("\r\n", "\n").split("\n\n")))


def broadcast_preview(message: str, chats: int, language: str) -> tuple[Html, ...]:
    """The message as it will arrive, under the number of chats that it goes to."""
    words = Words(language)
    head = words.html("broadcast.preview", count=words.count("broadcast.chats", chats))
    return pack((bold(head), *broadcast(message)))
