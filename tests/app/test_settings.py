"""config.toml: what is taken, and how every mistake is told with its key."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.catalogue_file import shipped_catalogue
from app.configuration import Configuration
from app.settings import Settings, SettingsError, load
from facts.types import RevisionKind
from storage.store import open_store
from tests.app.world import configuration_text

SHIPPED = Path(__file__).parents[2] / "config.toml"


def read(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, shipped_catalogue())


def problems(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(folder, text)
    return str(caught.value)


def test_the_shipped_file_is_good_and_has_the_promised_watch_lists() -> None:
    settings = load(SHIPPED, shipped_catalogue())
    assert {w.name for w in settings.watchlists} >= {"openai", "xai", "all", "china"}
    assert {s.kind.value for s in settings.sources} >= {"openai", "xai", "wsj", "wechat"}
    assert settings.operators == frozenset()


def test_an_empty_file_is_good(tmp_path: Path) -> None:
    settings = read(tmp_path, "")
    assert settings.database_url == "sqlite:///gigawatch.db"
    assert settings.sources == ()


def test_spans_and_kinds_are_read(tmp_path: Path) -> None:
    text = configuration_text(tmp_path, "http://127.0.0.1:1", ["feed"])
    text = (
        text.replace("urls =", 'every = "2h"\nstale_after = "3d"\nurls =') + 'kinds = ["delay", "raised"]\n'
    )
    settings = read(tmp_path, text)
    assert (settings.sources[0].every, settings.sources[0].stale_after) == (
        timedelta(hours=2),
        timedelta(days=3),
    )
    assert settings.watchlists[0].kinds == {RevisionKind.DUE, RevisionKind.RAISED}


def test_all_mistakes_are_told_at_once_each_with_its_key(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        """
        [telegrm]
        x = 1
        [telegram]
        operators = ["@somebody"]
        [[source]]
        name = "a"
        kind = "opnai"
        publisher = "OpenAI"
        urls = ["https://openai.com/news/rss.xml"]
        every = "soon"
        """,
    )
    for key in ("telegrm: is not a known key", "telegram.operators.1", "source.1.kind", "source.1.every"):
        assert key in told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[[watchlist]]\nname = "x"\nowners = ["Opn AI"]\n', "watchlist.x: no subject is called 'Opn AI'"),
        ('[[watchlist]]\nname = "x"\nowners = ["openai"]\n', "did you mean 'OpenAI'?"),
        ('[[watchlist]]\nname = "x"\nkinds = ["louder"]\n', "'louder' is not a kind of change"),
        ('[[watchlist]]\nname = "x"\nmin_change = "much"\n', "'much' is not a minimum change"),
        ('[[watchlist]]\nname = "x"\n[[watchlist]]\nname = "x"\n', "watchlist.x: stands twice"),
        ('[[subject]]\nname = "S"\nkind = "site"\nowner = "Nobody Inc"\n', "Nobody Inc"),
        (
            '[[source]]\nname = "w"\nkind = "wsj"\npublisher = "WSJ"\nurls = ["https://feeds.a.dj.com/rss/RSSWSJD.xml"]\n',
            "feeds.a.dj.com",
        ),
        (
            '[[source]]\nname = "w"\nkind = "feed"\npublisher = "W"\nurls = ["file:///etc/passwd"]\n',
            "not an http or https address",
        ),
        ("[storage]\nurl = 5\n", "storage.url"),
        ("[storage\n", "is not valid TOML"),
    ],
)
def test_a_mistake_is_told_in_one_clear_line(tmp_path: Path, more: str, told: str) -> None:
    assert told in problems(tmp_path, more)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(SettingsError):
            load(path, shipped_catalogue())


def test_a_subject_in_the_file_extends_the_shipped_catalogue(tmp_path: Path) -> None:
    text = '[[subject]]\nname = "Colossus 9"\nkind = "cluster"\nowner = "xAI"\naliases = ["巨像九号"]\n'
    settings = read(tmp_path, text)
    catalogue = shipped_catalogue()
    store = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    knowledge = Configuration(settings, catalogue, store).knowledge
    store.close()
    found = knowledge.catalogue.find("巨像九号")
    assert found is not None and found.name == "Colossus 9"
    assert knowledge.lineage(["Colossus 9"])["Colossus 9"] == {"Colossus 9", "xAI"}


@pytest.mark.parametrize("seed", range(20))
def test_a_running_bot_survives_mutated_files_with_the_last_good_state(tmp_path: Path, seed: int) -> None:
    """S10: 400 mutations, 20 a seed. A mutation either loads or is refused with lines; the state stays whole."""
    good = SHIPPED.read_text(encoding="utf-8")
    settings = read(tmp_path, good)
    store = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    configuration = Configuration(settings, shipped_catalogue(), store)
    chance = random.Random(seed)
    for number in range(20):
        mutated = _mutated(good, chance)
        settings.path.write_bytes(mutated)
        before = configuration.settings
        found = configuration.look(_now(number))
        if found is not None and found.error is not None:
            assert configuration.settings is before
            assert found.error.lines
    settings.path.write_text(good + "\n", encoding="utf-8")
    last = configuration.look(_now(99))
    assert last is not None and last.error is None
    store.close()


def _now(number: int) -> datetime:
    return datetime(2026, 1, 1, 0, number % 60, tzinfo=UTC)


def _mutated(text: str, chance: random.Random) -> bytes:
    raw = bytearray(text.encode())
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(raw))
        match chance.randrange(4):
            case 0:
                raw[place] = chance.randrange(256)
            case 1:
                del raw[place : place + chance.randint(1, 40)]
            case 2:
                raw[place:place] = chance.choice([b'"', b"[", b"=", b"\n", b"[[source]]\n", b"\x00", b"5GW"])
            case _:
                end = place + chance.randint(1, 60)
                raw[place:place] = raw[place:end]
    return bytes(raw)
