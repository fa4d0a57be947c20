"""Programs call, hold and close meetings, with the rights of the token's owner."""

import json

import pytest

from api.manual import bodies_of
from conftest import today_actor
from gathering import ADMISSION_ON, LATER_ON, admission, gathering_of
from ketnap.audit.models import AccessEntry
from ketnap.casefiles.models import LogEntry
from ketnap.domain.access import TokenScope
from ketnap.domain.casefile.codes import StepKind
from ketnap.occasions.meetings.models import Attendance, CellMeeting, VoteCount
from ketnap.occasions.meetings.queries import items_of, suggested_attendance

pytestmark = pytest.mark.django_db


@pytest.fixture
def gathering(people, cell, secretary, clerk):
    """An leads the meetings, Bình writes the minutes, seven others come."""
    officers = [secretary.person, clerk.person]
    return gathering_of(people, cell, today_actor(secretary), officers)


def order(gathering, *cases, **more):
    return {
        "cell_id": gathering.cell.pk,
        "held_on": f"{ADMISSION_ON}",
        "begins_at": "14:00",
        "place": "Phòng họp 302",
        "presiding_id": gathering.presiding.pk,
        "secretary_id": gathering.secretary.pk,
        "topics": ["Sinh hoạt thường kỳ"],
        "questions": [{"casefile_id": case.pk, "matter": "admission"} for case in cases],
    } | more


def marks_of(meeting):
    return [
        {"person_id": each.person_id, "is_present": True} for each in suggested_attendance(meeting)
    ]


BALLOTS = {"method": "secret_ballot", "issued": 9, "returned": 9, "agree": 8, "disagree": 1}
LATE = {"override_reason": "ghi bổ sung cuộc họp cũ"}


def test_the_meeting_of_the_manual_is_held_as_it_says(program, gathering):
    case = gathering.admissible()
    calling, attending, counting, closing = bodies_of("Meetings")
    called = program.post("meetings", calling | order(gathering, case)).json()
    meeting = CellMeeting.objects.get(pk=called["id"])
    (vote,) = (item["id"] for item in called["agenda"] if item["casefile_id"])

    attended = program.post(
        f"meetings/{meeting.pk}/attendance", attending | {"marks": marks_of(meeting)}
    )
    counted = program.post(f"meetings/{meeting.pk}/votes/{vote}", counting | BALLOTS | LATE)
    closing["cases"] = [{"casefile_id": case.pk, "seen_seq": case.entries.count()}]
    closed = program.post(f"meetings/{meeting.pk}/close", closing)

    answers = (attended, counted, closed)
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    told = closed.json()
    step = LogEntry.objects.get(casefile=case, kind=StepKind.CELL_VOTED)
    assert (told["state"], told["agenda"][-1]["count"]["step_seq"]) == ("closed", step.seq)
    payload = json.loads(step.payload)
    assert (payload["agree"], payload["resolution"]) == (8, "12-NQ/CB")
    assert told["visitors"] == attending["visitors"]
    assert program.get(f"meetings/{meeting.pk}").json() == told
    assert AccessEntry.objects.filter(object_kind="cell_meeting", object_id=meeting.pk).exists()


def test_a_far_day_is_taken_only_where_it_is_meant(program, gathering):
    far = order(gathering, held_on="3026-11-20")

    unmeant, meant = (
        program.post("meetings", far | {"far_day_is_meant": is_meant}) for is_meant in (False, True)
    )

    assert (unmeant.status_code, unmeant.json()["code"]) == (422, "refused")
    assert "far_day_is_meant" in unmeant.json()["detail"]
    assert meant.status_code == 201


def test_a_call_sent_twice_under_one_key_calls_one_meeting(program, gathering):
    body = json.dumps(order(gathering))

    answers = [
        program.client.post(
            "/api/v1/meetings",
            body,
            content_type="application/json",
            headers={"Idempotency-Key": "hop-1"},
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert CellMeeting.objects.count() == 1


def test_a_meeting_is_planned_anew_and_keeps_its_counted_votes(program, gathering):
    case, other = gathering.admissible(), gathering.admissible("Lê Minh Tâm")
    meeting = gathering.held(ADMISSION_ON, admission(case), agree=9)
    plan = order(gathering, case, other, place="Hội trường")
    del plan["cell_id"]

    changed = program.post(
        f"meetings/{meeting.pk}", plan | {"seen_revision": meeting.revision}
    ).json()
    refused = program.post(
        f"meetings/{meeting.pk}",
        plan | {"questions": [], "seen_revision": changed["revision"]},
    )

    assert changed["place"] == "Hội trường"
    assert [item["casefile_id"] for item in changed["agenda"]] == [None, case.pk, other.pk]
    assert (refused.status_code, refused.json()["code"]) == (422, "item_counted")


def test_somebody_called_who_is_no_member_is_told_by_number(program, gathering):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))
    marks = marks_of(meeting)
    stranger = marks[0] | {"person_id": 987_654}

    refused = program.post(
        f"meetings/{meeting.pk}/attendance",
        {"seen_revision": meeting.revision, "marks": [*marks, stranger]},
    )

    assert refused.json()["code"] == "members_changed"
    assert refused.json()["detail"] == "Không phải đảng viên của ngày họp: person_id 987654."


def test_whoever_read_an_older_state_changes_nothing(program, gathering):
    case = gathering.admissible()
    meeting = gathering.meeting(ADMISSION_ON, admission(case))
    path = f"meetings/{meeting.pk}"
    late = {"seen_revision": meeting.revision - 1}

    attended = program.post(f"{path}/attendance", late | {"marks": marks_of(meeting)})
    closed = program.post(f"{path}/close", late)
    partly = program.post(
        f"{path}/attendance", {"seen_revision": meeting.revision, "marks": marks_of(meeting)[1:]}
    )

    codes = [answer.json()["code"] for answer in (attended, closed, partly)]
    assert codes == ["meeting_changed", "meeting_changed", "members_changed"]
    assert {answer.status_code for answer in (attended, closed, partly)} == {409}
    assert "triệu tập cuộc họp" in attended.json()["detail"]
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("more", "code", "place"),
    [
        ({"agree": 9}, "count_contradicts", "$.agree"),
        ({"issued": 10, "returned": 10, "agree": 9}, "count_contradicts", "$.issued"),
        ({"returned": None}, "wrong_parameter", "body.order"),
        ({"seen_revision": 3}, "count_changed", ""),
        ({"agree": -1}, "wrong_parameter", "body.order.agree"),
        ({"resolution": "12\u0000"}, "wrong_parameter", "body.order.resolution"),
    ],
)
def test_a_count_that_cannot_be_is_not_kept(program, gathering, more, code, place):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))
    gathering.attend(meeting)
    (vote,) = items_of(meeting)

    answer = program.post(
        f"meetings/{meeting.pk}/votes/{vote.pk}", {"seen_revision": 0} | BALLOTS | more
    )

    assert (answer.json()["code"], answer.json()["place"]) == (code, place)
    assert not VoteCount.objects.exists()


def test_nothing_is_counted_before_attendance_and_nothing_changed_after_the_close(
    program, gathering
):
    case = gathering.admissible()
    meeting = gathering.meeting(ADMISSION_ON, admission(case))
    (vote,) = items_of(meeting)
    path = f"meetings/{meeting.pk}"
    early = program.post(f"{path}/votes/{vote.pk}", {"seen_revision": 0} | BALLOTS)
    gathering.attend(meeting)
    gathering.close(meeting)

    late = program.post(f"{path}/close", {"seen_revision": meeting.revision})

    assert (early.status_code, early.json()["code"]) == (422, "nobody_called")
    assert (late.status_code, late.json()["code"]) == (409, "meeting_over")


def test_a_vote_is_held_again_and_its_count_discarded(program, gathering):
    meeting = gathering.held(ADMISSION_ON, admission(gathering.admissible()), agree=9)
    (vote,) = items_of(meeting)
    path = f"meetings/{meeting.pk}/votes/{vote.pk}"

    again = program.post(f"{path}/again", {})
    late = program.post(f"{path}/discard", {"seen_revision": 2})
    discarded = program.post(f"{path}/discard", {"seen_revision": 1})

    assert (again.status_code, len(again.json()["agenda"])) == (201, 2)
    assert (late.status_code, late.json()["code"]) == (409, "count_changed")
    assert [item["count"] for item in discarded.json()["agenda"]] == [None, None]


def test_a_meeting_is_called_off_by_whoever_read_it_last(program, gathering):
    meeting = gathering.meeting()
    path = f"meetings/{meeting.pk}/call-off"

    late = program.post(path, {"seen_revision": 0})
    off = program.post(path, {"seen_revision": 1})

    assert (late.status_code, late.json()["code"]) == (409, "meeting_changed")
    assert (off.status_code, off.json()["state"]) == (200, "called_off")


def test_meetings_come_in_pages_and_by_their_days(program, gathering):
    first, second = gathering.meeting(ADMISSION_ON), gathering.meeting(LATER_ON)

    page = program.get("meetings", limit=1).json()
    later = program.get("meetings", **{"from": f"{LATER_ON}"}).json()

    assert ([each["id"] for each in page["meetings"]], page["next_after"]) == (
        [first.pk],
        first.pk,
    )
    assert ([each["id"] for each in later["meetings"]], later["next_after"]) == ([second.pk], None)


def test_meetings_of_others_are_not_there(program, program_of, gathering, stranger, other_cell):
    meeting = gathering.meeting()

    asked = program_of(stranger)

    assert asked.get(f"meetings/{meeting.pk}").status_code in (403, 404)
    assert asked.post(f"meetings/{meeting.pk}/close", {"seen_revision": 1}).status_code in (
        403,
        404,
    )
    elsewhere = program.post("meetings", order(gathering, cell_id=other_cell.pk))
    assert elsewhere.status_code == 404


def test_a_token_that_only_reads_occasions_calls_no_meeting(program_of, secretary, gathering):
    reading = program_of(secretary, [TokenScope.OCCASIONS_READ])

    answer = reading.post("meetings", order(gathering))

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert not CellMeeting.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"begins_at": "14:00Z"},
        {"begins_at": "x"},
        {"note": "x"},
        {"topics": [""]},
        {"topics": ["x\u202e"]},
        {"questions": [{"casefile_id": 1, "matter": "x"}]},
        {"presiding_id": 0},
        {"cell_id": True},
        {"presiding_id": "1"},
        {"place": " "},
        {"questions": [{"casefile_id": 1, "matter": "admission"}] * 2},
    ],
)
def test_what_is_no_meeting_is_refused(program, gathering, more):
    assert program.post("meetings", order(gathering, **more)).status_code == 422
