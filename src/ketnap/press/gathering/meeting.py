"""What may be told of a meeting of the cell."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.package import Occasion
from ketnap.domain.press.telling import MeetingFacts, tell_meeting
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.organisations.queries import cell_facts
from ketnap.press.consents import purposes_agreed_to
from ketnap.press.gathering.gathered import Gathered, Mention


def gather_meeting(meeting_id: int, *, on: date) -> Gathered | None:
    """Return what may be told of a meeting that has ended."""
    rows = CellMeeting.objects.filter(pk=meeting_id).select_related(
        "cell", "presiding", "secretary"
    )
    meeting = rows.first()
    if meeting is None or not meeting.is_closed:
        return None
    return Gathered(
        occasion=Occasion.MEETING,
        record_id=meeting.pk,
        cell=meeting.cell,
        held_on=meeting.held_on,
        place=meeting.place,
        draft=tell_meeting(_facts(meeting)),
        figures=(),
        new_members=_voted_on(meeting, on),
        officials=(
            Mention(meeting.presiding.full_name, "chủ trì"),
            Mention(meeting.secretary.full_name, "thư ký"),
        ),
        left_out=(
            _("Việc biểu quyết về từng người và kết quả biểu quyết: chỉ lưu trong hồ sơ."),
            _("Ai dự, ai vắng và lý do: chỉ lưu trong biên bản."),
        ),
    )


def _facts(meeting: CellMeeting) -> MeetingFacts:
    facts = cell_facts(meeting.cell_id, meeting.held_on)
    topics = meeting.items.exclude(topic="").values_list("topic", flat=True)
    return MeetingFacts(meeting.held_on, meeting.place, facts.name, facts.superior, tuple(topics))


def _voted_on(meeting: CellMeeting, on: date) -> tuple[Mention, ...]:
    """Whom the meeting voted on: the text must not name them unless they agree."""
    items = meeting.items.filter(casefile__isnull=False)
    rows = items.select_related("casefile__person", "casefile__cell")
    cases = {item.case.pk: item.case for item in rows}
    return tuple(
        Mention(case.person.full_name, "người được xét", case, purposes_agreed_to(case, on=on))
        for case in cases.values()
    )
