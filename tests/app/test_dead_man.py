"""S9 and S11 on made-up time: what operators are told when sources fail, and when the whole bot does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.deadman import DeadMan
from app.health_page import HealthPage
from bot.compose import Composer
from bot.delivery import LEASE
from bot.plans import Prepared
from storage.types import Sent
from tests.app.world import World, entry, world

OPERATOR = 5
TOLD = f"\n[telegram]\noperators = [{OPERATOR}]\n"


class Watch:
    """A dead-man over a world, with a part that may be in trouble."""

    def __init__(self, here: World) -> None:
        self.here, self.said = here, ""
        self.page = HealthPage(here.store, here.configuration, lambda: self.said or None, here.clock.now)
        operators = here.configuration.settings.operators
        self.dead_man = DeadMan(self.page, here.store, lambda: operators, here.clock.now)

    def looks(self, minutes: int) -> None:
        for _ in range(minutes):
            self.here.clock.forward(minutes=1)
            self.dead_man.look()


def told(here: World) -> list[str]:
    """Sends what waits for the operator; returns the first line of each message."""
    compose = Composer(here.store, here.office, owner="test", lease=LEASE)
    lines: list[str] = []
    while items := here.store.outbox.claim_due(here.clock.now(), 9, timedelta(minutes=1), "test"):
        for item in items:
            plan = compose(item, here.clock.now())
            assert isinstance(plan, Prepared) and item.chat.id == OPERATOR
            lines.append(plan.letters[0].text.split("\n")[0])
            here.store.outbox.settle(item, Sent(1), here.clock.now())
    return lines


async def test_s11_a_dead_loop_turns_the_page_red_and_is_told_once(tmp_path: Path) -> None:
    async with world(tmp_path, more=TOLD) as here:
        watch = Watch(here)
        here.feed("openai", entry("Quiet", "Nothing happens.", slug="q"))
        await here.poll()
        watch.looks(45)
        assert watch.page.verdict() is None
        watch.looks(120)
        assert watch.page.verdict() == "not polled when due: openai"
        assert told(here) == ["<b>🔴 Gigawatch does not do its work</b>"]
        await here.poll()
        watch.looks(10)
        assert watch.page.verdict() is None
        assert told(here) == ["<b>🟢 Gigawatch works again</b>"]


async def test_s11_a_world_without_answers_is_told_once(tmp_path: Path) -> None:
    async with world(tmp_path, ["openai", "feed"], more=TOLD) as here:
        watch = Watch(here)
        for name in ("openai", "feed"):
            here.feed(name, entry("Quiet", "Nothing happens.", slug="q"))
        await here.poll()
        for name in ("openai", "feed"):
            here.web.serve(f"/{name}.xml", "gone", status=503)
        for _ in range(3):
            assert watch.page.verdict() is None
            await here.poll()
            watch.looks(2)
        assert watch.page.verdict() == "no source answers"
        told(here)
        watch.looks(9)
        assert told(here) == []
        here.feed("feed", entry("Quiet", "Nothing happens.", slug="q"))
        await here.poll("feed")
        watch.looks(2)
        assert "<b>🟢 Gigawatch works again</b>" in told(here)


async def test_s11_a_silent_telegram_is_told_when_it_lasts(tmp_path: Path) -> None:
    async with world(tmp_path, more=TOLD) as here:
        watch = Watch(here)
        here.feed("openai", entry("Quiet", "Nothing happens.", slug="q"))
        await here.poll()
        watch.said = "no answer to getUpdates for 120 s"
        watch.looks(1)
        assert watch.page.verdict() == watch.said
        watch.said = ""
        watch.looks(1)
        assert told(here) == []
        watch.said = "no answer to getUpdates for 120 s"
        watch.looks(30)
        watch.said = ""
        watch.looks(30)
        assert told(here) == ["<b>🔴 Gigawatch does not do its work</b>", "<b>🟢 Gigawatch works again</b>"]


async def test_s9_a_source_that_always_fails_backs_off_alone_and_is_told_once(tmp_path: Path) -> None:
    """A thousand polls that fail, each when it is due; another source on the same clock keeps its pace."""
    async with world(tmp_path, ["openai", "feed"], more=TOLD) as here:
        bad, good = (here.configuration.knowledge.source(name) for name in ("openai", "feed"))
        assert bad is not None and good is not None
        here.feed("feed", entry("Quiet", "Nothing happens.", slug="q"))
        here.web.serve("/openai.xml", "broken", status=500)
        waits: list[timedelta] = []
        for _ in range(1000):
            await here.running.rounds.poll(bad)
            due = here.store.polls.state("openai").next_poll_at
            assert due is not None
            waits.append(due - here.clock.now())
            here.clock.at = due
        assert waits[0] < waits[1] < waits[2] < waits[3]
        assert all(timedelta(hours=6) <= wait <= timedelta(hours=6.6) for wait in waits[10:])
        assert told(here) == ["<b>🔴 Source openai is broken</b>"]
        here.feed("feed", entry("Quiet again", "Nothing happens.", slug="qa", at=here.clock.now()))
        await here.running.rounds.poll(good)
        state = here.store.polls.state("feed")
        assert state.next_poll_at is not None
        assert state.health == "ok" and state.next_poll_at - here.clock.now() <= timedelta(minutes=17)
        here.feed("openai", entry("Back", "Nothing happens.", slug="b", at=here.clock.now()))
        await here.running.rounds.poll(bad)
        assert told(here) == ["<b>🟢 Source openai works again</b>"]
