"""The house rules about imports that import-linter cannot express: the types alone, one home a library."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("facts", "scrapers", "storage", "bot", "app")
# What each package may import of the others.
ALLOWED: dict[str, tuple[str, ...]] = {
    "facts": (),
    "scrapers": ("facts.types",),
    "storage": ("facts.types", "scrapers.types"),
    "bot": ("facts", "storage"),
    "app": ("facts", "scrapers", "storage", "bot"),
}
# Libraries with two homes, and why: the Bot API and the sources are both reached by aiohttp.
SHARED: dict[str, set[str]] = {"aiohttp": {"scrapers", "bot"}, "yarl": {"scrapers", "bot"}}


def imports(package: str) -> Iterator[tuple[Path, str]]:
    """Every module that a package's files import, with the file."""
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, name in imports(package)
        if name.split(".")[0] in PACKAGES
        and name.split(".")[0] != package
        and not any(f"{name}.".startswith(f"{allowed}.") for allowed in ALLOWED[package])
    ]
    assert wrong == []


def test_each_library_has_one_home() -> None:
    homes: dict[str, set[str]] = {}
    for package in PACKAGES:
        for _path, name in imports(package):
            library = name.split(".")[0]
            if library not in PACKAGES and library not in sys.stdlib_module_names:
                homes.setdefault(library, set()).add(package)
    spread = {name: found for name, found in homes.items() if len(found) > 1 and SHARED.get(name) != found}
    assert spread == {}


def test_no_source_file_is_longer_than_400_lines() -> None:
    files = [path for package in (*PACKAGES, "tests") for path in (ROOT / package).rglob("*.py")]
    long = {str(p.relative_to(ROOT)): n for p in files if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert long == {}
