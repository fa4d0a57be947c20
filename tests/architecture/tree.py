"""The files of the checkout, as these tests read them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "ketnap"


def kept_files() -> list[Path]:
    """Return every file git keeps or would keep; what it ignores is left out."""
    listed = subprocess.run(
        # A checkout may belong to another user than the one who tests it.
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return sorted({path for path in paths if path.is_file()})


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
