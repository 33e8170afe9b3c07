"""/test: what a text or an address states, what it would change, and who would be told. Sends nothing."""

from __future__ import annotations

from bot.access import Need
from bot.calls import Answer, Call, Command, say
from bot.escape import Html, join, text
from bot.ports import Desk, Trial
from bot.render.ingest import tested
from facts.types import ChatRef
from storage.store import Store

SHOWN = 20  # chats by name


def trial(call: Call, store: Store, desk: Desk) -> Answer:
    return tried(call.arguments, call, store, desk)


def tried(words: str, call: Call, store: Store, desk: Desk) -> Answer:
    if not words.strip():
        return say(call.words.html("item.usage_line", usage=call.words.html("usage.test")))
    found = desk.test(words.strip())
    if isinstance(found, str):
        return say(call.words.html("trial.failed", error=text(found, 500)))
    texts = tested(
        found.article,
        found.extraction,
        found.revisions,
        len(found.recipients),
        call.chat.language,
        timezone=call.chat.timezone,
    )
    return say(*texts, *_recipients(found, call, store))


def _recipients(found: Trial, call: Call, store: Store) -> tuple[Html, ...]:
    """Who would get what: each chat with the numbers of the changes it would be told."""
    if not found.recipients:
        return ()
    lines = [
        call.words.html(
            "trial.recipient",
            chat=_label(store, chat),
            places=", ".join(str(place + 1) for place in places),
        )
        for chat, places in found.recipients[:SHOWN]
    ]
    more = len(found.recipients) - SHOWN
    if more > 0:
        lines.append(call.words.html("trial.more", n=more))
    return (join("\n", (call.words.html("trial.recipients"), *lines)),)


def _label(store: Store, chat: ChatRef) -> Html:
    known = store.chats.get(chat)
    return text((known.title if known else "") or str(chat.id), 60)


COMMANDS = (Command("test", Need.OPERATOR, trial, slow=True),)
BUTTONS = ()
