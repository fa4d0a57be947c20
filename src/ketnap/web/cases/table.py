"""The table of cases: a page of rows with what people look for in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CasePage, CaseRow, Due, case_rows, casefiles_visible_to
from ketnap.domain.access import Actor
from ketnap.domain.casefile.wording import closing_name, deadline_name, stage_name
from ketnap.web.cases.filters import ORDERS, Wanted
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day, short_day
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


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table with the ways to the pages beside it."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class _More:
    """What the list of cases does not carry: where the person works, and the last step."""

    workplace: str = ""
    last_on: date | None = None


def table_of(request: HttpRequest, wanted: Wanted) -> Table:
    """Return one page of the cases asked for; three queries, however many rows."""
    actor, on = actor_behind(request), day_of(request).on
    page = _page(request, wanted, actor, on)
    more = _more(actor, [row.casefile_id for row in page.rows], on)
    return Table(
        columns=_columns(request, wanted),
        rows=tuple(_row(request, row, more.get(row.casefile_id, _More())) for row in page.rows),
        previous_href=_beside(request, wanted, "before", page),
        next_href=_beside(request, wanted, "after", page),
    )


def _page(request: HttpRequest, wanted: Wanted, actor: Actor, on: date) -> CasePage:
    with place_or_404():
        return case_rows(
            actor,
            on,
            stage=wanted.stage,
            search=wanted.search,
            order=ORDERS[wanted.order],
            after=cursor_of(request, "after"),
            before=cursor_of(request, "before"),
        )


def _more(actor: Actor, casefile_ids: Iterable[int], on: date) -> Mapping[int, _More]:
    up_to_the_day = Q(entries__happened_on__lte=on)
    rows = (
        casefiles_visible_to(actor)
        .filter(pk__in=list(casefile_ids))
        .annotate(last_on=Max("entries__happened_on", filter=up_to_the_day))
    )
    return {
        number: _More(workplace, last_on)
        for number, workplace, last_on in rows.values_list("pk", "person__workplace", "last_on")
    }


def _columns(request: HttpRequest, wanted: Wanted) -> tuple[Heading, ...]:
    def sorting(label: str, order: str) -> Heading:
        is_chosen = "ascending" if wanted.order == order else ""
        return Heading(label, wanted.href(request, order=order, view="table"), is_chosen)

    return (
        sorting(_("Họ và tên"), "name"),
        Heading(_("Nơi công tác")),
        Heading(_("Bước")),
        sorting(_("Ở bước này từ"), "since"),
        Heading(_("Thời hạn gần nhất")),
        Heading(_("Người giúp đỡ")),
        Heading(_("Bước ghi gần nhất")),
    )


def _row(request: HttpRequest, row: CaseRow, more: _More) -> tuple[Cell, ...]:
    return (
        Cell(row.full_name, href=address(request, "case", row.casefile_id)),
        Cell(more.workplace or _("chưa có")),
        _stage_cell(row),
        Cell(full_day(row.since)),
        Cell(_due_words(row.next_due, day_of(request).on)),
        Cell(row.mentor_name or _("chưa có")),
        Cell(full_day(more.last_on) if more.last_on else _("chưa có")),
    )


def _stage_cell(row: CaseRow) -> Cell:
    language = reader_language()
    name = stage_name(row.stage, language)
    if row.closed:
        name = f"{name}: {closing_name(row.closed, language)}"
    elif row.paused:
        name = _("%(stage)s, tạm dừng") % {"stage": name}
    return Cell(name, stage=row.stage)


def _due_words(due: Due | None, on: date) -> str:
    if due is None:
        return _("không có")
    words = _("%(what)s, hạn %(day)s") if due.due_on >= on else _("%(what)s, quá hạn %(day)s")
    name = deadline_name(due.code, reader_language())
    return words % {"what": name, "day": short_day(due.due_on, year=on.year)}


def _beside(request: HttpRequest, wanted: Wanted, way: str, page: CasePage) -> str:
    place = page.next if way == "after" else page.previous
    return wanted.href(request, **{way: place.text()}) if place else ""
