"""A sitting of a committee is corrected by another record, and the votes that follow from it with it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import casefile_visible_to, domain_casefile
from ketnap.casefiles.refusals import CaseChanged, NotVisible
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CommitteeVoted, Corrected, Excluded
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import as_counted, sittings_behind, turnout_at
from ketnap.occasions.sittings.refusals import SittingChanged
from ketnap.submissions.services import (
    Ballot,
    Sitting,
    SittingCorrection,
    correct_sitting,
    hold_sitting,
    send_up,
)

from .conftest import TODAY

pytestmark = pytest.mark.django_db

AS_TAKEN_DOWN = Sitting(
    on=TODAY,
    level=CommitteeLevel.GRASSROOTS,
    turnout=CommitteeTurnout(members=15, present=13),
    resolution="12-NQ/ĐU",
    presiding="Bùi Xuân Nam",
)
ONE_AWAY = CommitteeTurnout(
    members=15,
    present=13,
    excluded=(Excluded(count=1, ground=ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE),),
)
BALLOT = Ballot(12, 1)


@pytest.fixture
def voted(files, an, dung, superior, seen):
    """Minh's and Lan's files, on which the committee voted."""
    cases = [files.voted_on("Đỗ Quang Minh"), files.voted_on("Hồ Thị Lan")]
    for case in cases:
        send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    ballots = {case.pk: BALLOT for case in cases}
    lasts = {case.pk: seen(case) for case in cases}
    hold_sitting(superior.pk, AS_TAKEN_DOWN, ballots, seen=lasts, by=dung, today=TODAY)
    return cases


@pytest.fixture
def first(voted):
    """Their sitting as first taken down."""
    return CommitteeSitting.objects.get()


@pytest.fixture
def put_right(voted, first, dung, seen):
    """Corrects the sitting."""

    def act(*, by=dung, seen_revision=0, ballots=None, reason="ghi nhầm số có mặt", **change):
        sitting = replace(AS_TAKEN_DOWN, resolution="", **change)
        return correct_sitting(
            first.pk,
            SittingCorrection(
                sitting=sitting,
                ballots={case.pk: BALLOT for case in voted} | (ballots or {}),
                reason=reason,
            ),
            seen={case.pk: seen(case) for case in voted},
            seen_revision=seen_revision,
            by=by,
            today=TODAY,
        )

    return act


def vote_in(case) -> CommitteeVoted:
    """The vote of the committee as the case counts it."""
    return next(
        step
        for step in corrected_steps(domain_casefile(case).steps)
        if isinstance(step, CommitteeVoted)
    )


def corrections_in(case) -> list[Corrected]:
    return [step for step in domain_casefile(case).steps if isinstance(step, Corrected)]


def test_a_correction_counts_from_then_on_and_what_was_there_is_kept(voted, first, put_right):
    put_right(presiding="Trịnh Thế Vinh")

    [(_seq, counted)] = sittings_behind(voted[0].pk).items()
    kept = CommitteeSitting.objects.get(pk=first.pk)
    assert (counted.presiding, counted.correction_reason) == (
        "Trịnh Thế Vinh",
        "ghi nhầm số có mặt",
    )
    assert (kept.presiding, kept.correction_reason) == ("Bùi Xuân Nam", "")


def test_a_correction_that_no_vote_follows_from_records_no_step(voted, put_right):
    put_right(presiding="Trịnh Thế Vinh")

    assert [corrections_in(case) for case in voted] == [[], []]


def test_the_votes_follow_the_members_who_count(voted, put_right):
    put_right(turnout=ONE_AWAY)

    for case in voted:
        vote = vote_in(case)
        assert (vote.members, vote.agree, vote.resolution) == (14, 12, "12-NQ/ĐU")
        assert [one.reason for one in corrections_in(case)] == ["ghi nhầm số có mặt"]
        [(seq, counted)] = sittings_behind(case.pk).items()
        assert (seq, turnout_at(counted)) == (vote.seq, ONE_AWAY)
    assert verify() == []


def test_the_vote_on_one_person_alone_can_be_put_right(voted, put_right):
    put_right(ballots={voted[1].pk: Ballot(13, 0)})

    assert [(vote_in(case).agree, len(corrections_in(case))) for case in voted] == [
        (12, 0),
        (13, 1),
    ]


def test_a_correction_is_corrected_again(first, put_right):
    put_right(turnout=ONE_AWAY)
    put_right(turnout=ONE_AWAY, secretary="Lương Thị Mai", seen_revision=1, reason="thiếu thư ký")

    counted = as_counted(first)
    assert (counted.revision, counted.secretary) == (2, "Lương Thị Mai")


def test_a_paper_printed_before_tells_what_was_known_then(voted, first, put_right):
    put_right(turnout=ONE_AWAY)
    counted = as_counted(first)

    then = sittings_behind(voted[0].pk, known_by=counted.recorded_at - timedelta(microseconds=1))
    [draft] = drafts_for_case(voted[0], sheet_of("8-KNĐ"), on=TODAY)

    assert [one.pk for one in then.values()] == [first.pk]
    assert make(draft).filled.texts["vote_base"] == "14"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "nothing_changed"),
        ({"turnout": replace(ONE_AWAY, present=15)}, "excluded_exceed_absent"),
        ({"turnout": CommitteeTurnout(members=15, present=12)}, "too_many"),
        ({"presiding": "Trịnh Thế Vinh", "reason": " "}, "reason_missing"),
    ],
)
def test_what_cannot_be_corrects_nothing(change, code, voted, put_right):
    with pytest.raises(ValidationError) as refused:
        put_right(**change)

    assert refused.value.code == code
    assert CommitteeSitting.objects.count() == 1
    assert [corrections_in(case) for case in voted] == [[], []]


def test_a_day_to_come_is_refused_beside_its_field(put_right):
    with pytest.raises(ValidationError) as refused:
        put_right(on=TODAY + timedelta(days=1))

    assert list(refused.value.error_dict) == ["on"]


def test_two_who_correct_at_once_do_not_overwrite_each_other(put_right):
    put_right(turnout=ONE_AWAY)

    with pytest.raises(SittingChanged):
        put_right(presiding="Trịnh Thế Vinh", turnout=ONE_AWAY)


def test_a_case_that_went_on_meanwhile_is_not_corrected_blindly(voted, first, dung, seen):
    correction = SittingCorrection(
        sitting=replace(AS_TAKEN_DOWN, resolution="", turnout=ONE_AWAY),
        ballots={case.pk: BALLOT for case in voted},
        reason="ghi nhầm",
    )
    lasts = {case.pk: seen(case) for case in voted} | {voted[0].pk: seen(voted[0]) - 1}

    with pytest.raises(CaseChanged), transaction.atomic():
        correct_sitting(first.pk, correction, seen=lasts, seen_revision=0, by=dung, today=TODAY)

    assert CommitteeSitting.objects.count() == 1


def test_only_who_works_for_the_committee_corrects_its_sitting(put_right, an):
    with pytest.raises(NotVisible):
        put_right(by=an, turnout=ONE_AWAY)


def test_an_officer_corrects_a_vote_of_the_committee_and_no_other_step(voted, dung, seen):
    case = voted[0]
    steps = domain_casefile(casefile_visible_to(dung, case.pk)).steps
    other = next(step for step in steps if step.kind == "introduced")
    swapped = Corrected(
        on=TODAY, corrects=other.seq, replacement=replace(vote_in(case), seq=0), reason="thử"
    )
    undone = Corrected(on=TODAY, corrects=vote_in(case).seq, reason="thử")

    for correction in (swapped, undone):
        with pytest.raises(NotAllowed):
            record_steps(case.pk, [correction], by=dung, seen_seq=seen(case), today=TODAY)

    assert LogEntry.objects.filter(casefile=case, kind="corrected").count() == 0


def test_the_database_keeps_one_correction_of_each_number_with_its_reason(first, put_right):
    kept = put_right(turnout=ONE_AWAY)
    values = {
        name: getattr(kept, name)
        for name in ("body_id", "held_on", "level", "members", "recorded_by_id", "first_id")
    }

    for change in ({"revision": 1, "correction_reason": "nữa"}, {"revision": 2}, {"revision": 0}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            CommitteeSitting.objects.create(**values, **change)
