"""One template: who sent it, what it uses, what may be done with it now."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.models import User
from ketnap.documents.own_templates.forms import dictionary_on
from ketnap.documents.own_templates.printing import required_left_out
from ketnap.domain.access import Action
from ketnap.domain.paperwork.blank_lists import labels_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.own_templates.reading import (
    OpenTemplate,
    crumbs_to,
    form_title,
    open_template,
)
from ketnap.web.own_templates.words import badge_of, day_sent, office_words


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def own_template(request: HttpRequest, template_id: int) -> HttpResponse:
    """Show a template with what the second person should know before approving."""
    opened = open_template(request, template_id)
    context = {
        "template": opened,
        "office": office_words(),
        "lead": form_title(opened.sheet),
        "crumbs": crumbs_to(request, opened.body, opened.sheet),
        "badge": badge_of(opened.record, opened.body.day.on),
        "facts": list(_facts(opened)),
        "left_out": _left_out(opened) if opened.waits else [],
    }
    return render(request, "web/own_templates/template.html", context)


def _facts(opened: OpenTemplate) -> Iterator[dict[str, Any]]:
    record = opened.record
    yield {"term": _("Đơn vị"), "value": opened.body.name}
    yield {"term": _("Khác mẫu chuẩn"), "value": record.note}
    yield {
        "term": _("Người gửi"),
        "value": _called(record.uploaded_by),
        "note": day_sent(record),
    }
    if record.decided_by is not None and record.decided_at is not None:
        yield {
            "term": _("Người duyệt") if record.valid_from else _("Người quyết định"),
            "value": _called(record.decided_by),
            "note": full_day(timezone.localdate(record.decided_at)),
        }
    if record.reason:
        yield {"term": _("Lý do"), "value": record.reason}
    yield {
        "term": _("Làm cho bản mẫu áp dụng từ"),
        "value": full_day(record.form_version),
    }
    yield {"term": _("Dấu của tệp (SHA-256)"), "value": record.sha256[:16]}


def _called(user: User) -> str:
    return user.person.full_name if user.person is not None else user.get_username()


def _left_out(opened: OpenTemplate) -> list[str]:
    """What the form must say and this template has no place for."""
    dictionary = dictionary_on(opened.sheet.code, opened.record.form_version)
    labels = labels_of(opened.sheet, dictionary, reader_language())
    return [labels[name] for name in sorted(required_left_out(opened.record))]
