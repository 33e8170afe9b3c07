"""/start with its deep links, /help and /language."""

from __future__ import annotations

from bot.access import Need
from bot.calls import Answer, Button, Call, Command, say, toast
from bot.commands.subscribing import choice, offer
from bot.keyboards import language_row, watchlist_rows
from bot.names import Names, deep_link_target
from bot.ports import Desk
from bot.render.help import help_message
from bot.render.help import start as greeting
from bot.words import LANGUAGES, Words
from storage.store import Store

DEEP_LINK = 64  # what Telegram allows


def start(call: Call, store: Store, desk: Desk) -> Answer:
    """Greets and offers the watch lists; `?start=stargate` offers that subject instead."""
    chat = call.remember(store)
    names = Names(desk.catalogue(), desk.watchlists())
    wanted = call.arguments[:DEEP_LINK].strip()
    target = deep_link_target(wanted, names) if wanted else None
    if target is not None:
        return offer(call, store, target)
    followed = {each.watchlist for each in store.chats.subscriptions(chat.ref) if each.watchlist}
    rows = (*watchlist_rows(names.watchlists, followed, call.words), language_row())
    name = call.caller.title if call.caller.private else ""
    return say(*greeting(chat.language, name=name), rows=rows)


def help_text(call: Call, store: Store, desk: Desk) -> Answer:
    return say(*help_message(call.chat.language, operator=call.operator))


def language(call: Call, store: Store, desk: Desk) -> Answer:
    """`/language en|zh`, or buttons."""
    wanted = call.arguments.strip().lower()
    if wanted not in LANGUAGES:
        return say(call.words.html("language.choose"), rows=(language_row(),))
    call.remember(store, language=wanted)
    return say(Words(wanted).html("language.set"))


def pressed_language(call: Call, store: Store, desk: Desk) -> Answer:
    wanted = call.argument(0)
    if wanted not in LANGUAGES:
        return toast(call.words.plain("press.unknown"))
    chat = call.remember(store, language=wanted)
    texts, rows = choice(chat, store, desk)
    return say(*texts, rows=(*rows, language_row()), edit=True, toast=Words(wanted).plain("language.set"))


COMMANDS = (
    Command("start", Need.CHAT_ADMIN, start),
    Command("help", Need.ANYONE, help_text),
    Command("language", Need.CHAT_ADMIN, language),
)
BUTTONS = (Button("l", Need.CHAT_ADMIN, pressed_language),)
