"""What is tried is answered as recording it would be."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.transfers.services import receive_within, send_within

pytestmark = pytest.mark.django_db

TODAY = date(2024, 3, 4)
REVIEW = {"kind": "mentor_reviewed", "on": "2024-03-01", "outcome": "progressing"}


@pytest.fixture
def settled(case, other_cell, secretary, stranger):
    """A case that another cell has received: its third step, whose receipt both sides hold."""
    an, giang = today_actor(secretary), today_actor(stranger)
    sent = send_within(case.pk, other_cell, reason="chuyển đơn vị", by=an, seen_seq=2, today=TODAY)
    receive_within(sent.pk, by=giang, today=TODAY)
    return case


def test_undoing_a_transfer_that_was_received_is_foreseen(program, settled):
    void = {"kind": "corrected", "on": "2024-03-05", "corrects": 3, "reason": "ghi nhầm"}
    body = {"seen_seq": 3, "steps": [void], "override_reason": "ghi nhầm"}

    tried = program.post(f"cases/{settled.pk}/steps/check", body)
    recorded = program.post(f"cases/{settled.pk}/steps", body)

    assert (tried.status_code, tried.json()["refusal"]) == (200, "step_refused")
    assert (recorded.status_code, recorded.json()["code"]) == (422, "step_refused")
    codes = [[each["code"] for each in answer.json()["findings"]] for answer in (tried, recorded)]
    assert "transfer_settled" in codes[0]
    assert codes[1] == ["transfer_settled"]


def test_a_missing_reason_is_asked_for_before_what_undoes_a_transfer_is_refused(program, settled):
    void = {"kind": "corrected", "on": "2024-03-05", "corrects": 3, "reason": "ghi nhầm"}
    certified = {"kind": "cv_certified", "on": "2024-03-05", "by": "Đảng ủy cơ sở"}
    approved = {"matter": "admission", "outcome": "approved", "decision": "41-QĐ"}
    without_proposal = {"kind": "decided", "on": "2024-03-06", "body": "Đảng ủy", **approved}
    body = {"seen_seq": 3, "steps": [void, certified, without_proposal]}

    tried = program.post(f"cases/{settled.pk}/steps/check", body)
    recorded = program.post(f"cases/{settled.pk}/steps", body)

    assert tried.json()["refusal"] == recorded.json()["code"] == "reason_needed"


def test_what_would_be_recorded_is_refused_by_nothing(program, case):
    body = {"seen_seq": 2, "steps": [REVIEW], "override_reason": "ghi bổ sung"}

    tried = program.post(f"cases/{case.pk}/steps/check", body)

    assert (tried.status_code, tried.json()["refusal"]) == (200, None)
    assert program.post(f"cases/{case.pk}/steps", body).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"seen_seq": 1, "steps": [REVIEW]},
        {"seen_seq": 2, "steps": []},
        {
            "seen_seq": 2,
            "steps": [{"kind": "corrected", "on": "2024-03-05", "corrects": 9, "reason": "x"}],
        },
    ],
)
def test_what_recording_refuses_otherwise_is_refused_alike(program, case, body):
    tried, recorded = (program.post(f"cases/{case.pk}/steps{end}", body) for end in ("/check", ""))

    assert tried.status_code == recorded.status_code >= 400
    assert tried.json() == recorded.json()
    assert LogEntry.objects.filter(casefile=case).count() == 2


def test_a_step_of_a_day_to_come_is_neither_tried_nor_recorded(program, case):
    tomorrow = timezone.localdate() + timedelta(days=1)
    body = {"seen_seq": 2, "steps": [REVIEW | {"on": tomorrow.isoformat()}]}

    answers = [
        program.post(f"cases/{case.pk}/steps/check", body),
        program.post(f"cases/{case.pk}/steps", body),
    ]

    told = [(each.status_code, each.json()["code"], each.json()["place"]) for each in answers]
    assert told == [(422, "unreadable", "$.steps[0].on")] * 2
    assert LogEntry.objects.filter(casefile=case).count() == 2
