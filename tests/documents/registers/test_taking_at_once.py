"""Several clerks at one register at the same moment, on either database."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.installation import Installation, new_installation

pytestmark = pytest.mark.slow

TAKER = Path(__file__).with_name("taker.py")
CLERKS, TIMES = 4, 15


def started(installation: Installation, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(TAKER), *map(str, arguments)],
        env=installation.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(installation: Installation, *arguments: object) -> list[str]:
    return started(installation, *arguments).communicate()[0].splitlines()


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Installation]:
    with new_installation(tmp_path_factory.mktemp("taking") / "data") as installation:
        yield installation


@pytest.fixture(scope="module")
def register_id(installation) -> str:
    [register_id] = said(installation, "prepare")
    return register_id


def test_clerks_who_take_numbers_at_once_never_get_the_same_one(installation, register_id):
    clerks = [started(installation, "take", register_id, TIMES) for _ in range(CLERKS)]

    taken = [int(line) for clerk in clerks for line in clerk.communicate()[0].split()]

    numbers, broken = said(installation, "report")
    assert len(set(taken)) == CLERKS * TIMES
    assert set(taken) <= set(map(int, numbers.split()))
    assert broken == "[]"


def test_number_is_settled_once_however_many_try(installation, register_id):
    [number] = said(installation, "take", register_id, 1)
    clerks = [
        started(installation, "settle", number, "issue" if turn % 2 else "void")
        for turn in range(CLERKS)
    ]
    for clerk in clerks:
        assert clerk.stdout.readline() == "ready\n"

    answers = sorted(clerk.communicate("go\n")[0].strip() for clerk in clerks)

    assert answers == ["settled", *["too late"] * (CLERKS - 1)]
    assert said(installation, "report")[-1] == "[]"
