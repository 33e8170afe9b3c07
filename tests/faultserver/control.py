"""POST /control: lets another process do what a test in this one does by method calls.

The body is {"do": NAME, ...arguments}, where NAME is one of ACTS and the arguments are those of the method of
that name; the answer is {"ok": true, "result": ...} or {"ok": false, "error": TEXT} with status 400.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.faultserver.errors import ApiError
from tests.faultserver.faults import Fault
from tests.faultserver.model import Chat, Message, User

if TYPE_CHECKING:
    from tests.faultserver.server import FaultServer

ACTS = (
    "user private_chat group channel user_says presses asks_inline blocks unblocks sets_bot_status migrates "
    "raw_update messages fault clear_faults refuse reopen outage advance commands"
).split()


async def handle(server: FaultServer, request: web.Request) -> web.Response:
    """Runs one act."""
    order = await request.json()
    name = order.pop("do", None)
    if name not in ACTS:
        return web.json_response({"ok": False, "error": f"no such act: {name!r}"}, status=400)
    try:
        result = getattr(server, name)(**order)
        if inspect.isawaitable(result):
            result = await result
    except (ApiError, AssertionError, TypeError, ValueError, LookupError) as error:
        return web.json_response({"ok": False, "error": str(error)}, status=400)
    return web.json_response({"ok": True, "result": _plain(result)})


def _plain(result: Any) -> Any:
    if isinstance(result, (Message, User)):
        return result.json if isinstance(result, Message) else result.json()
    if isinstance(result, Chat):
        return result.id
    if isinstance(result, Fault):
        return result.kind.value
    if isinstance(result, list):
        return [_plain(item) for item in result]
    return result
