"""The report of an organisation on a period: of a cell, or of a committee with all below it."""

from datetime import date

from ketnap.documents.drafts import Draft, drafts_for_cell
from ketnap.documents.making import Made, make
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.documents.sources.committees import Below
from ketnap.documents.sources.period_figures import Reported
from ketnap.domain.figures import Span
from ketnap.domain.paperwork.material import Material
from ketnap.figures.admissions import USUAL_MONTHS
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.rules.load import load_rulebook

OF_A_CELL, OF_A_COMMITTEE = "BC-NK", "BC-CU"


def period_report(organisation: Organisation, span: Span, *, on: date) -> Made:
    """The report, made on a day, its prose left to be written.

    It names organisations, and people nowhere. Raises `NoVersionInForce`, `BlanksMissing`.
    """
    if organisation.kind == OrganisationKind.CELL:
        sheet = sheet_of(OF_A_CELL)
        (draft,) = drafts_for_cell(organisation, sheet, on=on, start=span.start, end=span.end)
        return make(draft)
    return committee_report(organisation, Reported.usual(organisation.path, span), on=on)


def committee_report(
    committee: Organisation, reported: Reported, *, on: date, months: int = USUAL_MONTHS
) -> Made:
    """The same of a committee, counted as is said; `months` name a cell without an admission."""
    return make(committee_draft(committee, reported, on=on, months=months))


def committee_draft(
    committee: Organisation, reported: Reported, *, on: date, months: int = USUAL_MONTHS
) -> Draft:
    """What that report is filled from. Raises `NoVersionInForce`."""
    sheet, below = sheet_of(OF_A_COMMITTEE), Below(committee, reported, months)
    material = Material(
        on=on,
        bodies=CellRecords(committee).bodies_on(on),
        rules=load_rulebook().on(on),
        lists=below.lists(),
        facts=below.facts(),
    )
    return Draft(sheet, sheet.on(on), material, committee)
