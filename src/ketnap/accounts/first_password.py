"""The page behind a first link: whoever holds the link chooses a password, once."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.models import User
from ketnap.accounts.services import LinkWorthless, live_link, use_link


def _password(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class FirstPasswordForm(forms.Form):
    """Asks for the new password twice."""

    password = _password(_("Mật khẩu mới"))
    password_again = _password(_("Mật khẩu mới (nhập lại)"))

    def __init__(self, data: Mapping[str, Any] | None, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords, or a weak one."""
        password = self.cleaned_data.get("password")
        if password and password != self.cleaned_data.get("password_again"):
            self.add_error("password_again", _("Hai lần nhập mật khẩu không giống nhau."))
        elif password:
            self._refuse_weak(password)
        return self.cleaned_data

    def _refuse_weak(self, password: str) -> None:
        try:
            validate_password(password, self.user)
        except ValidationError as weakness:
            self.add_error("password", weakness)


@access.public
@sensitive_variables("token")
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a password and keep it; a worthless link says where to get another."""
    try:
        user = live_link(token).user
        form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=user)
        if form.is_valid():
            use_link(token, form.cleaned_data["password"])
            messages.success(request, _t("Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu vừa đặt."))
            return redirect("account_login")
    except LinkWorthless:
        return render(request, "accounts/link_worthless.html", status=404)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "account": user}
    return render(request, "accounts/first_password.html", context, status=status)
