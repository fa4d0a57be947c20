"""When a file's way ends: the body outside the line no longer opens it, and the cell is told."""

from datetime import timedelta

import pytest

from casefiles.papers import step
from conftest import today_actor
from ketnap.casefiles.queries import casefile_visible_to
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.submissions.queries import came_down, told_from_above
from ketnap.submissions.services import Decision, confirm_receipt, decide_together, send_up
from ketnap.transfers.services import send_within

from .conftest import TODAY

pytestmark = pytest.mark.django_db

NUMBER = "41-QĐ/ĐU"
LATER = TODAY + timedelta(days=3)


@pytest.fixture
def minh(files, an, dung, seen):
    """Minh's file with the standing committee, outside the line of the cell."""
    case = files.voted_on("Đỗ Quang Minh")
    reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason=reason)
    return case


@pytest.fixture
def decide(minh, upper, hoa_user, seen):
    """The standing committee decides on Minh."""

    def decided(outcome: DecisionOutcome) -> None:
        decision = Decision(on=TODAY, outcome=outcome, numbers={minh.pk: NUMBER})
        decide_together(
            upper.pk,
            decision,
            [minh.pk],
            seen={minh.pk: seen(minh)},
            by=today_actor(hoa_user),
            today=TODAY,
            override_reason="biểu quyết ghi ở biên bản giấy",
        )

    return decided


@pytest.fixture
def record(minh, an, seen):
    """The cell records a step of Minh's case itself."""

    def recorded(one) -> None:
        record_steps(
            minh.pk, [one], by=an, seen_seq=seen(minh), today=LATER, override_reason="ghi bổ sung"
        )

    return recorded


def is_open_to(user, case) -> bool:
    try:
        casefile_visible_to(today_actor(user), case.pk)
    except NotVisible:
        return False
    return True


def test_a_refusal_closes_the_file_to_the_body(minh, hoa_user, decide):
    assert is_open_to(hoa_user, minh)

    decide(DecisionOutcome.REFUSED)

    assert not is_open_to(hoa_user, minh)


def test_an_approval_closes_it_with_the_receipt(minh, an, hoa_user, decide, seen):
    decide(DecisionOutcome.APPROVED)
    assert is_open_to(hoa_user, minh)

    confirm_receipt(minh.pk, TODAY, by=an, seen_seq=seen(minh), today=TODAY)

    assert not is_open_to(hoa_user, minh)


def test_an_approval_never_received_closes_it_with_the_ceremony(minh, hoa_user, decide, record):
    decide(DecisionOutcome.APPROVED)

    mentor = {"name": "Lê Thị Chi", "official_on": "2008-09-02"}
    record(step("ceremony_held", LATER, place="Hội trường", mentor=mentor))

    assert not is_open_to(hoa_user, minh)


def test_a_withdrawal_closes_it(minh, hoa_user, record):
    record(step("withdrawn", LATER, reason="không còn nguyện vọng"))

    assert not is_open_to(hoa_user, minh)


def test_a_transfer_closes_it(minh, other_cell, an, hoa_user, seen):
    send_within(
        minh.pk, other_cell, reason="chuyển công tác", by=an, seen_seq=seen(minh), today=LATER
    )

    assert not is_open_to(hoa_user, minh)


def test_a_correction_of_another_step_leaves_it_open(minh, hoa_user, record):
    certified = {
        "kind": "course_certified",
        "on": "2023-08-11",
        "certificate": "2/GCN",
        "issuer": "Trung tâm",
    }
    record(step("corrected", LATER, corrects=2, replacement=certified, reason="ghi nhầm số"))

    assert is_open_to(hoa_user, minh)


def test_a_refusal_is_told_to_the_cell_for_a_month(minh, an, dung, decide):
    decide(DecisionOutcome.REFUSED)

    told = told_from_above(an, on=LATER)

    assert [(each.case, each.decision.outcome) for each in told] == [
        (minh, DecisionOutcome.REFUSED)
    ]
    assert told_from_above(dung, on=LATER) == []
    assert told_from_above(an, on=TODAY + timedelta(days=31)) == []


def test_an_approved_admission_asks_for_its_receipt_instead(minh, an, decide):
    decide(DecisionOutcome.APPROVED)

    assert told_from_above(an, on=LATER) == []
    assert [down.case for down in came_down(an, on=LATER)] == [minh]


def test_a_decision_the_cell_recorded_from_paper_is_not_told(files, an, seen):
    lan = files.voted_on("Hồ Thị Lan")
    decision = step(
        "decided",
        TODAY,
        matter="admission",
        outcome="refused",
        decision=NUMBER,
        body="Ban Thường vụ Đảng ủy",
    )

    record_steps(
        lan.pk, [decision], by=an, seen_seq=seen(lan), today=TODAY, override_reason="bổ sung"
    )

    assert told_from_above(an, on=LATER) == []
