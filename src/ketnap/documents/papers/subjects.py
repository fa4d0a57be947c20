"""What a paper may be about: a case, an occasion, or a body itself."""

from typing import assert_never

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import CaseRelation
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.courses.models import Course
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.organisations.models import Organisation

Subject = Casefile | CellMeeting | Ceremony | Course | Organisation


def column_of(subject: Subject) -> str:
    """Return the column of a paper that names the subject."""
    match subject:
        case Casefile():
            return "casefile"
        case CellMeeting():
            return "meeting"
        case Ceremony():
            return "ceremony"
        case Course():
            return "course"
        case Organisation():
            return "organisation"
        case _:
            assert_never(subject)


def body_of(subject: Subject) -> Organisation:
    """Return the body to whose records a paper about the subject belongs."""
    return subject if isinstance(subject, Organisation) else subject.cell


def place_of(subject: Subject) -> CaseRelation:
    """Return what the access policy must know of the subject."""
    if isinstance(subject, Casefile):
        return relation_to(subject)
    body = body_of(subject)
    return CaseRelation(body.pk, body.path)
