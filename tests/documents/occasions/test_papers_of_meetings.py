"""The papers of a meeting: from its records, from the vote of a case alone, and before it is held."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casefiles.papers import step
from gathering import ADMISSION_ON, RECOGNITION_ON, Gathering, admission, recognition
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.documents.drafts import Draft, drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.occasion_drafts import drafts_for_meeting
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.format import step_to_data
from ketnap.domain.paperwork.filling import BlanksMissing

MINUTES, BALLOTS, INVITATION = sheet_of("BB-HOP"), sheet_of("BB-KP"), sheet_of("GM-HOP")
RESOLUTION = sheet_of("13-KNĐ")
MONTH_LATER = date(2018, 5, 3)
MONTH_AFTER = RECOGNITION_ON + timedelta(days=30)


def vote(on: date, method: str = "secret_ballot"):
    return step(
        "cell_voted",
        on,
        matter="admission",
        official_members=9,
        excluded=[],
        present_official=8,
        agree=7,
        disagree=0,
        invalid=1,
        method=method,
        resolution="05-NQ/CB",
    )


def recorded(gathering: Gathering, *steps) -> Casefile:
    case = gathering.admissible()
    seen = case.entries.count()
    record_steps(case.pk, steps, by=gathering.actor, seen_seq=seen, override_reason="ghi bổ sung")
    return Casefile.objects.get(pk=case.pk)


def test_minutes_tell_who_was_there_and_what_each_vote_came_to(gathering: Gathering):
    case = gathering.admissible()
    meeting = gathering.meeting(ADMISSION_ON, admission(case))
    gathering.attend(meeting, absent=2, grounds=(ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY,))
    gathering.count(meeting.items.get(), 6, 1)

    (draft,) = drafts_for_meeting(meeting, MINUTES, on=MONTH_LATER)
    filled = make(draft).filled

    (row,) = filled.rows["meeting_votes"]
    assert draft.material.on == ADMISSION_ON
    assert (filled.texts["members_total"], filled.texts["present_total"]) == ("09", "07")
    assert len(filled.rows["meeting_attendees"]) == 9
    assert (row["person"], row["issued"], row["agree"]) == ("Đỗ Quang Minh", "07", "06")
    assert (row["agree_percent"], row["base"], row["base_percent"]) == ("66,7", "08", "75")


def test_a_case_has_minutes_of_every_meeting_it_was_voted_on_in(gathering: Gathering):
    case = gathering.recognisable()
    meeting = gathering.held(RECOGNITION_ON, recognition(case))
    gathering.close(meeting, case)

    drafts = drafts_for_case(case, MINUTES, on=RECOGNITION_ON)

    days = [draft.material.on for draft in drafts]
    assert days[-1] == RECOGNITION_ON
    assert len(days) == 2
    assert drafts[-1].material.meeting.presiding == gathering.presiding.full_name
    assert drafts[0].material.meeting.presiding == ""


def test_a_vote_alone_gives_minutes_without_names(gathering: Gathering):
    case = recorded(gathering, vote(ADMISSION_ON))

    (draft,) = drafts_for_case(case, MINUTES, on=MONTH_LATER)
    filled = make(draft).filled

    (row,) = filled.rows["meeting_votes"]
    assert filled.texts["members_official"] == "09"
    assert filled.texts["presiding_name"] == ""
    assert (row["issued"], row["returned"], row["valid"]) == ("", "08", "07")


def corrected_in(gathering: Gathering, **changes) -> Draft:
    """The 13-KNĐ of a vote of a meeting of nine, corrected since."""
    case = gathering.recognisable()
    meeting = gathering.held(RECOGNITION_ON, recognition(case))
    gathering.close(meeting, case)
    seen = case.entries.count()
    told = step_to_data(domain_casefile(case).steps[-1])
    assert told.pop("kind") == "cell_voted"
    seq = told.pop("seq")
    right = {"kind": "cell_voted", **told, **changes}
    correction = step("corrected", MONTH_AFTER, corrects=seq, replacement=right, reason="ghi nhầm")
    record_steps(
        case.pk, [correction], by=gathering.actor, seen_seq=seen, override_reason="ghi bổ sung"
    )
    return drafts_for_case(case, RESOLUTION, on=MONTH_AFTER)[-1]


def test_a_vote_corrected_to_other_numbers_is_told_without_the_attendance(gathering: Gathering):
    draft = corrected_in(gathering, official_members=8, present_official=8, agree=8)

    filled = make(draft).filled

    assert (filled.texts["vote_members"], filled.texts["vote_present"]) == ("08", "08")
    assert (filled.texts["present_total"], filled.texts["absence_reasons"]) == ("", "")
    assert filled.texts["presiding_name"] == gathering.presiding.full_name


def test_a_vote_corrected_to_another_day_is_not_told_with_the_meeting_of_the_first(
    gathering: Gathering,
):
    later = RECOGNITION_ON + timedelta(days=1)

    draft = corrected_in(gathering, on=later.isoformat())

    assert draft.material.on == later
    assert draft.material.meeting.held_on == later
    assert draft.material.meeting.presiding == ""


def test_minutes_tell_the_number_of_a_resolution_once(gathering: Gathering):
    told = replace(vote(ADMISSION_ON), resolution="Số 05-NQ/CB")

    (draft,) = drafts_for_case(recorded(gathering, told), MINUTES, on=MONTH_LATER)

    assert draft.material.meeting.votes[0].resolution == "05-NQ/CB"


def test_ballots_are_counted_for_a_secret_ballot_only(gathering: Gathering):
    case = recorded(gathering, vote(ADMISSION_ON, method="party_card"))

    (draft,) = drafts_for_case(case, BALLOTS, on=MONTH_LATER)

    with pytest.raises(BlanksMissing) as refusal:
        make(draft)
    assert refusal.value.names == ("ballot_votes",)


def test_an_invitation_is_never_dated_after_the_meeting(gathering: Gathering):
    case = gathering.admissible()
    gathering.meeting(ADMISSION_ON, admission(case))

    days = [
        drafts_for_case(case, INVITATION, on=on)[0].material.on
        for on in (date(2018, 3, 20), ADMISSION_ON, MONTH_LATER)
    ]

    assert days == [date(2018, 3, 20), ADMISSION_ON, ADMISSION_ON]


def test_a_case_that_no_meeting_knows_of_gets_no_paper_of_a_meeting(gathering: Gathering):
    case = gathering.unprepared()

    (draft,) = drafts_for_case(case, INVITATION, on=ADMISSION_ON)

    with pytest.raises(BlanksMissing) as refusal:
        make(draft)
    assert refusal.value.names == ("meeting_on", "meeting_agenda")


def test_a_meeting_gives_the_resolution_of_the_vote_held_in_it(gathering: Gathering):
    cases = [gathering.admissible(), gathering.admissible("Vũ Văn Phú")]
    meeting = gathering.held(ADMISSION_ON, *map(admission, cases))
    gathering.close(meeting, *cases)

    drafts = drafts_for_meeting(meeting, sheet_of("6-KNĐ"), on=MONTH_LATER)

    assert [draft.material.case.person.full_name for draft in drafts] == [
        "Đỗ Quang Minh",
        "Vũ Văn Phú",
    ]
    assert {draft.material.step.on for draft in drafts} == {ADMISSION_ON}
