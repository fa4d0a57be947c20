"""Word files to take along: the standard template, a body's own, a trial with sample values."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from ketnap.accounts import access
from ketnap.documents.own_templates.forms import standard_template
from ketnap.documents.own_templates.inspecting import RenderFailed, TemplateRefused
from ketnap.documents.own_templates.printing import try_template
from ketnap.documents.own_templates.refusals import TemplateAltered
from ketnap.documents.own_templates.services import take_out_file
from ketnap.domain.access import Action
from ketnap.web.day import day_of
from ketnap.web.language import reader_language
from ketnap.web.own_templates.reading import open_form, open_template
from ketnap.web.papers.served import WORD, served


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def standard_form(request: HttpRequest, form_code: str) -> HttpResponse:
    """Hand out the standard template of a form, to be changed in Word."""
    on = day_of(request).on
    sheet = open_form(form_code, on=on)
    return served(standard_template(sheet.code, on), WORD, f"{sheet.code} - mau chuan.docx")


@access.page(Action.PROPOSE_TEMPLATE)
@require_GET
def own_template_file(request: HttpRequest, template_id: int) -> HttpResponse:
    """Hand out the file of a template; that it was taken out is noted."""
    opened = open_template(request, template_id)
    try:
        name, content = take_out_file(opened.id, by=opened.body.actor)
    except TemplateAltered as refusal:
        return _told(request, opened.id, refusal)
    return served(content, WORD, name)


@access.page(Action.PROPOSE_TEMPLATE)
@require_POST
def try_own_template(request: HttpRequest, template_id: int) -> HttpResponse:
    """Hand out the template filled with sample values."""
    opened = open_template(request, template_id)
    try:
        content = try_template(opened.record)
    except (TemplateAltered, TemplateRefused, RenderFailed) as refusal:
        return _told(request, opened.id, refusal)
    return served(content, WORD, f"{opened.record.form_code} - ban thu.docx")


def _told(
    request: HttpRequest,
    template_id: int,
    refusal: TemplateAltered | TemplateRefused | RenderFailed,
) -> HttpResponse:
    messages.error(request, refusal.vi if reader_language() == "vi" else refusal.en)
    return redirect("own_template", template_id)
