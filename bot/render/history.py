"""What changed and why: the revisions of a line, the newest alerts, and every claim behind a fact."""

from __future__ import annotations

from collections.abc import Sequence

from bot import dates
from bot.escape import Html, bold, join, link, plain, text
from bot.render import parts, revision
from bot.render.facts import fact_line
from bot.split import pack
from bot.words import Words
from facts.types import ClaimState, Fact, FactKey, LedgerClaim, Metric, Revision
from storage.types import StoredAlert, StoredRevision


def _origin(change: Revision, words: Words, timezone: str) -> Html:
    article = change.claim.article
    date = link(article.url, parts.article_date(article, words, timezone))
    return join(" · ", (date, parts.claim_who(change.claim, words)))


def _entry(change: Revision, words: Words, timezone: str) -> Html:
    head = text(plain(revision.headline(change, words)))
    return join("\n", (head, _origin(change, words, timezone)))


def history(
    found: Sequence[StoredRevision],
    subject: str,
    language: str,
    *,
    metric: Metric | None = None,
    timezone: str = "UTC",
) -> tuple[Html, ...]:
    """The revisions in the order given (newest first), each with its day, who said it and the link."""
    words = Words(language)
    name = parts.name(subject)
    if not found:
        return (words.html("history.none", subject=name),)
    label = words.html(f"metric.{metric.value}") if metric else Html("")
    title = words.html("history.title_metric" if metric else "history.title", subject=name, metric=label)
    return pack((bold(title), *(_entry(each.revision, words, timezone) for each in found)))


def latest(found: Sequence[StoredAlert], language: str, *, timezone: str = "UTC") -> tuple[Html, ...]:
    """The newest alerts in the order given: their headlines, their article and its day."""
    words = Words(language)
    if not found:
        return (words.html("latest.none"),)
    blocks = [bold(words.html("latest.title"))]
    for stored in found:
        article = stored.alert.article
        heads = [
            text(plain(revision.headline(change, words)))
            for change in revision.in_order(stored.alert.revisions)
        ]
        source = join(
            " · ",
            (
                parts.article_link(article, 120),
                parts.name(article.publisher),
                parts.article_date(article, words, timezone),
            ),
        )
        blocks.append(join("\n", (*heads, source)))
    return pack(blocks)


def _claim(claim: LedgerClaim, words: Words, timezone: str) -> Html:
    """A claim with its quote, its stage and, where it does not count, the reason."""
    mention = claim.claim.mention
    stage = join(
        " · ",
        (
            parts.stage_name(mention.status, words),
            words.html(f"scope.{mention.scope.value}"),
            words.html("fact.due", due=dates.due(mention.due, words)) if mention.due else Html(""),
        ),
    )
    counts = Html("")
    if claim.state is not ClaimState.ACTIVE:
        counts = words.html("why.not_counted", state=words.html(f"claim_state.{claim.state.value}"))
    return join("\n", (parts.claim_block(claim, words, timezone), stage, counts))


def why(
    key: FactKey, fact: Fact | None, claims: Sequence[LedgerClaim], language: str, *, timezone: str = "UTC"
) -> tuple[Html, ...]:
    """The fact and every claim behind it in the order given, with quotes and links."""
    words = Words(language)
    title = bold(words.html("why.title", fact=parts.fact_name(key, words)))
    now = fact_line(fact, words, timezone) if fact else words.html("why.nothing_now")
    blocks = [join("\n", (title, now))]
    if claims:
        blocks[0] = join("\n\n", (blocks[0], words.count("why.claims", len(claims))))
    return pack((*blocks, *(_claim(claim, words, timezone) for claim in claims)))
