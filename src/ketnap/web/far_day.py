"""Asks whether a planned day that lies far ahead is meant, as 20/11/3026."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.occasions.far_days import lies_far_ahead

IS_MEANT = "far_day_is_meant"


def ask_about_far_day(form: forms.Form, name: str) -> None:
    """Refuse a far day in the field until its writer ticks, in a field that appears now, that it is meant."""
    day = form.cleaned_data.get(name)
    if day is None or not lies_far_ahead(day, today=timezone.localdate()):
        return
    form.fields[IS_MEANT] = forms.BooleanField(label=_("Đúng là ngày này"), required=False)
    before = list(form.fields)[: list(form.fields).index(name) + 1]
    form.order_fields([*before, IS_MEANT])
    if IS_MEANT not in form.data:
        words = _(
            "Ngày này cách hôm nay hơn một năm. Nếu đúng, hãy đánh dấu “%(box)s” rồi ghi lại."
        )
        error = forms.ValidationError(words, params={"box": form.fields[IS_MEANT].label})
        form.add_error(name, error)
