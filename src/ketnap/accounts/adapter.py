"""What django-allauth asks of us: nobody signs up, one answer to every failed sign-in."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.door_notices import notices_for
from ketnap.accounts.guessing import must_wait, tell_of_refusal
from ketnap.accounts.models import User
from ketnap.accounts.preferences import recall_preferences
from ketnap.accounts.usernames import normalised


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The one door: user name and password."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại."
        ),
        "too_many_login_attempts": _(
            "Đã nhập sai quá nhiều lần. Hãy đợi 15 phút rồi thử lại, "
            "hoặc nhờ người quản trị cấp mật khẩu mới."
        ),
        "incorrect_password": _("Mật khẩu không đúng. Hãy nhập lại."),
        "enter_current_password": _("Mật khẩu hiện tại không đúng. Hãy nhập lại."),
        "account_inactive": _("Tài khoản này đã ngừng hoạt động."),
        "rate_limited": _("Bạn thao tác quá nhanh. Hãy đợi một phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are given by the administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse to look at a password where too many wrong ones came before."""
        try:
            if must_wait(request, str(credentials.get("username", ""))):
                raise self.validation_error("too_many_login_attempts")
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tell_of_refusal(request)
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the user, if any; a closed account is answered like a wrong password."""
        user: User | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Return to the page asked for, in the user's own language and letter size."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        recall_preferences(response, user)
        for notice in notices_for(user):
            messages.warning(request, notice)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Failures count per account and address, so that nobody elsewhere can lock a user out.
        username = normalised(str(credentials.get("username", "")))
        return f"{self.get_client_ip(request)}:{username}"
