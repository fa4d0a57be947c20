"""What a period leaves to do: who becomes due next, and cells without an admission for long."""

from dataclasses import replace
from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.casefiles.models import DeadlineSpan
from ketnap.design.numbers import whole
from ketnap.domain.figures import Span
from ketnap.figures.admissions import (
    admitting_cells,
    cells_without_admission,
    due_for_recognition,
    due_next,
)
from ketnap.figures.behind import NumberName, Sort
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.cell_tables import CELL_LISTS, CellList, cells_number, quiet_cells
from ketnap.web.figures.hiding import left_out, tells, whole_text
from ketnap.web.figures.result_tables import Cell, Table

MOST_NAMED = 50
_ONE_MONTH = timedelta(days=31)


def ahead_table(request: HttpRequest, asked: AskedFigures) -> Table:
    """Whose probation ends in the period to come; for whoever sees no cases their number alone."""
    coming, due = due_next(asked.organisation.path, asked.span, whole=asked.whole)
    number = due.count()
    if not asked.sees_cases:
        return _number_ahead(asked, coming, number)
    rows: list[list[Cell]] = [
        [
            {
                "text": span.casefile.person.full_name,
                "href": address(request, "case", span.casefile_id),
            },
            {"text": full_day(span.due_on)},
        ]
        for span in _first_of(due, asked, coming)
    ]
    return Table(
        title=_ahead_title(),
        columns=[{"label": _("Đảng viên dự bị")}, {"label": _("Hết dự bị ngày"), "numeric": True}],
        rows=rows,
        totals=_total(request, asked, coming, number) if rows else None,
        note=_("%(number)s người, %(start)s – %(end)s, xét tại ngày %(day)s")
        % {
            "number": whole(number),
            "start": full_day(coming.start),
            "end": full_day(coming.end),
            "day": full_day(asked.span.end),
        },
        empty=_("Kỳ tới không có ai hết thời gian dự bị."),
    )


def _ahead_title() -> str:
    return _("Hết thời gian dự bị trong kỳ tới")


def _number_ahead(asked: AskedFigures, coming: Span, number: int) -> Table:
    """How many they are, without their names."""
    days = f"{full_day(coming.start)} – {full_day(coming.end)}"
    return Table(
        title=_ahead_title(),
        columns=[{"label": _("Kỳ tới")}, {"label": _("Số người"), "numeric": True}],
        rows=[[{"text": days}, {"text": whole_text(asked, number)}]],
        note=_("xét tại ngày %s") % full_day(asked.span.end),
    )


def _first_of(
    due: QuerySet[DeadlineSpan], asked: AskedFigures, coming: Span
) -> QuerySet[DeadlineSpan]:
    """The first of them with their people, who are read only once it is known which these are.

    They are looked for in the first month, and only where that has too few in all of the period.
    """
    month = coming.up_to(coming.start + _ONE_MONTH)
    near = due_for_recognition(asked.organisation.path, month, on=asked.span.end)
    first = list(near.values_list("pk", flat=True)[:MOST_NAMED])
    if len(first) < MOST_NAMED:
        first = list(due.values_list("pk", flat=True)[:MOST_NAMED])
    return due.filter(pk__in=first).select_related("casefile__person")


def _total(request: HttpRequest, asked: AskedFigures, coming: Span, number: int) -> list[Cell]:
    href = asked.number_href(request, NumberName(Sort.DUE), span=coming)
    return [
        {"text": _("Cộng")},
        {"text": whole(number), "href": href, "label": _("Số người")},
    ]


def quiet_table(request: HttpRequest, asked: AskedFigures) -> Table | None:
    """The cells below a committee that have long admitted nobody; none for a cell itself.

    None for outside either: asked of one number of months after the other, it would tell when each
    cell admitted last, and which of the parts that are left out are not nought.
    """
    if asked.is_cell or not asked.sees_cases:
        return None
    found = cells_without_admission(
        asked.organisation.path,
        on=asked.span.end,
        months=asked.months,
        count_by=asked.count_by,
        known_on=asked.known_on,
    )
    table = quiet_cells(request, asked, found[:MOST_NAMED])
    number = cells_number(request, asked, CellList.QUIET, len(found))
    total: Cell = {**number, "label": _("Số chi bộ")}
    rest: list[Cell] = [{"text": ""} for _column in table.columns[2:]]
    return replace(table, totals=[{"text": _("Cộng")}, total, *rest] if found else None)


def source_table(request: HttpRequest, asked: AskedFigures) -> Table | None:
    """How many cells below a committee had somebody on the list, and how many admitted somebody."""
    if asked.is_cell:
        return None
    coverage = admitting_cells(
        asked.organisation.path, asked.span, asked.count_by, known_on=asked.known_on
    )
    numbers = {
        CellList.SOURCE: coverage.with_source,
        CellList.ADMITTING: coverage.admitted,
    }
    return Table(
        title=_("Chi bộ có nguồn trong kỳ"),
        columns=[{"label": _("Nội dung")}, {"label": _("Số chi bộ"), "numeric": True}],
        rows=[
            [{"text": str(CELL_LISTS[each])}, _number_of_cells(request, asked, each, number)]
            for each, number in numbers.items()
        ],
    )


def _number_of_cells(request: HttpRequest, asked: AskedFigures, of: CellList, number: int) -> Cell:
    """How many cells there are; so few that admitted somebody that they tell how few people were is left out."""
    if of is CellList.ADMITTING and tells(asked, number):
        return {"text": left_out()}
    return cells_number(request, asked, of, number)
