"""The listening side: a main port that can be shut and opened again, and a control port that stays open."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from aiohttp import web

from tests.faultserver import wire
from tests.faultserver.clock import Clock


class Door:
    """Two loopback listeners of one aiohttp application. Shutting keeps the port number ours."""

    def __init__(self, app: web.Application, clock: Clock, port: int) -> None:
        self.port = port
        self.control_port = 0
        self._clock = clock
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.5)
        self._listener: asyncio.Server | None = None
        self._control: asyncio.Server | None = None
        self._placeholder: socket.socket | None = None
        self._timers: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        await self._runner.setup()
        self._listener, self.port = await self._listen(self.port)
        self._control, self.control_port = await self._listen(0)

    async def _listen(self, port: int) -> tuple[asyncio.Server, int]:
        server = self._runner.server
        assert server is not None
        listener = await asyncio.get_running_loop().create_server(server, "127.0.0.1", port)
        number: int = listener.sockets[0].getsockname()[1]
        return listener, number

    async def shut(self) -> None:
        """Refuses connections from now on and resets the open ones."""
        if self._listener is None:
            return
        self._listener.close()
        self._listener = None
        self._placeholder = socket.socket()
        self._placeholder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._placeholder.bind(("127.0.0.1", self.port))
        self._cut_connections()
        await asyncio.sleep(0)

    async def open(self) -> None:
        """Ends `shut`."""
        server, held = self._runner.server, self._placeholder
        if held is None or server is None:
            return
        self._placeholder = None
        self._listener = await asyncio.get_running_loop().create_server(server, sock=held)

    async def shut_for(self, seconds: float) -> None:
        """Shuts now and opens after `seconds` of the clock."""
        await self.shut()
        end = self._clock.now() + seconds
        task = asyncio.get_running_loop().create_task(self._open_at(end))
        self._timers.add(task)
        task.add_done_callback(self._timers.discard)

    async def _open_at(self, end: float) -> None:
        await self._clock.sleep(end - self._clock.now())
        await self.open()

    def _cut_connections(self) -> None:
        server = self._runner.server
        for handler in [] if server is None else server.connections:
            transport = handler.transport
            if isinstance(transport, asyncio.Transport) and self._on_main_port(transport):
                wire.end_connection(transport, reset=True)

    def _on_main_port(self, transport: asyncio.Transport) -> bool:
        address: Any = transport.get_extra_info("sockname")
        return bool(address) and address[1] == self.port

    async def stop(self) -> None:
        """Closes both listeners and every connection."""
        for listener in (self._listener, self._control):
            if listener is not None:
                listener.close()
        self._cut_connections()
        for task in self._timers:
            task.cancel()
        await asyncio.gather(*self._timers, return_exceptions=True)
        await self._runner.cleanup()
        if self._placeholder is not None:
            self._placeholder.close()
