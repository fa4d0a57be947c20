"""A list of people as somebody types it: one a line, the name, a comma, and more about the person."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.domain.text import nfc

MOST_NAMES = 200


class NamesField(forms.Field):
    """Names, each with what stands after the comma; `lacking` says that something must stand there."""

    def __init__(self, *, rows: int, lacking: str = "", **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.lacking = lacking

    def to_python(self, value: Any) -> list[tuple[str, str]]:
        lines = [" ".join(line.split()) for line in nfc(str(value or "")).splitlines()]
        parted = [line.partition(",") for line in lines if line.strip(" ,")]
        return [(name.strip(), more.strip()) for name, _comma, more in parted]

    def validate(self, value: list[tuple[str, str]]) -> None:
        super().validate(value)
        if len(value) > MOST_NAMES:
            raise ValidationError(_("Danh sách quá dài. Hãy xem lại có dán nhầm không."))
        if any(not name for name, _more in value):
            raise ValidationError(_("Có dòng chưa có họ và tên trước dấu phẩy."))
        if self.lacking and any(not more for _name, more in value):
            raise ValidationError(self.lacking)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or not isinstance(value, Iterable):
            return value
        return "\n".join(f"{name}, {more}" if more else name for name, more in value)
