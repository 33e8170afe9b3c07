"""/mute and /unmute: no alerts of a subject for a while."""

from __future__ import annotations

import re
from datetime import timedelta

from bot import dates
from bot.access import Need
from bot.callbacks import button
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.commands.naming import Asked, read_subject, tagged
from bot.escape import clip, text
from bot.keyboards import LABEL, rows_of
from bot.letters import Rows
from bot.names import tag
from bot.ports import Desk
from bot.words import Words
from storage.store import Store
from storage.types import Mute

UNITS = {"m": 1, "min": 1, "h": 60, "d": 1440, "w": 10080, "分钟": 1, "小时": 60, "天": 1440, "周": 10080}
LONGEST = timedelta(days=366)
CHOICES = ("24h", "7d", "30d")


def read_span(word: str) -> timedelta | None:
    """`24h`, `7d`, `3天`; None for anything else, for nothing and for more than a year. Pure."""
    found = re.fullmatch(r"([0-9]{1,5})(m|min|h|d|w|分钟|小时|天|周)", word.lower())
    if found is None:
        return None
    span = timedelta(minutes=int(found.group(1)) * UNITS[found.group(2)])
    return span if timedelta(0) < span <= LONGEST else None


def mute(call: Call, store: Store, desk: Desk) -> Answer:
    """`/mute subject 24h`; without a span, as buttons."""
    words, _, last = call.arguments.strip().rpartition(" ")
    span = read_span(last)
    asked = read_subject(call, desk, words if span else call.arguments, "rm")
    if isinstance(asked, Answer):
        return asked
    return muted(asked.subject.name, span, call, store) if span else choose(asked.subject.name, call)


def choose(name: str, call: Call) -> Answer:
    return say(call.words.html("mute.how_long", subject=text(name, 80)), rows=span_rows(name, call.words))


def span_rows(name: str, words: Words) -> Rows:
    return (tuple(button(words.plain(f"mute.{span}"), "mu", tag(name), span) for span in CHOICES),)


def muted(name: str, span: timedelta, call: Call, store: Store, *, edit: bool = False) -> Answer:
    chat = call.remember(store)
    until = call.now + span
    store.chats.mute(Mute(chat.ref, name, until))
    shown = dates.moment(until, call.words, chat.timezone)
    said = call.words.html("mute.done", subject=text(name, 80), until=shown)
    undo = button(call.words.plain("button.unmute"), "un", tag(name))
    return say(said, rows=((undo,),), edit=edit, toast=call.words.plain("mute.toast") if edit else "")


def pressed_subject(call: Call, store: Store, desk: Desk) -> Answer:
    asked = tagged(call, desk)
    return asked if isinstance(asked, Answer) else choose(asked.subject.name, call)


def pressed_mute(call: Call, store: Store, desk: Desk) -> Answer:
    asked, span = tagged(call, desk), read_span(call.argument(1))
    if isinstance(asked, Answer) or span is None:
        return toast(call.words.plain("press.gone"))
    return muted(asked.subject.name, span, call, store, edit=True)


def unmute(call: Call, store: Store, desk: Desk) -> Answer:
    """`/unmute subject`; without one, what is muted as buttons."""
    mutes = store.chats.mutes(call.ref, call.now)
    if not mutes:
        return say(call.words.html("mute.none"))
    if not call.arguments.strip():
        rows = rows_of((button(clip(each.subject, LABEL), "un", tag(each.subject)) for each in mutes), 1)
        return say(call.words.html("mute.which"), rows=rows)
    asked = read_subject(call, desk, call.arguments, "rf")
    return asked if isinstance(asked, Answer) else unmuted(asked, call, store)


def unmuted(asked: Asked, call: Call, store: Store, *, edit: bool = False) -> Answer:
    name = asked.subject.name
    key = "mute.ended" if store.chats.unmute(call.ref, name) else "mute.not_muted"
    return say(call.words.html(key, subject=text(name, 80)), edit=edit)


def pressed_unmute(call: Call, store: Store, desk: Desk) -> Answer:
    """Also for a subject that the catalogue no longer holds."""
    for each in store.chats.mutes(call.ref, call.now):
        if tag(each.subject) == call.argument(0):
            store.chats.unmute(call.ref, each.subject)
            return say(call.words.html("mute.ended", subject=text(each.subject, 80)), edit=True)
    return toast(call.words.plain("press.gone"))


COMMANDS = (Command("mute", Need.CHAT_ADMIN, mute), Command("unmute", Need.CHAT_ADMIN, unmute))
BUTTONS = (
    Button("rm", Need.CHAT_ADMIN, pressed_subject),
    Button("mu", Need.CHAT_ADMIN, pressed_mute),
    Button("un", Need.CHAT_ADMIN, pressed_unmute),
)
