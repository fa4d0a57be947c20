"""The courses of a period as a report tells them: who was on each, and who has a certificate."""

from collections.abc import Iterator, Mapping

from ketnap.documents.sources.period_figures import Reported
from ketnap.domain.figures import SHARE_DECIMALS
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures, number, percent
from ketnap.figures.courses import CourseCounted, courses_counted
from ketnap.occasions.courses.models import CourseKind

_KINDS: Mapping[CourseKind, str] = {
    CourseKind.AWARENESS: "Lớp bồi dưỡng nhận thức về Đảng",
    CourseKind.NEW_MEMBER: "Lớp bồi dưỡng đảng viên mới",
}


def period_courses(reported: Reported) -> Iterator[Row]:
    """A row for each course, below one for all of its kind, in which nobody counts twice."""
    for kind, name in _KINDS.items():
        courses = courses_counted(reported.asked(), kind)
        if courses.each:
            yield {"name": name, "first_on": "", **_numbers(courses.together)}
        for course in courses.each:
            yield {
                "name": f"– {course.title}",
                "first_on": day_in_figures(course.first_on),
                **_numbers(course),
            }


def _numbers(course: CourseCounted) -> Row:
    enrolled, certified = course.enrolled, course.certified
    return {
        "enrolled": number(enrolled),
        "certified": number(certified),
        "share": percent(certified, enrolled, decimals=SHARE_DECIMALS),
    }
