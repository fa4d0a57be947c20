"""How a running deadline reads: how far it has run, with whom, and until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ketnap.casefiles.queries import Due
from ketnap.design.numbers import whole
from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.deadlines import EVENTS, LAPSES, Deadline
from ketnap.domain.casefile.owners import Owner, OwnerKind
from ketnap.domain.casefile.wording import deadline_name
from ketnap.web.day_words import short_day
from ketnap.web.language import reader_language

NEAR_DAYS = 7
"""From how many days before the end a clock is drawn as running short."""

_ICONS = {
    OwnerKind.PLACE: "map-pin",
    OwnerKind.BODY: "building",
    OwnerKind.CELL: "building",
    OwnerKind.CELL_COMMITTEE: "building",
    OwnerKind.PROBATIONER: "user",
    OwnerKind.NEW_MEMBER: "user",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """The variables of the clock component; without `total` there is no bar."""

    label: str
    done: int
    total: int
    place: str
    place_icon: str
    tone: str


def clock_of(
    deadline: Deadline, owner: Owner, calendar: WorkingCalendar, *, on: date, paused: bool = False
) -> Clock:
    """Return the clock of a deadline that is not met, as of a day."""
    has_bar = not paused and not deadline.in_months and deadline.starts_on <= on
    passed = calendar.working_days_between(deadline.starts_on, on)
    return Clock(
        label=_("Tạm dừng") if paused else _label(deadline, calendar, on=on),
        done=min(passed, deadline.length) if has_bar else 0,
        total=deadline.length if has_bar else 0,
        place=_place(deadline, owner, calendar, on=on),
        place_icon=_ICONS[owner.kind],
        tone="calm" if paused else tone_of(deadline, on=on),
    )


def tone_of(deadline: Deadline, *, on: date) -> str:
    """Return the tone of a deadline as of a day: over, near, extended or calm."""
    if deadline.code in EVENTS and on > deadline.due_on:
        return "calm"
    tone = tone_before(deadline.due_on, on=on)
    return "extended" if tone == "calm" and deadline.extended_by else tone


def tone_before(due_on: date, *, on: date) -> str:
    """Return the tone of a last day as of a day: over, near or calm."""
    left = (due_on - on).days
    if left < 0:
        return "over"
    return "near" if left <= NEAR_DAYS else "calm"


def due_words(due: Due, *, on: date) -> str:
    """Return a deadline in one line: what is due, and its last day as seen from a day."""
    words = _("%(what)s, hạn %(day)s") if due.due_on >= on else _("%(what)s, quá hạn %(day)s")
    if due.code in LAPSES:
        words = _("%(what)s đến hết %(day)s")
    elif due.code in EVENTS:
        words = _("%(what)s ngày %(day)s")
    name = deadline_name(due.code, reader_language())
    return words % {"what": name, "day": short_day(due.due_on, year=on.year)}


def last_day_words(code: DeadlineCode, day: date, *, on: date) -> str:
    """Return what a last day is: of a duty, of papers that lapse, or of an event that comes."""
    words = _("hạn %(day)s")
    if code in LAPSES:
        words = _("còn giá trị đến hết %(day)s") if on <= day else _("hết giá trị sau ngày %(day)s")
    elif code in EVENTS:
        words = _("ngày %(day)s")
    return words % {"day": short_day(day, year=on.year)}


def owner_name(owner: Owner) -> str:
    """Return what to call whoever must act."""
    names = {
        OwnerKind.CELL: pgettext("who must act", "chi bộ"),
        OwnerKind.CELL_COMMITTEE: pgettext("who must act", "chi ủy"),
        OwnerKind.PROBATIONER: pgettext("who must act", "đảng viên dự bị"),
        OwnerKind.NEW_MEMBER: pgettext("who must act", "đảng viên mới"),
    }
    return owner.name or names[owner.kind]


def _label(deadline: Deadline, calendar: WorkingCalendar, *, on: date) -> str:
    if deadline.code in LAPSES | EVENTS:
        return _days_left(deadline, on)
    if on > deadline.due_on:
        late = calendar.working_days_between(deadline.due_on, on)
        return _("Quá %(days)s ngày làm việc") % {"days": whole(late)}
    if on < deadline.starts_on:
        return _("Tính từ ngày %(day)s") % {"day": short_day(deadline.starts_on, year=on.year)}
    passed = calendar.working_days_between(deadline.starts_on, on)
    return _("Ngày làm việc %(done)s/%(total)s") % {
        "done": whole(passed),
        "total": whole(deadline.length),
    }


def _days_left(deadline: Deadline, on: date) -> str:
    """How far off a day is that nobody can be late for: papers lapse on it, or it comes."""
    days = (deadline.due_on - on).days
    if days > 0:
        return _("Còn %(days)s ngày") % {"days": whole(days)}
    if deadline.code in EVENTS:
        return _("Đã đến ngày") if days else _("Hôm nay")
    return _("Đã hết giá trị") if days else _("Hết giá trị sau hôm nay")


def _place(deadline: Deadline, owner: Owner, calendar: WorkingCalendar, *, on: date) -> str:
    last_day = last_day_words(deadline.code, deadline.due_on, on=on)
    if deadline.code in LAPSES | EVENTS:
        return last_day
    words = _("đang ở %(who)s, %(last_day)s") % {"who": owner_name(owner), "last_day": last_day}
    if not deadline.in_months and calendar.is_provisional(deadline.due_on):
        return _("%(place)s (theo lịch nghỉ dự kiến)") % {"place": words}
    return words
