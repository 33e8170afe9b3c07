"""The documents tell the truth: keys, defaults, commands, options, examples, links, targets, tests, numbers."""

from __future__ import annotations

import importlib
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.catalogue_file import shipped_catalogue
from app.cli import app as program
from app.durations import parse_duration, show_duration
from app.settings import load, parse
from app.tables import ConfigTable
from bot.access import Need
from bot.commands import catalogues
from bot.commands.muting import read_span
from bot.commands.settings import OFF, read_digest, read_quiet, read_zone
from bot.commands.table import commands
from bot.grammar import KIND_WORDS, METRICS, TONGUES, VOICES, Wish, read
from bot.item_words import Typed, read_item
from bot.names import Names
from facts.plausible import RANGES
from facts.routing import KIND_GROUPS
from facts.types import Metric, RevisionKind
from scrapers.sites.all import SITES
from storage.types import ItemKind

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
every_page = pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """What stands under a heading, up to the next one of the same level."""
    level = heading.partition(" ")[0]
    text = page(name).split(f"\n{heading}", 1)[1].partition("\n")[2]
    return re.split(rf"\n#{{2,{len(level)}}} ", text)[0]


def rows(text: str) -> Iterator[list[str]]:
    """The cells of every table row, without heads and rules."""
    for line in text.splitlines():
        if line.startswith("|") and not line.startswith("| ---"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def spoken(text: str) -> list[str]:
    """What stands between back-quotes."""
    return re.findall(r"`([^`\n]+)`", text)


# --- config.toml


def tables() -> dict[str, type[BaseModel]]:
    """Each table of config.toml by its heading in the document."""
    found: dict[str, type[BaseModel]] = {}
    for name, field in ConfigTable.model_fields.items():
        inner = field.annotation
        arguments = getattr(inner, "__args__", ())
        model = arguments[0] if arguments else inner
        assert isinstance(model, type) and issubclass(model, BaseModel)
        found[f"[[{name}]]" if arguments else f"[{name}]"] = model
    return found


def shown_default(field: FieldInfo) -> str:
    """A default as the document writes it."""
    if field.is_required():
        return "*required*"
    match field.default:
        case None:
            return "none"
        case timedelta():
            return f'`"{show_duration(field.default)}"`'
        case str():
            return f'`"{field.default}"`'
        case float() | int():
            return f"`{field.default:g}`"
        case tuple():
            return f"`{list(field.default)}`"
    raise AssertionError(field.default)


def normal(default: str) -> str:
    """Spans in one form: 14d and 2w are the same."""
    try:
        return show_duration(parse_duration(default.strip('`"')))
    except ValueError:
        return default


@pytest.mark.parametrize("heading", tables())
def test_every_key_is_documented_with_its_default(heading: str) -> None:
    table = section("docs/configuration.md", f"## `{heading}`").partition("| --- |")[2].split("\n\n")[0]
    documented = {cells[0].strip("`"): normal(cells[2]) for cells in rows(table)}
    expected = {name: normal(shown_default(field)) for name, field in tables()[heading].model_fields.items()}
    if heading == "[[source]]":
        expected["read_pages"] = "by kind"
    assert documented == expected


def test_the_kinds_of_sources_are_as_documented() -> None:
    table = section("docs/configuration.md", "## `[[source]]`").partition("| kind | reads |")[2]
    shown = {row[0].strip("`"): row[2] for row in rows(table.split("\n\n")[0]) if "`" in row[0]}
    assert shown == {str(kind): f"`{str(site.read_pages).lower()}`" for kind, site in SITES.items()}


@pytest.mark.parametrize("heading", tables())
def test_every_table_has_an_example(heading: str) -> None:
    assert f"```toml\n{heading}\n" in section("docs/configuration.md", f"## `{heading}`")


def test_every_variable_of_the_environment_is_documented() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "app").rglob("*.py"))
    named = set(re.findall(r'"((?:GIGAWATCH|TELEGRAM)_[A-Z_]+)"', source))
    assert len(named) >= 5
    assert named - set(spoken(section("docs/configuration.md", "## Environment"))) == set()


@every_page
def test_every_toml_block_is_a_valid_configuration(path: Path) -> None:
    for block in re.findall(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
        parse(tomllib.loads(block), path, shipped_catalogue())


# --- the program


def program_commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(program)
    return dict(group.commands)


@pytest.mark.parametrize("name", program_commands())
def test_every_command_has_a_section_with_each_option_and_an_example(name: str) -> None:
    text = section("docs/commands.md", f"### `gigawatch {name}")
    documented = {spoken(cells[0])[0].split()[0]: cells[1] for cells in rows(text) if cells[0] != "option"}
    options = {p.opts[0]: p.default for p in program_commands()[name].params if p.opts[0].startswith("--")}
    assert set(documented) == set(options)
    for option, default in options.items():
        if default is False:
            assert documented[option] == "off"
        elif default not in (None, ""):
            assert documented[option] in (f"`{default}`", "all"), option
    assert re.search(rf"^(?:\$|.*\|) .*gigawatch {name}\b", text, re.MULTILINE)


def console_lines(path: Path) -> list[str]:
    """Each call of the program in the page's console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    typed = [line for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    return [found[1] for line in typed if (found := re.search(r"gigawatch ([a-z].*)", line))]


@every_page
def test_every_call_of_the_program_is_one_that_it_takes(path: Path) -> None:
    for line in console_lines(path):
        words = shlex.split(re.split(r" [<>|]", re.sub(r"\$\([^)]*\)", "x", line))[0], comments=True)
        program_commands()[words[0]].make_context(words[0], words[1:])


# --- in chat

EXAMPLE = re.compile(r"`/([a-z]+)(?: ([^`]*))?`")


@cache
def names() -> Names:
    shipped = shipped_catalogue()
    return Names(shipped, load(ROOT / "config.toml", shipped).watchlists)


def examples(command: str) -> list[str]:
    """What stands behind the command in each of its examples."""
    return [words for name, words in EXAMPLE.findall(page("docs/commands.md")) if name == command and words]


@pytest.mark.parametrize("name", commands())
def test_every_chat_command_stands_in_the_right_table_with_an_example(name: str) -> None:
    operators = commands()[name].need is Need.OPERATOR
    text = section("docs/commands.md", f"## In chat, for {'operators' if operators else 'everybody'}")
    row = next(cells for cells in rows(text) if cells[0] == f"`/{name}`")
    assert row[1] and any(found[0] == name for found in EXAMPLE.findall(row[2]))


def test_every_filter_of_an_example_is_understood() -> None:
    found = {words: read(words, names().target) for words in examples("subscribe")}
    assert len(found) >= 7
    assert [words for words, wish in found.items() if not isinstance(wish, Wish)] == []


def test_every_word_of_the_filters_table_is_a_filter() -> None:
    table = list(rows(section("docs/commands.md", "### Filters")))
    cells = [cell for row in table if len(row) == 3 and row[0] != "filter" for cell in row[1:]]
    words = [word for cell in cells for word in spoken(cell)]
    assert len(words) > 50
    wishes = {word: read(f"Stargate {word}", names().target) for word in words}
    assert [word for word, wish in wishes.items() if not isinstance(wish, Wish)] == []
    chinese = {w for w in (*METRICS, *KIND_WORDS, *VOICES, *TONGUES) if not w.isascii()}
    assert chinese - set(words) == set()


def test_every_group_of_kinds_is_spelled_out() -> None:
    table = {row[0]: row[1] for row in rows(section("docs/commands.md", "### Filters")) if len(row) == 2}
    for name, kinds in KIND_GROUPS.items():
        assert set(table[f"`{name}`"].split(", ")) == {str(kind) for kind in kinds}


def test_every_setting_of_an_example_is_understood() -> None:
    for command, reads in (("digest", read_digest), ("quiet", read_quiet), ("timezone", read_zone)):
        assert examples(command)
        assert [words for words in examples(command) if words not in OFF and not reads(words)] == []
    spans = [words.rpartition(" ")[2] for words in examples("mute")]
    assert spans and all(read_span(span) for span in spans)


ITEMS = {"watch": ItemKind.WATCHLIST, "subject": ItemKind.SUBJECT, "source": ItemKind.SOURCE}
VERBS = {"watch": catalogues.WATCH, "subject": catalogues.SUBJECT, "source": catalogues.SOURCE}


@pytest.mark.parametrize("command", ITEMS)
def test_every_verb_and_key_of_an_example_exists(command: str) -> None:
    used = set()
    for words in examples(command):
        verb, _, rest = words.partition(" ")
        used.add(verb)
        if verb in ("add", "edit"):
            item = re.sub(r"^https?://\S+ name=(\w+);", r"\1", rest)
            assert isinstance(read_item(ITEMS[command], item, str), Typed), words
    described = set(spoken(section("docs/commands.md", "## In chat, for operators"))) | used
    assert used <= set(VERBS[command])
    assert set(VERBS[command]) - described == set()


# --- links, targets, tests, places


def anchors(path: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_every_link_leads_somewhere(path: Path) -> None:
    pairs = re.findall(r'\]\(([^)\s]+)\)|src="([^"]+)"', path.read_text(encoding="utf-8"))
    targets = [a or b for a, b in pairs]
    for target in targets:
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        place = path.parent / name if name else path
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


@every_page
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|\$ |… )make ([a-z][a-z-]+)", path.read_text(encoding="utf-8")))
    assert named - known == set()


@every_page
def test_every_test_that_is_named_exists(path: Path) -> None:
    for file, name in re.findall(r"`([\w/]+\.py)::(\w+)`", path.read_text(encoding="utf-8")):
        found = ROOT / "tests" / file.removeprefix("tests/")
        assert re.search(rf"^(?:async )?def {name}\(", found.read_text(encoding="utf-8"), re.MULTILINE), name


@every_page
def test_every_place_in_the_repository_that_is_named_exists(path: Path) -> None:
    for name in spoken(path.read_text(encoding="utf-8")):
        if re.fullmatch(r"(?:app|bot|facts|scrapers|storage|tests|docs|bench|process)/[\w./*-]*", name):
            assert any(list(root.glob(name.rstrip("/"))) for root in (ROOT, ROOT / "tests")), name


def test_the_readme_opens_with_its_two_commands() -> None:
    first = page("README.md").split("```")[1]
    assert re.findall(r"\$ (make \w+)", first) == ["make run", "make test"]
    assert "make test" in page(".ci/run") and "make check" in page(".ci/run")


# --- the ledger


def test_the_numbers_of_the_ledger_are_those_of_the_code() -> None:
    table = [row for row in rows(section("docs/ledger.md", "## The numbers in one place")) if "`" in row[2]]
    assert len(table) > 8
    for _, shown, where in table:
        module, _, name = where.strip("`").rpartition(".")
        value = getattr(importlib.import_module(module), name)
        assert shown == (f"{value.days} days" if isinstance(value, timedelta) else str(value)), where


def test_the_plausible_ranges_of_the_ledger_are_those_of_the_code() -> None:
    table = [row for row in rows(section("docs/ledger.md", "## What is held")) if row[0] != "metric"]
    shown = {Metric(row[0].strip("`")): (Decimal(row[1]), Decimal(row[2])) for row in table}
    assert shown == RANGES


def test_every_metric_and_every_kind_of_revision_is_explained() -> None:
    metrics = [
        row[0].strip("`") for row in rows(section("docs/ledger.md", "## What a fact is")) if "`" in row[0]
    ]
    assert metrics == list(Metric)
    kinds = [
        word for row in rows(section("docs/ledger.md", "## Kinds of revisions")) for word in spoken(row[0])
    ]
    assert kinds == list(RevisionKind)


def _reached(name: str, seen: set[str]) -> set[str]:
    """The modules of the extractor that `name` imports, itself among them."""
    path = ROOT / "facts" / (name.replace(".", "/") + ".py")
    if name in seen or not path.is_file():
        return seen
    seen.add(name)
    for imported in re.findall(r"(?m)^from facts\.([\w.]+) import", path.read_text(encoding="utf-8")):
        _reached(imported, seen)
    return seen


def test_the_stages_name_every_module_of_the_extractor() -> None:
    text = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    shared = {"types", "gaps", "extract", "amounts"}  # what every stage uses, and the sequence itself
    reached = {name for name in _reached("extract", set()) if not name.startswith("tables.")}
    assert len(reached) > 50
    assert sorted(name for name in reached - shared if f"`{name}`" not in text) == []
