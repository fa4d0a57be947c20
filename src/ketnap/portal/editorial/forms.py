"""Why an article is taken off the page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TakeDownForm(forms.Form):
    """The reason, which the history of the article keeps."""

    reason = forms.CharField(
        label=_("Lý do gỡ bài"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
