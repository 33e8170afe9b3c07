"""`demo`: the bundled story, polled over loopback HTTP with the same code as any other run."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from app.catalogue_file import shipped_catalogue
from app.commands import reading
from app.configuration import Configuration
from app.console import prepare_console
from app.cycle import Report
from app.demo.feeds import Day, story
from app.demo.server import StoryServer
from app.engine import console_deliverer, engine, office_of
from app.mistakes import UserMistake
from app.session import language_named
from app.settings import load
from app.tabulating import console
from storage.store import Store, open_store

SOURCES = {"openai": "OpenAI", "xai": "xAI", "wsj": "The Wall Street Journal", "wechat": "机器之心"}


@dataclass(slots=True)
class StoryClock:
    """The story's own time: each day's polls happen at that day's evening."""

    day: Day

    def now(self) -> datetime:
        return self.day.now

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()


def demo(language: str, keep: Path | None) -> int:
    """Play all days, then show the ledger. The database goes into a folder of its own, removed at the end."""
    language_named(language)
    days = story()
    with ExitStack() as stack:
        folder = _folder(keep, stack)
        server = stack.enter_context(StoryServer(days[0]).running())
        config = folder / "config.toml"
        config.write_text(_config(folder, server.base), encoding="utf-8")
        store = open_store(f"sqlite:///{folder / 'gigawatch.db'}")
        stack.callback(store.close)
        asyncio.run(_play(store, config, days, server, language))
        console().print(Rule("The ledger after six days"))
        reading.facts(config, None, None, None, language, as_json=False)
    if keep is not None:
        sys.stdout.write(
            f"kept in {folder}: try gigawatch history Stargate --config {folder / 'config.toml'}\n"
        )
    return 0


def _folder(keep: Path | None, stack: ExitStack) -> Path:
    if keep is None:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gigawatch-demo-")))
    if (keep / "gigawatch.db").exists():
        raise UserMistake(f"{keep} holds a demo already; name another folder")
    keep.mkdir(parents=True, exist_ok=True)
    return keep


def _config(folder: Path, base: str) -> str:
    sources = "".join(
        f'[[source]]\nname = "{kind}"\nkind = "{kind}"\npublisher = "{publisher}"\n'
        f'urls = ["{base}/{kind}.xml"]\nevery = "15m"\n\n'
        for kind, publisher in SOURCES.items()
    )
    head = f'[storage]\nurl = "sqlite:///{folder / "gigawatch.db"}"\n\n[network]\nallow = ["{base}"]\n\n'
    return f'{head}{sources}[[watchlist]]\nname = "all"\n'


async def _play(
    store: Store, config: Path, days: tuple[Day, ...], server: StoryServer, language: str
) -> None:
    shipped = shipped_catalogue()
    configuration = Configuration(load(config, shipped), shipped, store)
    prepare_console(store, configuration.knowledge, language)
    clock = StoryClock(days[0])
    show = _shower()
    async with engine(store, configuration, now=clock.now, console=True) as running:
        office = office_of(running)
        for day in days:
            clock.day = server.day = day
            console().print(Rule(Text(f"{day.now:%A %d %B %Y} · {day.about}")))
            for source in configuration.knowledge.sources:  # in turn, so that the story is the same each time
                _tell(await running.rounds.poll(source))
            await console_deliverer(store, office, show, clock).drain()


def _tell(report: Report) -> None:
    if report.error:
        console().print(Text(f"  {report.source}: {report.error}", style="red"))
    elif report.fresh:
        silent = ", learned in silence" if report.baseline else ""
        entries = "1 new or edited entry" if report.fresh == 1 else f"{report.fresh} new or edited entries"
        figures = "1 figure" if report.figures == 1 else f"{report.figures} figures"
        line = f"  {report.source}: {entries}, {figures}{silent}"
        console().print(Text(line, style="dim"))


def _shower() -> Callable[[str], None]:
    out = console()

    def show(text: str) -> None:
        out.print(Panel(Text(text), title="alert", title_align="left", width=min(out.width, 100)))

    return show
