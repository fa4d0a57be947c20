"""The course a case was last put on, and who is on its list."""

from ketnap.casefiles.models import Casefile
from ketnap.domain.paperwork.material import CourseFacts
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.occasions.courses.models import Course, Participant


def course_of_case(case: Casefile) -> CourseFacts | None:
    """The latest course with the person on its list; none where there is no such course."""
    row = (
        Participant.objects.filter(casefile=case)
        .select_related("course")
        .order_by("-course__starts_on", "-pk")
        .first()
    )
    return course_facts(row.course) if row is not None else None


def course_facts(course: Course) -> CourseFacts:
    """What the papers of a course say of it."""
    rows = course.participants.select_related("casefile__person")
    people = sorted((row.casefile.person for row in rows), key=lambda person: person.sort_key)
    return CourseFacts(
        name=course.title,
        begins_on=course.starts_on,
        ends_on=course.ends_on,
        organiser=course.issuer,
        place=course.place,
        participants=tuple(
            {
                "number": str(place),
                "name": person.full_name,
                "born": day_in_figures(person.born_on),
                "workplace": person.workplace,
            }
            for place, person in enumerate(people, start=1)
        ),
    )
