"""`python -m tests.faultserver --port 0 --journal FILE`: prints `PORT CONTROL_PORT` on one line, then serves."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from tests.faultserver.budget import Budget
from tests.faultserver.clock import Clock
from tests.faultserver.server import FaultServer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faultserver")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--token", default="42:synthetic-token-of-the-fault-server")
    parser.add_argument("--username", default="gigawatch_bot")
    parser.add_argument("--budget", action="store_true", help="enforce the flood limits")
    parser.add_argument("--frozen", action="store_true", help="the clock moves by /control only")
    asyncio.run(serve(parser.parse_args()))


async def serve(options: argparse.Namespace) -> None:
    """Serves until SIGTERM or SIGINT."""
    server = FaultServer(
        options.token,
        username=options.username,
        clock=Clock(frozen=options.frozen),
        journal=options.journal,
        budget=Budget() if options.budget else None,
        port=options.port,
    )
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with server:
        sys.stdout.write(f"{server.port} {server.control_port}\n")
        sys.stdout.flush()
        await ended.wait()


if __name__ == "__main__":
    main()
