"""Measures the extractor: score, speed, start-up, memory, and each pattern on hostile text.

    python -m bench.extract.run [PASSAGES.jsonl CATALOGUE.toml]

Without arguments it scores the repository's own labelled passages with the shipped catalogue.
"""

from __future__ import annotations

import json
import os
import re
import resource
import runpy
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import feedparser
from bs4 import BeautifulSoup

from app.catalogue_file import SHIPPED, load_catalogue
from bench.extract.hostile import hostile_texts
from bench.extract.score import LEVELS, score
from facts.catalogue import Catalogue
from facts.fold import fold
from facts.passage import extract_passage
from facts.patterns import all_patterns
from facts.sentences import sentences

OWN = Path(__file__).parents[2] / "tests" / "corpus" / "extract"
SHARED = Path(__file__).parents[3] / "shared" / "benchmark"
FEEDS = Path(__file__).parents[3] / "shared" / "feeds"
GENERATED = SHARED.parent / "bench" / "poll" / "feeds.py"
MEASURED = 17.76  # milliseconds that feedparser took for such a feed where the peers were measured
REPEATS = 5


def own_sets() -> list[Path]:
    """The repository's labelled passages: our own, and those written apart from the extractor."""
    return sorted([*OWN.glob("passages*.jsonl"), *OWN.glob("independent*.jsonl")])


def main(arguments: list[str]) -> None:
    say = sys.stdout.write
    sets = [(path, SHIPPED) for path in own_sets()]
    if SHARED.is_dir():
        sets.append((SHARED / "dev.jsonl", SHARED / "subjects.toml"))
    if len(arguments) == 2:
        sets = [(Path(arguments[0]), Path(arguments[1]))]
    for passages, catalogue in sets:
        say(f"\n{passages.name} with {catalogue.name}\n")
        say(scored(passages, load_catalogue(catalogue)))
    known = load_catalogue(sets[0][1])
    say("\n" + speed("passages, a figure in each sentence", passage_texts(sets[0][0]), known))
    if SHARED.is_dir():
        shared = load_catalogue(SHARED / "subjects.toml")
        say(speed("the shared benchmark's passages", passage_texts(SHARED / "dev.jsonl"), shared))
    if GENERATED.is_file():
        say(pace())
    if FEEDS.is_dir():
        say(speed("articles and teasers of recorded feeds", feed_texts(), known))
    say(f"start-up (import, catalogue, lexicon, one claim): {startup() * 1000:.0f} ms\n")
    say(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")
    say(slowest_patterns())


def read_passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def claims_of(passages: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    """The extractor's claims by passage id."""
    return {
        each["id"]: extract_passage(
            each["text"],
            catalogue,
            title=each.get("title") or "",
            language=each["lang"],
            publisher=each.get("publisher") or "",
            published=each.get("published"),
        )
        for each in passages
    }


def scored(path: Path, catalogue: Catalogue) -> str:
    passages = read_passages(path)
    result = score(passages, claims_of(passages, catalogue))
    lines = [f"{'':10}" + "".join(f"{level:>10}" for level in LEVELS)]
    for language in ("all", "en", "zh"):
        values = [result.f1.get(f"{language}.{level}", 0.0) for level in LEVELS]
        lines.append(f"{language:10}" + "".join(f"{value:10.3f}" for value in values))
    lines.append(f"false alarms: {result.alarms} of {result.empty} passages without a claim")
    return "\n".join(lines) + "\n"


def passage_texts(path: Path) -> list[str]:
    return [each["text"] for each in read_passages(path)]


def feed_texts() -> list[str]:
    """What the recorded feeds hold for each entry: the whole article or a teaser."""
    entries = [entry for path in sorted(FEEDS.glob("*/*.xml")) for entry in feedparser.parse(path).entries]
    bodies = [(entry.get("content") or [{}])[0].get("value") or entry.get("summary", "") for entry in entries]
    return [BeautifulSoup(body, "html.parser").get_text("\n") for body in bodies if body]


def speed(what: str, texts: list[str], catalogue: Catalogue) -> str:
    count = sum(len(sentences(fold(text), text)) for text in texts)
    taken = 1e9
    for _ in range(REPEATS):
        started = time.process_time()
        for text in texts:
            extract_passage(text, catalogue, published="2026-01-01")
        taken = min(taken, time.process_time() - started)
    return f"{count / taken:,.0f} sentences a second on one core: {what}\n"


def pace() -> str:
    """How fast the machine is in these minutes, by feedparser on generated feeds: the figures around it scale."""
    feed = runpy.run_path(str(GENERATED))["feed"]
    feeds = [feed(number) for number in range(40)]
    taken = 1e9
    for _ in range(REPEATS):
        started = time.process_time()
        for each in feeds:
            feedparser.parse(each)
        taken = min(taken, (time.process_time() - started) / len(feeds) * 1000)
    return (
        f"feedparser in these minutes: {taken:.1f} ms for a feed of 50 kB, {taken / MEASURED:.2f} times what it took "
        "where the peers were measured\n"
    )


def startup() -> float:
    """Seconds that a fresh interpreter needs for its first claim, less those of an empty one.

    The best of several runs: all but the first find the modules compiled, as an installed program does.
    """
    code = (
        "from app.catalogue_file import shipped_catalogue; from facts.passage import extract_passage; "
        "assert extract_passage('OpenAI will run 100,000 GPUs.', shipped_catalogue())"
    )
    with TemporaryDirectory() as compiled:
        return _timed(code, compiled) - _timed("pass", compiled)


def _timed(code: str, compiled: str) -> float:
    env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    best = 1e9
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2], env=env)
        best = min(best, time.perf_counter() - started)
    return best


def _taken(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    deque(pattern.finditer(text), maxlen=0)
    return time.process_time() - started


def slowest_patterns() -> str:
    """The slowest patterns on hostile text: those that took longest once, timed again, at their best."""
    times = [
        (_taken(pattern, text), name, text)
        for name, pattern in all_patterns().items()
        for text in hostile_texts()
    ]
    likely = sorted(times, key=lambda each: -each[0])[:40]
    again = [(min(_taken(all_patterns()[name], text) for _ in range(3)), name) for _, name, text in likely]
    worst = sorted(again, reverse=True)[:3]
    return (
        "slowest patterns on 64 kB: "
        + ", ".join(f"{name} {taken * 1000:.0f} ms" for taken, name in worst)
        + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
