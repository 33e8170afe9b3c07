"""Brings a database to the newest schema, or refuses it. Alembic runs only where something is to be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.database import Database, Lane
from storage.files import APPLICATION_ID
from storage.types import StorageError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"


def migrate(database: Database, create: bool = True) -> None:
    """Create or upgrade the tables in one transaction; of two processes that start at once one waits."""
    with database.read() as connection:
        found = _version(connection)
    if found == HEAD:
        return
    with database.write(Lane.SCHEMA) as connection:
        _check(connection, _version(connection), create)
        _upgrade(connection)


def migrations(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here: there is no alembic.ini."""
    from alembic.config import Config  # takes 0.2 s, and most starts have nothing to migrate

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _check(connection: Connection, found: str | None, create: bool) -> None:
    if found is None:
        if inspect(connection).get_table_names():
            raise StorageError("the database holds tables of another program: change [storage] url")
        if not create:
            raise StorageError("the database holds no ledger yet: `gigawatch run` creates it")
        return
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()}
    if found not in known:
        raise StorageError(
            f"the database was written by a newer Gigawatch (schema {found}; this one knows {HEAD}): "
            "upgrade Gigawatch, or restore a backup of before"
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(migrations(connection), "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
