"""`backup` and `restore`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.session import opened, read_settings
from storage.backup import restore as put_back


def backup(config: Path | None, out: Path) -> int:
    """Copy the database, also while the bot runs."""
    with opened(config, create=False) as session:
        session.store.upkeep.backup(out)
    sys.stdout.write(f"wrote {out}\n")
    return 0


def restore(config: Path | None, source: Path, *, force: bool) -> int:
    """Put a checked backup in the place of the configured database."""
    settings, _ = read_settings(config)
    put_back(settings.database_url, source, datetime.now(UTC), replace=force)
    sys.stdout.write(f"restored {source}; alerts that were sent stay sent\n")
    return 0
