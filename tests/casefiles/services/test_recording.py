"""Recording steps: numbered, judged, all or nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from casefiles.papers import ceremony, file_named, listed, nominated, reviewed, step, voided
from conftest import today_actor
from ketnap.casefiles.models import CaseStanding, LedgerHead, LogEntry, StageSpan
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import (
    CaseChanged,
    NothingCorrected,
    NothingToRecord,
    NotVisible,
    ReasonNeeded,
    StepRefused,
)
from ketnap.casefiles.services import (
    Entry,
    import_casefile,
    open_casefile,
    record_occasion,
    record_steps,
)
from ketnap.casefiles.verification import verify
from ketnap.domain.access import Held, NotAllowed, Role
from ketnap.domain.casefile.wording import finding_message

pytestmark = pytest.mark.django_db

FIRST = date(2024, 1, 8)


def test_steps_are_numbered_and_kept_with_who_recorded_them(case, actor):
    recorded = record_steps(
        case.pk, [nominated(FIRST), listed(date(2024, 2, 5))], by=actor, seen_seq=0
    )

    rows = list(LogEntry.objects.order_by("position"))
    assert [(row.seq, row.position, row.kind, row.happened_on) for row in rows] == [
        (1, 1, "nominated", FIRST),
        (2, 2, "listed_as_sympathiser", date(2024, 2, 5)),
    ]
    assert {(row.recorded_by_id, row.recorded_by_name) for row in rows} == {
        (actor.user_id, "Nguyễn Thị An")
    }
    assert domain_casefile(case).steps == recorded.steps


def test_the_derived_rows_follow_in_the_same_transaction(case, actor):
    record_steps(case.pk, [nominated(FIRST), listed(date(2024, 2, 5))], by=actor, seen_seq=0)

    standing = CaseStanding.objects.get(casefile=case)
    assert (standing.head_seq, standing.last_on) == (2, date(2024, 2, 5))
    assert list(
        StageSpan.objects.order_by("from_on").values_list("stage", "from_on", "until_on")
    ) == [
        ("nominated", FIRST, date(2024, 2, 5)),
        ("listed", date(2024, 2, 5), date.max),
    ]


def test_a_writer_who_has_not_seen_the_last_step_is_shown_it(case, actor):
    first = record_steps(case.pk, [nominated(FIRST)], by=actor, seen_seq=0)

    with pytest.raises(CaseChanged) as refusal:
        record_steps(case.pk, [listed(date(2024, 2, 5))], by=actor, seen_seq=0)

    assert refusal.value.since == first.steps
    assert LogEntry.objects.count() == 1


def test_a_writer_who_claims_to_have_seen_more_is_refused(case, actor):
    with pytest.raises(CaseChanged):
        record_steps(case.pk, [nominated(FIRST)], by=actor, seen_seq=4)


def test_a_blocking_finding_refuses_whatever_the_reason(case, actor):
    record_steps(case.pk, [nominated(FIRST)], by=actor, seen_seq=0)

    with pytest.raises(StepRefused) as refusal:
        record_steps(
            case.pk, [ceremony(date(2024, 5, 19))], by=actor, seen_seq=1, override_reason="gấp"
        )

    assert "ceremony_without_decision" in {found.code for found in refusal.value.findings}
    assert LogEntry.objects.count() == LedgerHead.objects.get().count == 1


def test_a_warning_asks_for_a_reason_and_keeps_it(case, actor):
    filed = step("application_filed", date(2026, 3, 2))

    with pytest.raises(ReasonNeeded) as refusal:
        record_steps(case.pk, [nominated(date(2026, 1, 5)), filed], by=actor, seen_seq=0)
    record_steps(
        case.pk,
        [nominated(date(2026, 1, 5)), filed],
        by=actor,
        seen_seq=0,
        override_reason="đã có bản giấy",
    )

    assert {found.code for found in refusal.value.findings} == {"consent_missing"}
    assert {row.override_reason for row in LogEntry.objects.all()} == {"đã có bản giấy"}


def test_what_was_found_before_does_not_ask_again(case, actor):
    filed = step("application_filed", date(2026, 3, 2))
    record_steps(
        case.pk,
        [nominated(date(2026, 1, 5)), filed],
        by=actor,
        seen_seq=0,
        override_reason="đã có bản giấy",
    )

    recorded = record_steps(case.pk, [reviewed(date(2026, 4, 1))], by=actor, seen_seq=2)

    assert recorded.findings == ()


ASKED = step(
    "verification_requested", date(2024, 2, 5), subject="own_side", place="Xã Một", abroad=False
)
ANSWERED_LATE = step(
    "verification_answered", date(2024, 9, 2), subject="own_side", place="Xã Một", result="clear"
)


def test_a_reason_for_what_was_overdue_when_typed_in_counts_for_the_late_step_too(case, actor):
    with pytest.raises(ReasonNeeded):
        record_steps(case.pk, [ASKED], by=actor, seen_seq=0)
    record_steps(case.pk, [ASKED], by=actor, seen_seq=0, override_reason="ghi bổ sung giấy cũ")

    recorded = record_steps(case.pk, [ANSWERED_LATE], by=actor, seen_seq=1)

    assert [(found.code, found.seq) for found in recorded.findings] == [
        ("verification_reply_overdue", 2)
    ]
    assert [row.override_reason for row in LogEntry.objects.order_by("seq")] == [
        "ghi bổ sung giấy cũ",
        "",
    ]


def test_a_deadline_that_ran_out_since_asks_for_a_reason_with_the_late_step(case, actor):
    today = timezone.localdate()
    asked, late = replace(ASKED, on=today), replace(ANSWERED_LATE, on=today + timedelta(days=400))
    record_steps(case.pk, [asked], by=actor, seen_seq=0, override_reason="gấp")

    with pytest.raises(ReasonNeeded) as refusal:
        record_steps(case.pk, [late], by=actor, seen_seq=1, today=late.on)

    assert [found.code for found in refusal.value.findings] == ["verification_reply_overdue"]


def test_what_was_overdue_when_it_was_imported_asks_for_a_reason_with_the_late_step(case, actor):
    source = file_named("straight_path")
    imported = import_casefile(replace(source, steps=(replace(ASKED, seq=1),)), by=OPERATOR)
    by = replace(actor, held=(Held(Role.CELL_SECRETARY, imported.cell_id, imported.cell.path),))

    with pytest.raises(ReasonNeeded):
        record_steps(imported.pk, [ANSWERED_LATE], by=by, seen_seq=1)


def test_a_case_file_takes_no_more_steps_than_can_be_read_back(case, actor, monkeypatch):
    monkeypatch.setattr("ketnap.casefiles.judging.MOST_STEPS", 2)
    record_steps(case.pk, [nominated(FIRST), reviewed(FIRST)], by=actor, seen_seq=0)

    with pytest.raises(StepRefused) as refusal:
        record_steps(case.pk, [reviewed(FIRST)], by=actor, seen_seq=2, override_reason="gấp")

    [found] = refusal.value.findings
    assert finding_message(found, "vi") == (
        "Hồ sơ không nhận thêm bước. "
        "Một hồ sơ chỉ nhận đến 2 bước. Hãy báo người quản trị hệ thống."
    )
    assert LogEntry.objects.count() == 2


def test_what_a_case_still_lacks_is_said_but_asks_for_no_reason(case, actor):
    recorded = record_steps(
        case.pk, [nominated(FIRST), listed(date(2024, 2, 5))], by=actor, seen_seq=0
    )

    assert [(found.code, found.seq) for found in recorded.findings] == [("mentor_missing", None)]


def test_a_correction_must_point_to_an_earlier_step(case, actor):
    record_steps(case.pk, [nominated(FIRST)], by=actor, seen_seq=0)

    for seq in (0, 2, 7):
        with pytest.raises(NothingCorrected):
            record_steps(case.pk, [voided(seq, FIRST)], by=actor, seen_seq=1)


def test_a_correction_may_not_point_to_a_correction(case, actor):
    record_steps(
        case.pk, [nominated(FIRST), reviewed(FIRST), voided(2, FIRST)], by=actor, seen_seq=0
    )

    with pytest.raises(NothingCorrected):
        record_steps(case.pk, [voided(3, FIRST)], by=actor, seen_seq=3)


def test_a_stranger_does_not_learn_that_the_case_exists(case, stranger):
    with pytest.raises(NotVisible):
        record_steps(case.pk, [nominated(FIRST)], by=today_actor(stranger), seen_seq=0)
    with pytest.raises(NotVisible):
        record_steps(case.pk + 1, [nominated(FIRST)], by=today_actor(stranger), seen_seq=0)


def test_a_committee_officer_may_record_only_the_committees_steps(case, committee_officer):
    with pytest.raises(NotAllowed):
        record_steps(case.pk, [nominated(FIRST)], by=today_actor(committee_officer), seen_seq=0)


def test_nothing_to_record_is_refused(case, actor):
    for entries in ([], [Entry(casefile_id=case.pk, steps=[], seen_seq=0)]):
        with pytest.raises(NothingToRecord):
            record_occasion(entries, by=actor)


def test_an_occasion_writes_to_every_case_or_to_none(case, people, cell, actor):
    second = open_casefile(people.person(cell, "Vũ Thu Hà"), cell, by=actor)
    good = Entry(casefile_id=case.pk, steps=[nominated(FIRST)], seen_seq=0)

    with pytest.raises(CaseChanged):
        record_occasion(
            [good, Entry(casefile_id=second.pk, steps=[nominated(FIRST)], seen_seq=1)], by=actor
        )
    assert (LogEntry.objects.count(), StageSpan.objects.count()) == (0, 0)

    recorded = record_occasion(
        [Entry(casefile_id=second.pk, steps=[nominated(FIRST)], seen_seq=0), good], by=actor
    )
    assert [item.casefile_id for item in recorded] == [second.pk, case.pk]
    assert LedgerHead.objects.get().count == 2
    assert verify() == []


def test_recording_at_the_end_of_an_imported_case_continues_its_chain(actor):
    case = import_casefile(file_named("straight_path"), by=OPERATOR)
    held = Held(Role.CELL_SECRETARY, case.cell_id, case.cell.path)
    leader = replace(actor, held=(held,))

    record_steps(case.pk, [reviewed(date(2019, 10, 1))], by=leader, seen_seq=27)

    assert verify() == []
