"""Tables for the terminal, in the reader's language where the bot has words for it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.escape import clean_lines
from bot.quantities import figure_text
from bot.words import Words
from facts.ledger import is_increment
from facts.types import Fact, Figure, Metric, Revision, RevisionKind


def print_json(document: Any) -> None:
    """One document on standard output, readable by people too."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Cells are plain text: nothing in them is taken for markup."""
    table = Table(
        title=Text(title) if title else None, title_justify="left", header_style="bold", expand=False
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean_lines(cell)) for cell in row))
    console().print(table)


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """A reader who has seen enough, as in `gigawatch demo | head`, ends the output and not the command."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def console() -> Console:
    """Standard output; wide when it is not a terminal, so that pipes and logs keep whole lines."""
    plain = not sys.stdout.isatty()
    return _Output(width=160 if plain else None, highlight=False, soft_wrap=False)


def amount(figure: Figure, metric: Metric, language: str) -> str:
    return figure_text(figure, metric, Words(language))


def line_of(fact: Fact) -> str:
    """The metric with its chip model, such as `chips GB200`."""
    return " ".join(part for part in (fact.key.metric.value, fact.key.model) if part)


def standing(fact: Fact) -> str:
    """Whatever a reader must know beside the value."""
    marks = [
        "dropped" if fact.dropped else "",
        "disputed" if fact.disputed_by else "",
        f"due {fact.due}" if fact.due else "",
        f"also {', '.join(fact.corroborated_by)}" if fact.corroborated_by else "",
    ]
    return "; ".join(mark for mark in marks if mark)


def change_text(revision: Revision, language: str) -> str:
    """Old and new value of a revision on one line."""
    metric = revision.key.metric
    stated = revision.claim.claim.mention.figure
    if revision.kind in (RevisionKind.ADDITION, RevisionKind.CUT):
        sign = "+" if revision.kind is RevisionKind.ADDITION else "-"
        return f"{sign}{amount(stated, metric, language)}"
    if revision.kind is RevisionKind.DISPUTED and revision.after:
        return f"{amount(revision.after.figure, metric, language)} or {amount(stated, metric, language)}"
    if revision.before is None and revision.after is None and is_increment(revision.claim.claim):
        return amount(stated, metric, language)
    old = revision.before.figure if revision.before else revision.stated_before
    new = revision.after.figure if revision.after else None
    if revision.kind is RevisionKind.DUE and revision.before and revision.after:
        return (
            f"{amount(revision.after.figure, metric, language)}: {revision.before.due} → {revision.after.due}"
        )
    left = f"{amount(old, metric, language)} → " if old and old != new else ""
    return left + (amount(new, metric, language) if new else "nothing")
