"""The table of cases: a page of rows with what people look for in them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CaseOrder, CasePage, CaseRow, case_rows
from ketnap.domain.casefile.wording import closing_name, stage_name
from ketnap.web.cases.filters import Wanted
from ketnap.web.clocks import due_words
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.paging import cursor_of, place_or_404


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of one column; with `href` it sorts the table."""

    label: str
    href: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of the table."""

    text: str
    href: str = ""
    stage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table with the ways to the pages beside it."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    previous_href: str
    next_href: str


def table_of(request: HttpRequest, wanted: Wanted) -> Table:
    """Return one page of the cases asked for; two queries, however many rows, three to search."""
    page = _page(request, wanted)
    return Table(
        columns=_columns(request, wanted),
        rows=tuple(_row(request, row) for row in page.rows),
        previous_href=_beside(request, wanted, "before", page),
        next_href=_beside(request, wanted, "after", page),
    )


def _page(request: HttpRequest, wanted: Wanted) -> CasePage:
    with place_or_404():
        return case_rows(
            actor_behind(request),
            day_of(request).on,
            stage=wanted.stage,
            search=wanted.search,
            figure=wanted.figure,
            among=wanted.among,
            batch=wanted.batch,
            path=wanted.path,
            order=wanted.sorting.order,
            descending=wanted.sorting.descending,
            after=cursor_of(request, "after"),
            before=cursor_of(request, "before"),
        )


def _columns(request: HttpRequest, wanted: Wanted) -> tuple[Heading, ...]:
    def sorting(label: str, order: CaseOrder) -> Heading:
        leads_to = wanted.sorting.clicked(order)
        way = "descending" if wanted.sorting.descending else "ascending"
        return Heading(
            label,
            wanted.href(request, order=leads_to.code, view="table"),
            way if wanted.sorting.order is order else "",
        )

    return (
        sorting(_("Họ và tên"), CaseOrder.NAME),
        Heading(_("Nơi công tác")),
        sorting(_("Giai đoạn"), CaseOrder.STAGE),
        sorting(_("Ở giai đoạn này từ"), CaseOrder.SINCE),
        sorting(_("Thời hạn gần nhất"), CaseOrder.DUE),
        Heading(_("Người giúp đỡ")),
        sorting(_("Bước ghi gần nhất"), CaseOrder.LAST),
    )


def _row(request: HttpRequest, row: CaseRow) -> tuple[Cell, ...]:
    on = day_of(request).on
    return (
        Cell(row.full_name, href=address(request, "case", row.casefile_id)),
        Cell(row.workplace or _("chưa có")),
        _stage_cell(row),
        Cell(full_day(row.since)),
        Cell(due_words(row.next_due, on=on) if row.next_due else _("không có")),
        Cell(row.mentor_name or _("chưa có")),
        Cell(full_day(row.last_on)),
    )


def _stage_cell(row: CaseRow) -> Cell:
    language = reader_language()
    note = closing_name(row.closed, language) if row.closed else ""
    if row.paused and not row.closed:
        note = _("Đang tạm dừng")
    return Cell(stage_name(row.stage, language), stage=row.stage, note=note)


def _beside(request: HttpRequest, wanted: Wanted, way: str, page: CasePage) -> str:
    place = page.next if way == "after" else page.previous
    return wanted.href(request, **{way: place.text()}) if place else ""
