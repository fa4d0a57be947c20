"""The forms that change organisations: each asks for a day, and for what is new from it on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.organisations.models import MassKind, OrganisationKind
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.organisations.choices import Choice
from ketnap.web.steps.fields import TextField

LONGEST_NAME = 200
LONGEST_SEAT = 100


class DatedForm(forms.Form):
    """Asks from which day on; today unless another is typed."""

    on = DayField(label=_("Từ ngày"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "on")
        return self.cleaned_data


class NamedForm(DatedForm):
    """Asks for a name, too."""

    name = TextField(label=_("Tên"), max_length=LONGEST_NAME)

    field_order = ("kind", "name", "on")


class RenameForm(NamedForm):
    """A new name from a day on."""

    on = DayField(
        label=_("Mang tên mới từ ngày"), help_text=_("Giấy tờ của các ngày trước giữ tên cũ.")
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date, name: str) -> None:
        super().__init__(data, today=today)
        self.initial["name"] = name


class SeatForm(DatedForm):
    """The place from which papers are dated, from a day on."""

    place = TextField(
        label=_("Địa danh ghi trên văn bản"),
        help_text=_("Đứng trước ngày tháng ở đầu văn bản, ví dụ Hà Nội."),
        max_length=LONGEST_SEAT,
    )

    field_order = ("place", "on")

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date, place: str) -> None:
        super().__init__(data, today=today)
        self.initial["place"] = place


class NewOrganisationForm(NamedForm):
    """A new organisation below another."""

    kind = forms.ChoiceField(label=_("Loại tổ chức"), choices=OrganisationKind.choices)
    on = DayField(label=_("Thành lập từ ngày"))


class MoveForm(DatedForm):
    """Another body to belong to, from a day on."""

    parent = forms.ChoiceField(label=_("Trực thuộc"))
    on = DayField(
        label=_("Từ ngày"),
        help_text=_("Quyền xem hồ sơ của cấp trên mới có ngay khi ghi, bất kể ngày này."),
    )

    field_order = ("parent", "on")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        parents: Sequence[Choice],
    ) -> None:
        super().__init__(data, today=today)
        self.fields["parent"] = forms.ChoiceField(label=_("Trực thuộc"), choices=parents)


class EndForm(DatedForm):
    """The first day without something."""

    on = DayField(
        label=_("Không còn từ ngày"),
        help_text=_("Ngày đầu tiên không còn; các ngày trước giữ nguyên."),
    )


class NewMassForm(NamedForm):
    """A Youth Union branch or a trade union."""

    kind = forms.ChoiceField(
        label=_("Loại đoàn thể"), choices=MassKind.choices, widget=forms.RadioSelect
    )
