"""A signed-in session ends a fixed time after sign-in, when nobody uses it, or when its owner ends it."""

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.door import way_to_the_door
from ketnap.accounts.models import User
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
# Not "cookies": a browser would also forget those of every other site under the same domain, and the
# letters and colours somebody reads with. The session's own cookie goes with the session.
LEFT_BEHIND = '"cache", "storage"'
"""What a browser throws away when somebody is signed out."""
SEEN_EVERY_SECONDS = 60
"""How often a use is written down: not with every request."""


@receiver(user_logged_in, dispatch_uid="ketnap.accounts.sessions")
def note_sign_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Remember when the session was opened, in the session and in the access log."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = timezone.now().timestamp()
    note_access(user.pk, Deed.SIGNED_IN, object_kind="user", object_id=user.pk)


class SessionAge:
    """Signs out whoever signed in too long ago, did nothing for too long, or has ended the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_signed_in = isinstance(request.user, User)
        response = self._answer(request)
        if was_signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = LEFT_BEHIND
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            if _is_over(request, request.user):
                logout(request)
            elif _is_idle(request):
                logout(request)
                return _told(request)
            else:
                _note_use(request)
        return self.get_response(request)


def idle_seconds() -> int:
    """Return after how long without a use a session ends; never earlier than the setting says."""
    return int(settings.SESSION_IDLE_SECONDS) + SEEN_EVERY_SECONDS


def _is_over(request: HttpRequest, user: User) -> bool:
    signed_in_at = float(request.session.get(SIGNED_IN_AT, 0))
    if user.sessions_from is not None and signed_in_at < user.sessions_from.timestamp():
        return True
    return timezone.now().timestamp() - signed_in_at >= settings.SESSION_COOKIE_AGE


def _is_idle(request: HttpRequest) -> bool:
    return _unused_seconds(request) >= idle_seconds()


def _note_use(request: HttpRequest) -> None:
    if _unused_seconds(request) >= SEEN_EVERY_SECONDS:
        request.session[SEEN_AT] = timezone.now().timestamp()
        UserSession.objects.create_from_request(request)


def _unused_seconds(request: HttpRequest) -> float:
    seen_at = request.session.get(SEEN_AT, request.session.get(SIGNED_IN_AT, 0))
    return timezone.now().timestamp() - float(seen_at)


def _told(request: HttpRequest) -> HttpResponse:
    """The way to the door, where it is said what happened; signing in leads back to the page."""
    minutes = settings.SESSION_IDLE_SECONDS // 60
    words = _(
        "Đã quá %(minutes)d phút không có thao tác nào nên phiên đăng nhập tự kết thúc. "
        "Đăng nhập lại để về trang đang xem."
    )
    if request.method not in {"GET", "HEAD"}:
        words = _(
            "Đã quá %(minutes)d phút không có thao tác nào nên phiên đăng nhập tự kết thúc. "
            "Điều vừa gõ chưa được ghi và không giữ lại được. Đăng nhập lại để về trang ấy rồi gõ lại."
        )
    messages.warning(request, words % {"minutes": minutes})
    return way_to_the_door(request)
