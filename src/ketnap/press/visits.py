"""Editors who are in at the portal: who went in, who has left, and who may stay as the portal is told."""

import logging
import time
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ketnap.accounts.actors import actor_of
from ketnap.domain.press.calls import Call, to_text
from ketnap.domain.press.standing import EditorsNow, EditorsTaken, Standing
from ketnap.domain.press.ticket import LONGEST_VISIT_SECONDS
from ketnap.press.calling import call_portal
from ketnap.press.models import EditorVisit
from ketnap.press.queries import editor_roles_of
from ketnap.press.references import account_reference
from ketnap.press.refusals import PortalTrouble

_log = logging.getLogger(__name__)


def note_entered(user_id: int) -> None:
    """Note that somebody is given a ticket now."""
    EditorVisit.objects.update_or_create(user_id=user_id, defaults={"entered_at": timezone.now()})


def note_left(user_id: int) -> bool:
    """Note that somebody signs out; say whether the portal may have a visit of his to end."""
    visits = _visits_not_over().filter(user=user_id)
    return bool(visits.update(left_at=timezone.now()))


def tell_editors() -> None:
    """Tell the portal who may be in its editor; raises `PortalTrouble`.

    Nothing is told when nobody went in for so long that no visit there can be running.
    """
    as_of = int(time.time())
    visits = list(_visits_not_over().select_related("user"))
    if visits:
        standings = (_standing_of(visit) for visit in visits)
        told = EditorsNow(as_of, tuple(one for one in standings if one is not None))
        call_portal(Call.EDITORS, to_text(told), EditorsTaken)


def tell_or_wait() -> None:
    """Tell it; where the portal does not listen, the next minute does, or its own patience runs out."""
    try:
        tell_editors()
    except PortalTrouble as trouble:
        _log.warning("the portal was not told which editors may be in: %s", trouble.words)


def _visits_not_over() -> "QuerySet[EditorVisit]":
    since = timezone.now() - timedelta(seconds=LONGEST_VISIT_SECONDS)
    return EditorVisit.objects.filter(entered_at__gte=since)


def _standing_of(visit: EditorVisit) -> Standing | None:
    """How somebody stands today: with no role and a closed account he may not be in."""
    today = timezone.localdate()
    roles = editor_roles_of(actor_of(visit.user, on=today), on=today)
    if not roles:
        return None
    ends = (visit.left_at, visit.user.sessions_from)
    since = max((_second_of(end) for end in ends if end), default=0)
    return Standing(account_reference(visit.user_id), roles, since)


def _second_of(moment: datetime) -> int:
    return int(moment.timestamp())
