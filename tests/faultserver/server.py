"""The server: reads a request, lets faults and limits have their say, applies the method, answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from tests.faultserver import asking, control, editing, sending, wire
from tests.faultserver.budget import Budget
from tests.faultserver.calls import Call, read_call
from tests.faultserver.clock import Clock
from tests.faultserver.door import Door
from tests.faultserver.errors import ApiError, Json, bad_request, too_many
from tests.faultserver.faults import MAYBE_ACCEPTED, Fault, Kind
from tests.faultserver.journal import Entry, Journal
from tests.faultserver.model import User
from tests.faultserver.people import People
from tests.faultserver.state import State
from tests.faultserver.updates import Updates

METHODS: dict[str, Callable[[State, Call], Any]] = {
    "getme": asking.get_me,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "deletemessage": sending.delete_message,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_keyboard,
    "editmessagemedia": editing.edit_media,
    "answercallbackquery": asking.answer_callback,
    "answerinlinequery": asking.answer_inline,
    "setmycommands": asking.set_my_commands,
    "getmycommands": asking.get_my_commands,
    "deletemycommands": asking.delete_my_commands,
    "getchat": asking.get_chat,
    "getchatmember": asking.get_chat_member,
    "getchatadministrators": asking.get_chat_administrators,
    "getchatmembercount": asking.get_chat_member_count,
    "leavechat": asking.leave_chat,
    "getfile": asking.get_file,
}

UPDATE_METHODS: dict[str, Callable[[Updates, Call], Any]] = {
    "setwebhook": Updates.set_webhook,
    "deletewebhook": Updates.delete_webhook,
    "getwebhookinfo": Updates.info,
}


def our_methods() -> set[str]:
    """Names of all methods served, in lower case."""
    return {"getupdates", *METHODS, *UPDATE_METHODS}


class FaultServer(People):
    """A Telegram Bot API server on 127.0.0.1 that fails on demand.

    `async with FaultServer(token="1:x") as api:` listens; `api.base` is what comes before `/bot<token>`.
    `budget` turns on the flood limits. Everything is one event loop, so a test may read the state between awaits.
    """

    def __init__(
        self,
        token: str = "42:synthetic-token-of-the-fault-server",
        *,
        username: str = "gigawatch_bot",
        clock: Clock | None = None,
        journal: Path | None = None,
        budget: Budget | None = None,
        port: int = 0,
    ) -> None:
        self.tokens = {token}
        self.token = token
        self.clock = clock or Clock()
        bot_id = token.partition(":")[0]
        bot = User(int(bot_id) if bot_id.isdigit() else 42, "Gigawatch", username, is_bot=True)
        self.state = State(bot, self.clock)
        self.updates = Updates(self.clock)
        self.journal = Journal(journal)
        self.budget = budget
        self.faults: list[Fault] = []
        self._retry_ends: dict[int | str, float] = {}
        self._handling: set[asyncio.Task[Any]] = set()
        app = web.Application(client_max_size=80 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path}", self._download)
        app.router.add_post("/control", self._handle_control)
        self._door = Door(app, self.clock, port)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def port(self) -> int:
        return self._door.port

    @property
    def control_port(self) -> int:
        """A second port for /control, which stays open during an outage."""
        return self._door.control_port

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def callback_answers(self) -> dict[str, Json]:
        """Parameters of answerCallbackQuery by callback query id."""
        return self.state.callback_answers

    @property
    def inline_answers(self) -> dict[str, Json]:
        return self.state.inline_answers

    def commands(self, scope: str = "default", language_code: str = "") -> list[Json]:
        """The command menu set for a scope, written like "all_private_chats" or "chat:-5"."""
        return self.state.commands.get((scope, language_code), [])

    async def start(self) -> None:
        await self._door.start()

    async def stop(self) -> None:
        await self.updates.stop()
        for task in self._handling:
            task.cancel()
        await asyncio.gather(*self._handling, return_exceptions=True)
        await self._door.stop()
        self.journal.close()

    async def refuse(self) -> None:
        """Connections are refused from now on and open ones are reset; the port stays ours."""
        await self._door.shut()

    async def reopen(self) -> None:
        """Ends `refuse`."""
        await self._door.open()

    async def outage(self, seconds: float) -> None:
        """Refuses connections for `seconds` of the server's clock."""
        await self._door.shut_for(seconds)

    async def advance(self, seconds: float) -> None:
        """Moves the clock; what was due in that time (end of an outage, delayed answers) has begun on return."""
        self.clock.advance(seconds)
        for _ in range(5):
            await asyncio.sleep(0)

    def fault(self, kind: Kind | str, **conditions: Any) -> Fault:
        """Adds a fault; see Fault for the conditions. The first that strikes wins, in order of addition."""
        fault = Fault(Kind(kind), **conditions)
        self.faults.append(fault)
        return fault

    def clear_faults(self) -> None:
        self.faults.clear()

    async def until(self, met: Callable[[], Any], within: float = 10.0) -> Any:
        """Waits until `met()` is true, looking after every request; returns its value, or raises TimeoutError."""
        return await self.journal.until(met, within)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        task = asyncio.current_task()
        assert task is not None
        self._handling.add(task)
        try:
            return await self._serve(request)
        finally:
            self._handling.discard(task)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        received = self.clock.now()
        try:
            call = await read_call(request, request.match_info["method"])
        except ApiError as refusal:
            return _refused(refusal)
        entry = self._open(call, received)
        fault = next((fault for fault in self.faults if fault.strikes(call, received)), None)
        entry.fault = None if fault is None else fault.kind.value
        if fault is not None and fault.kind == Kind.RESET_BEFORE:
            self.journal.settle(entry)
            return wire.Cut(reset=True)
        if fault is not None and fault.kind == Kind.DELAY_BEFORE:
            await self.clock.sleep(fault.draw_seconds())
        answer = await self._decide(request, call, fault, entry)
        return await self._answer(request, answer, fault)

    def _open(self, call: Call, received: float) -> Entry:
        sizes = {name: len(upload.data) for name, upload in call.files.items()}
        entry = Entry(self.journal.next_seq(), call.method, call.chat, call.params, sizes, received)
        writes = call.method.lower().startswith(("send", "editmessage"))
        entry.early = writes and call.chat is not None and received < self._retry_ends.get(call.chat, 0.0)
        return entry

    async def _decide(self, request: web.Request, call: Call, fault: Fault | None, entry: Entry) -> Json:
        """The JSON the method answers; settles the journal entry."""
        try:
            self._gate(request, call, fault)
            result = await self._apply(request, call)
            entry.accepted_at, entry.status = self.clock.now(), 200
            entry.message_ids = [item["message_id"] for item in _items(result) if "message_id" in item]
            answer: Json = {"ok": True, "result": result}
        except ApiError as refusal:
            entry.status, entry.description = refusal.status, refusal.description
            self._note_retry(call, refusal, entry)
            answer = _refusal_json(refusal)
        self.journal.settle(entry)
        return answer

    def _gate(self, request: web.Request, call: Call, fault: Fault | None) -> None:
        """Raises what keeps the call from its method: a bad token, a fault, a limit."""
        if request.match_info["token"] not in self.tokens:
            raise ApiError(401, "Unauthorized")
        if fault is not None and (refusal := fault.refusal()) is not None:
            raise refusal
        if fault is not None and fault.kind in MAYBE_ACCEPTED and not fault.accepts:
            raise ApiError(500, "Internal Server Error")
        if self.budget is not None and (seconds := self.budget.wait(call, self.clock.now())):
            raise too_many(seconds)

    async def _apply(self, request: web.Request, call: Call) -> Any:
        name = call.method.lower()
        if name == "getupdates":
            return await self.updates.poll(call, lambda: _gone(request))
        if name in UPDATE_METHODS:
            return UPDATE_METHODS[name](self.updates, call)
        method = METHODS.get(name)
        if method is None:
            raise ApiError(404, "Not Found")
        try:
            return method(self.state, call)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise bad_request(f"can't parse request: {error}") from error

    def _note_retry(self, call: Call, refusal: ApiError, entry: Entry) -> None:
        entry.retry_after = int(refusal.parameters.get("retry_after", 0))
        if entry.retry_after and call.chat is not None:
            ends = self.clock.now() + entry.retry_after
            self._retry_ends[call.chat] = max(ends, self._retry_ends.get(call.chat, 0.0))

    async def _answer(self, request: web.Request, answer: Json, fault: Fault | None) -> web.StreamResponse:
        """Sends the answer, or what a fault makes of it."""
        kind = None if fault is None else fault.kind
        if fault is not None and kind == Kind.DELAY_AFTER:
            await self.clock.sleep(fault.draw_seconds())
        if kind in (Kind.RESET_AFTER, Kind.CLOSE_AFTER):
            return wire.Cut(reset=kind == Kind.RESET_AFTER)
        if kind in (Kind.OK_HTML, Kind.BAD_GATEWAY):
            status = 200 if kind == Kind.OK_HTML else 502
            return web.Response(status=status, text=wire.PAGE, content_type="text/html")
        if kind == Kind.SERVER_ERROR:
            return _refused(ApiError(500, "Internal Server Error"))
        if answer["ok"]:
            answer["result"] = _twist(answer["result"], kind)
        body = json.dumps(answer).encode()
        if kind == Kind.HALF:
            return wire.half(body)
        if fault is not None and kind == Kind.DRIP:
            return await wire.drip(request, body, self.clock, fault.seconds)
        status = 200 if answer["ok"] else answer["error_code"]
        return web.Response(status=status, body=body, content_type="application/json")

    async def _download(self, request: web.Request) -> web.StreamResponse:
        upload = self.state.files.get(request.match_info["path"])
        if upload is None or request.match_info["token"] not in self.tokens:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=upload.data, content_type="application/octet-stream")

    async def _handle_control(self, request: web.Request) -> web.StreamResponse:
        return await control.handle(self, request)


def _items(result: Any) -> list[Json]:
    listed = result if isinstance(result, list) else [result]
    return [item for item in listed if isinstance(item, dict)]


def _gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()


def _refusal_json(refusal: ApiError) -> Json:
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    return body | ({"parameters": refusal.parameters} if refusal.parameters else {})


def _refused(refusal: ApiError) -> web.Response:
    return web.json_response(_refusal_json(refusal), status=refusal.status)


def _twist(result: Any, kind: Kind | None) -> Any:
    """The result as a fault of content shows it."""
    match kind:
        case Kind.UNPARSABLE:
            return wire.spoil(result)
        case Kind.DUPLICATE_UPDATE:
            return [update for update in result for _ in range(2)]
        case Kind.REORDER:
            return list(reversed(result))
        case Kind.UNKNOWN_UPDATE:
            number = max((update["update_id"] for update in result), default=0)
            return [*result, {"update_id": number, "hologram": {"from": {"id": 1}}}]
    return result
