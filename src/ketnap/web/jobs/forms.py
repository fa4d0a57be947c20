"""The forms that ask for bundles: which papers, of whom, as what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ketnap.documents.bundles.bundle import Format
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.paperwork.sheet import Subject
from ketnap.web.language import reader_language

FORMAT_NAMES = [(Format.WORD.value, "Word"), (Format.PDF.value, "PDF")]


def case_forms() -> list[tuple[str, str]]:
    """Return the forms that are about one person, by code and title."""
    is_english = get_language() == "en"
    return [
        (code, f"{code} {sheet.title_en if is_english else sheet.title_vi}")
        for code, sheet in load_sheets().items()
        if sheet.subject is Subject.CASE
    ]


class FormatsForm(forms.Form):
    """Asks as what the papers are wanted."""

    formats = forms.TypedMultipleChoiceField(
        label=_("Dạng tệp"),
        choices=FORMAT_NAMES,
        coerce=Format,
        widget=forms.CheckboxSelectMultiple,
        initial=[each.value for each in Format],
    )


class PapersForm(FormatsForm):
    """Asks which forms are wanted, and as what."""

    codes = forms.MultipleChoiceField(
        label=_("Mẫu giấy tờ"), choices=case_forms, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("everybody", "cases", "codes", "formats")


class ChosenPapersForm(PapersForm):
    """Asks for whom, too."""

    everybody = forms.BooleanField(label=_("Tất cả những người dưới đây"), required=False)
    cases = forms.TypedMultipleChoiceField(
        label=_("Của ai"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, people: Iterable[tuple[int, str]]
    ) -> None:
        super().__init__(data)
        self._people = list(people)
        self.fields["cases"].choices = self._people  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("everybody"):
            answers["cases"] = [casefile_id for casefile_id, _name in self._people]
        return answers


class StageForm(forms.Form):
    """Narrows the people to those of one stage."""

    stage = forms.ChoiceField(label=_("Giai đoạn"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        language = reader_language()
        stages = [(each.value, stage_name(each, language)) for each in Stage]
        self.fields["stage"].choices = [("", _("Tất cả")), *stages]  # type: ignore[attr-defined]  # as above

    def chosen(self) -> Stage | None:
        """Return the stage that is asked for; what is no stage asks for all."""
        return (
            Stage(self.cleaned_data["stage"])
            if self.is_valid() and self.data.get("stage")
            else None
        )
