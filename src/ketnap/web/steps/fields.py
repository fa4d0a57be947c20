"""Form fields for the values steps are made of: texts, days, numbers, yes or no, codes."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField, DayInput
from ketnap.domain.casefile.wording import Language, code_name
from ketnap.domain.text import has_forbidden_characters, without_unseen

LONGEST_LINE = 300
LONGEST_REASON = 2000
MOST_COUNTED = 9999
"""More people, ballots or days than any one paper counts; a larger number is a slip."""
FEW_ENOUGH_TO_SHOW = 5

DAY_PATTERN = r"\s*(\d{1,2}[\/.\-]\d{1,2}[\/.\-]\d{4}|\d{4}-\d{2}-\d{2})\s*"

Choice = tuple[str, str]


class TextField(forms.CharField):
    """Text as a paper carries it: composed letters, single spaces, nothing hidden."""

    def to_python(self, value: Any) -> str:
        text = without_unseen(super().to_python(value) or "")
        if has_forbidden_characters(text):
            raise ValidationError(
                _("Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa đi và gõ lại phần này."),
                code="forbidden_characters",
            )
        return " ".join(text.split())


class SuggestingInput(forms.TextInput):
    """A text box with a list to choose from; anything else may be typed."""

    template_name = "web/steps/suggesting_input.html"

    def __init__(self, suggestions: Iterable[str]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions = tuple(dict.fromkeys(filter(None, suggestions)))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["suggestions"] = self.suggestions
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs']['id']}_list"
        return context


def line_field(*, suggestions: Sequence[str] = (), **kwargs: Any) -> forms.Field:
    """One line of text, with what it most likely is at hand."""
    widget = SuggestingInput(suggestions) if suggestions else forms.TextInput()
    return TextField(max_length=LONGEST_LINE, widget=widget, **kwargs)


def reason_field(**kwargs: Any) -> forms.Field:
    """A few sentences."""
    return TextField(max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


def day_field(**kwargs: Any) -> forms.Field:
    """A day as people write it; the browser already minds the form of it."""
    title = _("Ngày/tháng/năm, ví dụ 03/12/2026")
    return DayField(widget=DayInput(attrs={"pattern": DAY_PATTERN, "title": title}), **kwargs)


def number_field(*, least: int = 0, **kwargs: Any) -> forms.Field:
    """How many people, ballots or days."""
    return forms.IntegerField(
        min_value=least,
        max_value=MOST_COUNTED,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "kn-count"}),
        **kwargs,
    )


def yes_no_field(**kwargs: Any) -> forms.Field:
    """A question answered with yes or no; no answer is not taken for a no."""
    return forms.TypedChoiceField(
        choices=[("yes", _("Có")), ("no", _("Không"))],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        **kwargs,
    )


def code_field(codes: type[StrEnum], *, language: Language, **kwargs: Any) -> forms.Field:
    """One of a closed set of codes, by its name."""
    choices: list[Choice] = [(code.value, code_name(code, language)) for code in codes]
    if len(choices) <= FEW_ENOUGH_TO_SHOW:
        widget: forms.Widget = forms.RadioSelect()
    else:
        choices.insert(0, ("", str(_("Hãy chọn"))))
        widget = forms.Select()
    return forms.TypedChoiceField(
        choices=choices, coerce=codes, empty_value=None, widget=widget, **kwargs
    )


def as_typed(value: Any) -> Any:
    """A value of a step as a field of the form shows it before anybody typed."""
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value
        case date() | int() | str() | None:
            return value
        case _:
            raise TypeError(f"no field shows {type(value).__name__}")
