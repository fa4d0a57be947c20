"""The demo of a day is the same each time."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from demo.reading import password_of, read_cases
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.demo.filling import fill_demo
from ketnap.domain.casefile.format import step_to_data

DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _keys_and_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))
    if not log_key_path().exists():
        create_log_key()


def told_on(today: date) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return what the demo of a day records, and take it back."""
    with transaction.atomic():
        fill_demo(today=today, password_for=password_of)
        told = [
            (case.name, [step_to_data(step) | {"recorded_at": None} for step in case.steps])
            for case in read_cases(today)
        ]
        transaction.set_rollback(True)
    return told


@pytest.mark.django_db
def test_demo_of_a_day_comes_out_the_same_each_time():
    assert told_on(DAY) == told_on(DAY)
