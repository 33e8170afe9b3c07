"""Buttons under messages. Their verbs are handled in `bot/commands`; labels are texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.callbacks import button
from bot.escape import clip
from bot.letters import Button, Rows
from bot.names import tag
from bot.words import LANGUAGES, Words
from facts.types import Subscription, WatchList

LABEL = 40
SHOWN = 40  # buttons of one choice; the rest is reached by typing
PLACES = 6  # revisions of an alert that its buttons remember


def rows_of(buttons: Iterable[Button], width: int) -> Rows:
    """The buttons in rows of `width`, the last one shorter."""
    line = list(buttons)
    return tuple(tuple(line[start : start + width]) for start in range(0, len(line), width))


def alert_rows(alert: str, places: Sequence[int], words: Words) -> Rows:
    """History, Chart, Sources, Mute, Not right. `places` are the revisions that the chat was told."""
    where = ".".join(str(place) for place in places[:PLACES])
    made = {
        verb: button(words.plain(f"button.{name}"), verb, alert, where)
        for verb, name in (
            ("ah", "history"),
            ("ac", "chart"),
            ("aw", "sources"),
            ("am", "mute"),
            ("ar", "not_right"),
        )
    }
    return ((made["ah"], made["ac"], made["aw"]), (made["am"], made["ar"]))


def watchlist_rows(lists: Collection[WatchList], followed: Collection[str], words: Words) -> Rows:
    """One button a watch list, ticked where the chat follows it."""
    ordered = sorted(lists, key=lambda each: each.name)[:SHOWN]
    return rows_of((ticked(each.name, each.name in followed, "w", tag(each.name)) for each in ordered), 2)


def ticked(label: str, on: bool, verb: str, *arguments: str | int) -> Button:
    return button(f"✓ {clip(label, LABEL)}" if on else clip(label, LABEL), verb, *arguments)


def language_row() -> tuple[Button, ...]:
    return tuple(button(Words(code).plain("language.name"), "l", code) for code in LANGUAGES)


def subscription_rows(found: Sequence[Subscription], words: Words) -> Rows:
    """A row for each subscription, numbered as in the list: change it, end it."""
    return tuple(
        (
            button(f"{place}. {clip(words.plain('button.change'), LABEL)}", "se", each.id),
            button(f"{place}. {clip(words.plain('button.end'), LABEL)}", "su", each.id),
        )
        for place, each in enumerate(found[:SHOWN], start=1)
    )


def confirm_row(token: str, words: Words, *, operator: bool = False) -> Rows:
    """Yes and no to a draft that is kept under `token`; to an operator's, only operators may say them."""
    yes, no = ("oy", "on") if operator else ("y", "n")
    return ((button(words.plain("button.yes"), yes, token), button(words.plain("button.no"), no, token)),)
