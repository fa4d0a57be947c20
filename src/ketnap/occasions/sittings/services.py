"""Keeps what is known of a sitting beside the steps of its votes, and its corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.services import Recorded
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile.codes import CommitteeLevel
from ketnap.domain.sitting import CommitteeTurnout, TurnoutTrouble, turnout_trouble
from ketnap.occasions.sittings.models import CommitteeSitting, SittingExclusion, SittingVote
from ketnap.occasions.sittings.queries import as_counted
from ketnap.occasions.sittings.refusals import SittingChanged
from ketnap.organisations.models import Organisation
from ketnap.rules.load import load_rulebook

_TROUBLES: Mapping[TurnoutTrouble, str | Promise] = {
    TurnoutTrouble.PRESENT_EXCEED_MEMBERS: _("Số có mặt nhiều hơn số cấp ủy viên."),
    TurnoutTrouble.PRESENT_UNKNOWN: _(
        "Hãy ghi số có mặt: người không tính vào tỷ lệ phải là người vắng mặt."
    ),
    TurnoutTrouble.GROUND_OF_NO_RULE: _(
        "Quy định có hiệu lực ngày họp không cho trừ cấp ủy viên theo lý do này."
    ),
    TurnoutTrouble.EXCLUDED_EXCEED_ABSENT: _(
        "Số người không tính vào tỷ lệ nhiều hơn số người vắng mặt."
    ),
    TurnoutTrouble.NOBODY_COUNTS: _("Trừ xong không còn cấp ủy viên nào để tính tỷ lệ."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """When a committee sat, at which level, who was there and led it, and its resolution."""

    on: date
    level: CommitteeLevel
    turnout: CommitteeTurnout
    resolution: str = ""
    absence_reasons: str = ""
    presiding: str = ""
    presiding_position: str = ""
    secretary: str = ""


def refuse_impossible(turnout: CommitteeTurnout, *, on: date) -> None:
    """Refuse numbers that cannot be, by the rules in force on the day of the sitting."""
    trouble = turnout_trouble(turnout, load_rulebook().on(on))
    if trouble is not None:
        raise ValidationError(str(_TROUBLES[trouble]), code=trouble.value)


@transaction.atomic
def keep_sitting(
    body: Organisation, sitting: Sitting, recorded: Sequence[Recorded], *, by: Actor
) -> CommitteeSitting:
    """The sitting as kept, beside the one step of a vote recorded in each case."""
    kept = _kept(body, sitting, by=by)
    SittingVote.objects.bulk_create(
        SittingVote(sitting=kept, casefile_id=one.casefile_id, step_seq=one.steps[-1].seq)
        for one in recorded
    )
    return kept


@transaction.atomic
def keep_correction(
    first: CommitteeSitting, sitting: Sitting, reason: str, *, seen_revision: int, by: Actor
) -> CommitteeSitting:
    """What counts from now on of a sitting taken down before; what was there stays as it was.

    Raises `SittingChanged` where somebody else corrected it meanwhile.
    """
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do đính chính."), code="reason_missing")
    locked = CommitteeSitting.objects.select_for_update().get(pk=first.pk, first=None)
    if as_counted(locked).revision != seen_revision:
        raise SittingChanged(locked.pk)
    return _kept(
        locked.body,
        sitting,
        by=by,
        first=locked,
        revision=seen_revision + 1,
        correction_reason=reason.strip(),
    )


def _kept(
    body: Organisation, sitting: Sitting, *, by: Actor, **correction: Any
) -> CommitteeSitting:
    require(by, Action.HANDLE_SUBMISSION, CaseRelation(body.pk, body.path))
    refuse_impossible(sitting.turnout, on=sitting.on)
    kept = CommitteeSitting.objects.create(
        body=body,
        held_on=sitting.on,
        level=sitting.level,
        members=sitting.turnout.members,
        present=sitting.turnout.present,
        absence_reasons=sitting.absence_reasons,
        presiding=sitting.presiding,
        presiding_position=sitting.presiding_position,
        secretary=sitting.secretary,
        recorded_by_id=by.user_id,
        **correction,
    )
    SittingExclusion.objects.bulk_create(
        SittingExclusion(sitting=kept, ground=group.ground, count=group.count)
        for group in sitting.turnout.excluded
    )
    return kept
