"""The forms of registers: terms, registers, and what is said of a number."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.documents.registers.models import (
    LONGEST_REASON,
    LONGEST_SUMMARY,
    LONGEST_SYMBOL,
)
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.steps.fields import TextField

HIGHEST = 99_999
"""More papers than any body issues in a term; a higher number is a slip."""

Choice = tuple[str, str]


def _number_field(**kwargs: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "kn-count"})
    return forms.IntegerField(max_value=HIGHEST, widget=widget, **kwargs)


def _summary_field() -> forms.Field:
    return TextField(
        label=_("Trích yếu"),
        help_text=_("Văn bản nói về việc gì, trong một dòng."),
        max_length=LONGEST_SUMMARY,
    )


def _symbol_field() -> forms.Field:
    return TextField(
        label=_("Ký hiệu cơ quan ban hành"),
        help_text=_("Phần đứng sau dấu gạch chéo, như CB trong 05-NQ/CB."),
        max_length=LONGEST_SYMBOL,
    )


def _last_on_paper_field() -> forms.IntegerField:
    return _number_field(
        label=_("Số cuối đã dùng ở sổ giấy"),
        help_text=_("Đang giữa nhiệm kỳ thì ghi số cuối của sổ giấy; sổ này chạy tiếp. Sổ mới: 0."),
        min_value=0,
        initial=0,
    )


class TermForm(forms.Form):
    """Asks when a term begins, and which registers it opens with."""

    name = TextField(label=_("Tên nhiệm kỳ"), help_text=_("Ví dụ 2025-2030."), max_length=40)
    since = DayField(
        label=_("Từ ngày"), help_text=_("Ngày liền sau ngày bế mạc đại hội. Số bắt đầu lại từ 01.")
    )
    body_symbol = _symbol_field()
    document_types = forms.MultipleChoiceField(
        label=_("Lập sổ cho các thể loại"),
        help_text=_("Lập thêm sau lúc nào cũng được."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, types: Iterable[Choice], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        field = self.fields["document_types"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(types)

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "since")
        return self.cleaned_data


class RegisterForm(forms.Form):
    """Asks which type gets a register, and where it starts."""

    document_type = forms.ChoiceField(label=_("Thể loại"))
    body_symbol = _symbol_field()
    last_on_paper = _last_on_paper_field()

    def __init__(self, data: Any, *, types: Iterable[Choice], initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        field = self.fields["document_type"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(types)


class SetUpForm(forms.Form):
    """Asks how a register counts; where it starts is asked only before its first number."""

    body_symbol = _symbol_field()
    last_on_paper = _last_on_paper_field()

    def __init__(self, data: Any, *, initial: Mapping[str, Any], is_empty: bool) -> None:
        super().__init__(data, initial=dict(initial))
        if not is_empty:
            del self.fields["last_on_paper"]


class TakeForm(forms.Form):
    """Asks what the number is for."""

    summary = _summary_field()


class IssueForm(forms.Form):
    """Asks for the day on the paper."""

    on = DayField(label=_("Ngày trên văn bản"))
    summary = _summary_field()


class VoidForm(forms.Form):
    """Asks why no paper will carry the number."""

    reason = TextField(
        label=_("Lý do hủy"),
        help_text=_("Lý do đứng trong sổ mãi mãi."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BookForm(forms.Form):
    """Asks what the paper book says of a number."""

    number = _number_field(label=_("Số"), min_value=1)
    issued_on = DayField(label=_("Ngày trên văn bản"))
    summary = _summary_field()
