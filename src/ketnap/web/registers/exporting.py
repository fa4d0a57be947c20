"""The numbers of a register as a file."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.documents.papers.queries import persons_numbered
from ketnap.documents.registers.queries import numbers_of
from ketnap.domain.access import Action
from ketnap.intake.exports.tables import Column, Table
from ketnap.web.day import address
from ketnap.web.registers.reading import OpenRegister, crumbs_to, open_register
from ketnap.web.registers.register import number_in_words
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.SEE_REGISTER)
@require_http_methods(["GET", "POST"])
def export_register(request: HttpRequest, register_id: int) -> HttpResponse:
    """Hand out every number of a register as it stood on the page's day."""
    opened = open_register(request, register_id)
    asked = TakenOut(
        title=_("Xuất sổ ra tệp"),
        name="so-van-ban",
        back_href=address(request, "register", register_id),
        crumbs=crumbs_to(request, opened.body, opened),
    )
    return take_out(request, asked, lambda: _table(opened))


def _table(register: OpenRegister) -> Table:
    day = register.body.day.on
    numbers = numbers_of(register.record, on=day).order_by("number")
    lines = [number_in_words(register, number) for number in numbers]
    return Table(
        kind="register",
        title=register.title,
        about=f"sổ {register.record} đến ngày {day:%d/%m/%Y}",
        columns=[
            Column("text", _("Số")),
            Column("day", _("Ngày")),
            Column("summary", _("Trích yếu")),
            Column("state", _("Tình trạng")),
            Column("taken_by", _("Người lấy số")),
        ],
        rows=[
            (line["text"], line["day"], line["summary"], line["state"], line["taken_by"])
            for line in lines
        ],
        record_id=register.id,
        person_ids=persons_numbered(numbers.order_by()),
    )
