"""Why an article is taken off the page, and on what ground somebody is named."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TakeDownForm(forms.Form):
    """The reason, which the history of the article keeps."""

    reason = forms.CharField(
        label=_("Lý do gỡ bài"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(forms.Form):
    """A name, and the ground on which it may be printed without a consent."""

    name = forms.CharField(max_length=120, widget=forms.HiddenInput)
    ground = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_(
            "Ví dụ: người giữ chức vụ, xuất hiện khi thi hành công vụ; nhân vật lịch sử;"
            " không phải tên người."
        ),
    )
