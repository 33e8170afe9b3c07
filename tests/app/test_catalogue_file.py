"""`[[subject]]` tables from a file, with all mistakes told at once; and the catalogue that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.catalogue_file import CatalogueError, load_catalogue, shipped_catalogue


def write(path: Path, text: str) -> Path:
    file = path / "catalogue.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_tables_become_subjects(tmp_path: Path) -> None:
    file = write(
        tmp_path, '[[subject]]\nname = "A"\nkind = "company"\naliases = ["甲"]\n\n[other]\nkey = 1\n'
    )
    catalogue = load_catalogue(file)
    assert [subject.name for subject in catalogue.subjects] == ["A"]
    assert catalogue.find("甲") == catalogue.get("A")


def test_every_mistake_is_told_with_its_subject(tmp_path: Path) -> None:
    text = (
        '[[subject]]\nname = "A"\nkind = "planet"\n\n[[subject]]\nkind = "site"\n\n'
        '[[subject]]\nname = "C"\nkind = "site"\naliases = "x"\ncolour = "red"\n'
    )
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(tmp_path, text))
    told = str(caught.value)
    for part in (
        "subject 1 (A): kind must be one of",
        "subject 2: name is missing",
        "aliases must be a list",
        "'colour'",
    ):
        assert part in told


def test_unknown_owners_are_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="'Nobody' is no subject"):
        load_catalogue(write(tmp_path, '[[subject]]\nname = "A"\nkind = "site"\nowner = "Nobody"\n'))


def test_broken_toml_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"catalogue\.toml"):
        load_catalogue(write(tmp_path, "[[subject"))


def test_the_shipped_catalogue_covers_the_industry() -> None:
    catalogue = shipped_catalogue()
    assert len(catalogue.subjects) >= 250
    for name in (
        "OpenAI",
        "Stargate Abilene",
        "Colossus 2",
        "Hyperion",
        "Fairwater",
        "CoreWeave",
        "阿里云",
        "中国移动",
        "輝達",
        "亞馬遜",
    ):
        assert catalogue.find(name) is not None, name
    assert catalogue.owners("Stargate Abilene") == ("OpenAI",)
