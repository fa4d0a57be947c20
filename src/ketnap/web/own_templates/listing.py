"""The bodies somebody looks after, the forms of one body, and all there is about one form."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.documents.issuing import issues
from ketnap.documents.own_templates.forms import forms_issued_by
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.queries import (
    bodies_with_templates,
    own_templates_visible_to,
    templates_in_force,
    waiting_for_approval,
)
from ketnap.domain.access import Action
from ketnap.domain.paperwork.blank_lists import columns_of, dictionary_of, labels_of
from ketnap.domain.paperwork.filling import LINE
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.organisations.queries import names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.own_templates.reading import (
    OpenBody,
    crumbs_to,
    form_title,
    open_body,
    open_form,
)
from ketnap.web.own_templates.words import day_sent, office_words, state_words

Cell = Mapping[str, Any]


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def own_templates(request: HttpRequest) -> HttpResponse:
    """Lead to the templates of the reader's body, or ask of which where there are several."""
    ids = list(bodies_with_templates(actor_behind(request)).values_list("pk", flat=True))
    if len(ids) == 1:
        return redirect(address(request, "own_templates_of", ids[0]))
    names = names_on(ids, day_of(request).on)
    context = {
        "title": _("Mẫu riêng của đơn vị"),
        "bodies": [(address(request, "own_templates_of", pk), names[pk]) for pk in ids],
    }
    return render(request, "web/own_templates/bodies.html", context)


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def own_templates_of(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Show what waits for approval, and by which template each form is printed."""
    body = open_body(request, organisation_id)
    waiting = waiting_for_approval(body.actor).filter(organisation=body.record)
    context = {
        "body": body,
        "office": office_words(),
        "waiting": [_line(request, each) for each in waiting] if body.day.is_today else [],
        "columns": [{"label": _("Mẫu")}, {"label": _("Tên mẫu")}, {"label": _("In theo")}],
        "rows": list(_form_rows(request, body)),
    }
    return render(request, "web/own_templates/forms.html", context)


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def own_templates_of_form(
    request: HttpRequest, organisation_id: int, form_code: str
) -> HttpResponse:
    """Show the versions of a body's template of one form, and the blanks a template may use."""
    body = open_body(request, organisation_id)
    sheet = open_form(form_code, on=body.day.on)
    versions = own_templates_visible_to(body.actor).filter(
        organisation=body.record, form_code=sheet.code, uploaded_at__date__lte=body.day.on
    )
    context = {
        "body": body,
        "sheet": sheet,
        "title": _("Mẫu %(code)s") % {"code": sheet.code},
        "lead": form_title(sheet),
        "crumbs": crumbs_to(request, body),
        "may_propose": body.may(Action.PROPOSE_TEMPLATE)
        and issues(body.record, sheet.on(body.day.on)),
        "versions": [_line(request, each) for each in versions],
        "blank_columns": [
            {"label": _("Viết trong mẫu")},
            {"label": _("Được điền bằng")},
            {"label": _("Bắt buộc")},
        ],
        "blanks": list(_blank_rows(sheet, body)),
        "how_to": _(
            "Đoạn chỉ in khi có dữ liệu: đặt giữa một đoạn ghi {%p if ten %} và một đoạn ghi "
            "{%p endif %}. Hàng của bảng lặp theo danh sách: đặt giữa hai hàng ghi "
            "{%tr for row in danh_sach %} và {%tr endfor %}."
        ),
    }
    return render(request, "web/own_templates/form.html", context)


def _line(request: HttpRequest, template: OwnTemplate) -> dict[str, Any]:
    on = day_of(request).on
    return {
        "href": address(request, "own_template", template.pk),
        "label": _("Bản %(number)s") % {"number": template.version},
        "code": template.form_code,
        "state": state_words(template, on),
        "sent": _("%(who)s gửi ngày %(day)s")
        % {"who": template.uploaded_by, "day": day_sent(template)},
        "note": template.note,
    }


def _form_rows(request: HttpRequest, body: OpenBody) -> Iterator[list[Cell]]:
    used = templates_in_force(body.record, body.day.on)
    names = names_on({each.organisation_id for each in used.values()}, body.day.on)
    for sheet in forms_issued_by(body.record, body.day.on):
        href = address(request, "own_templates_of_form", body.id, sheet.code)
        template = used.get(sheet.code)
        yield [
            {"text": sheet.code, "href": href, "code": True},
            {"text": form_title(sheet)},
            {"text": _printed_by(body, template, names)},
        ]


def _printed_by(body: OpenBody, template: OwnTemplate | None, names: Mapping[int, str]) -> str:
    if template is None or template.valid_from is None:
        return _("Mẫu chuẩn")
    words = {"number": template.version, "day": full_day(template.valid_from)}
    if template.organisation_id == body.id:
        return _("Bản %(number)s của đơn vị, từ %(day)s") % words
    name = names[template.organisation_id]
    return _("Bản %(number)s của %(name)s, từ %(day)s") % {**words, "name": name}


def _blank_rows(sheet: Sheet, body: OpenBody) -> Iterator[list[Cell]]:
    """The blanks in the order of the form, each as it is written in a template."""
    version = sheet.on(body.day.on)
    dictionary = dictionary_of(sheet, version)
    labels = labels_of(sheet, dictionary, reader_language())
    for name in dict.fromkeys((*version.names(), *sheet.required)):
        needed = _("có") if name in dictionary.required else ""
        if name in dictionary.texts:
            yield _blank_row(f"{{{{ {name} }}}}", labels[name], needed)
        else:
            columns = columns_of(sheet, name, reader_language())
            yield from _list_rows(name, labels[name], columns, needed)


def _list_rows(
    name: str, label: str, columns: Mapping[str, str], needed: str
) -> Iterator[list[Cell]]:
    """A long text goes on line by line, a list row by row of a table."""
    if set(columns) == {LINE}:
        words = _("%(list)s, mỗi dòng một đoạn") % {"list": label}
        written = f"{{%p for row in {name} %}} {{{{ row.{LINE} }}}} {{%p endfor %}}"
        yield _blank_row(written, words, needed)
        return
    yield _blank_row(f"{{%tr for row in {name} %}}", label, needed)
    for column, called in columns.items():
        words = _("%(list)s: cột “%(column)s”") % {"list": label, "column": called}
        yield _blank_row(f"{{{{ row.{column} }}}}", words, "")


def _blank_row(written: str, label: str, needed: str) -> list[Cell]:
    return [{"text": written}, {"text": label}, {"text": needed}]
