"""The page that takes a file, says what stands against it, and keeps it once nothing does."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.documents.own_templates.models import LONGEST_REASON
from ketnap.documents.own_templates.queries import place_of
from ketnap.documents.own_templates.refusals import TemplateUnsound
from ketnap.documents.own_templates.services import (
    LARGEST_FILE_BYTES,
    Proposal,
    propose_template,
)
from ketnap.domain.access import Action, require
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered, shown
from ketnap.web.own_templates.reading import crumbs_to, form_title, open_body, open_form
from ketnap.web.own_templates.words import problem_words
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import TextField


class ProposalForm(forms.Form):
    """Asks for the file, and in what it differs."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Word đã sửa (.docx)"),
        help_text=gettext_lazy("Tệp dưới 10 MB, chỉ gồm chữ, bảng và ảnh PNG, JPEG."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    note = TextField(
        label=gettext_lazy("Bản này khác mẫu chuẩn ở đâu"),
        help_text=gettext_lazy("Người duyệt đọc dòng này trước khi mở tệp."),
        max_length=LONGEST_REASON,
        required=False,
    )

    def clean_file(self) -> bytes:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE_BYTES:
            raise ValidationError(_("Tệp quá lớn. Hãy giảm cỡ ảnh trong tệp còn dưới 10 MB."))
        content: bytes = file.read()
        return content


@access.page(Action.PROPOSE_TEMPLATE)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, organisation_id: int, form_code: str) -> HttpResponse:
    """Take a template, or show the problems of its file with their places."""
    body = open_body(request, organisation_id)
    require(body.actor, Action.PROPOSE_TEMPLATE, place_of(body.record))
    sheet = open_form(form_code, on=body.day.on)
    page = FormPage(
        title=_("Tải mẫu riêng lên: %(code)s") % {"code": sheet.code},
        lead=form_title(sheet),
        verb=_("Kiểm tra và gửi duyệt"),
        form=ProposalForm(data_of(request), request.FILES or None),
        crumbs=crumbs_to(request, body, sheet),
        back_href=address(request, "own_templates_of_form", body.id, sheet.code),
        template="web/own_templates/propose.html",
        more={"standard_href": address(request, "standard_form", sheet.code)},
    )

    def act(sent: dict[str, Any]) -> HttpResponse:
        proposal = Proposal(form_code=sheet.code, file=sent["file"], note=sent["note"])
        try:
            template = propose_template(body.record, proposal, by=body.actor, today=body.day.today)
        except TemplateUnsound as refusal:
            return shown(request, page, problems=list(map(problem_words, refusal.problems)))
        messages.success(
            request, _("Đã kiểm tra và gửi duyệt. Mẫu được dùng khi người thứ hai duyệt.")
        )
        return redirect("own_template", template.pk)

    return answered(request, page, act)
