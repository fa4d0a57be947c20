"""How long whole commands take from the shell's point of view."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.timing import spread

_KETNAP = Path(sys.executable).with_name("ketnap")
_RUNS = 9
_COMMANDS = (
    ("ketnap workdays", ["workdays", "2026-11-23", "30"]),
    ("ketnap rule", ["rule", "age_min_months", "--on", "2026-11-23"]),
    ("ketnap rules check", ["rules", "check"]),
)


def measure(_chosen: argparse.Namespace) -> None:
    print(f"{_RUNS} runs after one to warm up; seconds: median (least–most)")
    for name, arguments in _COMMANDS:
        _run(arguments)
        print(f"  {name:<22}{spread([_run(arguments) for _ in range(_RUNS)], unit=1, digits=3)}")


def _run(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([_KETNAP, *arguments], check=True, stdout=subprocess.DEVNULL, env={**os.environ})
    return time.perf_counter() - start
