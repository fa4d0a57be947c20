"""The courses of the demo: two that were held, one to come, one for new members."""

from collections.abc import Iterable
from datetime import date, timedelta

from ketnap.demo.almanac import Almanac
from ketnap.demo.founding import Cell
from ketnap.demo.places import SCHOOL
from ketnap.demo.ways import course_title
from ketnap.domain.access import Actor
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import Vision, candidates_for
from ketnap.occasions.courses.services import (
    PlannedCourse,
    gather_recorded,
    plan_course,
    propose_participants,
)

HELD_ON = date(2018, 3, 1)
"""A day in the half-year whose course of the term 2015-2020 is shown."""
PROPOSED = ("Lê Thượng Khoa", "Đặng Trường Giang Sơn", "Hoàng Thị Tố Uyên", "Tô Văn Hiển")
PROBATIONARY = ("Vương Chấn Phong",)
_HALF = 6
_JULY = 7


def add_courses(cell: Cell, *, by: Actor, almanac: Almanac) -> None:
    """Gather the courses that the cases tell of, and announce two."""
    for day in (HELD_ON, almanac.in_days(-6)):
        _gather(cell, day, by=by, almanac=almanac)
    coming = _plan(cell, almanac.in_days(40), CourseKind.AWARENESS, by=by, almanac=almanac)
    _propose(coming, PROPOSED, by=by, almanac=almanac)
    new_members = _plan(cell, almanac.in_days(60), CourseKind.NEW_MEMBER, by=by, almanac=almanac)
    _propose(new_members, PROBATIONARY, by=by, almanac=almanac)


def _gather(cell: Cell, day: date, *, by: Actor, almanac: Almanac) -> None:
    first = day.replace(month=1 if day.month <= _HALF else _JULY, day=1)
    last = (first + timedelta(days=190)).replace(day=1) - timedelta(days=1)
    order = PlannedCourse(
        kind=CourseKind.AWARENESS,
        title=course_title(day),
        issuer=SCHOOL,
        starts_on=almanac.on_or_after(first),
        ends_on=almanac.on_or_before(last),
        place=SCHOOL,
    )
    course = plan_course(cell.organisation, order, by=by)
    gather_recorded(course.pk, by=by)


def _plan(cell: Cell, day: date, kind: CourseKind, *, by: Actor, almanac: Almanac) -> Course:
    order = PlannedCourse(
        kind=kind,
        title=f"{kind.label}, khóa {day:%m/%Y}",
        issuer=SCHOOL,
        starts_on=day,
        ends_on=almanac.later(day, 4),
        place=SCHOOL,
        proposal="118-CV/CB" if kind is CourseKind.AWARENESS else "",
    )
    return plan_course(cell.organisation, order, by=by)


def _propose(course: Course, names: Iterable[str], *, by: Actor, almanac: Almanac) -> None:
    on = almanac.today
    found = candidates_for(course, by, on=on, vision=Vision(on, 0))
    chosen = [one.casefile_id for one in found if one.full_name in set(names)]
    propose_participants(course.pk, chosen, by=by, on=on)
