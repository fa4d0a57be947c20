"""Where the reader is signed in, and the end of a session he no longer needs or does not know."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.open_sessions import OpenSession, end_other_sessions, open_sessions
from ketnap.accounts.services import end_session as end_it
from ketnap.web.roles.browsers import browser_name


@access.signed_in
@require_GET
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Show the reader's open sessions, and how long one lasts."""
    sessions = [(each, _title(each)) for each in open_sessions(request)]
    context = {"lead": _lead(), "sessions": sessions}
    return render(request, "web/roles/sessions.html", context)


@access.signed_in
@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of the reader's sessions."""
    end_it(session_id, actor=actor_behind(request))
    messages.success(request, _("Đã kết thúc phiên đăng nhập ấy."))
    return redirect("my_sessions")


@access.signed_in
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End the reader's sessions on every other machine."""
    end_other_sessions(request)
    messages.success(request, _("Đã đăng xuất ở mọi máy khác."))
    return redirect("my_sessions")


def _lead() -> str:
    minutes = settings.SESSION_IDLE_SECONDS // 60
    words = ngettext(
        "Phiên tự kết thúc sau %(minutes)d phút không thao tác, và chậm nhất %(hours)d giờ sau khi "
        "đăng nhập. Hãy ghi điều đang gõ trước khi rời máy.",
        "Phiên tự kết thúc sau %(minutes)d phút không thao tác, và chậm nhất %(hours)d giờ sau khi "
        "đăng nhập. Hãy ghi điều đang gõ trước khi rời máy.",
        minutes,
    )
    return words % {"minutes": minutes, "hours": settings.SESSION_COOKIE_AGE // 3600}


def _title(session: OpenSession) -> str:
    return browser_name(session.agent) or _("Trình duyệt không rõ tên")
