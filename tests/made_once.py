"""What is dear to make and alike for every test: made once in a run, and copied from then on."""

import fcntl
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

VARIABLE = "KETNAP_TEST_MADE"
"""Names the folder of what was made; script/test gives one to all its parts."""


def begin_run() -> bool:
    """Give a run of pytest, and its workers, a folder of their own unless they were given one."""
    if VARIABLE in os.environ:
        return False
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix="ketnap-made-")
    return True


def folder_of_run() -> Path:
    return Path(os.environ[VARIABLE])


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """A file or folder that whoever asks first makes; nobody may change it."""
    made = folder_of_run() / name
    with made.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = Path(tempfile.mkdtemp(dir=folder_of_run())) / name  # none that failed before
            make(draft)
            draft.rename(made)
    return made
