"""The command that prints the report of an organisation on a period."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ketnap.cli.django_rooms import installation
from ketnap.cli.organisations import organisation_id
from ketnap.cli.papers import write_all
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language

if TYPE_CHECKING:
    from ketnap.domain.figures import Span
    from ketnap.organisations.models import Organisation


def report(arguments: argparse.Namespace) -> int:
    """Write the report as Word, and as PDF and Excel if wished; its prose is left to be written."""
    if arguments.end < arguments.start:
        raise Refusal("Ngày cuối đứng trước ngày đầu.", "The last day lies before the first.")
    with installation():
        from ketnap.documents.period_reports import period_report
        from ketnap.documents.refusals import CANNOT_BE_MADE
        from ketnap.domain.figures import Span
        from ketnap.domain.paperwork.filling import BlanksMissing
        from ketnap.domain.paperwork.sheet import NoVersionInForce
        from ketnap.organisations.models import Organisation

        organisation = Organisation.objects.get(pk=organisation_id(arguments.organisation))
        span = Span(arguments.start, arguments.end)
        try:
            made = period_report(organisation, span, on=arguments.end)
        except (BlanksMissing, NoVersionInForce, *CANNOT_BE_MADE) as refusal:
            raise Refusal(refusal.vi, refusal.en, status=REFUSED) from None
        beside = _workbook(organisation, span) if arguments.excel else {}
        folder = Path(arguments.out)
        write_all([(made.file_stem, made)], folder, pdf=arguments.pdf, beside=beside)
    return 0


def _workbook(organisation: "Organisation", span: "Span") -> dict[str, bytes]:
    """The same figures as the workbook that the page of figures hands out, by its name."""
    from django.utils.translation import override

    from ketnap.web.figures.at_the_machine import days_asked
    from ketnap.web.figures.period_workbook import period_workbook, workbook_name

    asked = days_asked(organisation, span)
    with override(spoken_language()):
        return {workbook_name(asked): period_workbook(asked)}
