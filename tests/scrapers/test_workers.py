from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import psutil
import pytest

from scrapers import feeds
from scrapers.isolated import Isolated
from scrapers.items import Parsed
from scrapers.types import Failed, Failure
from scrapers.workers import Crashed, TaskError, Workers
from tests.scrapers import jobs
from tests.scrapers.factories import NOW, fetched, item, rss, source


def _workers() -> set[int]:
    return {
        child.pid for child in psutil.Process().children() if "scrapers.worker" in " ".join(child.cmdline())
    }


@pytest.fixture(autouse=True)
def _nothing_is_left_over() -> object:
    before = _workers()
    yield
    assert _workers() <= before


async def test_results_come_back_and_processes_are_kept() -> None:
    async with Workers(size=1) as workers:
        assert [await workers.run(jobs.double, number) for number in range(5)] == [0, 2, 4, 6, 8]
        first = workers.pids
        assert await workers.run(jobs.double, 21) == 42
        assert workers.pids == first and len(first) == 1


async def test_no_process_is_started_before_it_is_needed() -> None:
    async with Workers(size=4) as workers:
        assert workers.pids == ()
        await workers.run(jobs.double, 1)
        assert len(workers.pids) == 1


async def test_a_task_without_end_is_killed_and_the_next_one_runs() -> None:
    async with Workers(size=1, seconds=0.5) as workers:
        assert await workers.run(jobs.spin) == Crashed("no result within 0.5 s")
        assert await workers.run(jobs.double, 4) == 8


async def test_a_hog_of_memory_is_stopped_at_its_limit() -> None:
    async with Workers(size=1, megabytes=256) as workers:
        assert await workers.run(jobs.hog, 16) == 16 * 1024 * 1024
        assert await workers.run(jobs.hog, 300) == Crashed("out of memory")
        assert await workers.run(jobs.double, 4) == 8
        assert await workers.run(jobs.limits) == (256 * 1024 * 1024, 0)


async def test_a_process_that_dies_takes_its_own_task_alone() -> None:
    async with Workers(size=2) as workers:
        results = await asyncio.gather(
            workers.run(jobs.leave, 3),
            workers.run(jobs.double, 1),
            workers.run(jobs.crash),
            workers.run(jobs.double, 2),
        )
    assert (results[1], results[3]) == (2, 4)
    assert results[0] == Crashed("the worker ended with code 3")
    assert results[2] == Crashed("the worker was ended by signal 11")


async def test_a_process_that_died_idle_costs_no_task() -> None:
    async with Workers(size=1) as workers:
        await workers.run(jobs.double, 1)
        idle = psutil.Process(workers.pids[0])
        idle.kill()
        while workers.alive:  # noqa: ASYNC110 - told by the child watcher's thread
            await asyncio.sleep(0.01)
        assert await workers.run(jobs.double, 2) == 4


@pytest.mark.parametrize("job", [jobs.fail, jobs.unpicklable])
async def test_an_error_of_the_task_is_raised_with_its_trace(job: object) -> None:
    async with Workers(size=1) as workers:
        with pytest.raises(TaskError) as caught:
            await workers.run(job)  # type: ignore[arg-type]
        assert "Traceback" in caught.value.trace
        assert await workers.run(jobs.double, 2) == 4


async def test_what_a_task_prints_does_not_disturb_the_answers(capfd: pytest.CaptureFixture[str]) -> None:
    async with Workers(size=1) as workers:
        assert await workers.run(jobs.chatter) == "done"
        assert await workers.run(jobs.double, 2) == 4
    assert "noise" in capfd.readouterr().err


async def test_a_worker_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:canary")
    async with Workers(size=1) as workers:
        seen = await workers.run(jobs.environment)
    assert isinstance(seen, dict)
    assert "123:canary" not in str(seen)


async def test_large_answers_come_through() -> None:
    async with Workers(size=1) as workers:
        answer = await workers.run(jobs.big, 20_000_000)
    assert isinstance(answer, bytes) and len(answer) == 20_000_000


async def test_processes_are_replaced_after_their_share_of_tasks() -> None:
    async with Workers(size=1, tasks_each=2) as workers:
        seen = set()
        for _ in range(5):
            await workers.run(jobs.double, 1)
            seen |= set(workers.pids)
    assert len(seen) == 3


async def test_a_cancelled_task_leaves_no_busy_process_behind() -> None:
    async with Workers(size=1) as workers:
        await workers.run(jobs.double, 1)
        task = asyncio.create_task(workers.run(jobs.spin))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert workers.pids == ()
        assert await workers.run(jobs.double, 2) == 4


PARENT = """
import asyncio, sys
from scrapers.workers import Workers
from tests.scrapers import jobs

async def main():
    async with Workers(size=1, preload=()) as workers:
        await workers.run(jobs.double, 1)
        print(workers.pids[0], flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


async def test_a_worker_ends_when_its_parent_is_killed() -> None:
    root = str(Path(__file__).parents[2])
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PARENT,
        stdout=asyncio.subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert parent.stdout is not None
    worker = psutil.Process(int(await parent.stdout.readline()))
    assert worker.is_running()
    parent.kill()
    await parent.wait()
    async with asyncio.timeout(20):
        while worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_small_good_feed_needs_no_process() -> None:
    async with Workers() as workers:
        parsed = await Isolated(workers).parse(source(), fetched(rss(item("5 GW"))), NOW)
        assert isinstance(parsed, Parsed) and parsed.entries[0].title == "5 GW"
        assert workers.pids == ()


async def test_doubtful_and_large_feeds_are_read_in_a_process() -> None:
    doubtful = fetched(rss(item()).replace("<title>Title<", "<title>AT&T 5 GW<"))
    large = fetched(rss(*(item(f"{n} GW", f"https://n.example/{n}", "x" * 500) for n in range(500))))
    async with Workers(size=1) as workers:
        for document in (doubtful, large):
            assert await Isolated(workers).parse(source(), document, NOW) == feeds.parse(
                source(), document, NOW
            )
        assert len(workers.pids) == 1


async def test_a_feed_that_kills_its_reader_is_that_sources_failure() -> None:
    slow = fetched(
        "<rss version='2.0'>" + "<channel " + " ".join(f"a{n}='1'" for n in range(450)) + ">" * 3 + "&"
    )
    async with Workers(size=1, seconds=0.001) as workers:
        failed = await Isolated(workers).parse(source(), slow, NOW)
    assert isinstance(failed, Failed)
    assert failed.reason is Failure.CRASHED
