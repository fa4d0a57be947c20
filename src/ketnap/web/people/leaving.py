"""The form of a hand-over: when the member leaves, and who takes each duty over."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.accounts.models import RoleHeld, User
from ketnap.casefiles.models import Casefile
from ketnap.design.forms import DayField
from ketnap.handovers.queries import Duties
from ketnap.handovers.services import HandOverOrder
from ketnap.people.models import Person
from ketnap.web.day_words import capitalised
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.steps.fields import TextField

LONGEST = 300


class LeavingForm(forms.Form):
    """Asks for the day and reason of leaving, and for a successor in every duty."""

    left_on = DayField(
        label=gettext_lazy("Rời chi bộ từ ngày"),
        help_text=gettext_lazy("Ngày đầu tiên không còn sinh hoạt ở chi bộ."),
    )
    reason = TextField(
        label=gettext_lazy("Lý do rời chi bộ"),
        help_text=gettext_lazy("Ví dụ: chuyển sinh hoạt đảng đến Chi bộ Vụ Kế hoạch."),
        max_length=LONGEST,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        duties: Duties,
        persons: Sequence[Person],
        accounts: Sequence[User],
        endable: frozenset[int],
        today: date,
    ) -> None:
        super().__init__(data, initial={"left_on": today, "assigned_on": today})
        self.duties, self.endable, self.today = duties, endable, today
        if duties.cases:
            self._ask_for_mentors(persons)
        for held in duties.roles:
            if held.pk in endable:
                self._ask_for_heir(held, accounts)

    def _ask_for_mentors(self, persons: Sequence[Person]) -> None:
        chosen = [(str(person.pk), person.full_name) for person in persons]
        self.fields["resolution"] = TextField(
            label=_("Nghị quyết phân công người giúp đỡ mới"),
            help_text=_("Số nghị quyết của chi bộ, như in trên giấy."),
            max_length=LONGEST,
        )
        self.fields["assigned_on"] = DayField(label=_("Ngày của nghị quyết"))
        self.fields["everybody"] = forms.ChoiceField(
            label=_("Giao tất cả hồ sơ cho"),
            choices=[("", _("Chọn riêng từng hồ sơ ở dưới")), *chosen],
            required=False,
        )
        for case in self.duties.cases:
            self.fields[_case_field(case)] = forms.ChoiceField(
                label=_("Người giúp đỡ mới của %(name)s") % {"name": case.person.full_name},
                choices=[("", _("Theo lựa chọn chung ở trên")), *chosen],
                required=False,
            )
            self.fields[f"seen_{case.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=case.standing.head_seq
            )

    def _ask_for_heir(self, held: RoleHeld, accounts: Sequence[User]) -> None:
        self.fields[f"heir_{held.pk}"] = forms.ChoiceField(
            label=capitalised(held.role_name),
            choices=[("", _("Không giao tiếp cho ai")), *((str(u.pk), u.name) for u in accounts)],
            required=False,
        )

    def ask_for_reason(self) -> None:
        """Add the question that warnings bring up."""
        self.fields["override_reason"] = TextField(
            label=_("Lý do vẫn ghi"), help_text=_("Lý do được giữ cùng các bước đã ghi.")
        )

    def case_fields(self) -> list[forms.BoundField]:
        return [self[_case_field(case)] for case in self.duties.cases]

    def role_fields(self) -> list[forms.BoundField]:
        return [self[f"heir_{h.pk}"] for h in self.duties.roles if h.pk in self.endable]

    def clean_assigned_on(self) -> date:
        assigned_on: date = self.cleaned_data["assigned_on"]
        if assigned_on > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy ghi ngày in trên nghị quyết."))
        return assigned_on

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "left_on")
        for case in self.duties.cases:
            if not self._successor(case) and _case_field(case) not in self.errors:
                self.add_error(_case_field(case), _("Hãy chọn người giúp đỡ mới."))
        return self.cleaned_data

    def order(self) -> HandOverOrder:
        """Return what a valid form orders."""
        answers = self.cleaned_data
        heirs = {held.pk: answers.get(f"heir_{held.pk}") for held in self.duties.roles}
        return HandOverOrder(
            left_on=answers["left_on"],
            reason=answers["reason"],
            assigned_on=answers.get("assigned_on"),
            resolution=answers.get("resolution", ""),
            successors={case.pk: int(self._successor(case)) for case in self.duties.cases},
            seen_seqs={case.pk: answers[f"seen_{case.pk}"] for case in self.duties.cases},
            heirs={held: int(user) for held, user in heirs.items() if user},
            override_reason=answers.get("override_reason", ""),
        )

    def _successor(self, case: Casefile) -> str:
        own: str = self.cleaned_data.get(_case_field(case), "")
        return own or self.cleaned_data.get("everybody", "")


def _case_field(case: Casefile) -> str:
    return f"case_{case.pk}"
