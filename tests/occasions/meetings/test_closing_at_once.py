"""Several processes that close one meeting at the same moment, on either database."""

import subprocess
import sys
from pathlib import Path

import pytest

from casefiles.installation import Installation, new_installation

pytestmark = pytest.mark.slow

CLOSER = Path(__file__).with_name("closer.py")
WRITERS = 4


def started(installation: Installation, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(CLOSER), *arguments],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(installation: Installation, *arguments: str) -> list[str]:
    return started(installation, *arguments).communicate()[0].splitlines()


def test_meeting_is_closed_once_however_many_try(tmp_path):
    with new_installation(tmp_path / "data") as installation:
        [meeting_id] = said(installation, "prepare")
        writers = [started(installation, "close", meeting_id) for _ in range(WRITERS)]
        for writer in writers:
            assert writer.stdout.readline() == "ready\n"

        answers = sorted(writer.communicate("go\n")[0].strip() for writer in writers)

        assert answers == ["closed", *["over"] * (WRITERS - 1)]
        assert said(installation, "report") == ["closed", "[16, 16]", "2", "[]"]
