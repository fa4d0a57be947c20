"""The forms of a plan: its days, and a number for each figure and unit."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.models import Unit
from ketnap.plans.lengths import months_exceeded
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan
from ketnap.plans.services.targets import Numbers, PlanOrder
from ketnap.web.far_day import ask_about_far_day, ask_whether_meant
from ketnap.web.steps.fields import TextField, day_field

LONGEST_PAPER = 120
MOST_PLANNED = 9999


class PlanForm(forms.Form):
    """Asks how long a plan runs and which paper set it."""

    span = forms.ChoiceField(
        label=_("Loại kế hoạch"), choices=PlanSpan.choices, widget=forms.RadioSelect
    )
    starts_on = day_field(label=_("Từ ngày"))
    ends_on = day_field(label=_("Đến hết ngày"))
    resolution = TextField(
        label=_("Nghị quyết hoặc kế hoạch đã ban hành"),
        help_text=_("Số và ký hiệu, ví dụ 02-KH/CB."),
        max_length=LONGEST_PAPER,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "starts_on")
        if {"span", "starts_on", "ends_on"} <= self.cleaned_data.keys():
            self._ask_about_length(self.order())
        return self.cleaned_data

    def _ask_about_length(self, order: PlanOrder) -> None:
        months = months_exceeded(order.span, order.starts_on, order.ends_on)
        if months is not None:
            words = _t(
                "Ngày này cách ngày đầu hơn %(months)s tháng. Nếu đúng, hãy đánh dấu “%(box)s” rồi ghi lại."
            )
            ask_whether_meant(self, "ends_on", words, months=months)

    def order(self) -> PlanOrder:
        """Return what a valid form orders."""
        answers = {name: self.cleaned_data[name] for name in PlanForm.base_fields}
        return PlanOrder(**{**answers, "span": PlanSpan(answers["span"])})


def first_plan(today: date) -> dict[str, Any]:
    """What the form shows before anybody typed: this year."""
    return {
        "span": PlanSpan.YEAR,
        "starts_on": today.replace(month=1, day=1),
        "ends_on": today.replace(month=12, day=31),
    }


def as_typed(plan: Plan) -> dict[str, Any]:
    """What the form shows of a plan that exists."""
    return {name: getattr(plan, name) for name in PlanForm.base_fields}


class TargetsForm(forms.Form):
    """A grid of numbers: a line for the whole cell and for each unit; empty means no target."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        units: Sequence[Unit],
        targets: Mapping[int | None, Mapping[PlannedFigure, int]],
    ) -> None:
        super().__init__(data)
        self.lines: list[tuple[int | None, str]] = [(None, str(_("Toàn chi bộ")))]
        self.lines += [(unit.pk, unit.name) for unit in units]
        for unit_id, _line in self.lines:
            for figure in PlannedFigure:
                field = _number_field(str(figure.label))
                field.initial = targets.get(unit_id, {}).get(figure)
                self.fields[_name(unit_id, figure)] = field

    @property
    def grid(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields line by line, each line under its name."""
        return [
            (name, [self[_name(unit_id, figure)] for figure in PlannedFigure])
            for unit_id, name in self.lines
        ]

    def numbers(self) -> Numbers:
        """Return what a valid form orders."""
        return {
            (unit_id, figure): self.cleaned_data[_name(unit_id, figure)]
            for unit_id, _line in self.lines
            for figure in PlannedFigure
        }


def _name(unit_id: int | None, figure: PlannedFigure) -> str:
    return f"{figure.value}-{unit_id or 'cell'}"


def _number_field(label: str) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "kn-count"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_PLANNED, required=False, widget=widget
    )
