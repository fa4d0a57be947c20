"""Databases with every table: migrating takes longer than most tests, so a run does it once."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg

from made_once import folder_of_run, made_once

ROOT = Path(__file__).parents[1]
FILE, MARK = "migrated.sqlite3", "migrated.postgresql"


def copy_into(target: sqlite3.Connection) -> None:
    """Fill an empty SQLite database with every table."""
    with closing(sqlite3.connect(made_once(FILE, _migrate_file))) as source:
        source.backup(target)


@contextmanager
def copied_beside(url: str, name: str) -> Iterator[str]:
    """The address of a PostgreSQL database with every table, beside the one of an address."""
    made_once(MARK, lambda mark: _migrate_beside(url, mark))
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')  # of a killed run; of no other
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{_template()}"')
        try:
            yield _beside(url, name)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def drop_template(url: str) -> None:
    """Take away what a run of its own left on a server that others use too."""
    if url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{_template()}" WITH (FORCE)')


def _template() -> str:
    return folder_of_run().name


def _beside(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _migrate_file(draft: Path) -> None:
    with TemporaryDirectory() as data:
        _migrate(Path(data), url="")
        with (
            closing(sqlite3.connect(Path(data) / "ketnap.sqlite3")) as made,
            closing(sqlite3.connect(draft)) as kept,
        ):
            made.backup(kept)


def _migrate_beside(url: str, mark: Path) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{_template()}"')  # if it failed before
        server.execute(f'CREATE DATABASE "{_template()}"')
    with TemporaryDirectory() as data:
        _migrate(Path(data), url=_beside(url, _template()))
    mark.touch()


def _migrate(data: Path, *, url: str) -> None:
    """Migrate in a process of its own, as an installation does: a connection would stay open."""
    (data / "keys").mkdir()
    (data / "keys" / "secret.key").write_text("only-for-this-test" * 4, encoding="ascii")
    environment = {
        **os.environ,
        "KETNAP_DATA": str(data),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "ketnap.config.settings.staff",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)
