"""The files of the checkout, as these tests read them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "ketnap"


@cache
def kept_files() -> tuple[Path, ...]:
    """Return every file that `.gitignore` does not leave out.

    An empty repository of its own is asked, so that an exported checkout gives the same answer.
    """
    with TemporaryDirectory() as repository:
        _git("init", "--quiet", "--bare", repository)
        names = _git(
            f"--git-dir={repository}", "--work-tree=.", "ls-files", "-z", "-o", "--exclude-standard"
        )
    return tuple(sorted(ROOT / name for name in names.split("\0") if name))


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def kept_texts() -> Iterator[tuple[str, str]]:
    """Yield the name and text of every kept file that is UTF-8 text."""
    for path in kept_files():
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def source_files() -> list[Path]:
    """Return the Python files of the product, without generated migrations."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    """Return a file's name as a reader would look it up: from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
