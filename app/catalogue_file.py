"""Reads `[[subject]]` tables into a catalogue, and finds the catalogue that ships with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from facts.catalogue import Catalogue
from facts.types import Subject, SubjectKind

SHIPPED = Path(__file__).parent / "data" / "catalogue.toml"
KEYS = frozenset(("name", "kind", "owner", "part_of", "aliases"))


class CatalogueError(ValueError):
    """The tables cannot be used; the message names every problem, one a line."""


def shipped_catalogue() -> Catalogue:
    """The catalogue of the industry that comes with the program."""
    return load_catalogue(SHIPPED)


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue of a TOML file; other tables in it are left alone. Raises CatalogueError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"{path}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error
    return read_subjects(document.get("subject", []), str(path))


def read_subjects(tables: object, where: str) -> Catalogue:
    """A catalogue from parsed `[[subject]]` tables. All problems are told at once."""
    if not isinstance(tables, list):
        raise CatalogueError(f"{where}: subject must be a list of tables, written [[subject]]")
    problems: list[str] = []
    subjects: list[Subject] = []
    for number, table in enumerate(tables, 1):
        subject = _subject(table, number, problems)
        if subject is not None:
            subjects.append(subject)
    catalogue = Catalogue(tuple(subjects))
    if not problems:
        problems.extend(catalogue.validate())
    if problems:
        raise CatalogueError("\n".join(f"{where}: {problem}" for problem in problems))
    return catalogue


def _subject(table: object, number: int, problems: list[str]) -> Subject | None:
    if not isinstance(table, Mapping):
        problems.append(f"subject {number}: must be a table")
        return None
    label = (
        f"subject {number} ({table['name']})" if isinstance(table.get("name"), str) else f"subject {number}"
    )
    before = len(problems)
    problems.extend(f"{label}: unknown key {key!r}" for key in table if key not in KEYS)
    name = _text(table, "name", label, problems, required=True)
    kind = _text(table, "kind", label, problems, required=True)
    owner = _text(table, "owner", label, problems)
    part_of = _text(table, "part_of", label, problems)
    aliases = table.get("aliases", [])
    if not isinstance(aliases, list) or not all(
        isinstance(alias, str) and alias.strip() for alias in aliases
    ):
        problems.append(f"{label}: aliases must be a list of names")
    if kind is not None and kind not in tuple(SubjectKind):
        problems.append(f"{label}: kind must be one of {', '.join(SubjectKind)}, not {kind!r}")
    if len(problems) > before or name is None or kind is None:
        return None
    return Subject(name, SubjectKind(kind), owner, part_of, tuple(aliases))


def _text(
    table: Mapping[str, object], key: str, label: str, problems: list[str], required: bool = False
) -> str | None:
    value = table.get(key)
    if value is None:
        if required:
            problems.append(f"{label}: {key} is missing")
        return None
    if not isinstance(value, str) or not value.strip():
        problems.append(f"{label}: {key} must be a name")
        return None
    return value
