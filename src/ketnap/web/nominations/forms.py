"""The forms around nominations: put forward, answered, taken up, declined."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import Sex
from ketnap.domain.casefile.wording import code_name, field_help, field_name
from ketnap.plans.bodies import Body
from ketnap.plans.models import Nomination
from ketnap.plans.services.nominations import PutForward
from ketnap.web.cases.forms import PERSON_TEXTS, PERSON_TICKS, NewCaseForm
from ketnap.web.language import reader_language
from ketnap.web.steps.fields import TextField, day_field, reason_field

LONGEST_PAPER = 120
LONGEST_REASON = 300
ASKED_OF_A_COLLEAGUE = ("full_name", "occupation", "workplace")
UNIONS = ("youth_union_member", "trade_union_member")


class PutForwardForm(forms.Form):
    """Asks what a colleague knows; the cell asks the person the rest."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        bodies: Sequence[Body],
        today: date,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.bodies = {body.key: body for body in bodies}
        self.today = today
        if len(bodies) > 1:
            choices = [(body.key, body.name) for body in bodies]
            self.fields["body"] = forms.ChoiceField(label=_("Giới thiệu thay mặt"), choices=choices)
        self._add_person()
        self.fields["document"] = TextField(
            label=_("Văn bản giới thiệu"),
            help_text=_("Số và ngày của biên bản hoặc công văn, nếu có."),
            max_length=LONGEST_PAPER,
            required=False,
        )

    def _add_person(self) -> None:
        language = reader_language()
        self.fields["full_name"] = _text("full_name")
        self.fields["born_on"] = day_field(label=field_name("born_on", language))
        self.fields["sex"] = forms.ChoiceField(
            label=field_name("sex", language),
            choices=[(sex.value, code_name(sex, language)) for sex in Sex],
            widget=forms.RadioSelect,
        )
        for name in ("occupation", "workplace"):
            self.fields[name] = _text(name)
        for name in UNIONS:
            self.fields[name] = forms.BooleanField(label=field_name(name, language), required=False)

    def clean_born_on(self) -> date:
        born_on = cast(date, self.cleaned_data["born_on"])
        if born_on >= self.today:
            raise forms.ValidationError(_("Ngày sinh phải ở trước hôm nay."))
        return born_on

    def body(self) -> Body:
        """Return on whose behalf somebody is put forward."""
        return self.bodies[self.cleaned_data.get("body", next(iter(self.bodies)))]

    def order(self) -> PutForward:
        """Return what a valid form orders."""
        return PutForward(
            **{name: value for name, value in self.cleaned_data.items() if name != "body"}
        )


class TakeUpForm(NewCaseForm):
    """Asks for all the facts about the person; what the nomination says is filled in."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        nomination: Nomination,
        today: date,
        asking: frozenset[str] = frozenset(),
    ) -> None:
        cells = [(str(nomination.cell_id), "")]
        super().__init__(data, cells=cells, today=today, asking=asking)
        known = (*ASKED_OF_A_COLLEAGUE, "born_on", "sex", *UNIONS)
        self.initial = {name: getattr(nomination, name) for name in known}

    def _add_first_step(self) -> None:
        """The first step is the nomination itself."""

    def facts(self) -> dict[str, Any]:
        """Return the facts about the person."""
        names = (*PERSON_TEXTS, "born_on", "sex", "schooling", *PERSON_TICKS)
        return {name: self.cleaned_data[name] for name in names}


class KnownPersonForm(forms.Form):
    """Says that somebody is a person whom the cell keeps a record of."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    override_reason = TextField(
        label=_("Lý do vẫn ghi"),
        help_text=_("Lý do được giữ cùng bước đã ghi."),
        max_length=LONGEST_REASON,
        required=False,
    )


class DeclineForm(forms.Form):
    """Asks why the cell does not take somebody up."""

    reason = reason_field(
        label=_("Lý do"),
        help_text=_(
            "Người giới thiệu đọc được lý do này. Chỉ nêu sự việc, không nhận xét con người."
        ),
    )


class WithdrawForm(forms.Form):
    """Asks why somebody is not put forward any more."""

    reason = reason_field(
        label=_("Lý do"),
        help_text=_("Chi bộ đọc được lý do này. Ví dụ: người này vừa chuyển công tác."),
    )


def _text(name: str) -> TextField:
    language = reader_language()
    return TextField(
        label=field_name(name, language),
        help_text=field_help(name, language),
        max_length=PERSON_TEXTS[name],
    )
