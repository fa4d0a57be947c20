"""What waits at the portal for whoever is reading: on the desk as one sentence, here as rows."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.domain.press.calls import Wait
from ketnap.press.waiting import waits_for
from ketnap.web.day import address, day_of
from ketnap.web.notices import Notice
from ketnap.web.press.words import WAITS


def wait_lines(request: HttpRequest) -> Iterator[dict[str, str]]:
    """Yield the articles that the reader must act on today; nothing on a day gone by."""
    day = day_of(request)
    if day.is_today:
        for one in waits_for(actor_behind(request), on=day.on):
            since = f"{localtime(one.since):%H:%M %d/%m/%Y}"
            yield {"title": one.title, "what": str(WAITS[Wait(one.wait)]), "since": since}


def press_notices(request: HttpRequest) -> list[Notice]:
    """How many articles wait for the reader at the portal."""
    waiting = len(list(wait_lines(request)))
    if not waiting:
        return []
    words = ngettext(
        "%(count)d bài đang chờ đồng chí ở trang biên tập.",
        "%(count)d bài đang chờ đồng chí ở trang biên tập.",
        waiting,
    )
    href = address(request, "press_desk")
    return [Notice("blue", "", words % {"count": waiting}, href, _("Xem bài chờ"), "file-pencil")]
