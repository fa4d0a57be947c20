"""Whoever signs out in the staff zone is out of the portal's editor too."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from ketnap.accounts.models import User
from ketnap.press.visits import note_left, tell_or_wait


@receiver(user_logged_out, dispatch_uid="press.signing_out")
def leave_the_editor(request: HttpRequest, user: User | None, **_signal: Any) -> None:
    """Let the portal end the visit of somebody who signs out.

    A session that ends by itself, because nothing was done here, ends nothing there: its owner may
    be writing at the portal, which has a clock of its own.
    """
    if user is not None and _is_by_hand(request) and note_left(user.pk):
        transaction.on_commit(tell_or_wait)


def _is_by_hand(request: HttpRequest) -> bool:
    # The clocks of a session are looked at before an address is.
    page = request.resolver_match
    return page is not None and page.view_name == "account_logout"
