"""A user's own language and text size."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.adapter import set_language_cookie
from ketnap.accounts.models import TextSize
from ketnap.accounts.services import change_preferences


class PreferencesForm(forms.Form):
    """What a user may choose; what is left out stays as it was."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    text_size = forms.ChoiceField(choices=TextSize.choices, required=False)


@access.signed_in
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Keep the choice, and go back to the page it was made on."""
    form = PreferencesForm(request.POST)
    response = HttpResponseRedirect(_way_back(request))
    if form.is_valid():
        user = change_preferences(**form.cleaned_data, actor=actor_behind(request))
        set_language_cookie(response, user.language)
    return response


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else settings.LOGIN_REDIRECT_URL
