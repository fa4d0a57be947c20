"""Recording a ceremony: a step for each new member, all or none, and its deadline."""

from collections.abc import Callable
from datetime import date

import pytest

from admitting import CEREMONY_DUE_ON, Admitting, approved, kinds_of, seq_of
from casefiles.papers import reviewed, step
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.refusals import CaseChanged, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import DeadlineCode, Severity, Stage
from ketnap.domain.casefile.steps import CeremonyHeld, Mentor
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.queries import turns_of, unlinked_days
from ketnap.occasions.ceremonies.refusals import (
    AlreadyHeld,
    CeremonyNotVisible,
    LateConsentMissing,
    MentorMissing,
    NobodyToAdmit,
    NotYetHeld,
)
from ketnap.occasions.ceremonies.services import (
    NewMemberOrder,
    call_off_ceremony,
    link_ceremony,
    prepare_new_members,
    record_ceremony,
)
from occasions.ceremonies.conftest import HELD_ON, TODAY


@pytest.fixture
def ready(plan: Callable[..., Ceremony], admitting: Admitting) -> Callable[..., Ceremony]:
    """Plans a ceremony and names Chi as everybody's mentor."""

    def ready_for(*cases: Casefile, consent: str = "", reason: str = "", **other) -> Ceremony:
        ceremony = plan(*cases, **other)
        orders = [
            NewMemberOrder(
                casefile_id=case.pk,
                mentor_id=admitting.mentor.pk,
                late_consent=consent,
                late_reason=reason,
            )
            for case in cases
        ]
        prepare_new_members(ceremony.pk, orders, by=admitting.actor)
        return ceremony

    return ready_for


def seen(*cases: Casefile) -> dict[int, int]:
    return {case.pk: seq_of(case) for case in cases}


def test_ceremony_admits_each_person_by_a_step_of_the_own_case(ready, admitting, minh, ha):
    ceremony = ready(minh, ha)

    record_ceremony(ceremony.pk, seen(minh, ha), by=admitting.actor, today=TODAY)

    turns = turns_of(ceremony, admitting.actor, today=TODAY)
    mentor = Mentor(name="Lê Thị Chi", official_on=date(2010, 1, 1))
    for turn in turns:
        assert turn.held is not None
        assert (turn.held.on, turn.held.place, turn.held.mentor, turn.held.late_consent) == (
            HELD_ON,
            "Hội trường tầng 2",
            mentor,
            None,
        )
        assert turn.assessment.stage is Stage.PROBATION


def test_ceremony_starts_the_next_deadlines(ready, admitting, minh):
    ceremony = ready(minh)

    record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    [turn] = turns_of(ceremony, admitting.actor, today=TODAY)
    due = {one.code: one.due_on for one in turn.assessment.deadlines if one.met_on is None}
    # Off: 18 April, and 29 April to 1 May; Saturday, 4 May, was worked instead.
    assert due[DeadlineCode.FILE_MEMBER_RECORD] == date(2024, 5, 20)
    assert due[DeadlineCode.PROBATION_ENDS] == date(2025, 4, 3)


def test_one_case_changed_meanwhile_admits_nobody(ready, admitting, minh, ha):
    ceremony, before = ready(minh, ha), seen(minh, ha)
    record_steps(ha.pk, [reviewed(HELD_ON)], by=admitting.actor, seen_seq=before[ha.pk])

    with pytest.raises(CaseChanged) as changed:
        record_ceremony(ceremony.pk, before, by=admitting.actor, today=TODAY)

    assert changed.value.casefile_id == ha.pk
    assert "ceremony_held" not in kinds_of(minh)
    ceremony.refresh_from_db()
    assert ceremony.recorded_at is None


def test_person_whose_file_moved_away_before_the_ceremony_is_not_admitted(ready, admitting, minh):
    ceremony = ready(minh)
    moved = step("transferred", HELD_ON, direction="out", other="Chi bộ Kế hoạch", reason="chuyển")
    record_steps(minh.pk, [moved], by=admitting.actor, seen_seq=seq_of(minh))

    with pytest.raises(StepRefused) as refusal:
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    assert "case_moved_away" in {finding.code for finding in refusal.value.findings}


def test_person_who_was_not_seen_on_the_page_is_not_admitted(ready, admitting, minh, ha):
    ceremony = ready(minh, ha)

    with pytest.raises(CaseChanged):
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    assert "ceremony_held" not in kinds_of(minh)


def test_ceremony_is_recorded_once(ready, admitting, minh):
    ceremony = ready(minh)
    record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    with pytest.raises(AlreadyHeld):
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)
    with pytest.raises(AlreadyHeld):
        call_off_ceremony(ceremony.pk, by=admitting.actor)

    assert kinds_of(minh).count("ceremony_held") == 1


def test_ceremony_of_a_day_to_come_is_not_recorded(ready, admitting, minh):
    ceremony = ready(minh)

    with pytest.raises(NotYetHeld):
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=date(2024, 4, 2))


def test_everybody_needs_a_mentor(plan, admitting, minh):
    ceremony = plan(minh)

    with pytest.raises(MentorMissing) as refused:
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    assert refused.value.casefile_ids == (minh.pk,)


def test_stranger_records_no_ceremony(ready, minh, stranger):
    ceremony = ready(minh)

    with pytest.raises(CeremonyNotVisible):
        record_ceremony(ceremony.pk, seen(minh), by=today_actor(stranger), today=TODAY)


# ---- around the deadline ----

TOO_LATE_ON = date(2024, 4, 22)
CONSENT, REASON = "Công văn 15-CV/ĐU", "Hội trường đang sửa chữa"


@pytest.mark.parametrize("held_on", [date(2024, 4, 17), CEREMONY_DUE_ON])
def test_ceremony_in_time_needs_no_consent(ready, admitting, minh, held_on):
    ceremony = ready(minh, held_on=held_on)

    record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=held_on)

    assert kinds_of(minh)[-1] == "ceremony_held"


@pytest.mark.parametrize("held_on", [date(2024, 4, 20), TOO_LATE_ON])
@pytest.mark.parametrize(("consent", "reason"), [("", ""), (CONSENT, ""), ("", REASON)])
def test_late_ceremony_needs_the_consent_and_the_reason(
    ready, admitting, minh, held_on, consent, reason
):
    ceremony = ready(minh, held_on=held_on, consent=consent, reason=reason)

    with pytest.raises(LateConsentMissing) as refused:
        record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=held_on)

    assert refused.value.casefile_ids == (minh.pk,)
    assert "ceremony_held" not in kinds_of(minh)


def test_late_ceremony_keeps_its_consent_and_reason(ready, admitting, minh):
    ceremony = ready(minh, held_on=TOO_LATE_ON, consent=CONSENT, reason=REASON)

    [recorded] = record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TOO_LATE_ON)

    [held] = recorded.steps
    assert isinstance(held, CeremonyHeld)
    assert held.late_consent == CONSENT
    assert LogEntry.objects.get(casefile=minh, seq=held.seq).override_reason == REASON
    assert [(one.code, one.severity) for one in recorded.findings] == [
        ("ceremony_overdue", Severity.INFO)
    ]


# ---- linking what cases tell ----


def held_in_the_case(on: date, place: str = "Hội trường A"):
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    return step("ceremony_held", on, place=place, mentor=mentor)


def test_ceremony_that_only_cases_tell_of_is_linked(admitting):
    first = admitting.case("Đỗ Quang Minh", *approved(), held_in_the_case(HELD_ON))
    second = admitting.case("Vũ Thu Hà", *approved(), held_in_the_case(HELD_ON))
    admitting.case("Bùi Nam", *approved(), held_in_the_case(date(2024, 4, 9)))

    ceremony = link_ceremony(admitting.cell, HELD_ON, by=admitting.actor)

    turns = turns_of(ceremony, admitting.actor, today=TODAY)
    assert {turn.casefile_id for turn in turns} == {first.pk, second.pk}
    assert all(turn.held for turn in turns)
    assert (ceremony.place, ceremony.starts_at) == ("Hội trường A", None)
    assert [day.held_on for day in unlinked_days(admitting.actor)] == [date(2024, 4, 9)]


def test_nothing_is_linked_twice(admitting):
    admitting.case("Đỗ Quang Minh", *approved(), held_in_the_case(HELD_ON))
    link_ceremony(admitting.cell, HELD_ON, by=admitting.actor)

    with pytest.raises(NobodyToAdmit):
        link_ceremony(admitting.cell, HELD_ON, by=admitting.actor)


def test_days_of_another_cell_are_hidden(admitting, stranger):
    admitting.case("Đỗ Quang Minh", *approved(), held_in_the_case(HELD_ON))

    assert unlinked_days(today_actor(stranger)) == ()
    assert len(unlinked_days(admitting.actor)) == 1


def test_step_recorded_with_its_ceremony_is_not_unlinked(ready, admitting, minh):
    ceremony = ready(minh)
    record_ceremony(ceremony.pk, seen(minh), by=admitting.actor, today=TODAY)

    assert unlinked_days(admitting.actor) == ()
