"""The installed `ketnap` command as a person would run it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made_once import made_once

KETNAP = Path(sys.executable).with_name("ketnap")
CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Answer:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def ketnap(*arguments: object, cwd: Path | None = None, **environment: str) -> Answer:
    """Run the command in a plain environment and wait for it."""
    done = subprocess.run(
        [KETNAP, *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        env=_plain_environment() | environment,
        timeout=60,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def installed(data: Path) -> Path:
    """A folder as `ketnap init` leaves it, which takes long: a copy of one made once in a run."""
    return shutil.copytree(made_once("installation", _init), data, dirs_exist_ok=True)


def installed_apart(data: Path) -> Path:
    """The same with keys of its own: nothing that one installation signed serves another."""
    shutil.rmtree(installed(data) / "keys")
    _init(data)
    return data


def _init(data: Path) -> None:
    answer = ketnap("init", KETNAP_DATA=str(data))
    assert answer.status == 0, answer.err


def _plain_environment() -> Mapping[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
