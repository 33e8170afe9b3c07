"""`chart`: a figure over time as a PNG."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.mistakes import UserMistake
from app.session import language_named, metric_named, opened, subject_named
from bot.chart import chart as draw
from bot.timeline import timeline
from facts.types import Metric


def chart(config: Path | None, subject: str, metric: str | None, out: Path, language: str) -> int:
    """Write the PNG of one subject's metric."""
    wanted = metric_named(metric) or Metric.POWER
    with opened(config) as session:
        name = subject_named(session.knowledge.catalogue, subject).name
        line = timeline(session.store.ledger.claims(name, wanted))
    if line is None:
        raise UserMistake(f"no {wanted} figure of {name} is known; `gigawatch facts` lists what is")
    png = draw(line, language_named(language), now=datetime.now(UTC), subject=name)
    try:
        out.write_bytes(png)
    except OSError as error:
        raise UserMistake(f"{out}: cannot be written: {error.strerror}") from None
    sys.stdout.write(f"wrote {out}\n")
    return 0
