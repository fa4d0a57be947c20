"""The page that takes attendance: everybody present until somebody says otherwise, and visitors."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.meeting.attendance import KEPT_AWAY, Attending, Turnout, turnout_of
from ketnap.domain.membership import Member
from ketnap.occasions.meetings import services
from ketnap.occasions.meetings.queries import (
    Called,
    Visiting,
    suggested_attendance,
    suggested_visitors,
)
from ketnap.occasions.meetings.refusals import MeetingChanged, MembersChanged
from ketnap.occasions.meetings.services import Mark
from ketnap.web.form_page import put_refusal
from ketnap.web.meetings.guard import planned_meeting
from ketnap.web.meetings.panel import base_lines
from ketnap.web.meetings.reading import OpenMeeting
from ketnap.web.meetings.words import GROUNDS, meeting_time, meeting_title
from ketnap.web.names_field import NamesField
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import SuggestingInput, TextField

LONGEST_REASON = 200
USUAL_REASONS = (
    gettext_lazy("Đi công tác"),
    gettext_lazy("Ốm"),
    gettext_lazy("Nghỉ phép"),
    gettext_lazy("Nghỉ thai sản"),
    gettext_lazy("Đi học"),
    gettext_lazy("Việc gia đình"),
)


class RollForm(forms.Form):
    """Asks for each member whether he was there, and why not."""

    seen_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        called: list[Called],
        *,
        visitors: Sequence[Visiting],
        revision: int,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data=data, initial={"seen_revision": revision})
        self.called = called
        for each in called:
            self.fields.update(_fields_of(each))
        self.fields["visitors"] = _visitors_field(visitors)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for each in self.called:
            ground = cleaned.get(f"ground-{each.person_id}")
            if ground in KEPT_AWAY and cleaned.get(f"present-{each.person_id}"):
                self.add_error(
                    f"ground-{each.person_id}",
                    _("Người ở diện này không dự họp; hãy bỏ dấu có mặt."),
                )
        return cleaned

    def marks(self) -> list[Mark]:
        """Return what a valid form says of everybody."""
        return [_mark(each, self.cleaned_data) for each in self.called]

    def visiting(self) -> list[Visiting]:
        """Return who else a valid form says is there."""
        return [Visiting(name, home) for name, home in self.cleaned_data["visitors"]]

    def official(self) -> Iterator[tuple[Called, BoundField, BoundField, BoundField]]:
        for each in self.called:
            if each.is_official:
                number = each.person_id
                yield (
                    each,
                    self[f"present-{number}"],
                    self[f"ground-{number}"],
                    self[f"reason-{number}"],
                )

    def probationary(self) -> Iterator[tuple[Called, BoundField, BoundField]]:
        for each in self.called:
            if not each.is_official:
                yield each, self[f"present-{each.person_id}"], self[f"reason-{each.person_id}"]


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET", "POST"])
def attendance(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show who is called and take attendance."""
    opened = planned_meeting(request, meeting_id)
    form = _form(request, opened)
    if request.method == "GET":
        return _show(request, opened, form)
    if form.is_valid() and _take(opened, form):
        messages.success(request, _("Đã ghi điểm danh."))
        return redirect("meeting", opened.id)
    return _show(request, opened, form, status=422)


@access.page(Action.HOLD_MEETING)
@require_POST
def check_attendance(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Answer with the numbers of what is ticked so far; nothing is written."""
    opened = planned_meeting(request, meeting_id)
    return render(request, "web/meetings/roll_sums.html", _sums(opened, request.POST))


def _form(request: HttpRequest, opened: OpenMeeting) -> RollForm:
    visitors = opened.visitors if opened.is_attended else suggested_visitors(opened.record)
    return RollForm(
        _called(opened),
        visitors=visitors,
        revision=opened.record.revision,
        data=data_of(request),
    )


def _called(opened: OpenMeeting) -> list[Called]:
    """Everybody of the day; what was marked before stays as marked, unless membership changed."""
    marked = {(each.person_id, each.is_official): each for each in opened.attendance}
    return [
        marked.get((each.person_id, each.is_official), each)
        for each in suggested_attendance(opened.record)
    ]


def _take(opened: OpenMeeting, form: RollForm) -> bool:
    try:
        services.take_attendance(
            opened.id,
            form.marks(),
            visitors=form.visiting(),
            actor=opened.actor,
            seen_revision=form.cleaned_data["seen_revision"],
        )
    except ValidationError as error:
        put_refusal(form, error)
    except (MembersChanged, MeetingChanged):
        form.add_error(
            None,
            _(
                "Cuộc họp hoặc danh sách đảng viên vừa thay đổi. Hãy mở lại trang này rồi điểm danh."
            ),
        )
    return not form.errors


def _fields_of(each: Called) -> Iterator[tuple[str, forms.Field]]:
    number = each.person_id
    yield (
        f"present-{number}",
        forms.BooleanField(label=_("Có mặt"), initial=each.is_present, required=False),
    )
    if each.is_official:
        yield (
            f"ground-{number}",
            forms.TypedChoiceField(
                label=_("Diện không tính"),
                choices=[("", _("Không")), *((code.value, name) for code, name in GROUNDS.items())],
                coerce=ExclusionGround,
                empty_value=None,
                initial=each.ground.value if each.ground else "",
                required=False,
            ),
        )
    yield f"reason-{number}", _reason_field(each)


def _reason_field(each: Called) -> forms.Field:
    widget = SuggestingInput(str(reason) for reason in USUAL_REASONS)
    widget.attrs["placeholder"] = _("Lý do vắng")
    return TextField(
        label=_("Lý do vắng"),
        max_length=LONGEST_REASON,
        widget=widget,
        initial=each.reason,
        required=False,
    )


def _visitors_field(visitors: Sequence[Visiting]) -> forms.Field:
    return NamesField(
        label=_("Khách dự họp"),
        help_text=_(
            "Mỗi dòng một người: họ và tên, rồi dấu phẩy, rồi nơi công tác hoặc sinh hoạt."
        ),
        lacking=_("Có dòng chưa có nơi công tác hoặc sinh hoạt sau dấu phẩy."),
        initial=[(each.name, each.home) for each in visitors],
        required=False,
        rows=4,
    )


def _mark(each: Called, answers: Mapping[str, Any]) -> Mark:
    number = each.person_id
    return Mark(
        person_id=number,
        is_present=answers[f"present-{number}"],
        ground=answers.get(f"ground-{number}"),
        reason=answers[f"reason-{number}"],
    )


def _turnout(opened: OpenMeeting, typed: Mapping[str, Any]) -> Turnout:
    """The numbers of what is ticked, whether or not every other field can be read."""
    attending = []
    for each in _called(opened):
        code = typed.get(f"ground-{each.person_id}", "")
        grounds = frozenset({ExclusionGround(code)} if code in set(ExclusionGround) else ())
        member = Member(each.person_id, each.name, each.is_official, grounds)
        attending.append(Attending(member, f"present-{each.person_id}" in typed))
    return turnout_of(attending, opened.rules)


def _sums(opened: OpenMeeting, typed: Mapping[str, Any] | None) -> dict[str, Any]:
    if typed is None:
        called = [each.attending() for each in _called(opened)]
        turnout = turnout_of(called, opened.rules)
    else:
        turnout = _turnout(opened, typed)
    return {"turnout": turnout, "lines": list(base_lines(turnout))}


def _show(
    request: HttpRequest, opened: OpenMeeting, form: RollForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "opened": opened,
        "form": form,
        "title": _("Điểm danh"),
        "meeting_title": meeting_title(opened.record),
        "lead": meeting_time(opened.record),
        **_sums(opened, request.POST if form.is_bound else None),
    }
    return render(request, "web/meetings/roll.html", context, status=status)
