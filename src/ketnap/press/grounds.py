"""Stated grounds that no longer hold: whoever was named on one is hidden in that article."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.press.models import StatedGround
from ketnap.press.outbox import put_ground_withdrawal
from ketnap.press.queries import packages_visible_to
from ketnap.press.refusals import PressNotVisible

GROUND_KIND = "press_ground"
"""What the access log calls a ground."""


def grounds_that_hold(actor: Actor | None) -> QuerySet[StatedGround]:
    """Return the grounds in somebody's packages that nobody has taken back."""
    packages = packages_visible_to(actor).order_by()
    grounds = StatedGround.objects.filter(package__in=packages, withdrawn_at__isnull=True)
    return grounds.select_related("package__cell")


def ground_that_holds(actor: Actor | None, ground_id: int) -> StatedGround:
    """Return one ground; raises `PressNotVisible`, also for one that was taken back."""
    found = grounds_that_hold(actor).filter(pk=ground_id).first()
    if found is None:
        raise PressNotVisible
    return found


@transaction.atomic
def take_ground_back(ground_id: int, reason: str, *, by: Actor) -> StatedGround:
    """Return a ground that holds no longer; the portal hides the name in its article with the next call.

    Raises `PressNotVisible`. A consent or another ground for the same name is left alone, and so are
    other articles.
    """
    ground = ground_that_holds(by, ground_id)
    cell = ground.package.cell
    require(by, Action.PREPARE_PRESS, CaseRelation(cell.pk, cell.path))
    ground.withdrawn_at, ground.withdrawn_because = timezone.now(), reason
    ground.save(update_fields=["withdrawn_at", "withdrawn_because"])
    put_ground_withdrawal(ground.reference)
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind=GROUND_KIND,
        object_id=ground.pk,
        detail="rút căn cứ nêu tên trên trang tin",
    )
    return ground
