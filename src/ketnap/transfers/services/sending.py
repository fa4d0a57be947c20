"""Sends a case to another cell: closed here by a step, sealed with everything that moves along."""

import json
import secrets
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, domain_casefile, log_of, relation_to
from ketnap.casefiles.services import record_steps
from ketnap.documents.paper_index import index_of
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.casefile.steps import Transferred
from ketnap.domain.transfer.capsule import Capsule, CapsulePaper, capsule_to_data
from ketnap.domain.transfer.running import duties_passing, running_terms
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import name_on
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.transfers.keys import PublicKeys, installation_keys, public_keys_in
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.sealing import seal
from ketnap.transfers.services.rolls import leave_roll

CAPSULE = "capsule"
_NUMBER_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Where a case goes, and why."""

    receiver: str
    reason: str
    to_cell: Organisation | None = None
    installation: Installation | None = None

    @property
    def lock(self) -> PublicKeys:
        """The keys for which the capsule is closed: those of this installation, within it."""
        if self.installation is None:
            return installation_keys().public
        return public_keys_in(self.installation.key_line)


@transaction.atomic
def send_within(
    casefile_id: int,
    to_cell: Organisation,
    *,
    reason: str,
    by: Actor,
    seen_seq: int,
    today: date,
) -> Transfer:
    """A transfer to another cell of this installation, which waits for that cell's receipt.

    Raises what recording a step raises; refuses the own cell and a closed case.
    """
    if to_cell.kind != OrganisationKind.CELL:
        raise ValidationError({"to_cell": _("Chỉ chuyển được đến một chi bộ.")})
    order = Sending(receiver=name_on(to_cell.pk, today), reason=reason, to_cell=to_cell)
    return _sent(casefile_id, order, by=by, seen_seq=seen_seq, today=today)


@transaction.atomic
def send_out(
    casefile_id: int,
    installation: Installation,
    receiver: str,
    *,
    reason: str,
    by: Actor,
    seen_seq: int,
    today: date,
) -> Transfer:
    """A transfer to a cell of another installation, whose sealed file is kept to be handed over.

    Refuses a closed case, and an installation with which nothing more is exchanged.
    """
    if installation.withdrawn_on is not None:
        raise ValidationError(_("Khóa của nơi này đã thôi dùng."), code="withdrawn")
    order = Sending(receiver=receiver, reason=reason, installation=installation)
    return _sent(casefile_id, order, by=by, seen_seq=seen_seq, today=today)


def _sent(casefile_id: int, order: Sending, *, by: Actor, seen_seq: int, today: date) -> Transfer:
    case = casefile_visible_to(by, casefile_id)
    require(by, Action.TRANSFER_CASE, relation_to(case))
    if order.to_cell is not None and order.to_cell.pk == case.cell_id:
        raise ValidationError({"to_cell": _("Hồ sơ đang ở chính chi bộ này.")})
    step = Transferred(
        on=today, direction=TransferDirection.OUT, other=order.receiver, reason=order.reason
    )
    before = domain_casefile(case)
    assessment = assess(before, load_rulebook(), load_calendar(), on=today)
    if assessment.closed is not None:
        raise ValidationError(_("Hồ sơ đã khép lại, không chuyển được nữa."), code="closed")
    recorded = record_steps(casefile_id, [step], by=by, seen_seq=seen_seq, today=today)
    leave_roll(case, by=by, on=today)
    number = secrets.token_hex(_NUMBER_BYTES)
    capsule = Capsule(
        number=number,
        sent_on=today,
        giver=name_on(case.cell_id, today),
        receiver=order.receiver,
        reason=order.reason,
        casefile=domain_casefile(case),
        recorders=tuple(log_of(case).values_list("recorded_by_name", flat=True)),
        papers=tuple(
            CapsulePaper(form=each.form, title=each.title, on=each.on, digest=each.digest)
            for each in index_of(case, before, on=today)
        ),
        terms=running_terms(assessment, load_calendar(), on=today),
        duties=duties_passing(assessment),
    )
    transfer = Transfer(
        number=number,
        direction=TransferDirection.OUT.value,
        casefile=case,
        step_seq=recorded.steps[0].seq,
        other=order.receiver,
        to_cell=order.to_cell,
        installation=order.installation,
        sent_on=today,
        sealed=_sealed(capsule, order),
        sent_by_id=by.user_id,
    )
    store(transfer)
    _note(by, case, f"chuyển hồ sơ đến {order.receiver}")
    return transfer


def _sealed(capsule: Capsule, order: Sending) -> str:
    text = json.dumps(capsule_to_data(capsule), ensure_ascii=False)
    return seal(text, kind=CAPSULE, sender=installation_keys(), receiver=order.lock)


def _note(by: Actor, case: Casefile, detail: str) -> None:
    note_access(
        by.user_id,
        Deed.EXPORTED,
        object_kind="transfer",
        object_id=case.pk,
        casefile_id=case.pk,
        detail=detail,
    )
