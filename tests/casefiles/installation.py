"""An installation of its own, with a database on disk, for processes that race or are killed."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from migrated import copied_beside, copy_into

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
    with _database(environment.get("DATABASE_URL", ""), data) as url:
        yield Installation({**environment, "DATABASE_URL": url})


@contextmanager
def _database(url: str, data: Path) -> Iterator[str]:
    """The address of a new database beside the one given; none for a file in the folder."""
    if url:
        with copied_beside(url, f"ketnap_{os.getpid()}") as address:
            yield address
        return
    with closing(sqlite3.connect(data / "ketnap.sqlite3")) as file:
        copy_into(file)
    yield ""
