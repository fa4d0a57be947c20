"""Signs somebody out wherever he is signed in, for whoever looks after the account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.queries import accounts_visible_to
from ketnap.accounts.services import end_sessions_of
from ketnap.domain.access import Action
from ketnap.web.day import address


@access.page(Action.MANAGE_ACCOUNTS)
@require_POST
def sign_out_everywhere(request: HttpRequest, user_id: int) -> HttpResponse:
    """End every session of an account."""
    actor = actor_behind(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    end_sessions_of(user, actor=actor)
    messages.success(request, _("Đã đăng xuất tài khoản này ở mọi máy."))
    return redirect(address(request, "account", user.pk))
