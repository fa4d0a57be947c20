"""Tells programs of new steps: in order, at least once, again and again until they answer.

A message says that a step was recorded, and where to read it; never what it says of anybody.
"""

import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils import timezone

from ketnap.accounts.actors import actor_of
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import taken_over_among
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.domain.webhook import HEADER, signature
from ketnap.webhooks.addresses import is_allowed
from ketnap.webhooks.models import Subscription
from ketnap.webhooks.posting import NotAnswered, post
from ketnap.webhooks.queries import due, untold
from ketnap.webhooks.secrets import secret_of

logger = logging.getLogger(__name__)

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_CLAIM = timedelta(minutes=2)
_MOST_IN_A_ROW = 50


class Trouble(StrEnum):
    """Why a program was not told."""

    NOT_ANSWERED = "not_answered"
    NOT_ALLOWED_THERE = "not_allowed_there"
    NO_LONGER_ENTITLED = "no_longer_entitled"


def deliver_due() -> int:
    """Tell every program whose turn it is, and return how many messages were taken."""
    waiting = due(timezone.now()).select_related("organisation", "made_by__person")
    return sum(_deliver(each) for each in waiting if _is_mine(each, timezone.now()))


def message(subscription: Subscription, entries: Sequence[LogEntry]) -> bytes:
    """Return the body of a message: numbers and days, no name and no content.

    A case that moved brings the steps of its former cell along; they are told apart from new ones.
    """
    taken = taken_over_among(entries)
    events = [_event(entry, taken_over=entry.pk in taken) for entry in entries]
    return json.dumps({"subscription": subscription.pk, "events": events}).encode()


def _event(entry: LogEntry, *, taken_over: bool) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "case_id": entry.casefile_id,
        "seq": entry.seq,
        "kind": entry.kind,
        "on": entry.happened_on.isoformat(),
        "recorded_at": entry.recorded_at.isoformat(),
        "taken_over": taken_over,
    }


def _is_mine(subscription: Subscription, now: datetime) -> bool:
    """Take a turn; of two workers who try at once, one gets it."""
    return bool(due(now).filter(pk=subscription.pk).update(next_attempt_at=now + _CLAIM))


def _deliver(subscription: Subscription) -> int:
    """Tell one program all it was not told, and return how many messages it took."""
    for count in range(_MOST_IN_A_ROW):
        entries = list(untold(subscription))
        if not entries:
            _keep(subscription, next_attempt_at=timezone.now())
            return count
        trouble = _trouble(subscription) or _send(subscription, entries)
        if trouble is not None:
            _put_off(subscription, trouble)
            return count
        _take_note(subscription, entries[-1].pk)
    return _MOST_IN_A_ROW


def _take_note(subscription: Subscription, told_id: int) -> None:
    now = timezone.now()
    subscription.told_id, subscription.failures = told_id, 0
    _keep(
        subscription,
        told_id=told_id,
        told_at=now,
        next_attempt_at=now + _CLAIM,
        failures=0,
        trouble="",
    )


def _trouble(subscription: Subscription) -> Trouble | None:
    """Why nothing may be sent: rights and machines are asked for anew each time."""
    actor = actor_of(subscription.made_by, on=timezone.localdate())
    place = CaseRelation(subscription.organisation_id, subscription.organisation.path)
    if not may(actor, Action.EXPORT_CASE, place):
        return Trouble.NO_LONGER_ENTITLED
    return None if is_allowed(subscription.address) else Trouble.NOT_ALLOWED_THERE


def _send(subscription: Subscription, entries: list[LogEntry]) -> Trouble | None:
    body = message(subscription, entries)
    at = int(timezone.now().timestamp())
    headers = {HEADER: signature(secret_of(subscription).encode(), at, body)}
    try:
        post(subscription.address, body, headers)
    except NotAnswered as error:
        logger.warning("subscription %s was not answered: %s", subscription.pk, error)
        return Trouble.NOT_ANSWERED
    return None


def _put_off(subscription: Subscription, trouble: Trouble) -> None:
    wait = min(_FIRST_WAIT * 2 ** min(subscription.failures, 10), _LONGEST_WAIT)
    _keep(
        subscription,
        next_attempt_at=timezone.now() + wait,
        failures=subscription.failures + 1,
        trouble=trouble.value,
    )


def _keep(subscription: Subscription, **columns: Any) -> None:
    Subscription.objects.filter(pk=subscription.pk).update(**columns)
