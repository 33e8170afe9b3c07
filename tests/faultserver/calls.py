"""One request as the methods see it, whichever of the three encodings it came in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.faultserver.errors import ApiError, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content_type: str
    data: bytes


@dataclass(slots=True)
class Call:
    """Method name as written by the client, its parameters undecoded, its files by part name."""

    method: str
    params: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    @property
    def chat(self) -> int | str | None:
        """`chat_id` as a number where it is one, so that "7" and 7 are one chat."""
        value = self.params.get("chat_id")
        try:
            return None if value is None else int(str(value))
        except ValueError:
            return str(value)

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name, default)
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, (str, int, float)) else default

    def integer(self, name: str, default: int = 0) -> int:
        """Like the real server, reads what is not a number as the default."""
        try:
            return int(str(self.params.get(name, default)))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def decoded(self, name: str, what: str) -> Any:
        """The parameter as JSON, given as such or as text; None if absent. `what` names it in the refusal."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


async def read_call(request: web.Request, method: str) -> Call:
    """Reads query string and body (JSON, urlencoded or multipart). Raises ApiError 400 for what it cannot read."""
    call = Call(method, dict(request.query))
    kind = request.content_type
    if kind == "application/json" and request.can_read_body:
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise ApiError(400, "Bad Request: object expected as JSON")
        call.params.update(body)
    elif kind.startswith("multipart/"):
        await _read_parts(request, call)
    else:
        call.params.update({name: str(value) for name, value in (await request.post()).items()})
    return call


async def _read_parts(request: web.Request, call: Call) -> None:
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse multipart request")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            call.params[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            call.files[part.name] = Upload(part.filename, mime, data)
