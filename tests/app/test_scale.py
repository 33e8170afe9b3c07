"""Ten thousand facts and ten thousand subscribers, as people feel them. `make soak` prints the times.

Ordinary runs count statements instead (tests/storage/test_speed.py): times on a shared machine are no assertions.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from app.catalogue_file import shipped_catalogue
from app.knowledge import Knowledge
from app.learning import Circumstances, learn
from facts.types import Article, Extraction, WatchList
from storage.schema import chats, claims, facts, subscriptions
from storage.store import Store, open_store
from tests.bot.living import OPERATOR, living
from tests.ledger_factory import claim
from tests.storage.crowd import CHATS, crowd

COMMANDS = (
    "/facts",
    "/facts Stargate",
    "/history Stargate",
    "/why Stargate power",
    "/chart Stargate power",
    "/list",
    "/latest",
    "/subscribe all",
    "/status",
)


def crowded(store: Store) -> None:
    """The crowd, with one of its subjects under a name that the bot knows."""
    crowd(store)
    with store.database.write() as connection:
        for table in (claims, facts):
            connection.execute(update(table).where(table.c.subject == "Subject 5").values(subject="Stargate"))
        connection.execute(update(chats).values(language="en"))
        connection.execute(update(subscriptions).values(metrics=""))


@pytest.mark.soak
async def test_answers_come_quickly_from_a_large_ledger(tmp_path: Path) -> None:
    crowded(open_store(f"sqlite:///{tmp_path / 'gigawatch.db'}"))
    async with living(tmp_path) as here:
        here.api.private_chat(OPERATOR)
        await here.says(OPERATOR, "/help")
        for command in COMMANDS:
            await here.settled()
            began = time.perf_counter()
            await here.says(OPERATOR, command)
            spent = (time.perf_counter() - began) * 1000
            sys.stdout.write(f"\n{command}: {spent:.0f} ms")
            await here.settled()
        assert len(here.api.messages(OPERATOR)) > len(COMMANDS)


@pytest.mark.soak
def test_one_alert_fans_out_to_ten_thousand(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'gigawatch.db'}")
    crowded(store)
    knowledge = Knowledge(shipped_catalogue(), (), (WatchList("all"),))
    now = datetime.now(UTC)
    for number, value in enumerate(("50e9", "60e9", "70e9")):
        at = now + timedelta(minutes=number)
        article = Article("openai", f"k{number}", "https://a.example/x", "t", "text", "OpenAI", "en", at, at)
        extraction = Extraction((claim(value, subject="OpenAI"),))
        began = time.perf_counter()
        learned = learn(store, knowledge, article, extraction, Circumstances(f"h{number}"))
        sys.stdout.write(
            f"\nlearned and enqueued for {len(learned.routes)}: {time.perf_counter() - began:.2f} s"
        )
        assert len(learned.routes) == CHATS
    store.close()
