"""Reads of the press desk: what may be prepared, what was sent, what waits, who edits what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from ketnap.accounts.models import RoleHeld, counting_on
from ketnap.domain.access import Action, Actor, CaseRelation, Role, may, scope_of
from ketnap.domain.press.calls import Call
from ketnap.domain.press.package import Occasion, PressFigure, PressPackage, package_from_text
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.organisations.queries import within
from ketnap.press.gathering import GATHERERS, Gathered
from ketnap.press.models import (
    ConsentReference,
    OutboxCall,
    PortalSection,
    SectionDuty,
    SentPackage,
    StatedGround,
)
from ketnap.press.references import cell_reference
from ketnap.press.refusals import PressNotVisible
from ketnap.press.waiting import SECRETARIES

USUAL_SECTION = "xay-dung-dang"


def may_prepare(actor: Actor | None, gathered: Gathered) -> bool:
    """Say whether somebody prepares the press packages of the cell."""
    return may(actor, Action.PREPARE_PRESS, _place(gathered))


def gathered_for(actor: Actor | None, occasion: Occasion, record_id: int, *, on: date) -> Gathered:
    """Return what may be told of an occasion; raises `PressNotVisible` for a stranger."""
    gathered = GATHERERS[occasion](record_id, on=on)
    if gathered is None or not may_prepare(actor, gathered):
        raise PressNotVisible
    return gathered


def may_read_names(actor: Actor | None, gathered: Gathered) -> bool:
    """Say whether somebody knows the people of the cell anyway, agreed or not."""
    return may(actor, Action.SEE_CASE, _place(gathered))


def _place(gathered: Gathered) -> CaseRelation:
    return CaseRelation(gathered.cell.pk, gathered.cell.path)


def packages_visible_to(actor: Actor | None) -> QuerySet[SentPackage]:
    """Return the packages of the cells for which somebody prepares them, the latest first."""
    scope = scope_of(actor, Action.PREPARE_PRESS)
    rows = SentPackage.objects.filter(within(scope.organisation_ids, scope.path_prefixes, "cell"))
    return rows.select_related("cell", "sent_by__person").order_by("-sent_at", "-pk")


def package_visible_to(actor: Actor | None, package_id: int) -> SentPackage:
    """Return one package; raises `PressNotVisible` for a stranger."""
    found = packages_visible_to(actor).filter(pk=package_id).first()
    if found is None:
        raise PressNotVisible
    return found


def content_of(package: SentPackage) -> PressPackage:
    """Return a package as it was sent."""
    return package_from_text(package.content)


def figures_now(package: SentPackage) -> tuple[PressFigure, ...]:
    """Return the figures of a package as the record has them now, in the package's order.

    A figure that the record no longer has is 0.
    """
    sent = content_of(package)
    gathered = GATHERERS[sent.occasion](package.occasion_id, on=sent.held_on)
    current = {figure.key: figure for figure in gathered.counted} if gathered else {}
    return tuple(current.get(figure.key, replace(figure, value=0)) for figure in sent.figures)


def waiting_calls() -> QuerySet[OutboxCall]:
    """Return what has not reached the portal yet, the oldest first."""
    return OutboxCall.objects.filter(delivered_at__isnull=True, dropped_at__isnull=True).order_by(
        "pk"
    )


def calls_waiting_for(actor: Actor | None) -> QuerySet[OutboxCall]:
    """Return what has not reached the portal yet from somebody's cells: packages, withdrawals."""
    scope = scope_of(actor, Action.PREPARE_PRESS)
    cells = within(scope.organisation_ids, scope.path_prefixes, "casefile__cell")
    packages = packages_visible_to(actor).order_by()
    grounds = StatedGround.objects.filter(package__in=packages.values("pk"))
    about = Q(about__in=packages.values("reference"))
    about |= Q(about__in=ConsentReference.objects.filter(cells).values("reference"))
    about |= Q(about__in=grounds.values("reference"))
    return waiting_calls().filter(about)


def withdrawals_waiting_for(actor: Actor | None) -> QuerySet[OutboxCall]:
    """Return the withdrawals from somebody's cells that have not reached the portal: names may stand."""
    return calls_waiting_for(actor).filter(call=Call.WITHDRAWAL.value)


def withdrawals_waiting_of(person_id: int) -> QuerySet[OutboxCall]:
    """Return those of one person, for whoever opens a case of his."""
    references = ConsentReference.objects.filter(casefile__person=person_id).values("reference")
    return waiting_calls().filter(call=Call.WITHDRAWAL.value, about__in=references)


def refused_call_of(actor: Actor | None, package_id: int) -> OutboxCall:
    """Return the package's own call that the portal refused; raises `PressNotVisible`."""
    package = package_visible_to(actor, package_id)
    refused = waiting_calls().filter(call=Call.PACKAGE.value, is_refused=True)
    found = refused.filter(about=package.reference).first()
    if found is None:
        raise PressNotVisible
    return found


def sections_to_choose() -> dict[str, str]:
    """Return the portal's sections as told last; the usual one before it has told any."""
    told = dict(PortalSection.objects.values_list("section", "title"))
    return told or {USUAL_SECTION: "Xây dựng Đảng"}


# ---- editors ----


def editor_roles_of(actor: Actor | None, *, on: date) -> tuple[SectionRole, ...]:
    """Return what somebody does at the portal: from the roles held here, and the duties given."""
    if actor is None:
        return ()
    roles = []
    cells = sorted({held.organisation_id for held in actor.held if held.role in SECRETARIES})
    if cells:
        spoken_for = tuple(cell_reference(cell) for cell in cells)
        roles.append(SectionRole(EditorRole.SECRETARY, cells=spoken_for))
    held = RoleHeld.objects.filter(counting_on(on), user=actor.user_id, role=Role.EDITOR.value)
    if held.exists():
        roles += _by_duties(SectionDuty.objects.filter(held__in=held))
    return tuple(roles)


def _by_duties(duties: QuerySet[SectionDuty]) -> list[SectionRole]:
    """An editor whose duties nobody has set edits every section, and approves none."""
    rows = list(duties.order_by("section"))
    if not rows:
        return [SectionRole(EditorRole.EDITOR)]
    return [
        SectionRole(role, _sections([row.section for row in rows if row.duty == role.value]))
        for role in (EditorRole.EDITOR, EditorRole.APPROVER)
        if any(row.duty == role.value for row in rows)
    ]


def _sections(named: Sequence[str]) -> tuple[str, ...]:
    """The sections; none named stands for every one."""
    return () if "" in named else tuple(named)


def editors_managed_by(actor: Actor | None, *, on: date) -> QuerySet[RoleHeld]:
    """Return the editors' roles in the cells in which somebody gives and ends roles."""
    scope = scope_of(actor, Action.MANAGE_ROLES)
    place = within(scope.organisation_ids, scope.path_prefixes, "organisation")
    rows = RoleHeld.objects.filter(place, counting_on(on), role=Role.EDITOR.value)
    return rows.select_related("user__person", "organisation").order_by("user__username", "pk")


def editor_managed_by(actor: Actor | None, held_id: int, *, on: date) -> RoleHeld:
    """Return one editor's role; raises `PressNotVisible` for whoever does not manage it."""
    found = editors_managed_by(actor, on=on).filter(pk=held_id).first()
    if found is None:
        raise PressNotVisible
    return found
