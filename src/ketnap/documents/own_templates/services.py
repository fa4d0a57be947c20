"""Writes of own templates: proposed, approved by a second person or rejected, retired, printed with."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.documents.issuing import issues
from ketnap.documents.own_templates.forms import dictionary_on, version_of
from ketnap.documents.own_templates.inspecting import inspect_template
from ketnap.documents.own_templates.isolation import container
from ketnap.documents.own_templates.models import OwnTemplate, TemplateState
from ketnap.documents.own_templates.queries import (
    kept_file,
    own_template_visible_to,
    place_of,
)
from ketnap.documents.own_templates.refusals import TemplateUnsound
from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation

LARGEST_FILE_BYTES = container.LARGEST_FILE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An uploaded file, and which form it is a template of."""

    form_code: str
    file: bytes
    note: str = ""


def propose_template(
    organisation: Organisation, proposal: Proposal, *, by: Actor, today: date
) -> OwnTemplate:
    """The new version, waiting for a second person; raises `TemplateUnsound` with every problem.

    Refuses a form that the body does not issue.

    The file is inspected before anything is written, for the form as it stands today.
    """
    require(by, Action.PROPOSE_TEMPLATE, place_of(organisation))
    version = version_of(proposal.form_code, today)
    if not issues(organisation, version):
        raise ValidationError(
            _("Chi bộ không ban hành mẫu này; mẫu riêng do cấp ban hành đề nghị."),
            code="not_issued",
        )
    inspection = inspect_template(proposal.file, dictionary_on(proposal.form_code, today))
    if inspection.problems:
        raise TemplateUnsound(inspection.problems)
    with transaction.atomic():
        # Two uploads at once must not get the same number.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        template = OwnTemplate(
            organisation=organisation,
            form_code=proposal.form_code,
            form_version=version.valid_from,
            version=_next_version(organisation, proposal.form_code),
            file=proposal.file,
            sha256=hashlib.sha256(proposal.file).hexdigest(),
            note=proposal.note,
            uploaded_by_id=by.user_id,
        )
        store(template)
        _note(by, template, "đề nghị mẫu riêng")
    return template


@transaction.atomic
def approve_template(template_id: int, *, by: Actor, valid_from: date, today: date) -> OwnTemplate:
    """The template, in force from a day on; the one before it ends there.

    Refuses whoever proposed it, under any account of his, and a day gone by.
    """
    template = _decidable(template_id, by)
    if _is_the_same_person(template, by):
        raise ValidationError(_("Người đề nghị không tự duyệt mẫu của mình."), code="own_proposal")
    if valid_from < today:
        raise ValidationError(
            {"valid_from": _("Ngày bắt đầu dùng không được trước hôm nay.")}, code="day_gone_by"
        )
    kept_file(template)
    _end_earlier(template, by=by, valid_from=valid_from)
    template.state = TemplateState.APPROVED
    template.valid_from = valid_from
    _decide(template, by)
    _note(by, template, f"duyệt mẫu riêng, dùng từ {valid_from:%d/%m/%Y}")
    return template


@transaction.atomic
def reject_template(template_id: int, *, by: Actor, reason: str) -> OwnTemplate:
    """The template, not approved, with the reason; whoever proposed it may take it back so."""
    template = _locked(template_id, by)
    if template.uploaded_by_id != by.user_id:
        require(by, Action.APPROVE_TEMPLATE, place_of(template.organisation))
    _must_wait(template)
    template.state = TemplateState.REJECTED
    template.reason = reason
    _decide(template, by)
    _note(by, template, "không duyệt mẫu riêng")
    return template


@transaction.atomic
def retire_template(
    template_id: int, *, by: Actor, retired_from: date, reason: str, today: date
) -> OwnTemplate:
    """The template, no longer used from a day on; refuses a day gone by, or one not in use."""
    template = _locked(template_id, by)
    require(by, Action.APPROVE_TEMPLATE, place_of(template.organisation))
    if template.state != TemplateState.APPROVED:
        raise ValidationError(_("Mẫu này không còn ở trạng thái đang dùng."), code="not_approved")
    if retired_from < today:
        raise ValidationError(
            {"retired_from": _("Ngày thôi dùng không được trước hôm nay.")}, code="day_gone_by"
        )
    _retire(template, by=by, retired_from=retired_from, reason=reason)
    return template


def take_out_file(template_id: int, *, by: Actor) -> tuple[str, bytes]:
    """The name and the file of a template; that it was taken out is noted."""
    template = own_template_visible_to(by, template_id)
    kept = kept_file(template)
    note_access(
        by.user_id,
        Deed.EXPORTED,
        object_kind="own_template",
        object_id=template.pk,
        detail=str(template),
    )
    return kept.name, kept.content


def _next_version(organisation: Organisation, form_code: str) -> int:
    rows = OwnTemplate.objects.filter(organisation=organisation, form_code=form_code)
    latest: int | None = rows.aggregate(latest=Max("version"))["latest"]
    return (latest or 0) + 1


def _locked(template_id: int, by: Actor) -> OwnTemplate:
    """The template for whoever may see it, held until the transaction ends."""
    own_template_visible_to(by, template_id)
    return OwnTemplate.objects.select_for_update().get(pk=template_id)


def _decidable(template_id: int, by: Actor) -> OwnTemplate:
    template = _locked(template_id, by)
    require(by, Action.APPROVE_TEMPLATE, place_of(template.organisation))
    _must_wait(template)
    return template


def _must_wait(template: OwnTemplate) -> None:
    if template.state != TemplateState.PROPOSED:
        raise ValidationError(_("Mẫu này đã có người quyết định rồi."), code="decided_already")


def _is_the_same_person(template: OwnTemplate, by: Actor) -> bool:
    uploader = template.uploaded_by
    same_person = by.person_id is not None and uploader.person_id == by.person_id
    return uploader.pk == by.user_id or same_person


def _decide(template: OwnTemplate, by: Actor) -> None:
    template.decided_by_id = by.user_id
    template.decided_at = timezone.now()
    store(template)


def _end_earlier(template: OwnTemplate, *, by: Actor, valid_from: date) -> None:
    earlier = OwnTemplate.objects.filter(
        organisation=template.organisation,
        form_code=template.form_code,
        state=TemplateState.APPROVED,
    ).first()
    if earlier is None or earlier.valid_from is None:
        return
    if valid_from < earlier.valid_from:
        raise ValidationError(
            {
                "valid_from": _("Bản %(version)s bắt đầu dùng từ %(day)s. Hãy chọn ngày ấy trở đi.")
                % {"version": earlier.version, "day": f"{earlier.valid_from:%d/%m/%Y}"}
            },
            code="before_the_earlier_one",
        )
    words = f"thay bằng bản {template.version}"
    _retire(earlier, by=by, retired_from=valid_from, reason=words)


def _retire(template: OwnTemplate, *, by: Actor, retired_from: date, reason: str) -> None:
    template.state = TemplateState.RETIRED
    template.retired_from = retired_from
    template.retired_by_id = by.user_id
    template.reason = reason
    store(template)
    _note(by, template, f"thôi dùng mẫu riêng từ {retired_from:%d/%m/%Y}")


def _note(by: Actor, template: OwnTemplate, detail: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="own_template",
        object_id=template.pk,
        detail=f"{detail}: {template}",
    )
