"""`gigawatch extract`: passages in, claims out, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from app.catalogue_file import load_catalogue
from facts.catalogue import Catalogue
from facts.passage import extract_passage, moment_of

TEXT_KEYS = ("title", "lang", "publisher", "published")


class PassageError(ValueError):
    """A line of the input cannot be read; the message names the line."""


def run_extract(catalogue_path: Path, stdin: TextIO, stdout: TextIO) -> None:
    """Streams claims for each passage, in order. Raises CatalogueError, OSError or PassageError."""
    catalogue = load_catalogue(catalogue_path)
    for number, line in enumerate(stdin, 1):
        if line.strip():
            stdout.write(json.dumps(_answer(line, number, catalogue), ensure_ascii=False) + "\n")
            stdout.flush()


def _answer(line: str, number: int, catalogue: Catalogue) -> dict[str, object]:
    try:
        passage = json.loads(line)
    except ValueError as error:
        raise PassageError(f"line {number}: not JSON ({error})") from error
    if not isinstance(passage, dict):
        raise PassageError(f"line {number}: must be a JSON object")
    if "id" not in passage or not isinstance(passage.get("text"), str):
        raise PassageError(f'line {number}: needs "id" and a "text" that is a string')
    for key in TEXT_KEYS:
        if passage.get(key) is not None and not isinstance(passage[key], str):
            raise PassageError(f"line {number}: {key!r} must be a string or null")
    published = passage.get("published") or None
    try:
        if published:
            moment_of(published)
    except ValueError as error:
        message = f'line {number}: "published" must begin with a date such as 2025-07-23'
        raise PassageError(message) from error
    claims = extract_passage(
        passage["text"],
        catalogue,
        title=passage.get("title") or "",
        language=passage.get("lang") or "",
        publisher=passage.get("publisher") or "",
        published=published,
    )
    return {"id": passage["id"], "claims": claims}
