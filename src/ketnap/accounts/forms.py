"""The forms of the door and of the second factor, in Vietnamese."""

from typing import Any

from allauth.account import forms as door
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.usernames import normalised


class LoginForm(door.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Sign-in by user name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, login=_("Tên đăng nhập"), password=_("Mật khẩu"))

    def clean_login(self) -> str:
        """Return the user name in its one spelling."""
        return normalised(self.cleaned_data["login"])


class ReauthenticateForm(door.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The password once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password=_("Mật khẩu"))


class ChangePasswordForm(door.ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A new password for whoever knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(
            self,
            oldpassword=_("Mật khẩu hiện tại"),
            password1=_("Mật khẩu mới"),
            password2=_("Mật khẩu mới (nhập lại)"),
        )

    def clean(self) -> dict[str, Any]:
        """Return the data; refuses two different new passwords."""
        data: dict[str, Any] = super(door.PasswordVerificationMixin, self).clean()
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần nhập mật khẩu mới không giống nhau."))
        return data


class CodeForm(second.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code after the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Mã xác thực"))


class CodeAgainForm(second.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code once more, before something grave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Mã xác thực"))


class FirstCodeForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code, which proves that the app has read the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Mã sáu chữ số"))


def _label(form: Any, **labels: Any) -> None:
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.widget.attrs.pop("placeholder", None)
