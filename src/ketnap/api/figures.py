"""The figures of a period."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from ketnap.api.days import Day
from ketnap.api.keys import READ_FIGURES, require_somewhere
from ketnap.api.organisations import OrganisationId
from ketnap.api.problems import Problem
from ketnap.casefiles.queries import CountBy, Figure, counting_day
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.figures import counted_path
from ketnap.documents.registers.queries import term_days
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import NominatorKind
from ketnap.domain.figures import Dimension, rows_told, shown_whole
from ketnap.domain.figures.suppression import shown_part
from ketnap.figures.courses import CourseCounted, courses_counted, together
from ketnap.figures.rates import RateOf
from ketnap.figures.settings import load_age_bands, load_least_shown
from ketnap.figures.told import below_told, period_told
from ketnap.occasions.courses.models import CourseKind
from ketnap.organisations.models import Organisation

router = Router(tags=["figures"])

From = Annotated[Day | None, Query(alias="from", description="1 January if left out.")]
To = Annotated[Day | None, Query(alias="to", description="Today if left out.")]
Outside = Annotated[
    bool, Query(description="Leave out the numbers of small groups, for readers outside.")
]


class MembersTold(Schema):
    """Members before the period, how they came and left, and members at its end.

    Both ends are null where nobody was ever entered as a member.
    """

    opening: int | None
    came: dict[str, int]
    left: dict[str, int]
    closing: int | None


class TargetTold(Schema):
    """What the plans of so many cells set together for a figure, and what these cells reached."""

    target: int
    cells: int
    ends_on: date
    reached: int | None
    percent: float | None


class RateTold(Schema):
    """Admissions for every hundred members of a day: at its end, or carried over into it."""

    of: RateOf
    day: date
    members: int | None
    percent: float | None


class BelowTold(Schema):
    """The figures of what stood directly below; each person counts for one such organisation.

    Who counts for the body's own cases counts for none: nothing stands below a cell.
    """

    organisation_id: int
    name: str
    figures: dict[Figure, int | None]


class Indicators(Schema):
    """The figures of an organisation and all below it, both days included.

    `by` breaks each figure down by what was asked for; the rows of one dimension add up to it.
    What stands `below` a committee adds up too, for cells alone have cases. `known_on` narrows the figures to what the log told by the end of
    that day; members and plans are those known now.
    A copy for readers outside has null for every number that could tell about a person. The
    difference between the copies of a body and of one below it, or of two periods that overlap,
    may still tell: never give both to one reader.
    """

    organisation_id: int
    start: date
    end: date
    count_by: CountBy
    known_on: date | None
    figures: dict[Figure, int | None]
    put_forward_by: dict[NominatorKind, int | None]
    members: MembersTold
    targets: dict[Figure, TargetTold]
    rates: list[RateTold]
    by: Mapping[Figure, Mapping[Dimension, Mapping[str, int | None]]] = {}
    below: Sequence[BelowTold] = ()


@router.get(
    "/organisations/{organisation_id}/indicators",
    auth=READ_FIGURES,
    response={200: Indicators, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Figures of a period",
    url_name="api_indicators",
)
def indicators(
    request: HttpRequest,
    organisation_id: OrganisationId,
    start: From = None,
    end: To = None,
    count_by: Annotated[
        CountBy | None,
        Query(description="The day on which an admission counts; the installation's if left out."),
    ] = None,
    by: Annotated[
        tuple[Dimension, ...],
        Query(description="What to break down by; may be given several times."),
    ] = (),
    known_on: Annotated[
        Day | None,
        Query(description="Only what was recorded by the end of this day; all if left out."),
    ] = None,
    below: Annotated[
        bool, Query(description="Also the figures of each organisation directly below.")
    ] = False,
    outside: Outside = False,
) -> Indicators:
    """Every figure from putting forward to transfer, with members, targets and rates."""
    actor = require_somewhere(request, Action.SEE_FIGURES)
    first, last = _days(start, end)
    least = load_least_shown() if outside else 0
    asked = Asked(
        path=counted_path(actor, organisation_id),
        start=first,
        end=last,
        count_by=count_by or counting_day(),
        known_on=known_on,
    )
    told = period_told(asked, term=term_days(asked.path, last), least=least)
    return Indicators(
        organisation_id=organisation_id,
        **told,
        by=_by(asked, by, least),
        below=_below(asked, organisation_id, least) if below else (),
    )


class CourseFigures(Schema):
    """A course by the name that steps give it; nobody counts twice in it."""

    title: str
    first_on: date
    sent: int
    certified: int


class CoursesCounted(Schema):
    """The awareness courses of a period, both days included, and all of them together.

    A copy for readers outside names no course, and has null for what could tell about a person.
    """

    organisation_id: int
    start: date
    end: date
    held: int
    sent: int | None
    certified: int | None
    courses: list[CourseFigures]


@router.get(
    "/organisations/{organisation_id}/courses",
    auth=READ_FIGURES,
    response={200: CoursesCounted, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Courses of a period",
    url_name="api_courses_counted",
)
def courses(
    request: HttpRequest,
    organisation_id: OrganisationId,
    start: From = None,
    end: To = None,
    outside: Outside = False,
) -> CoursesCounted:
    """Who was sent in the period, and who of them has a certificate, of all below an organisation.

    A certificate counts from the day of being sent up to the next time, also after the period.
    """
    actor = require_somewhere(request, Action.SEE_FIGURES)
    first, last = _days(start, end)
    path = counted_path(actor, organisation_id)
    found = courses_counted(Asked(path=path, start=first, end=last), CourseKind.AWARENESS)
    whole, least = together(found), load_least_shown() if outside else 0
    sent, certified = len(whole.enrolled), len(whole.certified)
    return CoursesCounted(
        organisation_id=organisation_id,
        start=first,
        end=last,
        held=len(found),
        sent=shown_whole(sent, least=least),
        certified=shown_part(certified, sent, least=least),
        courses=[] if outside else [_course(each) for each in found],
    )


def _course(course: CourseCounted) -> CourseFigures:
    return CourseFigures(
        title=course.title,
        first_on=course.first_on,
        sent=len(course.enrolled),
        certified=len(course.certified),
    )


def _days(start: date | None, end: date | None) -> tuple[date, date]:
    """The days of a period; refuses those in the wrong order."""
    last = end or timezone.localdate()
    first = start or date(last.year, 1, 1)
    if last < first:
        raise ValidationError(_("Ngày cuối đứng trước ngày đầu."))
    return first, last


def _below(asked: Asked, organisation_id: int, least: int) -> list[BelowTold]:
    told = below_told(Organisation.objects.get(pk=organisation_id), asked, least=least)
    return [BelowTold(**each) for each in told]


def _by(
    asked: Asked, by: Sequence[Dimension], least: int
) -> Mapping[Figure, Mapping[Dimension, Mapping[str, int | None]]]:
    bands, traits = load_age_bands(), {each.trait for each in by}
    return {
        figure: {each: rows_told(people, each, bands, least=least) for each in by}
        for figure, people in (counted_alike(asked, traits) if by else {}).items()
    }
