"""What the desk tells before what is due: the nearest things first, the rest folded."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.documents.own_templates.queries import waiting_for_approval
from ketnap.domain.access import Action, may
from ketnap.occasions.meetings.queries import meetings_to_hold
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.notices import Notice
from ketnap.web.press.waits import press_notices
from ketnap.web.press.withdrawals import withdrawal_notices
from ketnap.web.roles.given import given_notices
from ketnap.web.submissions.card import desk_notices
from ketnap.web.transfers.notices import transfer_notices

# More would push what is due below the first screen.
SHOWN = 3
MOST_MEETINGS = 3


@dataclass(frozen=True, slots=True)
class DeskNotices:
    """The notices that stand open on the desk, and those one click away."""

    shown: list[Notice]
    folded: list[Notice]

    @property
    def folded_title(self) -> str:
        """How many more there are."""
        count = len(self.folded)
        words = ngettext("Còn %(count)d thông báo khác", "Còn %(count)d thông báo khác", count)
        return words % {"count": count}


def notices_for(request: HttpRequest) -> DeskNotices:
    """Return all that the reader should know today, what he alone can move along first."""
    return folded(
        [
            *withdrawal_notices(request),
            *_meetings(request),
            *given_notices(request),
            *desk_notices(request),
            *transfer_notices(request),
            *press_notices(request),
            *_templates(request),
        ]
    )


def folded(notices: list[Notice]) -> DeskNotices:
    """Return the first few open; a fold of a single notice would take as much room as it saves."""
    shown = len(notices) if len(notices) == SHOWN + 1 else SHOWN
    return DeskNotices(notices[:shown], notices[shown:])


def _meetings(request: HttpRequest) -> Iterator[Notice]:
    """Yield the meetings that the reader holds today, or held and has not closed."""
    day = day_of(request)
    if not day.is_today:
        return
    for meeting in meetings_to_hold(actor_behind(request), until=day.on)[:MOST_MEETINGS]:
        facts = {
            "at": f"{meeting.begins_at:%H:%M}",
            "place": meeting.place,
            "day": full_day(meeting.held_on),
        }
        if meeting.held_on == day.on:
            words = _("Hôm nay họp chi bộ lúc %(at)s, %(place)s.")
        else:
            words = _("Cuộc họp chi bộ ngày %(day)s chưa kết thúc nên chưa ghi vào hồ sơ.")
        href = address(request, "meeting", meeting.pk)
        yield Notice("blue", "", words % facts, href, _("Mở cuộc họp"), "users-group")


def _templates(request: HttpRequest) -> Iterator[Notice]:
    """Yield how many own templates wait for the reader's approval; nothing where none does."""
    actor = actor_behind(request)
    if not (day_of(request).is_today and may(actor, Action.APPROVE_TEMPLATE)):
        return
    waiting = waiting_for_approval(actor).count()
    if not waiting:
        return
    words = ngettext(
        "%(count)d mẫu riêng chờ đồng chí duyệt.",
        "%(count)d mẫu riêng chờ đồng chí duyệt.",
        waiting,
    )
    href = address(request, "own_templates")
    yield Notice("blue", "", words % {"count": waiting}, href, _("Mở mẫu riêng"), "file-pencil")
