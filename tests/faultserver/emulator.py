"""lo-bot-api-emulator as a process: an independent Bot API server to compare with."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

Feed = Callable[[dict[str, Any]], Awaitable[None]]


async def their_methods() -> set[str]:
    """Names of the methods the emulator models, in lower case."""
    command = Path(sys.executable).with_name("lo-bot-api-emulator")
    process = await asyncio.create_subprocess_exec(command, "--methods", stdout=subprocess.PIPE)
    listed, _ = await process.communicate()
    return {name.lower() for name in json.loads(listed)["modeled"]}


@asynccontextmanager
async def theirs(journal: Path, token: str) -> AsyncIterator[tuple[str, Feed]]:
    """Runs the emulator behind the shim; yields its base address and a function that queues an update."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = Path(sys.executable).with_name("lo-bot-api-emulator")
    options = ["--port", str(port), "--enable-control", "--journal", str(journal)]
    process = await asyncio.create_subprocess_exec(command, *options, stdout=subprocess.DEVNULL)
    try:
        async with (
            aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client,
            TestServer(shim(client)) as proxy,
        ):
            await _answering(client)

            async def feed(update: dict[str, Any]) -> None:
                body = {"token": token, "update": update}
                async with client.post("/__fixture/updates", json=body) as reply:
                    assert reply.status == 200, await reply.text()

            yield str(proxy.make_url("")).rstrip("/"), feed
    finally:
        process.terminate()
        await process.wait()


def shim(client: aiohttp.ClientSession) -> web.Application:
    """Passes everything on and adds the `username` that the emulator's getMe lacks."""

    async def forward(request: web.Request) -> web.Response:
        headers = {"Content-Type": request.headers.get("Content-Type", "application/octet-stream")}
        async with client.request(
            request.method, request.path, data=await request.read(), headers=headers
        ) as reply:
            body, kind = await reply.read(), reply.content_type
        if request.path.endswith("/getMe"):
            body = body.replace(b'"is_bot": true', b'"is_bot": true, "username": "fixture_bot"')
        return web.Response(status=reply.status, body=body, content_type=kind)

    app = web.Application(client_max_size=80 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", forward)
    return app


async def _answering(client: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                async with client.get("/"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
