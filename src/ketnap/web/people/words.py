"""How members and their standing read on screen."""

from django.utils.translation import gettext as _

from ketnap.people.models import Membership, MemberStatus
from ketnap.web.day_words import full_day


def status_words(membership: Membership) -> str:
    """Return the standing of a member, such as "đảng viên chính thức"."""
    return str(MemberStatus(membership.status).label)


def notes_on(membership: Membership) -> str:
    """Return what else holds for a member: exempt, temporarily elsewhere; empty if nothing."""
    notes = []
    if membership.exempt:
        notes.append(_("được miễn công tác và sinh hoạt đảng"))
    if membership.on_temporary_activity:
        notes.append(_away(membership))
    return "; ".join(notes)


def _away(membership: Membership) -> str:
    if not membership.temporarily_at:
        return _("đang sinh hoạt tạm thời nơi khác")
    return _("đang sinh hoạt tạm thời tại %(place)s") % {"place": membership.temporarily_at}


def official_words(membership: Membership) -> str:
    """Return the day since when a member is official, as people read it."""
    if membership.official_on:
        return full_day(membership.official_on)
    if membership.status == MemberStatus.OFFICIAL:
        return _("chưa ghi")
    return _("chưa có")
