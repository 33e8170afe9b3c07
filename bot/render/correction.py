"""A correction: what a chat was told, that it was wrong, and what the ledger holds now."""

from __future__ import annotations

from bot import dates
from bot.escape import Html, bold, join, text
from bot.quantities import change, figure_text
from bot.render import parts
from bot.render.facts import fact_line
from bot.words import Words
from facts.types import Fact, LedgerClaim
from storage.types import Told


def correction(
    told: Told,
    now: Fact | None,
    language: str,
    *,
    wrong: LedgerClaim | None = None,
    timezone: str = "UTC",
) -> tuple[Html, ...]:
    """One message. `told` is what this chat was told, `now` the fact after the correction, `wrong` the bad claim."""
    words = Words(language)
    metric = told.key.metric
    said = figure_text(told.figure, metric, words)
    fact = parts.fact_name(told.key, words)
    if now is None:
        head = words.html("correction.rejected", fact=fact, old=said)
        after = words.html("correction.nothing_left")
    else:
        head = words.html("correction.corrected", fact=fact, old=said, new=parts.value(now, words))
        after = fact_line(now, words, timezone)
    moved = Html("")
    if now and now.figure.currency == told.figure.currency and now.figure.value != told.figure.value:
        moved = text(change(told.figure, now.figure, metric, words))
    why = words.html("correction.told", date=dates.day(told.at, words, timezone), old=said)
    source = parts.claim_block(wrong, words, timezone) if wrong else Html("")
    return (join("\n", (bold(head), moved, why, source, after)),)


def restored(told: Told, now: Fact, language: str, *, timezone: str = "UTC") -> tuple[Html, ...]:
    """One message after an undo: the correction itself was wrong, the earlier figure stands."""
    words = Words(language)
    head = words.html(
        "correction.restored", fact=parts.fact_name(told.key, words), new=parts.value(now, words)
    )
    return (join("\n", (bold(head), fact_line(now, words, timezone))),)
