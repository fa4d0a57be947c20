"""Asks for the ceremony day, the people, and how long things take; an address keeps the plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.domain.calendar import add_months
from ketnap.domain.planner import Practice, Practices
from ketnap.web.day_words import full_day
from ketnap.web.planner.words import PRACTICE_NAMES

Choices = Sequence[tuple[str, str]]

FURTHEST_MONTHS = 36
"""How far ahead a ceremony can be planned; the days off of later years are guesses."""

MOST_WORKING_DAYS = 250


class PlanForm(forms.Form):
    """The day and the people of a plan."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, cells: Choices, people: Choices, today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        self.fields["day"] = DayField(label=_("Ngày làm lễ"))
        if len(cells) > 1:
            self.fields["cell"] = forms.ChoiceField(label=_("Chi bộ"), choices=cells)
        self.fields["person"] = forms.MultipleChoiceField(
            label=_("Những người dự kiến"),
            help_text=_("Không chọn ai thì lập cho mọi người đã có hồ sơ."),
            choices=people,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean_day(self) -> date:
        """Return the day; refuses one that has passed, or that nobody can plan for yet."""
        day: date = self.cleaned_data["day"]
        last = add_months(self.today, FURTHEST_MONTHS)
        if not self.today <= day <= last:
            raise forms.ValidationError(
                _t("Hãy chọn một ngày từ hôm nay đến ngày %(day)s.") % {"day": full_day(last)}
            )
        return day


class PracticeForm(forms.Form):
    """How many working days each thing takes, as this plan assumes it."""

    def __init__(self, data: Mapping[str, Any] | None, *, usual: Practices) -> None:
        names = {practice.value: str(days) for practice, days in usual.items()}
        asked = {name: data[name] for name in names if data and data.get(name, "").strip()}
        super().__init__(None if data is None else {**names, **asked})
        self.usual = usual
        for practice, name in PRACTICE_NAMES.items():
            self.fields[practice.value] = forms.IntegerField(
                label=str(name),
                min_value=0,
                max_value=MOST_WORKING_DAYS,
                initial=usual[practice],
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def practices(self) -> Practices:
        """Return the working days asked for, the usual ones where nothing was asked."""
        if not self.is_bound:
            return self.usual
        return {practice: self.cleaned_data[practice.value] for practice in Practice}

    @property
    def differs(self) -> bool:
        """Whether the plan assumes anything but the usual."""
        return self.is_bound and self.is_valid() and self.practices() != dict(self.usual)
