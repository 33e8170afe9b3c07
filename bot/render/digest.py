"""A digest: the net change of each fact over a window, by subject."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot import dates
from bot.digest import Net
from bot.escape import Html, bold, join, link, text
from bot.quantities import change, figure_text
from bot.render import parts
from bot.split import pack
from bot.words import Words
from facts.types import Fact, Figure


def _name(net: Net, words: Words) -> Html:
    return words.html(
        "digest.name",
        metric=parts.metric_name(net.key, words),
        stage=words.html(f"stage.{net.key.stage.value}"),
    )


def _moved(net: Net, old: Figure, new: Fact, words: Words, stated: bool) -> Html:
    metric = net.key.metric
    before = figure_text(old, metric, words)
    form = "digest.raised" if new.figure.value >= old.value else "digest.lowered"
    figures = words.html(
        form,
        name=_name(net, words),
        old=words.plain("fact.stated", figure=before) if stated else before,
        new=figure_text(new.figure, metric, words),
    )
    return join(" · ", (figures, text(change(old, new.figure, metric, words))))


def _figure_line(net: Net, words: Words) -> Html:
    """The line's total from the window's start to its end."""
    old, new, name = net.before, net.after, _name(net, words)
    if not net.figure_changed:
        return Html("")
    if new is None:
        assert old is not None
        return words.html("digest.withdrawn", name=name, old=parts.value(old, words))
    if new.dropped:
        return words.html("digest.dropped", name=name, old=parts.value(old or new, words))
    figure = old.figure if old and not old.dropped else net.stated_before
    if figure is None or (figure.value, figure.high) == (new.figure.value, new.figure.high):
        return words.html("digest.new", name=name, new=parts.value(new, words))
    return _moved(net, figure, new, words, stated=old is None)


def _extras(net: Net, words: Words) -> list[Html]:
    """What stands beside the total: additions, cuts, a moved date, a dispute begun or ended."""
    metric, name = net.key.metric, _name(net, words)
    lines = [
        words.html(form, name=name, new=figure_text(claim.claim.mention.figure, metric, words))
        for form, claims in (("digest.added", net.added), ("digest.removed", net.removed))
        for claim in claims
    ]
    old, new = net.before, net.after
    if net.due_changed and old and new and old.due and new.due:
        due, before = dates.due(new.due, words), dates.due(old.due, words)
        lines.append(words.html("digest.due", name=name, due=due, due_before=before))
    if net.dispute_changed and new:
        form = "digest.disputed" if new.disputed_by else "digest.settled"
        lines.append(words.html(form, name=name, new=parts.value(new, words)))
    return lines


def _block(net: Net, words: Words, timezone: str) -> Html:
    claim = net.last.claim
    date = link(claim.article.url, parts.article_date(claim.article, words, timezone))
    steps = words.count("digest.steps", net.steps) if net.steps > 1 else Html("")
    origin = join(" · ", (parts.claim_who(claim, words), date, steps))
    return join("\n", (_figure_line(net, words), *_extras(net, words), origin))


def digest(
    changes: Sequence[Net], start: datetime, end: datetime, language: str, *, timezone: str = "UTC"
) -> tuple[Html, ...]:
    """The digest of `changes` for the window from `start` to `end`; says so where nothing changed."""
    words = Words(language)
    first, last = (dates.moment(instant, words, timezone) for instant in (start, end))
    title = words.html("digest.title", count=words.count("digest.changes", len(changes)))
    head = join("\n", (bold(title), words.html("digest.window", start=first, end=last)))
    if not changes:
        return (join("\n", (head, words.html("digest.nothing"))),)
    blocks = [head]
    ordered = sorted(changes, key=lambda net: net.key.subject)
    for subject, group in groupby(ordered, key=lambda net: net.key.subject):
        lines = [_block(net, words, timezone) for net in group]
        lines[0] = join("\n", (bold(parts.name(subject)), lines[0]))
        blocks += lines
    return pack(blocks)
