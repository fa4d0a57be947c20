"""Every write of the press desk: sending a package, keeping states, duties, letting editors in."""

import secrets
import time
from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.models import RoleHeld
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.locking import lock_cases
from ketnap.casefiles.queries.whole import cases_about
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.press.calls import (
    ArticleState,
    Call,
    FiguresNow,
    StatesAsked,
    StatesTold,
    to_text,
)
from ketnap.domain.press.package import Occasion, PressPackage, package_to_text
from ketnap.domain.press.ticket import EditorRole, SectionRole, Ticket, issue
from ketnap.organisations.dated import store
from ketnap.press.calling import call_portal
from ketnap.press.delivering import keep_state
from ketnap.press.gathering import Gathered
from ketnap.press.models import (
    OutboxCall,
    PortalSection,
    SectionDuty,
    SentPackage,
    StatedGround,
    new_reference,
)
from ketnap.press.outbox import put_in_outbox
from ketnap.press.packing import Wording, findings_in, packed, stops
from ketnap.press.queries import (
    editor_managed_by,
    editor_roles_of,
    figures_now,
    gathered_for,
    package_visible_to,
    refused_call_of,
)
from ketnap.press.references import account_reference
from ketnap.press.refusals import NotReleasable, PressNotVisible
from ketnap.press.visits import note_entered
from ketnap.press.waiting import keep_waits

KIND = "press_package"
"""What the access log calls a package."""


@transaction.atomic
def send_package(
    occasion: Occasion, record_id: int, wording: Wording, *, by: Actor, on: date
) -> SentPackage:
    """Return the package that now waits to leave; it is delivered right after this.

    Raises `PressNotVisible`, and `NotReleasable` for a text that holds what must not leave. Places
    to be filled in may leave: the portal does not publish them.
    """
    _lock_cases(gathered_for(by, occasion, record_id, on=on))
    # Read only once they are locked: a consent may have been withdrawn meanwhile.
    gathered = gathered_for(by, occasion, record_id, on=on)
    require(by, Action.PREPARE_PRESS, CaseRelation(gathered.cell.pk, gathered.cell.path))
    _refuse_unreleasable(gathered, wording)
    row = _stored(gathered, wording, by)
    put_in_outbox(Call.PACKAGE, about=row.reference, body=row.content)
    return row


def _lock_cases(gathered: Gathered) -> None:
    """Let no consent of anybody concerned fall before the package is in the outbox."""
    concerned = {one.case.person_id for one in gathered.new_members if one.case is not None}
    lock_cases(cases_about(concerned).values_list("pk", flat=True))


def _refuse_unreleasable(gathered: Gathered, wording: Wording) -> None:
    stopping = [finding for finding in findings_in(gathered, wording) if stops(finding)]
    if stopping:
        raise NotReleasable(stopping)


def _stored(gathered: Gathered, wording: Wording, by: Actor) -> SentPackage:
    reference = new_reference()
    stated = {name: ground for name, ground in wording.grounds.items() if ground}
    grounds = {name: new_reference() for name in stated}
    package = packed(gathered, wording, reference=reference, grounds=grounds)
    row = _row(gathered, package, by)
    store(row)
    for name, ground in stated.items():
        store(StatedGround(package=row, reference=grounds[name], name=name, ground=ground))
    _note(row, by, gathered, package)
    return row


def _row(gathered: Gathered, package: PressPackage, by: Actor) -> SentPackage:
    return SentPackage(
        reference=package.reference,
        cell=gathered.cell,
        occasion=package.occasion.value,
        occasion_id=gathered.record_id,
        held_on=package.held_on,
        title=package.title,
        content=package_to_text(package),
        figures={figure.key: figure.value for figure in package.figures},
        sent_by_id=by.user_id,
    )


def _note(row: SentPackage, by: Actor, gathered: Gathered, package: PressPackage) -> None:
    """One entry about the package, and one in the file of each person named or shown in it."""
    note_access(
        by.user_id,
        Deed.EXPORTED,
        object_kind=KIND,
        object_id=row.pk,
        detail="gửi gói tin sang trang tin",
    )
    for one in gathered.new_members:
        if one.case is not None and one.agreed:
            note_access(
                by.user_id,
                Deed.EXPORTED,
                object_kind=KIND,
                object_id=row.pk,
                casefile_id=one.case.pk,
                detail="tên hoặc ảnh được phép dùng trong một gói tin",
            )


@transaction.atomic
def resend_figures(packages: Sequence[SentPackage]) -> int:
    """Return how many packages have figures that no longer agree; the portal is told of each.

    It is told of articles it has: not of a package still to arrive, nor of an article deleted.
    """
    changed = 0
    for package in packages:
        if package.told_at is None or package.state == ArticleState.DELETED:
            continue
        current = figures_now(package)
        values = {figure.key: figure.value for figure in current}
        if {**package.figures, **values} != package.figures:
            package.figures = {**package.figures, **values}
            package.save(update_fields=["figures"])
            body = to_text(FiguresNow(package.reference, current))
            put_in_outbox(Call.FIGURES, about=package.reference, body=body)
            changed += 1
    return changed


@transaction.atomic
def drop_refused(package_id: int, reason: str, *, by: Actor) -> SentPackage:
    """Return a package that the portal refused and that is not offered to it any more.

    Raises `PressNotVisible`, also for a package that was not refused: it may have arrived.
    """
    package = package_visible_to(by, package_id)
    require(by, Action.PREPARE_PRESS, CaseRelation(package.cell_id, package.cell.path))
    row = OutboxCall.objects.select_for_update().get(pk=refused_call_of(by, package_id).pk)
    if not row.is_refused or row.delivered_at is not None:
        raise PressNotVisible
    row.dropped_at = timezone.now()
    row.save(update_fields=["dropped_at"])
    package.dropped_because = reason
    package.save(update_fields=["dropped_because"])
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind=KIND,
        object_id=package.pk,
        detail="thôi gửi gói tin mà trang tin không nhận",
    )
    return package


def ask_states(packages: Sequence[SentPackage]) -> None:
    """Keep what the portal tells of articles, sections and what waits; raises `PortalTrouble`."""
    body = to_text(StatesAsked(tuple(package.reference for package in packages)))
    told = call_portal(Call.STATES, body, StatesTold)
    with transaction.atomic():
        for article in told.articles:
            keep_state(article)
        _keep_sections(told)
        keep_waits(told.waiting)


def _keep_sections(told: StatesTold) -> None:
    for one in told.sections:
        PortalSection.objects.update_or_create(section=one.section, defaults={"title": one.title})
    if told.sections:
        names = [one.section for one in told.sections]
        PortalSection.objects.exclude(section__in=names).delete()


# ---- editors ----


def ticket_for(actor: Actor, *, on: date) -> str:
    """Return a signed ticket for the portal's door, good for a minute and once.

    Refuses whoever has nothing to do there. That somebody went through is noted.
    """
    roles = editor_roles_of(actor, on=on)
    if not roles:
        raise ValidationError(_("Tài khoản của bạn không có phần việc ở trang tin."))
    note_access(
        actor.user_id,
        Deed.SIGNED_IN,
        object_kind="portal",
        detail="vào trang biên tập của trang tin",
    )
    note_entered(actor.user_id)
    return issue(_ticket(actor, roles), key=settings.PRESS_KEY.encode())


def _ticket(actor: Actor, roles: tuple[SectionRole, ...]) -> Ticket:
    return Ticket(
        account=account_reference(actor.user_id),
        name=actor.name,
        roles=roles,
        issued_at=int(time.time()),
        nonce=secrets.token_urlsafe(16),
        is_followed=True,
    )


@transaction.atomic
def set_duties(
    held_id: int, duties: Mapping[EditorRole, Sequence[str]], *, by: Actor, on: date
) -> RoleHeld:
    """Return the editor with the sections set in which he edits and approves; `""` is every one.

    Raises `PressNotVisible`. Nobody gives duties to himself.
    """
    held = editor_managed_by(by, held_id, on=on)
    place = CaseRelation(held.organisation_id, held.organisation.path)
    require(by, Action.MANAGE_ROLES, place)
    if held.user_id == by.user_id:
        raise ValidationError(_("Không ai tự phân công cho mình. Hãy nhờ người khác."))
    SectionDuty.objects.filter(held=held).delete()
    for duty, sections in duties.items():
        for section in sections:
            store(SectionDuty(held=held, duty=duty.value, section=section))
    note_access(
        by.user_id,
        Deed.ROLE_CHANGED,
        object_kind="user",
        object_id=held.user_id,
        detail="phân công chuyên mục ở trang tin",
    )
    return held
