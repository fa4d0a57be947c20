"""The figures of days as the operator at the machine asks them: the usual count, nothing left out."""

from ketnap.casefiles.queries import Figure, counting_day
from ketnap.documents.registers.queries import term_days
from ketnap.domain.figures import PeriodKind, Span
from ketnap.figures.admissions import USUAL_MONTHS
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.web.figures.asking import USUAL_DIMENSIONS, AskedFigures


def days_asked(organisation: Organisation, span: Span) -> AskedFigures:
    """Days that are said to be no period, asked on the last of them, as the log tells them now."""
    return AskedFigures(
        organisation=organisation,
        name=name_on(organisation.pk, span.end),
        kind=PeriodKind.FREE,
        whole=span,
        term=term_days(organisation.path, span.end),
        count_by=counting_day(),
        figure=Figure.ADMITTED,
        dimensions=USUAL_DIMENSIONS,
        months=USUAL_MONTHS,
        known_on=None,
        on=span.end,
        is_for_outside=False,
        sees_cases=True,
        query={},
    )
