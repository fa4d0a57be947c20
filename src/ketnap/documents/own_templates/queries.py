"""Reads of own templates: the list, one of them, and the one that holds for a body on a day."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ketnap.documents.own_templates.forms import forms_on, version_of
from ketnap.documents.own_templates.models import OwnTemplate, TemplateState
from ketnap.documents.own_templates.refusals import TemplateAltered, TemplateNotVisible
from ketnap.domain.access import Action, Actor, CaseRelation, scope_of
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import parent_on, within

_WAYS_IN = (Action.PROPOSE_TEMPLATE, Action.APPROVE_TEMPLATE)
_EVER_IN_FORCE = (TemplateState.APPROVED, TemplateState.RETIRED)


def place_of(organisation: Organisation) -> CaseRelation:
    """What the access policy must know of a body."""
    return CaseRelation(organisation.pk, organisation.path)


def bodies_with_templates(actor: Actor | None) -> QuerySet[Organisation]:
    """The bodies whose own templates somebody proposes or approves, in the order of the tree."""
    condition = _scope(actor, "")
    return Organisation.objects.filter(condition).order_by("path")


def own_templates_visible_to(actor: Actor | None) -> QuerySet[OwnTemplate]:
    """The templates somebody proposes or approves, latest first; their files are left aside."""
    rows = OwnTemplate.objects.filter(_scope(actor, "organisation"))
    rows = rows.select_related("organisation", "uploaded_by", "decided_by", "retired_by")
    return rows.defer("file").order_by("-uploaded_at", "-pk")


def own_template_visible_to(actor: Actor | None, template_id: int) -> OwnTemplate:
    """One template; raises `TemplateNotVisible`, a 404."""
    found = own_templates_visible_to(actor).filter(pk=template_id).first()
    if found is None:
        raise TemplateNotVisible
    return found


def waiting_for_approval(actor: Actor | None) -> QuerySet[OwnTemplate]:
    """The proposals that somebody may decide on; never his own."""
    scope = scope_of(actor, Action.APPROVE_TEMPLATE)
    rows = own_templates_visible_to(actor).filter(
        within(scope.organisation_ids, scope.path_prefixes, "organisation"),
        state=TemplateState.PROPOSED,
    )
    return rows if actor is None else rows.exclude(uploaded_by=actor.user_id)


def in_force_on(day: date) -> Q:
    """The condition that a template holds on a day."""
    not_over = Q(retired_from__isnull=True) | Q(retired_from__gt=day)
    return Q(state__in=_EVER_IN_FORCE, valid_from__lte=day) & not_over


def any_ever_in_force() -> bool:
    """Whether a body printed, prints or will print anything with a template of its own."""
    return OwnTemplate.objects.filter(state__in=_EVER_IN_FORCE).exists()


def template_in_force(organisation: Organisation, form_code: str, on: date) -> OwnTemplate | None:
    """The template a body prints a form with on a day: its own, or that of the nearest body above.

    One made for an earlier version of the form no longer counts: then the standard one holds.
    Raises `NoSuchForm` or `NoVersionInForce`.
    """
    made_for = {form_code: version_of(form_code, on).valid_from}
    return _nearest(organisation, made_for, on).get(form_code)


def templates_in_force(organisation: Organisation, on: date) -> Mapping[str, OwnTemplate]:
    """The same for every form at once, by its code; forms printed by the standard are left out."""
    made_for = {sheet.code: sheet.on(on).valid_from for sheet in forms_on(on)}
    return _nearest(organisation, made_for, on)


def _nearest(
    organisation: Organisation, made_for: Mapping[str, date], on: date
) -> dict[str, OwnTemplate]:
    rows = OwnTemplate.objects.filter(in_force_on(on), form_code__in=made_for)
    # Few bodies have templates: mostly there is no need to know who stands above.
    if not rows.exists():
        return {}
    nearness = {body: steps for steps, body in enumerate(_upwards(organisation, on))}
    rows = rows.filter(organisation__in=nearness).select_related("organisation")
    found = {}
    # The last one wins: bodies from the top down, in each the version that began last.
    for each in sorted(
        rows.order_by("valid_from", "version"), key=lambda row: -nearness[row.organisation_id]
    ):
        if each.form_version == made_for[each.form_code]:
            found[each.form_code] = each
    return found


def _upwards(organisation: Organisation, on: date) -> Iterator[int]:
    body: Organisation | None = organisation
    while body is not None:
        yield body.pk
        body = parent_on(body.pk, on)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The file of a template, proved to be the one that was uploaded."""

    name: str
    content: bytes


def kept_file(template: OwnTemplate) -> KeptFile:
    """The file as it was approved; raises `TemplateAltered` where its digest says otherwise."""
    content = bytes(template.file)
    if hashlib.sha256(content).hexdigest() != template.sha256:
        raise TemplateAltered(template.pk)
    return KeptFile(f"{template.form_code} - ban {template.version}.docx", content)


def _scope(actor: Actor | None, field: str) -> Q:
    condition = Q(pk__in=())
    for action in _WAYS_IN:
        scope = scope_of(actor, action)
        condition |= within(scope.organisation_ids, scope.path_prefixes, field)
    return condition
