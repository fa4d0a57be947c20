"""Choosing on which day an admission counts."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import CountingDay
from ketnap.casefiles.queries.counting_choice import may_choose_counting_day
from ketnap.casefiles.queries.figures import CountBy, counting_day
from ketnap.domain.access import Action, Actor, NotAllowed
from ketnap.organisations.dated import store


@transaction.atomic
def choose_counting_day(count_by: CountBy, basis: str, *, by: Actor) -> CountingDay:
    """The choice, from now on that of every screen, report and command; noted in the access log.

    Refuses what holds already, and a choice without a basis.
    """
    if not may_choose_counting_day(by):
        raise NotAllowed(Action.CHOOSE_COUNTING)
    before = counting_day()
    if count_by is before:
        raise ValidationError({"count_by": _("Nơi cài đặt đang tính theo ngày này.")})
    chosen = CountingDay(count_by=count_by, basis=basis.strip(), chosen_by_id=by.user_id)
    store(chosen)
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="counting_day",
        object_id=chosen.pk,
        detail=f"{before.value} → {count_by.value}: {chosen.basis}",
    )
    return chosen
