"""What the desk tells of transfers."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.transfers.queries import waiting_here
from ketnap.web.case.reading import OpenCase
from ketnap.web.day import address, day_of
from ketnap.web.notices import Notice


def transfer_notices(request: HttpRequest) -> list[Notice]:
    """How many cases wait for a receipt of the reader's cells."""
    actor, day = actor_behind(request), day_of(request)
    if not may(actor, Action.TRANSFER_CASE):
        return []
    waiting = waiting_here(actor).filter(sent_on__lte=day.on).count()
    if not waiting:
        return []
    words = ngettext(
        "%(count)d hồ sơ chuyển đến đang chờ chi bộ nhận.",
        "%(count)d hồ sơ chuyển đến đang chờ chi bộ nhận.",
        waiting,
    )
    href = address(request, "transfers")
    return [Notice("blue", "", words % {"count": waiting}, href, _("Xem và nhận"))]


def transfer_href(request: HttpRequest, case: OpenCase) -> str:
    """The page that sends a case to another cell; empty where the reader may not, or not today."""
    is_open = case.assessment.closed is None and bool(case.rows)
    may_send = case.day.is_today and case.may(Action.TRANSFER_CASE)
    return address(request, "transfer_case", case.id) if is_open and may_send else ""
