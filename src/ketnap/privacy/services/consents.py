"""Consents as the person himself gives and withdraws them on the screen."""

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile, log_of, own_casefile
from ketnap.casefiles.refusals import CaseChanged
from ketnap.casefiles.services import Recorded, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn, Step
from ketnap.privacy.consent_texts import text_of_version

# A withdrawal may leave a paper of the same day without its consent; it is recorded all the same.
WITHDRAWN_BY_THE_PERSON = "Người có hồ sơ tự rút sự đồng ý"


@transaction.atomic
def give_consents(
    purposes: Collection[ConsentPurpose], version: str, *, by: Actor, on: date
) -> Recorded:
    """Record the actor's own consent to each purpose, to the text of a version.

    Raises `NotVisible` for somebody without a case; refuses a text that is not among ours,
    and a purpose that was consented to already.
    """
    if text_of_version(version) is None or not purposes:
        raise ValidationError(_("Hãy đọc văn bản và chọn ít nhất một mục đích."))
    case = own_casefile(by)
    if any(_stands(case, purpose, on) for purpose in purposes):
        raise ValidationError(_("Bạn đã đồng ý mục đích này rồi. Hãy xem lại trang."))
    steps = [
        ConsentGiven(on=on, purpose=purpose, text_version=version)
        for purpose in ConsentPurpose
        if purpose in purposes
    ]
    return _recorded(case, steps, by=by, on=on, reason="")


@transaction.atomic
def withdraw_consent(purpose: ConsentPurpose, *, by: Actor, on: date) -> Recorded:
    """Record that the actor takes back his own consent to a purpose.

    Raises `NotVisible` for somebody without a case; refuses where no consent stands.
    """
    case = own_casefile(by)
    given = _stands(case, purpose, on)
    if given is None:
        raise ValidationError(_("Không có sự đồng ý nào đang có hiệu lực để rút."))
    step = ConsentWithdrawn(on=on, purpose=purpose, text_version=given.text_version)
    return _recorded(case, [step], by=by, on=on, reason=WITHDRAWN_BY_THE_PERSON)


def _stands(case: Casefile, purpose: ConsentPurpose, on: date) -> ConsentGiven | None:
    """The consent to a purpose that stands on a day."""
    said = [
        consent
        for consent in replay(domain_casefile(case).steps, on=on).consents
        if consent.purpose is purpose
    ]
    return said[-1] if said and isinstance(said[-1], ConsentGiven) else None


def _recorded(
    case: Casefile, steps: Sequence[Step], *, by: Actor, on: date, reason: str
) -> Recorded:
    try:
        return record_steps(
            case.pk,
            steps,
            by=by,
            seen_seq=log_of(case).count(),
            override_reason=reason,
            today=on,
        )
    except CaseChanged as refusal:
        raise ValidationError(
            _("Hồ sơ vừa được ghi thêm một bước. Hãy xem lại rồi làm lại.")
        ) from refusal
