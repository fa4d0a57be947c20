"""The formal change of a mentor in one case: who helped until now, who helps from a day on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.design.forms import DayField
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.mentoring import Mentoring, mentoring_in
from ketnap.domain.casefile.steps import Mentor, MentorAssigned
from ketnap.domain.casefile.wording import finding_title
from ketnap.people.models import Membership
from ketnap.people.queries import official_members_of
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.open_cell import CELL
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import LONGEST_LINE, LONGEST_REASON, TextField


class ChangeForm(forms.Form):
    """Asks for the new mentor, the cell's resolution and its day."""

    successor = forms.ChoiceField(label=gettext_lazy("Người giúp đỡ mới"))
    resolution = TextField(
        label=gettext_lazy("Nghị quyết phân công"),
        help_text=gettext_lazy("Số nghị quyết của chi bộ, như in trên giấy."),
        max_length=LONGEST_LINE,
    )
    on = DayField(label=gettext_lazy("Ngày của nghị quyết"))
    override_reason = TextField(
        label=gettext_lazy("Lý do vẫn ghi, nếu có điều cần lưu ý"),
        max_length=LONGEST_REASON,
        required=False,
    )
    seen_seq = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, case: OpenCase, able: Sequence[Membership]) -> None:
        super().__init__(data, initial={"on": case.day.today, "seen_seq": case.seen_seq})
        choices = [(str(row.person_id), row.person.full_name) for row in able]
        self.fields["successor"].choices = [("", _("Chọn một đảng viên chính thức")), *choices]  # type: ignore[attr-defined]  # the stubs know fields without choices alone
        self.today = case.day.today

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy ghi ngày in trên nghị quyết."))
        return self.cleaned_data["on"]


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "POST"])
def change_mentor(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show who has helped so far, and record the mentor who follows."""
    case = open_case(request, casefile_id)
    require(case.actor, Action.RECORD_STEP, case.relation, StepKind.MENTOR_ASSIGNED)
    mentoring = mentoring_in(case.last_round)
    if mentoring is None:
        raise Http404
    able = _able(case, mentoring)
    posted = data_of(request)
    back = address(request, "mentors", query={CELL: case.record.cell_id})
    page = FormPage(
        title=_("Đổi người giúp đỡ %(name)s") % {"name": case.person.full_name},
        verb=_("Ghi phân công mới"),
        lead=_(
            "Người giúp đỡ trước viết nhận xét bàn giao bằng giấy; chi bộ phân công người khác."
        ),
        form=ChangeForm(posted, case=case, able=able),
        crumbs=[{"label": _("Phân công giúp đỡ"), "href": back}],
        back_href=back,
        template="web/mentoring/change_mentor.html",
        more={"history": _history(mentoring)},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        _record(case, mentoring, able, order)
        messages.success(request, _("Đã ghi người giúp đỡ mới."), extra_tags="step")
        return redirect(back)

    return answered(request, page, act)


def _able(case: OpenCase, mentoring: Mentoring) -> list[Membership]:
    rows = official_members_of(case.record.cell_id, on=case.day.today).select_related("person")
    now = mentoring.current.mentor.name
    return [row for row in rows if row.person.full_name != now and not row.on_temporary_activity]


def _history(mentoring: Mentoring) -> list[dict[str, str]]:
    return [
        {
            "name": each.mentor.name,
            "note": _("từ %(day)s") % {"day": full_day(each.since)}
            if each.until is None
            else _("từ %(day)s đến %(end)s")
            % {"day": full_day(each.since), "end": full_day(each.until)},
        }
        for each in mentoring.mentorships
    ]


def _record(
    case: OpenCase, mentoring: Mentoring, able: Sequence[Membership], order: dict[str, Any]
) -> None:
    chosen = next(row for row in able if str(row.person_id) == order["successor"])
    step = MentorAssigned(
        on=order["on"],
        mentor=Mentor(name=chosen.person.full_name, official_on=chosen.official_on),
        resolution=order["resolution"],
        replaces=mentoring.current.mentor.name,
    )
    try:
        record_steps(
            case.id,
            [step],
            by=case.actor,
            seen_seq=order["seen_seq"],
            override_reason=order["override_reason"],
        )
    except (StepRefused, ReasonNeeded) as refusal:
        titles = [finding_title(each, reader_language()) for each in refusal.findings]
        raise ValidationError(titles) from refusal
    except CaseChanged as refusal:
        raise ValidationError(
            _("Hồ sơ vừa được ghi thêm bước. Hãy mở lại trang này rồi ghi.")
        ) from refusal
