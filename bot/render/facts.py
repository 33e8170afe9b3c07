"""Current figures: lists by subject, one line for inline answers, two subjects side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot import dates
from bot.escape import Html, bold, join, link, plain
from bot.quantities import percent
from bot.render import parts
from bot.split import pack
from bot.words import Words
from facts.types import Fact, FactKey


def fact_line(fact: Fact, words: Words, timezone: str) -> Html:
    """Two lines: the figure with metric, stage and due date; who says so, linked, with doubts and support."""
    head = words.html(
        "facts.dropped" if fact.dropped else "facts.figure",
        figure=parts.value(fact, words),
        metric=parts.metric_name(fact.key, words),
        stage=words.html(f"stage.{fact.key.stage.value}"),
    )
    due = words.html("fact.due", due=dates.due(fact.due, words)) if fact.due else Html("")
    date = link(fact.claim.article.url, parts.article_date(fact.claim.article, words, timezone))
    origin = join(" · ", (parts.claim_who(fact.claim, words), date))
    return join("\n", (join(" · ", (head, due)), origin, _standing(fact, words)))


def _standing(fact: Fact, words: Words) -> Html:
    """Who disagrees and who agrees, where anybody does."""
    separator = words.plain("list.separator")
    doubts = [
        words.html("facts.says", who=parts.short_who(claim), figure=parts.claim_value(claim, words))
        for claim in fact.disputed_by[-3:]
    ]
    support = [parts.name(publisher) for publisher in fact.corroborated_by[:5]]
    disputed = words.html("facts.disputed", claims=join(separator, doubts)) if doubts else Html("")
    also = words.html("alert.also", publishers=join(separator, support)) if support else Html("")
    return join("\n", (disputed, also))


def facts(
    found: Sequence[Fact], language: str, *, asked: str = "", more: int = 0, timezone: str = "UTC"
) -> tuple[Html, ...]:
    """The facts in the order given, under a heading for each subject; `more` counts those left out."""
    words = Words(language)
    if not found:
        return (
            words.html("facts.none_of", subject=parts.name(asked)) if asked else words.html("facts.none"),
        )
    blocks: list[Html] = []
    for subject, group in groupby(found, key=lambda fact: fact.key.subject):
        lines = [fact_line(fact, words, timezone) for fact in group]
        lines[0] = join("\n", (bold(parts.name(subject)), lines[0]))
        blocks += lines
    if more:
        blocks.append(words.count("facts.more", more))
    return pack(blocks)


def inline(fact: Fact, language: str, *, timezone: str = "UTC") -> tuple[str, str, Html]:
    """Title, description and message of an inline answer."""
    words = Words(language)
    title = words.plain(
        "facts.inline", fact=parts.fact_name(fact.key, words), figure=parts.value(fact, words)
    )
    origin = join(
        " · ", (parts.claim_who(fact.claim, words), parts.article_date(fact.claim.article, words, timezone))
    )
    body = join("\n", (bold(parts.name(fact.key.subject)), fact_line(fact, words, timezone)))
    return title, plain(origin), body


def _shelf(key: FactKey) -> tuple[str, str, str, str]:
    return key.metric.value, key.stage.value, key.model or "", key.currency or ""


def compare(
    first: tuple[str, Sequence[Fact]], second: tuple[str, Sequence[Fact]], language: str
) -> tuple[Html, ...]:
    """Two subjects by metric and stage, with the ratio where both have a figure; dropped figures are left out."""
    words = Words(language)
    left = {_shelf(fact.key): fact for fact in first[1] if not fact.dropped}
    right = {_shelf(fact.key): fact for fact in second[1] if not fact.dropped}
    shelves = [*left, *(shelf for shelf in right if shelf not in left)]
    names = (parts.name(first[0]), parts.name(second[0]))
    blocks = [bold(words.html("compare.title", first=names[0], second=names[1]))]
    blocks += [_compared(left.get(shelf), right.get(shelf), names, words) for shelf in shelves]
    if not shelves:
        blocks.append(words.html("compare.nothing"))
    return pack(blocks)


def _compared(first: Fact | None, second: Fact | None, names: tuple[Html, Html], words: Words) -> Html:
    known = first or second
    assert known is not None
    head = words.html(
        "compare.metric",
        metric=parts.metric_name(known.key, words),
        stage=words.html(f"stage.{known.key.stage.value}"),
    )
    unknown = words.html("compare.unknown")
    rows = [
        words.html("compare.row", subject=name, figure=parts.value(fact, words) if fact else unknown)
        for name, fact in zip(names, (first, second), strict=True)
    ]
    return join("\n", (head, *rows, _gap(first, second, names, words)))


def _gap(first: Fact | None, second: Fact | None, names: tuple[Html, Html], words: Words) -> Html:
    """How much larger the larger one is; nothing for ranges and equal values."""
    if first is None or second is None or first.figure.high or second.figure.high:
        return Html("")
    a, b = first.figure.value, second.figure.value
    if a == b or a <= 0 or b <= 0:
        return Html("")
    more = percent(max(a, b) / min(a, b) - 1, words.language).removeprefix("+")
    return words.html("compare.larger", subject=names[0] if a > b else names[1], share=more)
