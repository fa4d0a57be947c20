"""What the calendar holds in a year as a file."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Action, Actor
from ketnap.intake.exports.tables import Column, Table
from ketnap.intake.exports.writing import Row, ValueKind
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.reminders.diary import Entry, Span, entries_for
from ketnap.web.calendar.lines import kind_names
from ketnap.web.day import address, day_of
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "POST"])
def export_calendar(request: HttpRequest) -> HttpResponse:
    """Hand out the year of the page's day, of every cell from which the reader may take data out."""
    actor, on = actor_behind(request), day_of(request).on
    back = address(request, "calendar")
    asked = TakenOut(
        title=_("Xuất lịch năm %(year)d") % {"year": on.year},
        name="lich",
        back_href=back,
        crumbs=[{"label": _("Lịch"), "href": back}],
    )
    return take_out(request, asked, lambda: _table(actor, on))


def _table(actor: Actor, on: date) -> Table:
    entries = _entries(actor, on)
    cell_ids = {entry.cell_id for entry in entries}
    cells = names_on(cell_ids, on) if len(cell_ids) > 1 else {}
    return Table(
        kind="calendar",
        title=_("Lịch"),
        about=f"lịch năm {on.year}",
        columns=[
            Column("starts_on", _("Từ ngày"), ValueKind.DAY),
            Column("ends_on", _("Đến ngày"), ValueKind.DAY),
            Column("at", _("Lúc")),
            Column("kind", _("Việc")),
            Column("title", _("Nội dung")),
            Column("person", _("Người")),
            Column("place", _("Nơi tổ chức")),
            *([Column("cell", _("Chi bộ"))] if cells else []),
        ],
        rows=[_row(entry, cells) for entry in entries],
        person_ids=_persons_in(entries, actor),
    )


def _entries(actor: Actor, on: date) -> list[Entry]:
    """What the months of the year show of those cells, in the order of days, kinds and titles."""
    span = Span(date(on.year, 1, 1), date(on.year, 12, 31), on)
    cells = organisations_visible_to(actor, Action.EXPORT_CASE).order_by()
    own = set(cells.values_list("pk", flat=True))
    found = [entry for entry in entries_for(actor, span) if entry.cell_id in own]
    order = list(kind_names())
    return sorted(found, key=lambda entry: (entry.on, order.index(entry.kind), entry.title))


def _row(entry: Entry, cells: Mapping[int, str]) -> Row:
    return (
        entry.on,
        entry.until,
        f"{entry.at:%H:%M}" if entry.at else "",
        kind_names()[entry.kind],
        entry.title,
        entry.whom,
        entry.place,
        *([cells[entry.cell_id]] if cells else []),
    )


def _persons_in(entries: Sequence[Entry], actor: Actor) -> list[int]:
    """Whose deadlines stand in the list, for each may read that they were taken out."""
    cases = {entry.case_key[0] for entry in entries if entry.case_key is not None}
    persons = casefiles_visible_to(actor).filter(pk__in=cases).order_by("person_id")
    return list(persons.values_list("person_id", flat=True).distinct())
