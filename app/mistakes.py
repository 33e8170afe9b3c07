"""Errors that are the user's to mend: shown as one line, never as a traceback."""

from __future__ import annotations


class UserMistake(Exception):
    """The text is one clear line with a way out."""


def lines_of(error: Exception) -> list[str] | None:
    """What to tell the user of his mistake; None for a bug. The packages' errors are imported late: they pull in
    whole libraries."""
    from app.catalogue_file import CatalogueError
    from app.extract_cli import PassageError
    from app.settings import SettingsError
    from storage.types import StorageError

    if isinstance(error, UserMistake | SettingsError | StorageError | CatalogueError | PassageError):
        return str(error).splitlines()
    usage = getattr(error, "format_message", None)  # a wrong option or command, as typer tells it
    return [f"{usage()} (--help shows what there is)"] if callable(usage) else None
