"""/list: each subscription with its filters, and the buttons that change them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot import letters
from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.escape import bold, join
from bot.grammar import NAMED, VOICES
from bot.keyboards import rows_of, subscription_rows, ticked
from bot.letters import Rows
from bot.ports import Desk
from bot.render import subscriptions as render
from bot.words import LANGUAGES, Words
from facts.routing import KIND_GROUPS
from facts.types import Attribution, Metric, MinChange, Subscription
from storage.store import Store

PERCENTS = ("0", "1", "5", "10", "25")
WHO: dict[str, frozenset[Attribution]] = {
    "anyone": frozenset(),
    "named": NAMED,
    "official": VOICES["official"],
}


def show(call: Call, store: Store, desk: Desk) -> Answer:
    found = store.chats.subscriptions(call.ref)
    texts = render.listing(call.chat, found, store.chats.mutes(call.ref, call.now), call.chat.language)
    return say(*texts, rows=subscription_rows(found, call.words))


def back(call: Call, store: Store, desk: Desk) -> Answer:
    return replace(show(call, store, desk), edit=True)


def end(call: Call, store: Store, desk: Desk) -> Answer:
    """Ends one of this chat's own subscriptions, whatever number the button carries."""
    wish = _own(call, store)
    if wish is not None:
        store.chats.unsubscribe(wish.id)
    said = call.words.plain("subscribe.ended" if wish else "press.gone")
    return replace(back(call, store, desk), toast=said)


def edit(call: Call, store: Store, desk: Desk) -> Answer:
    wish = _own(call, store)
    return toast(call.words.plain("press.gone")) if wish is None else _editor(call, wish)


def change(call: Call, store: Store, desk: Desk) -> Answer:
    """One toggle of one filter."""
    wish = _own(call, store)
    if wish is None or call.press is None:
        return toast(call.words.plain("press.gone"))
    changed = changed_filter(wish, call.press.verb, call.argument(1))
    if changed is None:
        return toast(call.words.plain("press.unknown"))
    store.chats.update(changed)
    return _editor(call, changed)


def changed_filter(wish: Subscription, verb: str, value: str) -> Subscription | None:
    """The subscription after a press, or None for a value that no button of ours has. Pure."""
    if verb == "sm" and value in set(Metric):
        return replace(wish, metrics=wish.metrics ^ {Metric(value)})
    if verb == "sk" and value in KIND_GROUPS:
        group = KIND_GROUPS[value]
        return replace(wish, kinds=wish.kinds - group if group <= wish.kinds else wish.kinds | group)
    if verb == "sv" and value in WHO:
        return replace(wish, attributions=WHO[value])
    if verb == "sl" and value in (*LANGUAGES, "any"):
        return replace(wish, languages=frozenset() if value == "any" else frozenset({value}))
    if verb == "sc" and value in PERCENTS:
        return replace(wish, min_change=MinChange(fraction=Decimal(value) / 100) if value != "0" else None)
    return None


def _own(call: Call, store: Store) -> Subscription | None:
    number = call.number(0)
    return next((each for each in store.chats.subscriptions(call.ref) if each.id == number), None)


def _editor(call: Call, wish: Subscription) -> Answer:
    words = call.words
    line = bold(render.subscription(wish, words))
    return say(join("\n\n", (line, words.html("subscribe.edit"))), rows=editor_rows(wish, words), edit=True)


def editor_rows(wish: Subscription, words: Words) -> Rows:
    """Every filter as buttons, ticked where it is set."""
    return (
        *rows_of(_metrics(wish, words), 2),
        *rows_of(_kinds(wish, words), 3),
        tuple(
            ticked(words.plain(f"button.{name}"), wish.attributions == who, "sv", wish.id, name)
            for name, who in WHO.items()
        ),
        tuple(_sizes(wish, words)),
        tuple(_languages(wish, words)),
        (button(words.plain("button.back"), "sb"), button(words.plain("button.end"), "su", wish.id)),
    )


def _metrics(wish: Subscription, words: Words) -> Iterator[letters.Button]:
    for metric in Metric:
        yield ticked(
            words.plain(f"metric.{metric.value}"), metric in wish.metrics, "sm", wish.id, metric.value
        )


def _kinds(wish: Subscription, words: Words) -> Iterator[letters.Button]:
    for name, group in KIND_GROUPS.items():
        yield ticked(words.plain(f"kind_group.{name}"), group <= wish.kinds, "sk", wish.id, name)


def _sizes(wish: Subscription, words: Words) -> Iterator[letters.Button]:
    now = wish.min_change.fraction if wish.min_change else None
    for percent in PERCENTS:
        on = wish.min_change is None if percent == "0" else now == Decimal(percent) / 100
        label = words.plain("button.any_change") if percent == "0" else f"≥{percent}%"
        yield ticked(label, on, "sc", wish.id, percent)


def _languages(wish: Subscription, words: Words) -> Iterator[letters.Button]:
    yield ticked(words.plain("button.any_language"), not wish.languages, "sl", wish.id, "any")
    for code in LANGUAGES:
        yield ticked(words.plain(f"source_language.{code}"), wish.languages == {code}, "sl", wish.id, code)


COMMANDS = (Command("list", Need.ANYONE, show),)
BUTTONS = (
    Button("sb", Need.CHAT_ADMIN, back),
    Button("su", Need.CHAT_ADMIN, end),
    Button("se", Need.CHAT_ADMIN, edit),
    *(Button(verb, Need.CHAT_ADMIN, change) for verb in ("sm", "sk", "sv", "sl", "sc")),
)
