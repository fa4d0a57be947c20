"""Takes an entry on the roll back that was a mistake, while nothing has been built on it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.following import follow_members
from ketnap.domain.access import Action, Actor, require
from ketnap.handovers.models import HandOver
from ketnap.handovers.queries import duties_of
from ketnap.people.models import Membership
from ketnap.people.queries import stay_of
from ketnap.people.services import remove_memberships
from ketnap.people.services.notes import place


@transaction.atomic
def take_off_roll(
    membership: Membership, reason: str, *, actor: Actor, today: date | None = None
) -> None:
    """Remove the whole unbroken time in a cell that a membership belongs to, entered by mistake.

    Refuses where it ended with a hand-over, and while the member holds duties here: whoever had
    them was a member, or they must pass to others first.
    """
    require(actor, Action.CHANGE_PEOPLE, place(membership.cell))
    standings = list(
        stay_of(membership).select_for_update(of=("self",)).select_related("person", "cell")
    )
    if membership not in standings:
        raise ValidationError(_("Người này vừa được bỏ khỏi danh sách."), code="gone_already")
    if HandOver.objects.filter(membership__in=standings).exists():
        raise ValidationError(
            _(
                "Người này đã bàn giao khi rời chi bộ, nên thời gian ấy không bỏ được. Hãy xem lại "
                "danh sách bàn giao ở trang Đảng viên."
            ),
            code="handed_over",
        )
    _refuse_with_duties(standings[-1], actor=actor, on=today or timezone.localdate())
    remove_memberships(standings, reason=reason, actor=actor)
    follow_members(membership.cell_id, [membership.person.full_name])


def _refuse_with_duties(membership: Membership, *, actor: Actor, on: date) -> None:
    duties = duties_of(actor, membership, on=on)
    if membership.valid_until is None and (duties.cases or duties.roles):
        raise ValidationError(
            _(
                "Người này còn việc ở chi bộ (hồ sơ đang giúp đỡ: %(cases)s; vai trò: %(roles)s). "
                "Hãy đổi người giúp đỡ, cho thôi vai trò trước."
            ),
            code="duties_left",
            params={"cases": len(duties.cases), "roles": len(duties.roles)},
        )
