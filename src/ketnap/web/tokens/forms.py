"""The form of a new access token."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import TOKEN_SCOPE_NAMES
from ketnap.design.forms import DayField
from ketnap.domain.access import Actor, TokenScope, scopes_of_use_to
from ketnap.organisations.plain_text import PlainTextFormField, validate_plain_text

LONGEST_LABEL = 80


class NewTokenForm(forms.Form):
    """Asks what a program is for, what it may do, and until when. Nothing is ticked beforehand."""

    label = PlainTextFormField(
        label=_("Dùng cho"),
        help_text=_("Tên chương trình hoặc việc sẽ dùng khóa này, ví dụ “báo cáo quý”."),
        max_length=LONGEST_LABEL,
        validators=[validate_plain_text],
    )
    until = DayField(
        label=_("Dùng đến hết ngày"),
        help_text=_("Nhiều nhất một năm. Hết ngày ấy khóa tự hết tác dụng."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.fields["scopes"] = forms.MultipleChoiceField(
            label=_("Được làm gì"),
            help_text=_("Khóa không bao giờ làm được việc mà chính bạn không được làm."),
            choices=[(scope.value, TOKEN_SCOPE_NAMES[scope]) for scope in scopes_of_use_to(actor)],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(("label", "scopes", "until"))

    def clean_scopes(self) -> list[TokenScope]:
        return [TokenScope(value) for value in self.cleaned_data["scopes"]]
