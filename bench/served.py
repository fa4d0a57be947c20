"""An application on the production server, for as long as a block lasts, and what it costs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
_START_SECONDS = 60
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs."""

    port: int
    pid: int

    def processor_seconds(self) -> float:
        """Return the processor time its processes have taken so far."""
        parents = dict(_parents())
        own = {self.pid}
        for _generation in range(len(parents)):
            more = {pid for pid, parent in parents.items() if parent in own} - own
            if not more:
                break
            own |= more
        return sum(map(_ticks, own)) / _TICKS


@contextmanager
def served(application: str, environment: Mapping[str, str]) -> Iterator[Served]:
    """Serve an application as `ketnap serve` does."""
    port = _free_port()
    command = [sys.executable, "-m", "bench.served", application, str(port)]
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _attempt in range(_START_SECONDS * 10):
        with socket.socket() as one:
            if one.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _fields(int(entry.name))
            if fields:
                yield int(entry.name), int(fields[1])


def _ticks(pid: int) -> int:
    fields = _fields(pid)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _fields(pid: int) -> list[str]:
    """The fields of a process behind its name, or nothing where it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


if __name__ == "__main__":
    from ketnap.cli.serving import serve_application

    serve_application(sys.argv[1], HOST, int(sys.argv[2]))
