"""The cell records the day on which a decision reached it."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import casefile_visible_to, domain_casefile, relation_to
from ketnap.casefiles.services import Recorded, record_steps
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.casefile.steps import Corrected
from ketnap.submissions.queries import unreceived_decision


@transaction.atomic
def confirm_receipt(
    casefile_id: int, received_on: date, *, by: Actor, seen_seq: int, today: date
) -> Recorded:
    """The decision as recorded anew with the day it was received, from which the ceremony's time runs.

    Refuses where there is no such decision, and a day before the decision or still to come.
    """
    case = casefile_visible_to(by, casefile_id)
    require(by, Action.SUBMIT_CASE, relation_to(case))
    decision = unreceived_decision(domain_casefile(case), on=today)
    if decision is None:
        raise ValidationError(_("Không có quyết định nào chờ ghi ngày nhận."), code="nothing")
    if not decision.on <= received_on <= today:
        words = _("Ngày nhận phải từ ngày quyết định (%(day)s) đến hôm nay.")
        params = {"day": f"{decision.on:%d/%m/%Y}"}
        error = ValidationError(words, code="outside", params=params)
        raise ValidationError({"received_on": error})
    step = Corrected(
        on=received_on,
        corrects=decision.seq,
        replacement=replace(decision, seq=0, recorded_at=None, received_on=received_on),
        reason=f"Chi bộ nhận quyết định ngày {received_on:%d/%m/%Y}",
    )
    return record_steps(casefile_id, [step], by=by, seen_seq=seen_seq, today=today)
