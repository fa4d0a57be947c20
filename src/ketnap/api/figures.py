"""The figures of a period."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from ketnap.api.days import Day
from ketnap.api.figure_data import (
    BelowTold,
    CasesTold,
    CourseFigures,
    CoursesCounted,
    DueTold,
    Indicators,
    QuietTold,
)
from ketnap.api.keys import READ_FIGURES, require_somewhere
from ketnap.api.organisations import OrganisationId
from ketnap.api.problems import Problem
from ketnap.casefiles.queries import CountBy, Figure, counting_day
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.figures import counted_path
from ketnap.documents.registers.queries import term_days
from ketnap.domain.access import Action
from ketnap.domain.figures import Dimension, Span, rows_told, shown_whole
from ketnap.domain.figures.suppression import shown_part
from ketnap.figures.admissions import MOST_MONTHS
from ketnap.figures.courses import CourseCounted, courses_counted
from ketnap.figures.settings import load_age_bands, load_least_shown
from ketnap.figures.told import below_told, period_told
from ketnap.figures.told_ahead import due_told, quiet_told
from ketnap.figures.told_cases import cases_told
from ketnap.occasions.courses.models import CourseKind
from ketnap.organisations.models import Organisation
from ketnap.organisations.tree import tree_read_once

router = Router(tags=["figures"])

From = Annotated[Day | None, Query(alias="from", description="1 January if left out.")]
To = Annotated[Day | None, Query(alias="to", description="Today if left out.")]
Outside = Annotated[
    bool, Query(description="Leave out the numbers of small groups, for readers outside.")
]


@router.get(
    "/organisations/{organisation_id}/indicators",
    auth=READ_FIGURES,
    response={200: Indicators, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Figures of a period",
    url_name="api_indicators",
)
@tree_read_once()
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
    cases: Annotated[
        bool, Query(description="Also the cases followed, the times in each stage, the ways out.")
    ] = False,
    quiet_months: Annotated[
        int | None,
        Query(
            ge=1,
            le=MOST_MONTHS,
            description="Also the cells that admitted nobody for so many months.",
        ),
    ] = None,
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
    span = Span(first, last)
    return Indicators(
        organisation_id=organisation_id,
        **told,
        due_next=DueTold(**due_told(asked.path, span, least=least)),
        by=_by(asked, by, least),
        below=_below(asked, organisation_id, least) if below else (),
        cases=CasesTold(**cases_told(asked.path, span, least=least)) if cases else None,
        quiet_cells=_quiet(asked, quiet_months, least) if quiet_months else (),
    )


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
    whole, least = found.together, load_least_shown() if outside else 0
    sent, certified = whole.enrolled, whole.certified
    return CoursesCounted(
        organisation_id=organisation_id,
        start=first,
        end=last,
        held=len(found.each),
        sent=shown_whole(sent, least=least),
        certified=shown_part(certified, sent, least=least),
        courses=[] if outside else [_course(each) for each in found.each],
    )


def _course(course: CourseCounted) -> CourseFigures:
    return CourseFigures(
        title=course.title,
        first_on=course.first_on,
        sent=course.enrolled,
        certified=course.certified,
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


def _quiet(asked: Asked, months: int, least: int) -> list[QuietTold]:
    return [QuietTold(**each) for each in quiet_told(asked, months=months, least=least)]


def _by(
    asked: Asked, by: Sequence[Dimension], least: int
) -> Mapping[Figure, Mapping[Dimension, Mapping[str, int | None]]]:
    bands, traits = load_age_bands(), {each.trait for each in by}
    return {
        figure: {each: rows_told(people, each, bands, least=least) for each in by}
        for figure, people in (counted_alike(asked, traits) if by else {}).items()
    }
