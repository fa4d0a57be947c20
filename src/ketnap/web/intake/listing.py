"""The imports of a cell, and the way to a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.wording import layout_name
from ketnap.intake.models import SheetImport
from ketnap.intake.queries import imports_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.intake.words import badge_of, outcome_words
from ketnap.web.language import reader_language

MOST_SHOWN = 50


@access.page(Action.IMPORT_RECORDS)
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """Show the latest imports, and the blank sheets to fill in."""
    day = day_of(request)
    shown = imports_visible_to(actor_behind(request)).filter(uploaded_at__date__lte=day.on)
    language = reader_language()
    context = {
        "title": _("Nhập dữ liệu"),
        "lead": _(
            "Đưa bảng tính đang có vào phần mềm: tải lên, khớp cột, xem trước từng lỗi, rồi nhập. "
            "Cả lần nhập có thể hoàn tác."
        ),
        "can_upload": day.is_today,
        "lines": [_line(request, record) for record in shown[:MOST_SHOWN]],
        "blanks": [
            {
                "href": address(request, "blank_sheet", each.value),
                "label": layout_name(each, language),
            }
            for each in Layout
        ],
    }
    return render(request, "web/intake/imports.html", context)


def _line(request: HttpRequest, record: SheetImport) -> dict[str, object]:
    uploaded = timezone.localtime(record.uploaded_at)
    return {
        "href": address(request, "sheet_import", record.pk),
        "file": record.file_name,
        "what": layout_name(Layout(record.layout), reader_language()),
        "who": _("%(who)s tải lên %(at)s")
        % {"who": record.uploaded_by or "", "at": f"{uploaded:%H:%M %d/%m/%Y}"},
        "badge": badge_of(record),
        "outcome": outcome_words(record),
    }
