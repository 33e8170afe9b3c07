"""The SQLite file on disk: checked before it is opened, so that no empty database ever replaces a lost one.

A marker beside the file (`gigawatch.db.created`) remembers that it was created.
"""

from __future__ import annotations

import os
from pathlib import Path

from storage.types import StorageError

APPLICATION_ID = 0x47575444  # "GWTD", in bytes 68 to 71 of the file
_MAGIC = b"SQLite format 3\x00"


def marker_of(path: Path) -> Path:
    return path.with_name(path.name + ".created")


def check_file(path: Path, create: bool) -> None:
    """Raise StorageError where this file must not or cannot be used."""
    try:
        _look(path, create)
    except PermissionError as error:
        raise StorageError(f"{path}: cannot be read: Permission denied: give the bot access") from error


def _look(path: Path, create: bool) -> None:
    if not path.parent.is_dir():
        raise StorageError(f"the folder {path.parent} does not exist: create it, or change [storage] url")
    if path.is_dir():
        raise StorageError(f"{path} is a folder, not a database: change [storage] url")
    if not path.exists() or path.stat().st_size == 0:
        _check_absent(path, create)
    else:
        _check_present(path)


def mark_created(path: Path) -> None:
    """Remember that there is a database of this name."""
    marker = marker_of(path)
    if not marker.exists():
        marker.write_text(
            f"{path.name} was created here. Delete this file, too, to start with an empty database.\n"
        )


def _check_absent(path: Path, create: bool) -> None:
    state = "empty" if path.exists() else "missing"
    log = path.with_name(path.name + "-wal")
    if marker_of(path).exists() or (log.exists() and log.stat().st_size):
        raise StorageError(
            f"{path} is {state}, although it was created before: restore a backup with `gigawatch restore`, "
            f"or delete {marker_of(path).name} to start with an empty one"
        )
    if not create:
        raise StorageError(f"there is no database at {path} yet: `gigawatch run` creates it")
    if not _writable(path.parent):
        raise StorageError(f"the folder {path.parent} is read-only: give the bot write access to it")


def _check_present(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror}") from error
    if not head.startswith(_MAGIC):
        raise StorageError(f"{path} is not a database: check [storage] url, or restore a backup")
    owner = int.from_bytes(head[68:72], "big")
    if owner not in (0, APPLICATION_ID):
        raise StorageError(f"{path} is the database of another program: change [storage] url")
    if not _writable(path) or not _writable(path.parent):
        raise StorageError(f"{path} is read-only: give the bot write access to the file and its folder")


def _writable(path: Path) -> bool:
    """Also false for root where nobody has the right to write: that is what somebody wanted."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective) and bool(path.stat().st_mode & 0o222)
