"""Subscriptions in words: each with its filters, the list of a chat, and what one would have sent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot import dates
from bot.escape import Html, bold, join, text
from bot.quantities import amount, percent
from bot.render import parts, revision
from bot.split import pack
from bot.words import Words
from facts.types import MinChange, Subscription
from storage.types import Chat, Mute, StoredAlert


def min_change(wanted: MinChange, words: Words, subscription: Subscription | None = None) -> Html:
    """`changes of 10 % or more`; an absolute amount in the unit of the one metric that it can mean."""
    if wanted.fraction is not None:
        share = percent(wanted.fraction, words.language).removeprefix("+")
        return words.html("filter.min_change", amount=share)
    metrics = sorted(subscription.metrics) if subscription else []
    value = wanted.amount or Decimal(0)
    shown = amount(value, metrics[0], words) if len(metrics) == 1 else f"{value:,}"
    return words.html("filter.min_change", amount=shown)


def subscription(wanted: Subscription, words: Words) -> Html:
    """One line: what it follows and how that is narrowed."""
    target = parts.name(wanted.subject or wanted.watchlist or "")
    form = "subscription.subject" if wanted.subject else "subscription.watchlist"
    separator = words.plain("list.separator")

    def listed(table: str, values: frozenset[str]) -> Html:
        return join(separator, (words.html(f"{table}.{value}") for value in sorted(values)))

    filters = [
        listed("metric", frozenset(metric.value for metric in wanted.metrics)),
        listed("kind", frozenset(kind.value for kind in wanted.kinds)),
        listed("attribution", frozenset(who.value for who in wanted.attributions)),
        listed("source_language", wanted.languages),
        min_change(wanted.min_change, words, wanted) if wanted.min_change else Html(""),
    ]
    return join(" · ", (words.html(form, name=bold(target)), *filters))


def listing(
    chat: Chat, found: Sequence[Subscription], mutes: Sequence[Mute], language: str
) -> tuple[Html, ...]:
    """The chat's subscriptions, numbered as the buttons under them, then its settings and mutes."""
    words = Words(language)
    blocks = [bold(words.html("subscription.title"))]
    if not found:
        blocks.append(words.html("subscription.none"))
    blocks += [
        words.html("subscription.item", n=place, line=subscription(wanted, words))
        for place, wanted in enumerate(found, start=1)
    ]
    blocks.append(settings(chat, words))
    blocks += [
        words.html(
            "subscription.mute",
            subject=parts.name(mute.subject),
            until=dates.moment(mute.until, words, chat.timezone),
        )
        for mute in mutes
    ]
    return pack(blocks, gap="\n")


def settings(chat: Chat, words: Words) -> Html:
    """Language, digest or instant, quiet hours, time zone: one line each."""
    if chat.digest is None:
        delivery = words.html("settings.instant")
    elif chat.digest.weekday is None:
        delivery = words.html("settings.daily", time=f"{chat.digest.at:%H:%M}")
    else:
        weekday = words.html(f"weekday.{chat.digest.weekday}")
        delivery = words.html("settings.weekly", weekday=weekday, time=f"{chat.digest.at:%H:%M}")
    quiet = Html("")
    if chat.quiet:
        start, end = chat.quiet
        quiet = words.html("settings.quiet", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    zone = words.html("settings.timezone", zone=text(chat.timezone, 60))
    return join("\n", (delivery, quiet, zone))


def preview(found: Sequence[StoredAlert], days: int, language: str, *, shown: int = 3) -> tuple[Html, ...]:
    """`This would have sent 4 alerts in the last 30 days`, with the newest headlines; `found` is newest first."""
    words = Words(language)
    count = words.count("preview.alerts", len(found))
    head = words.html("preview.would", count=count, days=words.count("preview.days", days))
    lines = [
        revision.headline(revision.in_order(stored.alert.revisions)[0], words)
        for stored in found[:shown]
        if stored.alert.revisions
    ]
    return (join("\n", (head, *lines)),)
