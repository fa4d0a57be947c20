"""What a committee does with the files in its inbox, and what comes back down to the cell."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F, ProtectedError

from conftest import BEGINNING, today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import casefile_visible_to, domain_casefile
from ketnap.casefiles.queries.under_way import decided_with_numbers
from ketnap.casefiles.refusals import CaseChanged, NotVisible
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.documents.registers.models import Register, RegisterNumber
from ketnap.documents.registers.services import (
    BookEntry,
    RegisterOrder,
    TermOrder,
    begin_term,
    enter_number,
    open_register,
    reserve_number,
    void_number,
)
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.casefile.codes import (
    AppraisalOutcome,
    CommitteeLevel,
    DecisionOutcome,
    ExclusionGround,
    Matter,
)
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Decided, Excluded
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.domain.submission.reasons import ReturnReason
from ketnap.occasions.sittings.models import CommitteeSitting, SittingExclusion, SittingVote
from ketnap.occasions.sittings.queries import sittings_behind, turnout_at
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, set_chain
from ketnap.submissions.queries import came_down, inbox, returned_to, waiting_below
from ketnap.submissions.refusals import DecisionDoubted, NotHere, RegisterMissing
from ketnap.submissions.services import (
    Ballot,
    Decision,
    Sitting,
    appraise,
    confirm_receipt,
    decide_together,
    give_back,
    hold_sitting,
    send_up,
)

from .conftest import TODAY, Files

pytestmark = pytest.mark.django_db

SITTING = Sitting(
    on=TODAY,
    level=CommitteeLevel.GRASSROOTS,
    turnout=CommitteeTurnout(members=15),
    resolution="12-NQ/ĐU",
)
APPROVING = Decision(on=TODAY, outcome=DecisionOutcome.APPROVED)


@pytest.fixture
def sent(files, an, seen):
    """Minh's and Lan's files, with the committee above the cell."""
    cases = [files.voted_on("Đỗ Quang Minh"), files.voted_on("Hồ Thị Lan")]
    for case in cases:
        send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    return cases


@pytest.fixture
def at_the_top(sent, dung, seen):
    """The same files, with the standing committee that decides."""
    for case in sent:
        reason = "cấp ủy đã cho ý kiến ngoài cuộc họp"
        send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason=reason)
    return sent


@pytest.fixture
def agreed(at_the_top, upper, hoa_user, seen):
    """The same files, on which the standing committee has voted."""
    sitting = replace(SITTING, level=CommitteeLevel.STANDING)
    ballots = {case.pk: Ballot(8, 7) for case in at_the_top}
    known = all_seen(at_the_top, seen)
    hold_sitting(upper.pk, sitting, ballots, seen=known, by=today_actor(hoa_user), today=TODAY)
    return at_the_top


def open_book(body, officer) -> Register:
    """The register of decisions of a body for its term."""
    term = begin_term(body, TermOrder(name="2020-2025", since=date(2020, 8, 3)), by=officer)
    return open_register(term, "QĐ", RegisterOrder(body_symbol="ĐU"), by=officer)


def kinds(case) -> list[str]:
    return list(LogEntry.objects.filter(casefile=case).values_list("kind", flat=True))[9:]


def all_seen(cases, seen):
    return {case.pk: seen(case) for case in cases}


def test_an_appraisal_is_recorded_in_the_name_of_the_body(sent, dung, superior, seen):
    minh = sent[0]

    recorded = appraise(
        minh.pk, AppraisalOutcome.FAVOURABLE, on=TODAY, by=dung, seen_seq=seen(minh), today=TODAY
    )

    assert recorded.steps[0].body == "Đảng ủy cơ sở Viện Nghiên cứu"


def test_a_returned_file_is_with_the_cell_which_reads_the_reasons(sent, an, dung, seen):
    minh = sent[0]

    give_back(
        minh.pk,
        [ReturnReason.PAPER_MISSING],
        "Bổ sung biên bản",
        by=dung,
        seen_seq=seen(minh),
        today=TODAY,
    )

    returned = returned_to(an, on=TODAY)
    assert [(way.case, way.journey.returned.reason) for way in returned] == [
        (minh, "Thiếu giấy tờ. Bổ sung biên bản")
    ]
    assert [line.way.case for line in inbox(dung, on=TODAY)] == [sent[1]]


def test_nothing_comes_back_without_a_reason(sent, dung, seen):
    with pytest.raises(ValidationError):
        give_back(sent[0].pk, [], "  ", by=dung, seen_seq=seen(sent[0]), today=TODAY)


def test_a_returned_file_leaves_the_sight_of_the_body_outside_the_line(at_the_top, hoa_user, seen):
    minh = at_the_top[0]
    hoa = today_actor(hoa_user)

    give_back(minh.pk, [ReturnReason.FORM_WRONG], "", by=hoa, seen_seq=seen(minh), today=TODAY)

    with pytest.raises(NotVisible):
        casefile_visible_to(today_actor(hoa_user), minh.pk)


def test_one_sitting_votes_on_each_person(sent, dung, superior, seen):
    ballots = {sent[0].pk: Ballot(15, 0), sent[1].pk: Ballot(9, 6)}

    hold_sitting(superior.pk, SITTING, ballots, seen=all_seen(sent, seen), by=dung, today=TODAY)

    assert [kinds(case)[-1] for case in sent] == ["committee_voted", "committee_voted"]
    assert verify() == []


ONE_AWAY = CommitteeTurnout(
    members=15,
    present=13,
    excluded=(Excluded(count=1, ground=ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE),),
)


def test_a_step_has_the_members_who_count_and_the_sitting_all_of_them(sent, dung, superior, seen):
    sitting = replace(SITTING, turnout=ONE_AWAY, presiding="Bùi Xuân Nam")
    ballots = {case.pk: Ballot(12, 1) for case in sent}

    hold_sitting(superior.pk, sitting, ballots, seen=all_seen(sent, seen), by=dung, today=TODAY)

    for case in sent:
        vote = domain_casefile(case).steps[-1]
        [(seq, kept)] = sittings_behind(case.pk).items()
        assert (vote.members, vote.seq) == (14, seq)
        assert (kept.held_on, kept.presiding, turnout_at(kept)) == (TODAY, "Bùi Xuân Nam", ONE_AWAY)


@pytest.mark.parametrize(
    ("turnout", "ballot", "code"),
    [
        (ONE_AWAY, Ballot(13, 1), "too_many"),  # thirteen were there
        (replace(ONE_AWAY, present=15), Ballot(13, 0), "excluded_exceed_absent"),
    ],
)
def test_a_sitting_whose_numbers_cannot_be_records_nothing(
    turnout, ballot, code, sent, dung, superior, seen
):
    sitting = replace(SITTING, turnout=turnout)
    ballots = {case.pk: ballot for case in sent}

    with pytest.raises(ValidationError) as refused:
        hold_sitting(superior.pk, sitting, ballots, seen=all_seen(sent, seen), by=dung, today=TODAY)

    assert refused.value.code == code
    assert [kinds(case) for case in sent] == [["submitted"], ["submitted"]]
    assert not CommitteeSitting.objects.exists()


def test_a_sitting_is_kept_as_it_was(sent, dung, superior, seen):
    sitting = replace(SITTING, turnout=ONE_AWAY)
    ballots = {case.pk: Ballot(12, 1) for case in sent}
    hold_sitting(superior.pk, sitting, ballots, seen=all_seen(sent, seen), by=dung, today=TODAY)

    for rows in (CommitteeSitting.objects, SittingExclusion.objects, SittingVote.objects):
        with pytest.raises(DatabaseError, match="kept"), transaction.atomic():
            rows.update(id=F("id"))
        with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
            rows.all().delete()


def test_a_sitting_with_more_votes_than_members_records_nothing(sent, dung, superior, seen):
    ballots = {sent[0].pk: Ballot(15, 0), sent[1].pk: Ballot(10, 6)}

    with pytest.raises(ValidationError):
        hold_sitting(superior.pk, SITTING, ballots, seen=all_seen(sent, seen), by=dung, today=TODAY)

    assert [kinds(case) for case in sent] == [["submitted"], ["submitted"]]


def test_a_committee_votes_on_no_file_that_lies_elsewhere(at_the_top, dung, superior, seen):
    with pytest.raises((NotHere, NotAllowed)):
        hold_sitting(
            superior.pk,
            SITTING,
            {at_the_top[0].pk: Ballot(15, 0)},
            seen=all_seen(at_the_top, seen),
            by=dung,
            today=TODAY,
        )


def test_decisions_take_numbers_from_the_register_in_order(agreed, upper, hoa_user, seen):
    hoa = today_actor(hoa_user)
    open_book(upper, hoa)
    ids = [case.pk for case in agreed]

    decide_together(upper.pk, APPROVING, ids, seen=all_seen(agreed, seen), by=hoa, today=TODAY)

    numbers = [_decision(case).decision for case in agreed]
    rows = RegisterNumber.objects.order_by("number")
    assert numbers == [row.text for row in rows]
    assert {row.state for row in rows} == {"issued"}


def test_when_one_decision_fails_no_number_is_lost(agreed, upper, hoa_user, seen):
    hoa = today_actor(hoa_user)
    register = open_book(upper, hoa)
    stale = all_seen(agreed, seen) | {agreed[1].pk: 3}
    ids = [case.pk for case in agreed]

    with pytest.raises(CaseChanged):
        decide_together(upper.pk, APPROVING, ids, seen=stale, by=hoa, today=TODAY)

    register.refresh_from_db()
    assert (register.last_number, RegisterNumber.objects.count()) == (0, 0)
    assert [kinds(case)[-1] for case in agreed] == ["committee_voted", "committee_voted"]


def test_without_a_register_the_numbers_of_the_paper_book_are_typed(agreed, upper, hoa_user, seen):
    hoa, minh = today_actor(hoa_user), agreed[0]
    typed = Decision(on=TODAY, outcome=DecisionOutcome.APPROVED, numbers={minh.pk: "41-QĐ/ĐU"})
    known = all_seen(agreed, seen)

    with pytest.raises(RegisterMissing):
        decide_together(upper.pk, APPROVING, [minh.pk], seen=known, by=hoa, today=TODAY)
    decide_together(upper.pk, typed, [minh.pk], seen=known, by=hoa, today=TODAY)

    assert _decision(minh).decision == "41-QĐ/ĐU"


def test_a_number_typed_before_the_register_gives_it_is_given_to_nobody_else(
    agreed, upper, hoa_user, seen
):
    (minh, lan), hoa = agreed, today_actor(hoa_user)
    register = open_book(upper, hoa)
    typed = replace(APPROVING, numbers={minh.pk: "01-QĐ/ĐU"})
    known = all_seen(agreed, seen)

    with pytest.raises(DecisionDoubted) as doubted:
        decide_together(upper.pk, typed, [minh.pk], seen=known, by=hoa, today=TODAY)
    decide_together(
        upper.pk, typed, [minh.pk], seen=known, by=hoa, today=TODAY, override_reason="đã phát hành"
    )
    with pytest.raises(ValidationError) as refused:
        decide_together(upper.pk, APPROVING, [lan.pk], seen=known, by=hoa, today=TODAY)
    enter_number(register.pk, BookEntry(number=1, issued_on=TODAY), by=hoa, today=TODAY)
    decide_together(upper.pk, APPROVING, [lan.pk], seen=known, by=hoa, today=TODAY)

    assert "01-QĐ/ĐU chưa có trong sổ" in doubted.value.lacks[0][1].vi
    assert refused.value.code == "number_used"
    assert _decision(lan).decision == "02-QĐ/ĐU"


def test_a_number_that_was_voided_is_asked_about_and_one_held_is_not(agreed, upper, hoa_user, seen):
    (minh, lan), hoa = agreed, today_actor(hoa_user)
    register = open_book(upper, hoa)
    voided, held = (reserve_number(register.pk, by=hoa, on=TODAY) for _ in range(2))
    void_number(voided.pk, "ghi nhầm", by=hoa, on=TODAY)
    typed = replace(APPROVING, numbers={minh.pk: voided.text, lan.pk: held.text})
    both = [minh.pk, lan.pk]

    with pytest.raises(DecisionDoubted) as refused:
        decide_together(upper.pk, typed, both, seen=all_seen(agreed, seen), by=hoa, today=TODAY)

    assert [(name, lack.vi) for name, lack in refused.value.lacks] == [
        ("Đỗ Quang Minh", "Số 01-QĐ/ĐU đã hủy trong sổ quyết định của Ban Thường vụ Đảng ủy.")
    ]


@pytest.mark.parametrize("ballot", [None, Ballot(7, 8)])
def test_an_approval_without_a_vote_that_carried_asks_for_a_reason(
    at_the_top, upper, hoa_user, seen, ballot
):
    hoa, minh = today_actor(hoa_user), at_the_top[0]
    if ballot is not None:
        sitting = replace(SITTING, level=CommitteeLevel.STANDING)
        known = all_seen(at_the_top, seen)
        hold_sitting(upper.pk, sitting, {minh.pk: ballot}, seen=known, by=hoa, today=TODAY)
    typed = {"numbers": {minh.pk: "41-QĐ/ĐU"}}
    known = all_seen(at_the_top, seen)

    with pytest.raises(DecisionDoubted) as refused:
        decide_together(
            upper.pk, replace(APPROVING, **typed), [minh.pk], seen=known, by=hoa, today=TODAY
        )
    decision = Decided(
        on=TODAY,
        matter=Matter.ADMISSION,
        outcome=DecisionOutcome.APPROVED,
        decision="41-QĐ/ĐU",
        body="Ban Thường vụ Đảng ủy",
    )
    with pytest.raises(DecisionDoubted):  # nor by the door for single steps
        record_steps(minh.pk, [decision], by=hoa, seen_seq=seen(minh), today=TODAY)
    refusal = replace(APPROVING, outcome=DecisionOutcome.REFUSED, **typed)
    decide_together(upper.pk, refusal, [minh.pk], seen=known, by=hoa, today=TODAY)

    assert [name for name, _lack in refused.value.lacks] == ["Đỗ Quang Minh"]
    assert kinds(minh)[-1] == "decided"


@pytest.mark.parametrize("again", [" 41-qđ/đu", "041-QĐ/ĐU"])
def test_a_number_is_typed_for_one_decision_alone(at_the_top, upper, hoa_user, seen, again):
    numbers = {at_the_top[0].pk: "41-QĐ/ĐU", at_the_top[1].pk: again}
    typed = Decision(on=TODAY, outcome=DecisionOutcome.APPROVED, numbers=numbers)

    with pytest.raises(ValidationError) as refused:
        decide_together(
            upper.pk,
            typed,
            list(numbers),
            seen=all_seen(at_the_top, seen),
            by=today_actor(hoa_user),
            today=TODAY,
        )

    assert refused.value.code == "number_twice"
    assert [kinds(case)[-1] for case in at_the_top] == ["submitted", "submitted"]


def test_every_file_without_a_number_is_named(at_the_top, upper, hoa_user, seen):
    typed = replace(APPROVING, numbers={case.pk: " \u200b" for case in at_the_top})

    with pytest.raises(ValidationError) as refused:
        decide_together(
            upper.pk,
            typed,
            [case.pk for case in at_the_top],
            seen=all_seen(at_the_top, seen),
            by=today_actor(hoa_user),
            today=TODAY,
            override_reason="đã họp",
        )

    assert refused.value.messages == ["Đỗ Quang Minh, Hồ Thị Lan: hãy ghi số quyết định."]


def test_a_typed_number_of_an_earlier_decision_asks_for_a_reason(agreed, upper, hoa_user, seen):
    hoa = today_actor(hoa_user)
    minh, lan = agreed
    first = replace(APPROVING, numbers={minh.pk: "41-QĐ/ĐU"})
    again = replace(APPROVING, numbers={lan.pk: " 41 - qđ /đu\u200b"})
    decide_together(upper.pk, first, [minh.pk], seen=all_seen(agreed, seen), by=hoa, today=TODAY)
    known = all_seen(agreed, seen)

    with pytest.raises(DecisionDoubted) as refused:
        decide_together(upper.pk, again, [lan.pk], seen=known, by=hoa, today=TODAY)
    told = [(name, lack.vi) for name, lack in refused.value.lacks]
    other = replace(APPROVING, numbers={lan.pk: "1-QĐ/ĐU"})
    decide_together(upper.pk, other, [lan.pk], seen=known, by=hoa, today=TODAY)

    words = "Số 41-qđ/đu đã ghi cho một quyết định khác của Ban Thường vụ Đảng ủy, ngày 04/03/2024."
    assert told == [("Hồ Thị Lan", words)]


def test_a_number_of_another_type_of_paper_asks_for_a_reason(agreed, upper, hoa_user, seen):
    minh = agreed[0]
    typed = replace(APPROVING, numbers={minh.pk: "41-NQ/ĐU"})

    with pytest.raises(DecisionDoubted) as refused:
        decide_together(
            upper.pk,
            typed,
            [minh.pk],
            seen=all_seen(agreed, seen),
            by=today_actor(hoa_user),
            today=TODAY,
        )

    told = [(name, lack.vi) for name, lack in refused.value.lacks]
    words = "Số mang ký hiệu NQ/ĐU, không phải ký hiệu của quyết định (QĐ)."
    assert told == [("Đỗ Quang Minh", words)]


def test_very_many_numbers_are_asked_about_at_once(agreed, cell, upper, hoa_user, seen):
    minh = agreed[0]
    typed = replace(APPROVING, numbers={minh.pk: "41-QĐ/ĐU"})
    known = all_seen(agreed, seen)
    decide_together(upper.pk, typed, [minh.pk], seen=known, by=today_actor(hoa_user), today=TODAY)

    found = decided_with_numbers({f"{number}-qd/du" for number in range(600)}, [cell.pk])

    assert found == [minh]


def test_the_cell_records_the_day_it_received_the_decision(agreed, an, upper, hoa_user, seen):
    hoa, minh = today_actor(hoa_user), agreed[0]
    typed = Decision(on=TODAY, outcome=DecisionOutcome.APPROVED, numbers={minh.pk: "41-QĐ/ĐU"})
    decide_together(upper.pk, typed, [minh.pk], seen=all_seen(agreed, seen), by=hoa, today=TODAY)
    later = date(2024, 3, 7)
    assert [down.case for down in came_down(an, on=later)] == [minh]

    with pytest.raises(ValidationError):
        confirm_receipt(minh.pk, date(2024, 3, 3), by=an, seen_seq=seen(minh), today=later)
    confirm_receipt(minh.pk, date(2024, 3, 6), by=an, seen_seq=seen(minh), today=later)

    assert _decision(minh).received_on == date(2024, 3, 6)
    assert came_down(an, on=later) == []


def test_what_waits_above_is_told_by_cell_with_the_day_it_came_there(sent, dung, an, seen):
    waiting = waiting_below(dung, on=TODAY)

    assert [(row.name, len(row.files), row.waiting_since) for row in waiting] == [
        ("Chi bộ Văn phòng", 2, TODAY)
    ]
    assert waiting_below(an, on=TODAY) == []


def test_what_waits_in_thirty_cells_takes_five_queries(
    people, superior, dung, administrator, django_assert_max_num_queries
):
    for number in range(1, 31):
        below = create_organisation(
            OrganisationKind.CELL,
            f"Chi bộ {number:02d}",
            since=BEGINNING,
            parent=superior,
            actor=administrator,
        )
        set_chain(below, [(superior, ChainRole.DECIDE)], since=BEGINNING, actor=administrator)
        leader = people.user(f"bi-thu-{below.pk}", Role.CELL_SECRETARY, below)
        case = Files(people, below, today_actor(leader)).voted_on(f"Nguyễn Thị Lan {number}")
        send_up(case.pk, by=today_actor(leader), seen_seq=9, today=TODAY)

    with django_assert_max_num_queries(5):
        waiting = waiting_below(dung, on=TODAY)

    assert [row.name for row in waiting] == [f"Chi bộ {number:02d}" for number in range(1, 31)]


def _decision(case) -> Decided:
    case = type(case).objects.select_related("person").get(pk=case.pk)
    decided = replay(domain_casefile(case).steps, on=date.max).rounds[-1].of(Decided)
    return decided[-1]


def test_a_body_that_only_proposes_decides_nothing(sent, dung, superior, seen):
    typed = Decision(on=TODAY, outcome=DecisionOutcome.APPROVED, numbers={sent[0].pk: "41-QĐ/ĐU"})
    known = all_seen(sent, seen)

    with pytest.raises(ValidationError):
        decide_together(superior.pk, typed, [sent[0].pk], seen=known, by=dung, today=TODAY)

    assert kinds(sent[0]) == ["submitted"]
