"""What the press desk tells of courses, meetings and plans."""

from datetime import date, time

import pytest
from django.utils import timezone

from admitting import Admitting
from ketnap.domain.access import Actor
from ketnap.domain.press.package import Occasion
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import suggested_attendance
from ketnap.occasions.meetings.services import (
    Mark,
    Plan,
    call_meeting,
    close_meeting,
    take_attendance,
)
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan
from ketnap.press.packing import Wording
from ketnap.press.queries import content_of, gathered_for
from ketnap.press.refusals import PressNotVisible
from ketnap.press.services import send_package
from ketnap.press.tellable import tellable

pytestmark = pytest.mark.django_db
HELD_ON = date(2024, 4, 3)


@pytest.fixture
def meeting(cell: Organisation, actor: Actor, admitting: Admitting) -> CellMeeting:
    """A meeting with one topic, still to be closed."""
    order = Plan(
        held_on=HELD_ON,
        begins_at=time(14),
        place="Phòng họp số 1",
        presiding=Person.objects.get(pk=actor.person_id),
        secretary=admitting.mentor,
        topics=("Kiểm điểm công tác quý I",),
    )
    return call_meeting(cell, order, actor=actor)


def closed(meeting: CellMeeting, actor: Actor) -> CellMeeting:
    marks = [
        Mark(person_id=each.person_id, is_present=True) for each in suggested_attendance(meeting)
    ]
    take_attendance(meeting.pk, marks, visitors=(), actor=actor, seen_revision=meeting.revision)
    meeting.refresh_from_db()
    close_meeting(
        meeting.pk, actor=actor, seen_revision=meeting.revision, seen_seqs={}, today=HELD_ON
    )
    meeting.refresh_from_db()
    return meeting


def test_a_meeting_is_told_by_its_topics_and_crosses_without_figures(
    meeting: CellMeeting, actor: Actor
) -> None:
    record = closed(meeting, actor)
    found = gathered_for(actor, Occasion.MEETING, record.pk, on=HELD_ON)
    draft = found.draft
    wording = Wording(
        section="xay-dung-dang",
        title=draft.title,
        lead=draft.lead.text,
        paragraphs=tuple(one.text for one in draft.paragraphs),
        captions=draft.captions,
        grounds={},
    )

    package = content_of(send_package(Occasion.MEETING, record.pk, wording, by=actor, on=HELD_ON))

    assert package.figures == ()
    assert package.paragraphs[0].text == "Chi bộ thảo luận các nội dung: kiểm điểm công tác quý I."


def test_a_meeting_that_has_not_ended_has_nothing_to_tell(
    meeting: CellMeeting, actor: Actor
) -> None:
    with pytest.raises(PressNotVisible):
        gathered_for(actor, Occasion.MEETING, meeting.pk, on=HELD_ON)

    assert tellable(actor, on=HELD_ON) == ()


def test_a_plan_is_told_by_its_targets(cell: Organisation, actor: Actor) -> None:
    year = timezone.localdate().year
    order = PlanOrder(
        span=PlanSpan.YEAR,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        resolution="Kế hoạch số 02-KH/CB",
    )
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 3}, by=actor)

    found = gathered_for(actor, Occasion.PLAN, plan.pk, on=timezone.localdate())

    assert found.draft.lead.text == (
        f"Thực hiện Kế hoạch số 02-KH/CB, Chi bộ Văn phòng đề ra chỉ tiêu năm {year}: kết nạp 03 đảng viên."
    )
    assert [(one.key, one.value, one.source) for one in found.figures] == [
        ("target_admitted", 3, f"/ke-hoach/{plan.pk}/")
    ]
