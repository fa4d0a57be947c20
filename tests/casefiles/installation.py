"""An installation of its own, with a database on disk, for processes that race or are killed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[2]
RECORDER = Path(__file__).with_name("recorder.py")


@dataclass(frozen=True)
class Installation:
    """A data folder and a database, used by processes alone."""

    environment: dict[str, str]

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(RECORDER), *map(str, arguments)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object) -> list[str]:
        return self._output([sys.executable, str(RECORDER), *map(str, arguments)]).splitlines()

    def migrate(self) -> None:
        self._output([sys.executable, "-m", "django", "migrate", "--verbosity", "0"])

    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.run("report")[-1])
        return report

    def _output(self, command: list[str]) -> str:
        done = subprocess.run(
            command, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout


@contextmanager
def new_installation(data: Path) -> Iterator[Installation]:
    """An installation on the same kind of database as the test run."""
    keys = data / "keys"
    keys.mkdir(parents=True)
    (keys / "secret.key").write_text("only-for-this-test" * 4, encoding="ascii")
    environment = {
        **os.environ,
        "KETNAP_DATA": str(data),
        "KETNAP_ANCHORS": str(data / "anchors.jsonl"),
        "DJANGO_SETTINGS_MODULE": "ketnap.config.settings.staff",
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("src", "tests")),
    }
    with _database(environment.get("DATABASE_URL", ""), f"ketnap_{os.getpid()}") as url:
        installation = Installation({**environment, "DATABASE_URL": url})
        installation.migrate()
        yield installation


@contextmanager
def _database(url: str, name: str) -> Iterator[str]:
    """The address of a new database beside the one given; none for a file."""
    if not url:
        yield ""
        return
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
