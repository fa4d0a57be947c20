"""That somebody withdrew and the portal does not know yet: said on the case, and on the desk."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Action, may
from ketnap.press.models import OutboxCall
from ketnap.press.queries import withdrawals_waiting_for, withdrawals_waiting_of
from ketnap.web.day import address, day_of
from ketnap.web.notices import Notice


def withdrawal_notices(request: HttpRequest) -> list[Notice]:
    """How many withdrawals from the reader's cells wait for the portal."""
    calls = list(withdrawals_waiting_for(actor_behind(request)))
    if not calls or not day_of(request).is_today:
        return []
    words = ngettext(
        "%(count)d yêu cầu gỡ khỏi trang tin chưa được trang tin xác nhận từ %(since)s: "
        "%(trouble)s Tên hoặc ảnh có thể còn hiện. Máy gửi lại mỗi phút.",
        "%(count)d yêu cầu gỡ khỏi trang tin chưa được trang tin xác nhận từ %(since)s: "
        "%(trouble)s Tên hoặc ảnh có thể còn hiện. Máy gửi lại mỗi phút.",
        len(calls),
    )
    facts = {"count": len(calls), **_first(calls)}
    href = address(request, "press_desk")
    return [Notice("red", "", words % facts, href, _("Mở tin bài"), "")]


def withdrawal_notices_of(request: HttpRequest, case: Casefile) -> list[Notice]:
    """The same of the person of a case, for whoever has opened it."""
    calls = list(withdrawals_waiting_of(case.person_id))
    if not calls or not day_of(request).is_today:
        return []
    title = _("Trang tin chưa xác nhận đã gỡ")
    words = _(
        "Sự đồng ý đã rút lúc %(since)s. %(trouble)s Tên hoặc ảnh của người này có thể còn hiện trên "
        "trang tin. Máy gửi lại mỗi phút; nếu lâu không được, hãy báo người quản trị máy chủ."
    )
    prepares = may(actor_behind(request), Action.PREPARE_PRESS)
    href = address(request, "press_desk") if prepares else ""
    return [Notice("red", title, words % _first(calls), href, _("Mở tin bài"), "")]


def _first(calls: Sequence[OutboxCall]) -> dict[str, str]:
    """Since when the longest waiting waits, and why; a call under way has no trouble yet."""
    first = calls[0]
    return {"since": f"{localtime(first.made_at):%H:%M %d/%m/%Y}", "trouble": first.trouble}
