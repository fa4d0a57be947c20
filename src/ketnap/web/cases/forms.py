"""The form that opens a case: the facts about the person, and the first step."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.domain.casefile.codes import NominatorKind, Schooling, Sex, StepKind
from ketnap.domain.casefile.steps import ListedAsSympathiser, Nominated, Nominator, Step
from ketnap.domain.casefile.wording import code_name, field_help, field_name, step_name
from ketnap.web.cases.opening import NewCase
from ketnap.web.language import reader_language
from ketnap.web.steps.fields import TextField

PERSON_TEXTS = {
    "full_name": 120,
    "ethnicity": 60,
    "religion": 60,
    "occupation": 120,
    "workplace": 200,
}
PERSON_TICKS = ("youth_union_member", "trade_union_member", "married")
FIRST_STEPS = (StepKind.NOMINATED, StepKind.LISTED_AS_SYMPATHISER)
NEEDED_BY = {
    StepKind.NOMINATED: ("nominator_kind", "nominator_name"),
    StepKind.LISTED_AS_SYMPATHISER: ("resolution",),
}
LONGEST_LINE = 300
ASKED_LATER = ("is_another_person", "override_reason")


def _choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    language = reader_language()
    return [(code.value, code_name(code, language)) for code in codes]


def _text(path: str, longest: int, *, required: bool = True) -> TextField:
    language = reader_language()
    return TextField(
        label=field_name(path, language),
        help_text=field_help(path, language),
        max_length=longest,
        required=required,
    )


class NewCaseForm(forms.Form):
    """Asks for what the procedure needs to know; two questions come only when they arise."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        cells: Sequence[tuple[str, str]],
        today: date,
        asking: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(data)
        self.cells = cells
        self.today = today
        if len(cells) > 1:
            self.fields["cell"] = forms.ChoiceField(label=_("Chi bộ"), choices=cells)
        self._add_person()
        self._add_first_step()
        self._add_questions(asking)

    def _add_person(self) -> None:
        language = reader_language()
        self.fields["full_name"] = _text("full_name", PERSON_TEXTS["full_name"])
        self.fields["born_on"] = DayField(label=field_name("born_on", language))
        self.fields["sex"] = forms.ChoiceField(
            label=field_name("sex", language), choices=_choices(Sex), widget=forms.RadioSelect
        )
        for name in ("ethnicity", "religion"):
            self.fields[name] = _text(name, PERSON_TEXTS[name])
        self.fields["schooling"] = forms.ChoiceField(
            label=field_name("schooling", language),
            choices=[("", _("Chọn trình độ")), *_choices(Schooling)],
        )
        for name in ("occupation", "workplace"):
            self.fields[name] = _text(name, PERSON_TEXTS[name])
        for name in PERSON_TICKS:
            self.fields[name] = forms.BooleanField(label=field_name(name, language), required=False)

    def _add_first_step(self) -> None:
        language = reader_language()
        self.fields["first_step"] = forms.ChoiceField(
            label=_("Bước đầu tiên"),
            choices=[(kind.value, step_name(kind, language)) for kind in FIRST_STEPS],
            widget=forms.RadioSelect,
        )
        self.fields["on"] = DayField(
            label=field_name("on", language), help_text=field_help("on", language)
        )
        self.fields["nominator_kind"] = forms.ChoiceField(
            label=field_name("by.kind", language),
            help_text=_("Chỉ ghi khi bước đầu tiên là giới thiệu."),
            choices=[("", _("Chọn bên giới thiệu")), *_choices(NominatorKind)],
            required=False,
        )
        self.fields["nominator_name"] = _text("by.name", LONGEST_LINE, required=False)
        self.fields["resolution"] = _text("resolution", LONGEST_LINE, required=False)

    def _add_questions(self, asking: frozenset[str]) -> None:
        asked = asking | {name for name in ASKED_LATER if name in self.data}
        if "is_another_person" in asked:
            self.fields["is_another_person"] = forms.BooleanField(
                label=_("Đây là một người khác, trùng họ tên và ngày sinh"), required=False
            )
        if "override_reason" in asked:
            self.fields["override_reason"] = TextField(
                label=_("Lý do vẫn ghi"),
                help_text=_("Lý do được giữ cùng bước đã ghi."),
                required=False,
            )

    def clean_on(self) -> date:
        on = cast(date, self.cleaned_data["on"])
        if on > self.today:
            raise forms.ValidationError(_("Ngày này chưa đến. Hãy ghi ngày in trên giấy."))
        return on

    def clean_born_on(self) -> date:
        born_on = cast(date, self.cleaned_data["born_on"])
        if born_on >= self.today:
            raise forms.ValidationError(_("Ngày sinh phải ở trước hôm nay."))
        return born_on

    def clean(self) -> dict[str, Any]:
        for name in NEEDED_BY.get(self.cleaned_data.get("first_step", ""), ()):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Bước đã chọn cần có mục này."))
        return self.cleaned_data

    def command(self) -> NewCase:
        """Return what a valid form orders."""
        answers = self.cleaned_data
        return NewCase(
            cell_id=int(answers.get("cell", self.cells[0][0])),
            facts={name: answers[name] for name in self._person_fields()},
            first_step=self._first_step(),
            override_reason=answers.get("override_reason", ""),
        )

    def _person_fields(self) -> tuple[str, ...]:
        return (*PERSON_TEXTS, "born_on", "sex", "schooling", *PERSON_TICKS)

    def _first_step(self) -> Step:
        answers = self.cleaned_data
        if answers["first_step"] == StepKind.NOMINATED:
            kind = NominatorKind(answers["nominator_kind"])
            return Nominated(
                on=answers["on"], by=Nominator(kind=kind, name=answers["nominator_name"])
            )
        return ListedAsSympathiser(on=answers["on"], resolution=answers["resolution"])
