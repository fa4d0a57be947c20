"""One line of text a person typed: one Unicode form, no characters that hide or disturb."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ketnap.domain.text import has_forbidden_characters, is_nfc, without_unseen


def validate_plain_text(text: str) -> None:
    """Refuse what could not be printed on a paper as it stands."""
    if has_forbidden_characters(text) or any(mark in text for mark in "\t\r\n"):
        raise ValidationError(
            _("Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa đi và gõ lại phần này."),
            code="forbidden_characters",
        )
    if not is_nfc(text):
        raise ValidationError(
            _("Chữ có dấu chưa ở dạng dựng sẵn (Unicode NFC). Hãy gõ lại phần này."),
            code="not_nfc",
        )


class PlainTextFormField(forms.CharField):
    """Brings what was typed into one form: composed letters, single spaces."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return " ".join(word for word in without_unseen(text).split(" ") if word)


if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField  # Django's own class takes no type parameters


class PlainTextField(CharField):
    """A line of text that a paper may carry."""

    default_validators = [validate_plain_text]  # noqa: RUF012  # as Django's own fields declare it

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PlainTextFormField, **kwargs})
