"""Errors that are the user's to mend: shown as one line, never as a traceback."""

from __future__ import annotations


class UserMistake(Exception):
    """The text is one clear line with a way out."""


def explained() -> tuple[type[Exception], ...]:
    """The errors of the packages whose text is already such a line. Imported late: they pull in whole libraries."""
    from app.catalogue_file import CatalogueError
    from app.extract_cli import PassageError
    from app.settings import SettingsError
    from storage.types import StorageError

    return (SettingsError, StorageError, CatalogueError, PassageError)
