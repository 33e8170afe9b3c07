"""The program as its users call it: results on standard output, mistakes as one line on stderr with exit code 2."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import pytest

from app.cli import main
from tests.app.world import configuration_text
from tests.webserver import WebServer

ROOT = Path(__file__).parents[2]
ARTICLE = """# Stargate grows

OpenAI said that Stargate is now planned to reach 7 GW of capacity, up from 5 GW.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """A folder with a configuration, and the program run in it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._patch, self._capture = folder, patch, capture
        (folder / "config.toml").write_text(configuration_text(folder, "http://127.0.0.1:1", ["feed"]))
        (folder / "article.md").write_text(ARTICLE, encoding="utf-8")
        patch.chdir(folder)

    def run(self, *arguments: str, stdin: str = "") -> Ran:
        self._patch.setattr(sys, "argv", ["gigawatch", *arguments])
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._capture.readouterr()
        return Ran(int(ended.value.code or 0), out, err)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, monkeypatch, capsys)


def test_ingest_shows_and_stores_nothing_without_commit(terminal: Terminal) -> None:
    shown = terminal.run(
        "ingest", "article.md", "--publisher", "OpenAI", "--published", "2026-03-03", "--json"
    ).json()
    assert [(c["subject"], c["value"], c["scope"]) for c in shown["claims"]] == [
        ("Stargate", 7_000_000_000, "total"),
        ("Stargate", 5_000_000_000, "previous"),
    ]
    assert [r["kind"] for r in shown["revisions"]] == ["raised"]
    assert terminal.run("facts", "--json").json() == []


def test_ingest_with_commit_is_learned_once(terminal: Terminal) -> None:
    first = terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit", "--json").json()
    again = terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit", "--json").json()
    assert (first["committed"], again["committed"]) == (True, False)
    facts = terminal.run("facts", "Stargate", "--json").json()
    assert [(f["value"], f["stage"], f["attribution"]) for f in facts] == [
        (7_000_000_000, "planned", "official")
    ]
    revisions = terminal.run("history", "星际之门", "--json").json()["revisions"]
    assert [(r["kind"], r["stated_before"]["value"]) for r in revisions] == [("raised", 5_000_000_000)]


def test_ingest_reads_standard_input(terminal: Terminal) -> None:
    shown = terminal.run("ingest", "-", "--json", stdin="Colossus 2 is now running with 300,000 GPUs.").json()
    assert [(c["subject"], c["metric"], c["status"]) for c in shown["claims"]] == [
        ("Colossus 2", "chips", "running")
    ]


def test_tables_are_for_people(terminal: Terminal) -> None:
    terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit")
    facts = terminal.run("facts", "--language", "zh")
    assert "700 万千瓦" in facts.out
    for command in (["history", "Stargate"], ["sources"], ["watch"], ["replay"]):
        ran = terminal.run(*command)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out


def test_a_chart_is_a_png(terminal: Terminal) -> None:
    terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit")
    ran = terminal.run("chart", "Stargate", "--out", "x.png")
    assert ran.code == 0
    assert (terminal.folder / "x.png").read_bytes().startswith(b"\x89PNG")


def test_exports_hold_the_facts_and_no_formula(terminal: Terminal) -> None:
    (terminal.folder / "article.md").write_text("=cmd() says Stargate is planned to reach 7 GW of capacity.")
    terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit")
    table = terminal.run("export", "--format", "csv").out.splitlines()
    assert table[0].startswith("subject,metric,stage")
    assert ",7000000000," in table[1] and ",=" not in table[1]
    claims = terminal.run("export", "--what", "claims", "--format", "json").json()
    assert claims[0]["quote"].startswith("=cmd()")


def test_backup_and_restore(terminal: Terminal) -> None:
    terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit")
    assert terminal.run("backup", "copy.db").code == 0
    refused = terminal.run("restore", "copy.db")
    assert refused.code == 2 and "exists" in refused.err
    (terminal.folder / "world.db").unlink()
    assert terminal.run("restore", "copy.db", "--force").code == 0
    assert len(terminal.run("facts", "--json").json()) == 1


def test_replay_finds_nothing_after_learning_with_the_same_rules(terminal: Terminal) -> None:
    terminal.run("ingest", "article.md", "--publisher", "OpenAI", "--commit")
    assert terminal.run("replay", "--json").json() == []


def test_replay_takes_a_new_alias_to_past_articles_and_alerts_nobody(terminal: Terminal) -> None:
    text = "Project Moonshine will have 2 GW of data center capacity, OpenAI said."
    (terminal.folder / "article.md").write_text(text, encoding="utf-8")
    terminal.run("ingest", "article.md", "--publisher", "The Daily", "--commit")
    with (terminal.folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[[subject]]\nname = "Moonshine"\nkind = "site"\naliases = ["Project Moonshine"]\n')
    differences = terminal.run("replay", "--json").json()
    assert [c["subject"] for d in differences for c in d["new"]] == ["Moonshine"]
    assert terminal.run("replay", "--apply").code == 0
    assert [f["subject"] for f in terminal.run("facts", "--json").json()] == ["Moonshine"]
    assert terminal.run("replay", "--json").json() == []
    revisions = terminal.run("export", "--what", "revisions", "--format", "json").json()
    assert [r["alert"] for r in revisions if r["subject"] == "Moonshine"] == [None]


def test_extract_keeps_order_and_prints_nothing_else(terminal: Terminal) -> None:
    passages = [
        {"id": "a", "text": "Colossus 2 has 200k GPUs."},
        {
            "id": "b",
            "text": "Nothing here.",
            "title": "5 GW",
            "lang": "en",
            "publisher": None,
            "published": "2026-01-01",
        },
    ]
    ran = terminal.run("extract", stdin="".join(json.dumps(p) + "\n" for p in passages))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [a["id"] for a in answers] == ["a", "b"]
    claim = answers[0]["claims"][0]
    assert set(claim) >= {
        "subject", "metric", "value", "value_hi", "currency", "model", "bound", "scope",
        "status", "attribution", "due", "start", "end", "quote",
    }  # fmt: skip
    assert passages[0]["text"][claim["start"] : claim["end"]] == "200k GPUs"  # type: ignore[index]
    assert answers[1]["claims"] == []


MISTAKES: Sequence[tuple[Sequence[str], str]] = (
    (["ingest", "nofile.md"], "nofile.md: cannot be read"),
    (["ingest", "article.md", "--published", "5"], "is not a date"),
    (["ingest", "http://127.0.0.1:9/x"], "127.0.0.1"),
    (["facts", "--metric", "volts"], "is not a metric"),
    (["facts", "--as-of", "yesterday"], "is not a date"),
    (["facts", "--language", "fr"], "is not a language"),
    (["facts", "Nobody Inc"], "no subject is called"),
    (["history", "Colosus"], "did you mean"),
    (["chart", "Stargate"], "no power figure of Stargate is known"),
    (["export", "--what", "secrets"], "cannot be exported"),
    (["export", "--format", "xml"], "is not a format"),
    (["backup", "copy.db"], "there is no database"),
    (["restore", "nofile.db"], "nofile.db"),
    (["facts", "--config", "none.toml"], "there is no such file"),
    (["extract", "--catalogue", "none.toml"], "none.toml"),
    (["frobnicate"], "No such command"),
    (["facts", "--frob"], "No such option"),
)


@pytest.mark.parametrize(("arguments", "told"), MISTAKES)
def test_a_mistake_is_one_clear_line_and_exit_code_2(
    terminal: Terminal, arguments: Sequence[str], told: str
) -> None:
    ran = terminal.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_bad_passage_names_its_line(terminal: Terminal) -> None:
    ran = terminal.run("extract", stdin='{"id": 1, "text": "x"}\nnot json\n')
    assert ran.code == 2
    assert "line 2" in ran.err and len(ran.err.splitlines()) == 1


def test_the_demo_shows_the_four_kinds_of_alerts_and_ends_by_itself(terminal: Terminal) -> None:
    ran = terminal.run("demo")
    assert ran.code == 0
    for part in ("🆕", "🔺", "⚖️", "❌", "5 GW → 7 GW", "550,000", "disputed", "dropped", "马斯克表示"):
        assert part in ran.out
    assert ran.out.count("─ alert ─") == 6
    first = ran.out[
        : ran.out.index("🆕")
    ]  # as the README shows it, each time: the sources come in their order
    assert "Official: OpenAI, in" not in first
    assert "📰 Stargate grows to 7 gigawatts" in first and "also: The Wall Street Journal" in first


def test_a_reader_who_has_seen_enough_ends_the_output_and_nothing_else() -> None:
    """`gigawatch demo | head -1`: no traceback, and the story plays to its end."""
    command = [sys.executable, "-m", "app", "demo"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as playing:
        assert playing.stdout is not None and playing.stderr is not None
        assert "Monday" in playing.stdout.readline()
        playing.stdout.close()
        complaints = playing.stderr.read()
        assert playing.wait(timeout=60) == 0
    assert complaints == ""


def test_without_a_token_a_run_says_where_alerts_go(tmp_path: Path) -> None:
    """A whole process, since it configures its own logs."""
    config = tmp_path / "config.toml"
    config.write_text(configuration_text(tmp_path, "http://127.0.0.1:9", ["feed"]))
    command = [sys.executable, "-m", "app", "run", "--once", "--config", str(config)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1  # the only source cannot be reached
    assert ran.stdout.count("TELEGRAM_BOT_TOKEN is not set: alerts go to this console") == 1
    assert "Traceback" not in ran.stderr


def test_a_console_that_is_silent_at_first_says_what_it_does_and_how_to_end_it(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(configuration_text(tmp_path, "http://127.0.0.1:9", ["feed", "openai"]))
    command = [sys.executable, "-m", "app", "run", "--config", str(config)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        assert "alerts go to this console" in running.stdout.readline()
        said = running.stdout.readline()
        assert "Watching 2 sources" in said and "Ctrl-C" in said
        assert any("leads" in line for line in running.stderr)  # it listens to signals by then
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 0
        assert "Traceback" not in running.stderr.read()


def test_a_past_day_shows_what_was_believed_before_an_edit(terminal: Terminal) -> None:
    terminal.run("demo", "--keep", "kept")
    config = ("--config", str(terminal.folder / "kept" / "config.toml"))
    days = ("2026-03-02", "2026-03-04", "2026-03-06")
    found = [terminal.run("facts", "Stargate", "--as-of", day, "--json", *config).json() for day in days]
    assert [[f["value"] for f in facts] for facts in found] == [
        [5_000_000_000],
        [7_000_000_000],
        [7_500_000_000],
    ]


@pytest.mark.parametrize(
    ("listen", "secret", "told"),
    [("x:y", "a" * 20, "is not HOST:PORT"), ("127.0.0.1:8443", "short", "needs 16 to 256 characters")],
)
def test_a_wrong_webhook_is_one_clear_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, listen: str, secret: str, told: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:" + "a" * 35)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", secret)
    with (terminal.folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write(f'\n[telegram]\nwebhook_url = "https://a.example/t"\nwebhook_listen = "{listen}"\n')
    ran = terminal.run("run", "--once")
    assert ran.code == 2 and told in ran.err and "Traceback" not in ran.err


def test_a_wrong_health_address_is_one_clear_line(tmp_path: Path) -> None:
    """A whole process: a coroutine that is never awaited speaks up only when the interpreter ends."""
    config = tmp_path / "config.toml"
    text = configuration_text(tmp_path, "http://127.0.0.1:9", ["feed"])
    config.write_text(f'{text}\n[health]\nlisten = "127.0.0.1:99999999"\n')
    command = [sys.executable, "-m", "app", "run", "--config", str(config)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 2
    assert "[health] listen '127.0.0.1:99999999' cannot be used" in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["check", "ingest"])
async def test_every_command_names_itself_as_configured(tmp_path: Path, command: str) -> None:
    async with WebServer() as web:
        config = tmp_path / "config.toml"
        text = configuration_text(tmp_path, web.base, ["feed"])
        assert text.count("[network]\n") == 1
        config.write_text(text.replace("[network]\n", '[network]\nuser_agent = "Reader/1 (ops@e.example)"\n'))
        address = [web.url("/feed.xml")] if command == "ingest" else []
        arguments = ("-m", "app", command, *address, "--config", str(config))
        ran = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL
        )
        await asyncio.wait_for(ran.wait(), 60)
        assert {request.headers["user-agent"] for request in web.journal} == {"Reader/1 (ops@e.example)"}
