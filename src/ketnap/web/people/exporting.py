"""The members of a cell as a file, as the page shows them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.password_again import password_again
from ketnap.domain.access import Action
from ketnap.intake.exports.tables import Column, Table
from ketnap.intake.exports.writing import Row, ValueKind
from ketnap.people.models import Membership, Sex
from ketnap.people.queries import members_of
from ketnap.web.day import address
from ketnap.web.open_cell import CELL, OpenCell, open_cell
from ketnap.web.people.words import notes_on, status_words
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "POST"])
@password_again
def export_members(request: HttpRequest) -> HttpResponse:
    """Hand out the members of the cell on the page's day."""
    cell = open_cell(request, Action.EXPORT_CASE)
    back = address(request, "members", query={CELL: cell.record.pk})
    asked = TakenOut(
        title=_("Xuất danh sách đảng viên"),
        name="dang-vien",
        back_href=back,
        crumbs=[{"label": _("Đảng viên"), "href": back}],
    )
    return take_out(request, asked, lambda: _table(cell))


def _table(cell: OpenCell) -> Table:
    members = list(members_of(cell.record.pk, on=cell.on))
    return Table(
        kind="member_list",
        title=_("Đảng viên"),
        about=f"danh sách đảng viên ngày {cell.on:%d/%m/%Y}",
        columns=[
            Column("full_name", _("Họ và tên")),
            Column("born_on", _("Ngày sinh"), ValueKind.DAY),
            Column("sex", _("Giới tính")),
            Column("workplace", _("Nơi công tác")),
            Column("status", _("Tư cách")),
            Column("since", _("Tư cách này từ"), ValueKind.DAY),
            Column("official_on", _("Ngày chính thức"), ValueKind.DAY),
            Column("notes", _("Ghi chú")),
        ],
        rows=[_row(each) for each in members],
        record_id=cell.record.pk,
        person_ids=[each.person_id for each in members],
    )


def _row(member: Membership) -> Row:
    person = member.person
    return (
        person.full_name,
        person.born_on,
        str(Sex(person.sex).label),
        person.workplace,
        status_words(member),
        member.valid_from,
        member.official_on,
        notes_on(member),
    )
