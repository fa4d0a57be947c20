"""Anchors of the ledger."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from casefiles.papers import nominated, reviewed
from ketnap.casefiles.anchors import (
    Anchor,
    AnchorLine,
    AnchorsUnusable,
    anchor_lines,
    append_anchor,
)
from ketnap.casefiles.models import LedgerHead, LogEntry
from ketnap.casefiles.services import record_steps, write_anchor

pytestmark = pytest.mark.django_db


def test_the_first_step_of_a_new_day_anchors_the_state_before_it(case, actor):
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)
    before = LogEntry.objects.get(seq=1).ledger_digest
    LedgerHead.objects.update(anchored_on=date(2024, 1, 1))

    record_steps(case.pk, [reviewed(date(2024, 2, 8))], by=actor, seen_seq=1)
    record_steps(case.pk, [reviewed(date(2024, 3, 8))], by=actor, seen_seq=2)

    assert list(anchor_lines())[1:] == [AnchorLine(2, Anchor(timezone.localdate(), 1, before))]


def test_the_first_step_of_all_anchors_the_empty_log(case, actor):
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)

    assert list(anchor_lines()) == [AnchorLine(1, Anchor(timezone.localdate(), 0, ""))]


def test_write_anchor_says_what_is_recorded_so_far(case, actor):
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)

    anchor = write_anchor()

    assert anchor == Anchor(timezone.localdate(), 1, LogEntry.objects.get().ledger_digest)
    assert [line.anchor for line in anchor_lines()][1:] == [anchor]


def test_a_line_is_one_json_object(case):
    append_anchor(Anchor(date(2024, 5, 19), 3, "ab"))

    text = Path(os.environ["KETNAP_ANCHORS"]).read_text(encoding="utf-8")
    assert json.loads(text) == {"day": "2024-05-19", "count": 3, "head": "ab"}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        "[1]",
        "[" * 100_000,
        '{"day":"x","count":1,"head":""}',
        '{"day":"2024-05-19","count":Infinity,"head":"x"}',
        '{"day":"2024-05-19","count":1.7,"head":"x"}',
        '{"day":"2024-05-19","count":true,"head":"x"}',
        '{"day":"2024-05-19","count":"5","head":"x"}',
        "\udcff",
    ],
)
def test_a_damaged_line_is_reported_not_skipped(line):
    Path(os.environ["KETNAP_ANCHORS"]).write_text(
        line + "\n", encoding="utf-8", errors="surrogateescape"
    )

    assert list(anchor_lines()) == [AnchorLine(1, None)]


def test_a_folder_where_the_file_should_be_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path))

    with pytest.raises(AnchorsUnusable, match="KETNAP_ANCHORS"):
        list(anchor_lines())
    with pytest.raises(AnchorsUnusable, match="KETNAP_ANCHORS"):
        append_anchor(Anchor(date(2024, 5, 19), 3, "ab"))
