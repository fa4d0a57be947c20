"""The file a calendar program reads: the address is the only key."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from ketnap.accounts import access
from ketnap.organisations.queries import name_on
from ketnap.reminders.feeding import feed_entries
from ketnap.reminders.ics import calendar_file
from ketnap.reminders.models import CalendarFeed
from ketnap.reminders.services import read_feed
from ketnap.web.calendar.pace import is_too_often

_TOO_OFTEN = 429


@access.public
@sensitive_variables("secret")
@require_safe
def feed(request: HttpRequest, name: str, secret: str) -> HttpResponse:
    """Hand out a feed as its user may see it today; an address that is not live is no page."""
    if is_too_often(request, name):
        return HttpResponse(status=_TOO_OFTEN)
    today = timezone.localdate()
    found, actor = read_feed(name, secret, on=today)
    with override(found.user.language):
        text = calendar_file(
            feed_entries(found, actor, on=today),
            title=_title(found),
            shows_names=found.shows_names,
            origin=request.build_absolute_uri("/").rstrip("/"),
            on=today,
            now=timezone.now(),
        )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="ketnap.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _title(feed: CalendarFeed) -> str:
    if feed.cell_id is None:
        return _("Kết nạp: việc của tôi")
    name = name_on(feed.cell_id, timezone.localdate())
    return _("Kết nạp: %(cell)s") % {"cell": name}
