"""`export`: the ledger as CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import jsonable
from app.mistakes import UserMistake
from app.session import Session, opened

EVERYTHING = 1_000_000


def export(config: Path | None, what: str, form: str, out: Path | None) -> int:
    """Write facts, revisions or claims. Cells that a spreadsheet would run as a formula are made text."""
    if what not in ROWS:
        raise UserMistake(f"{what!r} cannot be exported; there are {', '.join(ROWS)}")
    if form not in ("csv", "json"):
        raise UserMistake(f"{form!r} is not a format; there are csv and json")
    with opened(config) as session:
        rows = ROWS[what](session)
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n" if form == "json" else _csv(rows)
    if out is None:
        sys.stdout.write(text)
        return 0
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UserMistake(f"{out}: cannot be written: {error.strerror}") from None
    sys.stdout.write(f"wrote {len(rows)} rows to {out}\n")
    return 0


def _facts(session: Session) -> list[dict[str, Any]]:
    return [jsonable.fact(f) for f in session.store.ledger.facts()]


def _revisions(session: Session) -> list[dict[str, Any]]:
    found = session.store.ledger.revisions(limit=EVERYTHING, newest_first=False)
    return [jsonable.stored_revision(r) for r in found]


def _claims(session: Session) -> list[dict[str, Any]]:
    ledger = session.store.ledger
    return [jsonable.claim(c) for name in ledger.subjects_with_claims() for c in ledger.claims(name)]


ROWS: dict[str, Callable[[Session], list[dict[str, Any]]]] = {
    "facts": _facts,
    "revisions": _revisions,
    "claims": _claims,
}


def _csv(rows: list[dict[str, Any]]) -> str:
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in flat)
    return text.getvalue()


def _flat(row: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested tables become dotted columns."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = ", ".join(map(str, value)) if isinstance(value, list) else value
    return found


def _cell(value: Any) -> Any:
    """Text from outside must not become a formula in a spreadsheet."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
