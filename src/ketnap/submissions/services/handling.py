"""What a body does with one file in its inbox: appraise it, or give it back with reasons."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.services import Recorded, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import AppraisalOutcome
from ketnap.domain.casefile.steps import Appraised, Returned
from ketnap.domain.submission.reasons import ReturnReason, reason_text
from ketnap.submissions.services.places import at_body, under_way


@transaction.atomic
def appraise(
    casefile_id: int,
    outcome: AppraisalOutcome,
    *,
    on: date,
    by: Actor,
    seen_seq: int,
    today: date,
    override_reason: str = "",
) -> Recorded:
    """The appraisal (thẩm định) as recorded, in the name of the body the file lies with.

    Raises `NotHere`, `NotUnderWay`, and what recording a step raises.
    """
    here = at_body(by, under_way(by, casefile_id, on=today), on=on)
    _refuse_before(here.journey.since, on, today=today)
    step = Appraised(on=on, matter=here.journey.matter, body=here.name, outcome=outcome)
    return record_steps(
        casefile_id,
        [step],
        by=by,
        seen_seq=seen_seq,
        override_reason=override_reason,
        today=today,
    )


@transaction.atomic
def give_back(
    casefile_id: int,
    reasons: Iterable[ReturnReason],
    note: str,
    *,
    by: Actor,
    seen_seq: int,
    today: date,
) -> Recorded:
    """The return (trả lại) as recorded; the cell has the file again and reads the reasons.

    Refuses without any reason. Raises as `appraise`.
    """
    here = at_body(by, under_way(by, casefile_id, on=today), on=today)
    reason = reason_text(reasons, note)
    if not reason:
        raise ValidationError(_("Hãy chọn hoặc ghi ít nhất một lý do trả lại."), code="no_reason")
    step = Returned(on=today, matter=here.journey.matter, by=here.name, reason=reason)
    return record_steps(casefile_id, [step], by=by, seen_seq=seen_seq, today=today)


def _refuse_before(since: date, on: date, *, today: date) -> None:
    if on < since or on > today:
        words = _("Ngày này phải từ ngày nhận hồ sơ (%(since)s) đến hôm nay.")
        params = {"since": f"{since:%d/%m/%Y}"}
        raise ValidationError({"on": ValidationError(words, code="outside", params=params)})
