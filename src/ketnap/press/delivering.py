"""Delivers what waits in the outbox, withdrawals first; what fails stays, with the portal's words."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ketnap.domain.press.calls import (
    ArticleState,
    ArticleTold,
    Call,
    FiguresTaken,
    WithdrawalDone,
)
from ketnap.domain.press.refused import CONSENT_WITHDRAWN
from ketnap.press.calling import SECONDS_TO_ANSWER, call_portal
from ketnap.press.models import OutboxCall, SentPackage
from ketnap.press.pausing import is_due
from ketnap.press.refusals import PortalTrouble
from ketnap.press.too_late import drop

_CLAIM = timedelta(seconds=3 * SECONDS_TO_ANSWER)
_ANSWERS: dict[str, type[object]] = {
    Call.PACKAGE: ArticleTold,
    Call.WITHDRAWAL: WithdrawalDone,
    Call.FIGURES: FiguresTaken,
}


def deliver_waiting(*, by_hand: bool = False) -> int:
    """Return how many calls were delivered; stops where the portal does not answer at all.

    A call that is refused stays, and those after it are tried all the same. By itself none is tried
    before it is due; `by_hand` all are, also packages that stand refused.
    """
    delivered, tried = 0, set[int]()
    while (row := _claim_next(tried, by_hand=by_hand)) is not None:
        tried.add(row.pk)
        try:
            answer: object = call_portal(row.call, row.body, _ANSWERS[row.call])
        except PortalTrouble as trouble:
            _keep(row, trouble)
            if not trouble.is_refusal:
                break
            if row.call == Call.PACKAGE and trouble.said == CONSENT_WITHDRAWN.vi:
                _drop(row)
        else:
            _settle(row, answer)
            delivered += 1
    return delivered


def _claim_next(tried: Collection[int], *, by_hand: bool) -> OutboxCall | None:
    """The next call that waits, claimed for as long as an answer may take.

    Nothing while somebody else delivers: calls must arrive in their order. Withdrawals alone pass
    what waits: no package that the portal is slow to take may keep a name on its page, and one
    that names somebody who withdrew is refused there.
    """
    now = timezone.now()
    with transaction.atomic():
        waiting = OutboxCall.objects.select_for_update().filter(
            delivered_at__isnull=True, dropped_at__isnull=True
        )
        rows = list(waiting.order_by("pk"))
        # Read only once they are locked: another process may have claimed one meanwhile.
        if any(row.claimed_until is not None and row.claimed_until > now for row in rows):
            return None
        rows.sort(key=lambda row: row.call != Call.WITHDRAWAL.value)
        may_leave = (
            row
            for row in _first_about_each(rows)
            if row.pk not in tried and (by_hand or is_due(row, at=now))
        )
        row = next(may_leave, None)
        if row is not None:
            row.claimed_until, row.tried_at = now + _CLAIM, now
            row.attempts += 1
            row.save()
    return row


def _first_about_each(rows: Iterable[OutboxCall]) -> Iterator[OutboxCall]:
    """Later figures of a package wait for the earlier ones: else old ones would come last."""
    seen: set[str] = set()
    for row in rows:
        if row.call == Call.WITHDRAWAL.value or row.about not in seen:
            yield row
        seen.add(row.about)


def _keep(row: OutboxCall, trouble: PortalTrouble) -> None:
    row.failure, row.last_error = trouble.failure, trouble.said[:300]
    row.is_refused, row.claimed_until = trouble.is_refusal, timezone.now()
    row.save(update_fields=["failure", "last_error", "claimed_until", "is_refused"])


@transaction.atomic
def _drop(row: OutboxCall) -> None:
    """Try no more what the portal refuses for ever: its withdrawal passed it on the way."""
    drop([row])


@transaction.atomic
def _settle(row: OutboxCall, answer: object) -> None:
    row.delivered_at, row.failure, row.last_error = timezone.now(), "", ""
    row.save(update_fields=["delivered_at", "failure", "last_error"])
    if isinstance(answer, ArticleTold):
        keep_state(answer)


def keep_state(told: ArticleTold) -> None:
    """Keep how far an article has come, as the portal has just told."""
    if told.state is ArticleState.DELETED:
        _drop_figures_of(told.reference)
    SentPackage.objects.filter(reference=told.reference).update(
        state=told.state.value,
        editor_path=told.editor,
        public_path=told.public,
        told_at=timezone.now(),
    )


def _drop_figures_of(reference: str) -> None:
    """A deleted article takes no figures: they would wait, refused, for ever."""
    OutboxCall.objects.filter(
        call=Call.FIGURES.value,
        about=reference,
        delivered_at__isnull=True,
        dropped_at__isnull=True,
    ).update(dropped_at=timezone.now())
