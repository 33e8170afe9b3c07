"""/status, /audit and /undo."""

from __future__ import annotations

from bot.access import Need
from bot.calls import Answer, Call, Command, say
from bot.commands.editing import undone
from bot.escape import text
from bot.ports import Desk
from bot.render.operators import audit as render_audit
from bot.render.sources import status as render_status
from storage.store import Store

SHOWN = 15


def status(call: Call, store: Store, desk: Desk) -> Answer:
    texts = render_status(desk.status(call.now), call.chat.language, call.now, timezone=call.chat.timezone)
    wrong = desk.reload_error()
    extra = (call.words.html("report_reload.error", error=text(wrong, 600)),) if wrong else ()
    return say(*texts, *extra)


def audit(call: Call, store: Store, desk: Desk) -> Answer:
    return say(*render_audit(store.operators.audit(SHOWN), call.chat.language, timezone=call.chat.timezone))


def undo(call: Call, store: Store, desk: Desk) -> Answer:
    """`/undo` takes back the last change, `/undo 12` that one."""
    asked = call.arguments.strip().removeprefix("#")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        return say(call.words.html("item.usage_line", usage=call.words.html("usage.undo")))
    return undone(call, desk, int(asked) if asked else None)


COMMANDS = (
    Command("status", Need.OPERATOR, status),
    Command("audit", Need.OPERATOR, audit),
    Command("undo", Need.OPERATOR, undo),
)
BUTTONS = ()
