"""`ketnap remind` as a timer runs it: in a process of its own, once a day or more often."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.installation import Installation, new_installation

pytestmark = pytest.mark.slow

KETNAP = Path(sys.executable).with_name("ketnap")
FOUNDING = Path(__file__).with_name("waiting_installation.py")


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Installation]:
    with new_installation(tmp_path_factory.mktemp("remind") / "data") as installation:
        subprocess.run(
            [sys.executable, FOUNDING],
            env=installation.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        yield installation


def remind(installation: Installation, *arguments: str) -> str:
    done = subprocess.run(
        [KETNAP, "remind", *arguments],
        env=installation.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_a_trial_run_names_cases_by_number_and_a_second_real_run_adds_nothing(installation):
    trial = json.loads(remind(installation, "--dry-run", "--json"))
    first = json.loads(remind(installation, "--json"))
    second = json.loads(remind(installation, "--json"))
    nothing_left = remind(installation, "--dry-run")

    assert (trial["deadline"], trial["users"]) == ("verification_reply", ["an"])
    assert first == {"raised": 1, "mailed": 0, "digests": 0}
    assert second == {"raised": 0, "mailed": 0, "digests": 0}
    assert nothing_left == ""
