"""The documents tell the truth about commands, keys, links, targets and tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.catalogue_file import shipped_catalogue
from app.cli import app as program
from app.settings import parse
from app.tables import ConfigTable
from bot.commands.table import commands
from bot.render.help import COMMANDS, OPERATOR_COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


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


@pytest.mark.parametrize("heading", tables())
def test_every_key_of_a_table_is_documented_under_its_heading(heading: str) -> None:
    text = page("docs/configuration.md")
    section = text.split(f"## `{heading}`", 1)[1].split("\n## ", 1)[0]
    assert [key for key in tables()[heading].model_fields if f"| `{key}` |" not in section] == []


def test_the_example_configuration_is_valid() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", page("docs/configuration.md"), re.DOTALL)
    assert blocks
    for block in blocks:
        parse(tomllib.loads(block), Path("example.toml"), shipped_catalogue())


def test_every_command_of_the_program_and_each_option_is_documented() -> None:
    text = page("docs/commands.md")
    names = [c.name or c.callback.__name__ for c in program.registered_commands if c.callback]
    assert [name for name in names if f"`gigawatch {name}" not in text] == []
    options = set(re.findall(r'"(--[a-z-]+)"', page("app/cli.py")))
    assert [option for option in sorted(options) if option not in text] == []


def test_every_chat_command_is_documented_and_in_a_menu_or_an_alias_of_one() -> None:
    text = page("docs/commands.md")
    assert [name for name in commands() if f"/{name}" not in text] == []
    assert [name for name in (*COMMANDS, *OPERATOR_COMMANDS) if f"`/{name}`" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r'\]\(([^)#\s]+)|src="([^"]+)"', text)
    local = [a or b for a, b in targets if not (a or b).startswith(("http:", "https:", "mailto:"))]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    known = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|\$ )make ([a-z][a-z-]+)", path.read_text(encoding="utf-8")))
    assert named - known == set()


def test_the_readme_opens_with_its_two_commands() -> None:
    first = page("README.md").split("```")[1]
    assert re.findall(r"\$ (make \w+)", first) == ["make run", "make test"]
    assert "make test" in page(".ci/run") and "make check" in page(".ci/run")
