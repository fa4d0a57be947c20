"""Server time and query count of the main pages, with many cases, on both databases."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_POSTGRES = Path("script/postgres")


def measure(chosen: argparse.Namespace) -> None:
    """Fill an installation on each database and time its pages in a process of its own."""
    for name, database_url in (("SQLite", ""), ("PostgreSQL", _postgresql())):
        with tempfile.TemporaryDirectory(prefix="ketnap-bench-") as folder:
            environment = {**os.environ, "KETNAP_DATA": folder, "DATABASE_URL": database_url}
            command = [sys.executable, "-m", "bench.installation", name, str(chosen.cases)]
            subprocess.run(command, check=True, env=environment)
    subprocess.run([_POSTGRES, "stop"], check=True)


def _postgresql() -> str:
    """The address of a private server, started for this."""
    subprocess.run([_POSTGRES, "start"], check=True, stdout=subprocess.DEVNULL)
    answer = subprocess.run([_POSTGRES, "url"], check=True, capture_output=True, text=True)
    return answer.stdout.strip()
