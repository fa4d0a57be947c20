"""The form of a new subscription."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextFormField, validate_plain_text

LONGEST_LABEL = 80
LONGEST_ADDRESS = 300


class NewSubscriptionForm(forms.Form):
    """Asks which program is told of whose steps, and where it listens."""

    label = PlainTextFormField(
        label=_("Dùng cho"),
        help_text=_("Tên chương trình nhận tin."),
        max_length=LONGEST_LABEL,
        validators=[validate_plain_text],
    )
    address = forms.CharField(
        label=_("Địa chỉ nhận"),
        help_text=_("Ví dụ https://tonghop.noibo.vn/nhan-tin. Tin không mang họ tên hay nội dung."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        organisations: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(data)
        self.fields["organisation"] = forms.TypedChoiceField(
            label=_("Báo các bước của"),
            help_text=_("Gồm cả các tổ chức trực thuộc."),
            choices=organisations,
            coerce=int,
        )
        self.order_fields(("label", "organisation", "address"))
