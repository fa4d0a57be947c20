"""The forms of a request for nominations: to whom, sent when, answered how."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.plans.bodies import Body
from ketnap.plans.services.requests import RequestOrder
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.steps.fields import TextField, day_field, number_field

LONGEST_PAPER = 120
LONGEST_ANSWER = 300


class RequestForm(forms.Form):
    """Asks whom to ask, for how many people each, and by when."""

    bodies = forms.MultipleChoiceField(
        label=_("Gửi đến"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    number_asked = number_field(least=1, label=_("Số người đề nghị mỗi nơi giới thiệu"), initial=1)
    due_on = day_field(label=_("Trả lời trước hết ngày"))
    reference = TextField(
        label=_("Số công văn"),
        help_text=_("Để trống nếu chưa lấy số."),
        max_length=LONGEST_PAPER,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, bodies: Sequence[Body], due_on: date
    ) -> None:
        super().__init__(data, initial={"due_on": due_on})
        self.offered = {body.key: body for body in bodies}
        field = cast(forms.MultipleChoiceField, self.fields["bodies"])
        field.choices = [(key, body.name) for key, body in self.offered.items()]

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "due_on")
        return self.cleaned_data

    def chosen(self) -> list[Body]:
        """Return the bodies that were ticked."""
        return [self.offered[key] for key in self.cleaned_data["bodies"]]

    def order(self) -> RequestOrder:
        """Return what a valid form orders."""
        answers = {
            name: self.cleaned_data[name] for name in ("number_asked", "due_on", "reference")
        }
        return RequestOrder(**answers)


class DatedForm(forms.Form):
    """Asks for a day that has come."""

    on = day_field(label=_("Ngày"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})
        self.today = today

    def clean_on(self) -> date:
        on = cast(date, self.cleaned_data["on"])
        if on > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến."))
        return on


class SendForm(DatedForm):
    """The day on which a request left."""

    on = day_field(label=_("Ngày gửi"))


class AnswerForm(DatedForm):
    """What was answered, and when."""

    answer = TextField(
        label=_("Nội dung trả lời"),
        help_text=_("Ví dụ: Giới thiệu 2 người; hoặc: Đợt này chưa có người."),
        max_length=LONGEST_ANSWER,
    )
    on = day_field(label=_("Ngày trả lời"))

    field_order = ("answer", "on")
