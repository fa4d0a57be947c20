"""The course a case was last put on, and who is on its list."""

from ketnap.casefiles.models import Casefile
from ketnap.domain.casefile.codes import Sex
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import SentToCourse
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.paperwork.material import CourseFacts, Row
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.occasions.courses.models import Course, Participant
from ketnap.people.models import Person


def course_of_case(case: Casefile, history: History, recorded: Course | None) -> CourseFacts | None:
    """The course recorded with the person on its list, else the one the case tells of; else none."""
    if recorded is not None:
        return course_facts(recorded)
    sent = history.rounds[-1].of(SentToCourse)
    if not sent:
        return None
    return CourseFacts(name=sent[-1].course, participants=(_participant(1, case.person),))


def last_course_with(case: Casefile) -> Course | None:
    """The latest course with the person on its list."""
    rows = Participant.objects.filter(casefile=case).select_related("course__cell")
    row = rows.order_by("-course__starts_on", "-pk").first()
    return row.course if row is not None else None


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
        proposal=course.proposal,
        participants=tuple(
            _participant(place, person) for place, person in enumerate(people, start=1)
        ),
    )


def _participant(place: int, person: Person) -> Row:
    return {
        "number": str(place),
        "name": person.full_name,
        "born": day_in_figures(person.born_on),
        "sex": code_name(Sex(person.sex), "vi"),
        "occupation": person.occupation,
        "workplace": person.workplace,
    }
