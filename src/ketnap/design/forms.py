"""The field for a day written as on paper; how forms look lies in templates/django/forms."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """A text box for dd/mm/yyyy; with scripts a calendar opens beside it."""

    template_name = "design/forms/day.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "dd/mm/yyyy"}
        super().__init__(attrs={**usual, **(attrs or {})}, format="%d/%m/%Y")


class DayField(forms.DateField):
    """A day as people write it: 03/12/2026, also 3-12-2026 or 2026-12-03."""

    widget = DayInput
    input_formats = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
    default_error_messages: ClassVar = {
        "invalid": _("Chưa đọc được ngày này. Hãy viết ngày/tháng/năm, ví dụ 03/12/2026."),
    }
