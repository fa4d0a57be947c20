"""Pages that write speak about today only."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.web.day import day_of


def today_only(request: HttpRequest) -> date:
    """Return today; refuses a page that speaks about a day gone by."""
    day = day_of(request)
    if not day.is_today:
        raise PermissionDenied(_("Chỉ ghi được trên tình trạng hôm nay. Hãy về hôm nay trước."))
    return day.today
