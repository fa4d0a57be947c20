"""The people a meeting votes on, as a list beside the open vote: who is done and who is next."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import Severity
from ketnap.domain.meeting.outcome import Outcome
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import count_of
from ketnap.occasions.meetings.rehearsal import number_of
from ketnap.web.day import address
from ketnap.web.meetings.panel import findings_before
from ketnap.web.meetings.reading import OpenMeeting
from ketnap.web.meetings.words import question_line


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One vote in the list; `state` and `badge` say how it stands."""

    name: str
    line: str
    unit: str
    href: str
    is_current: bool
    state: str
    badge: str


def agenda_of(
    request: HttpRequest, opened: OpenMeeting, current: AgendaItem | None
) -> list[AgendaLine]:
    """Return every vote of a meeting in its order."""
    return [_line(request, opened, item, current) for item in opened.votes]


def first_open(opened: OpenMeeting) -> AgendaItem | None:
    """Return the vote a meeting is at: the first without a count, or else its first."""
    return next(iter(opened.uncounted), None) or next(iter(opened.votes), None)


def next_open(opened: OpenMeeting, after: AgendaItem) -> AgendaItem | None:
    """Return the vote that comes next: the first without a count behind this one, or before it."""
    order = [item.pk for item in opened.votes]
    place = order.index(after.pk)
    rest = [*opened.votes[place + 1 :], *opened.votes[:place]]
    return next((item for item in rest if count_of(item) is None), None)


def _line(
    request: HttpRequest, opened: OpenMeeting, item: AgendaItem, current: AgendaItem | None
) -> AgendaLine:
    is_current = current is not None and current.pk == item.pk
    state, badge = _state(opened, item, is_current=is_current)
    person = item.case.person
    return AgendaLine(
        name=person.full_name,
        line=question_line(item, number_of(item)),
        unit=person.unit.name if person.unit else "",
        href=address(request, "meeting_vote", opened.id, item.pk),
        is_current=is_current,
        state=state,
        badge=badge,
    )


def _state(opened: OpenMeeting, item: AgendaItem, *, is_current: bool) -> tuple[str, str]:
    outcome = opened.outcome(item)
    if outcome is not None:
        return _counted(outcome)
    if item.pk in opened.recorded:
        return "closed", _("Kết quả đã hủy")
    if not opened.record.is_planned:
        return "closed", _("Không xét tại cuộc họp này")
    severities = {finding.severity for finding in findings_before(opened, item)}
    if Severity.BLOCK in severities:
        return "block", _("Chưa đủ để xét")
    if Severity.WARN in severities:
        return "warn", _("Có điều cần lưu ý")
    if is_current and opened.can_write and opened.is_attended:
        return "missing", _("Đang ghi kết quả")
    return "closed", _("Chưa xét")


def _counted(outcome: Outcome) -> tuple[str, str]:
    facts = {"agree": outcome.vote.agree, "base": outcome.base}
    if outcome.is_reached:
        return "complete", _("Đạt %(agree)s/%(base)s") % facts
    return "note", _("Chưa đạt %(agree)s/%(base)s") % facts
