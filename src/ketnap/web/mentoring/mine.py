"""The people a member helps, and his two-minute review of one of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import MentoredCase, own_mentored_cases
from ketnap.casefiles.refusals import CaseChanged, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.design.forms import DayField
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.codes import ReviewOutcome, StepKind
from ketnap.domain.casefile.steps import MentorReviewed
from ketnap.domain.casefile.wording import code_name, finding_title
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.mentoring.lines import lines_of
from ketnap.web.posted import data_of

# A question asks for what happened, never for what somebody is like.
PROMPTS = (
    gettext_lazy(
        "Từ lần trước, người này được giao việc gì? Việc nào xong, việc nào chậm, vì sao?"
    ),
    gettext_lazy("Đã gặp nhau ngày nào, nói về điều gì? Ghi một ví dụ cụ thể thay cho tính từ."),
    gettext_lazy("Sinh hoạt đoàn thể, học tập, chấp hành nội quy: có mặt mấy buổi, vắng mấy buổi?"),
    gettext_lazy("Người này cần giúp việc gì, ai giúp, đến khi nào?"),
)


class ReviewForm(forms.Form):
    """The outcome and the day; the text itself stays on paper."""

    outcome = forms.ChoiceField(label=gettext_lazy("Kết quả"), widget=forms.RadioSelect)
    on = DayField(
        label=gettext_lazy("Ngày nhận xét"),
        help_text=gettext_lazy("Ngày in trên bản nhận xét bằng giấy."),
    )
    seen_seq = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, case: OpenCase) -> None:
        super().__init__(data, initial={"on": case.day.today, "seen_seq": case.seen_seq})
        choices = [(each.value, code_name(each, reader_language())) for each in ReviewOutcome]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]  # as in changing.py
        self.today = case.day.today

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến."))
        return self.cleaned_data["on"]


@access.page(Action.SEE_CASE)
@require_GET
def my_people(request: HttpRequest) -> HttpResponse:
    """Show whom the reader helps, the review that is due first on top."""
    lines = lines_of(request, own_cases(request))
    context = {
        "lines": lines,
        "overdue": sum(line.is_overdue for line in lines),
        "is_today": day_of(request).is_today,
    }
    return render(request, "web/mentoring/my_people.html", context)


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Ask how somebody the reader helps gets on, and record it."""
    case = open_case(request, casefile_id)
    if casefile_id not in {own.casefile_id for own in own_cases(request)}:
        raise Http404
    require(case.actor, Action.RECORD_STEP, case.relation, StepKind.MENTOR_REVIEWED)
    posted = data_of(request)
    page = FormPage(
        title=_("Nhận xét %(name)s") % {"name": case.person.full_name},
        verb=_("Ghi nhận xét"),
        lead=_(
            "Hai phút: chọn kết quả, ghi ngày. Lời nhận xét viết trên giấy, không nhập vào đây."
        ),
        form=ReviewForm(posted, case=case),
        crumbs=[{"label": _("Người tôi giúp đỡ"), "href": address(request, "my_people")}],
        back_href=address(request, "my_people"),
        template="web/mentoring/review.html",
        more={"prompts": PROMPTS},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        _record(case, order)
        messages.success(request, _("Đã ghi nhận xét."), extra_tags="step")
        return redirect(address(request, "my_people"))

    return answered(request, page, act)


def own_cases(request: HttpRequest) -> list[MentoredCase]:
    """Return the cases in which the reader is the mentor on the page's day."""
    return own_mentored_cases(actor_behind(request), on=day_of(request).on)


def _record(case: OpenCase, order: dict[str, Any]) -> None:
    step = MentorReviewed(on=order["on"], outcome=ReviewOutcome(order["outcome"]))
    try:
        record_steps(case.id, [step], by=case.actor, seen_seq=order["seen_seq"])
    except StepRefused as refusal:
        titles = [finding_title(each, reader_language()) for each in refusal.findings]
        raise ValidationError(titles) from refusal
    except CaseChanged as refusal:
        raise ValidationError(
            _("Hồ sơ vừa được ghi thêm bước. Hãy mở lại trang này rồi ghi.")
        ) from refusal
