"""The forms of education activities: the list's filter, and one activity."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.plans.models import ActivityKind, EducationActivity
from ketnap.plans.queries.activities import Sought
from ketnap.plans.services.activities import ActivityOrder
from ketnap.web.steps.fields import TextField, day_field, number_field

LONGEST_TOPIC = 300
LONGEST_NAME = 120
LONGEST_PLACE = 200


class ActivityFilter(forms.Form):
    """Narrows the list; what cannot be read is as if it were not asked."""

    start = day_field(label=_("Từ ngày"), required=False)
    end = day_field(label=_("Đến hết ngày"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại hoạt động"),
        choices=[("", _("Mọi loại")), *ActivityKind.choices],
        required=False,
    )
    words = TextField(label=_("Nội dung, người phụ trách"), max_length=LONGEST_NAME, required=False)

    def sought(self, *, on: date) -> Sought:
        """Return what is looked for: the year up to the page's day, unless days are given."""
        asked = self.cleaned_data if self.is_valid() or self.cleaned_data else {}
        kind = asked.get("kind")
        return Sought(
            start=asked.get("start") or on.replace(month=1, day=1),
            end=min(asked.get("end") or on, on),
            kind=ActivityKind(kind) if kind else None,
            words=asked.get("words", ""),
        )


class ActivityForm(forms.Form):
    """Asks for one activity; of participants only numbers."""

    held_on = day_field(label=_("Ngày tổ chức"))
    kind = forms.ChoiceField(label=_("Loại hoạt động"), choices=ActivityKind.choices)
    topic = TextField(label=_("Nội dung"), max_length=LONGEST_TOPIC)
    leader = TextField(label=_("Người phụ trách"), max_length=LONGEST_NAME)
    place = TextField(label=_("Địa điểm"), max_length=LONGEST_PLACE, required=False)
    members = number_field(label=_("Số đảng viên tham gia"), initial=0)
    sympathisers = number_field(label=_("Số cảm tình Đảng tham gia"), initial=0)
    union_members = number_field(label=_("Số đoàn viên, công đoàn viên tham gia"), initial=0)
    others = number_field(label=_("Số quần chúng khác tham gia"), initial=0)

    def order(self) -> ActivityOrder:
        """Return what a valid form orders."""
        answers = self.cleaned_data
        return ActivityOrder(**{**answers, "kind": ActivityKind(answers["kind"])})


def as_typed(activity: EducationActivity) -> dict[str, Any]:
    """What the form shows of an activity that was recorded."""
    return {name: getattr(activity, name) for name in ActivityForm.base_fields}
