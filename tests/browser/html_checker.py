"""The Nu HTML checker of the W3C, fetched once into a cache folder and run without network."""

import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

PACKAGE, VERSION = "vnu-jar", "26.9.27"
ON_PURPOSE = "|".join(
    (
        # What htmx reads is no part of HTML.
        ".*Attribute “hx-[a-z-]*” not allowed.*",
        # Tables say what they are once more: some readers forget it where a phone stacks the cells.
        ".*“role” attribute must not be used on an? “t[dhr]” element which has a “table” ancestor.*",
        ".*“role” attribute must not be used on a “tr” element.*",
    )
)
NEEDED = {"java": "default-jre-headless", "npm": "npm"}


def complaints_about(folder: Path) -> list[str]:
    """What the checker has against the HTML files of a folder, errors only."""
    done = subprocess.run(
        [
            *("java", "-jar", _jar(), "--format", "json", "--errors-only", "--skip-non-html"),
            *("--filterpattern", ON_PURPOSE, folder),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return sorted({_in_words(message) for message in messages})


def _in_words(message: dict[str, Any]) -> str:
    return f"{Path(message['url']).name}: {message['message']} … {message.get('extract', '')}"


def _jar() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "ketnap" / f"{PACKAGE}-{VERSION}"
    jar = folder / "package" / "build" / "dist" / "vnu.jar"
    _require_programs()
    if not jar.exists():
        _fetch(folder)
    return jar


def _require_programs() -> None:
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        pytest.fail(f"the HTML checker needs: apt-get install {' '.join(missing)}")


def _fetch(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    packed = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", folder]
    subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(folder / f"{PACKAGE}-{VERSION}.tgz") as archive:
        archive.extractall(folder, filter="data")
