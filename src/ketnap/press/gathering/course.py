"""What may be told of a course."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.package import Occasion, PressFigure
from ketnap.domain.press.telling import CourseFacts, PeriodFacts, tell_course
from ketnap.domain.press.telling.course import CERTIFIED, PARTICIPANTS
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.organisations.queries import name_on
from ketnap.press.consents import purposes_agreed_to
from ketnap.press.gathering.gathered import Gathered, Mention, period_until, used


def gather_course(course_id: int, *, on: date) -> Gathered | None:
    """Return what may be told of a course that has begun and to which somebody was sent."""
    begun = Course.objects.filter(pk=course_id, starts_on__lte=on)
    course = begun.select_related("cell").first()
    counted = _count(course) if course else None
    if course is None or counted is None or not counted.sent:
        return None
    period = period_until(course.cell, course.starts_on)
    draft = tell_course(_facts(course, counted, period.facts))
    figures = (*_figures(course, counted), *period.figures)
    return Gathered(
        occasion=Occasion.COURSE,
        record_id=course.pk,
        cell=course.cell,
        held_on=course.starts_on,
        place=course.place,
        draft=draft,
        figures=used(draft, figures),
        counted=figures,
        new_members=_participants(course, on),
        left_out=(
            _(
                "Tên, kết quả học tập và số giấy chứng nhận của từng người: bản nháp chỉ nêu số người."
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """How many the cell sent, and how many of them were certified."""

    sent: int
    certified: int


def _count(course: Course) -> _Counted:
    people = course.participants.filter(sent_seq__isnull=False)
    return _Counted(people.count(), people.filter(certified_seq__isnull=False).count())


def _facts(course: Course, counted: _Counted, period: PeriodFacts) -> CourseFacts:
    return CourseFacts(
        starts_on=course.starts_on,
        ends_on=course.ends_on,
        title=course.title,
        issuer=course.issuer,
        place="" if course.place == course.issuer else course.place,
        cell=name_on(course.cell_id, course.starts_on),
        is_for_members=course.kind == CourseKind.NEW_MEMBER,
        participants=counted.sent,
        certified=counted.certified,
        period=period,
    )


def _figures(course: Course, counted: _Counted) -> tuple[PressFigure, ...]:
    source, on = reverse("course", args=[course.pk]), course.starts_on
    return (
        PressFigure(PARTICIPANTS, "Số người chi bộ cử tham gia lớp", counted.sent, on, source),
        PressFigure(CERTIFIED, "Số người được cấp giấy chứng nhận", counted.certified, on, source),
    )


def _participants(course: Course, on: date) -> tuple[Mention, ...]:
    rows = course.participants.filter(sent_seq__isnull=False).select_related(
        "casefile__person", "casefile__cell"
    )
    return tuple(
        Mention(
            row.casefile.person.full_name,
            "học viên",
            row.casefile,
            purposes_agreed_to(row.casefile, on=on),
        )
        for row in rows.order_by("casefile__person__sort_key", "pk")
    )
