"""Asks whether an unlikely day that somebody plans for is meant, such as 20/11/3026 or 20/11/1926."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.domain.far_days import lies_far_ahead, lies_far_back

IS_MEANT = "far_day_is_meant"


def ask_about_far_day(form: forms.Form, name: str) -> None:
    """Refuse a day that lies far ahead until its writer says that it is meant."""
    day = form.cleaned_data.get(name)
    if day is not None and lies_far_ahead(day, today=timezone.localdate()):
        words = _(
            "Ngày này cách hôm nay hơn một năm. Nếu đúng, hãy đánh dấu “%(box)s” rồi ghi lại."
        )
        ask_whether_meant(form, name, words)


def ask_about_day_far_off(form: forms.Form, name: str) -> None:
    """Refuse a day that lies far ahead or is long gone until its writer says that it is meant."""
    ask_about_far_day(form, name)
    day = form.cleaned_data.get(name)
    if day is not None and lies_far_back(day, today=timezone.localdate()):
        words = _("Ngày này đã qua hơn một năm. Nếu đúng, hãy đánh dấu “%(box)s” rồi ghi lại.")
        ask_whether_meant(form, name, words)


def ask_whether_meant(form: forms.Form, name: str, words: str, **facts: object) -> None:
    """Refuse the day in the field until its writer ticks, in a field that appears now, that it is meant."""
    form.fields[IS_MEANT] = forms.BooleanField(label=_("Đúng là ngày này"), required=False)
    before = list(form.fields)[: list(form.fields).index(name) + 1]
    form.order_fields([*(each for each in before if each != IS_MEANT), IS_MEANT])
    if IS_MEANT not in form.data:
        facts["box"] = form.fields[IS_MEANT].label
        form.add_error(name, forms.ValidationError(words, params=facts))
