"""A body and a form as the pages about own templates read them, for whoever asks."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.documents.own_templates.models import OwnTemplate, TemplateState
from ketnap.documents.own_templates.queries import (
    bodies_with_templates,
    own_template_visible_to,
    place_of,
)
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.language import reader_language

Crumbs = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class OpenBody:
    """A body whose templates somebody may see, on the day the page speaks about."""

    actor: Actor
    record: Organisation
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def name(self) -> str:
        return name_on(self.record.pk, self.day.on)

    def may(self, action: Action) -> bool:
        """Whether the reader may do something here today; on a day gone by nobody writes."""
        return self.day.is_today and may(self.actor, action, place_of(self.record))


@dataclass(frozen=True, slots=True)
class OpenTemplate:
    """A template somebody may see, with its body and its form."""

    body: OpenBody
    record: OwnTemplate
    sheet: Sheet

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def title(self) -> str:
        words = {"code": self.record.form_code, "number": self.record.version}
        return _("Mẫu %(code)s, bản %(number)s") % words

    @property
    def waits(self) -> bool:
        return self.record.state == TemplateState.PROPOSED

    @property
    def is_own(self) -> bool:
        """Whether the reader proposed it himself, and so leaves the decision to another."""
        return self.record.uploaded_by_id == self.body.actor.user_id

    @property
    def may_decide(self) -> bool:
        return self.waits and not self.is_own and self.body.may(Action.APPROVE_TEMPLATE)

    @property
    def may_take_back(self) -> bool:
        return self.waits and self.is_own and self.body.day.is_today

    @property
    def may_retire(self) -> bool:
        approved = self.record.state == TemplateState.APPROVED
        return approved and self.body.may(Action.APPROVE_TEMPLATE)


def open_body(request: HttpRequest, organisation_id: int) -> OpenBody:
    """The body for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    record = get_object_or_404(bodies_with_templates(actor), pk=organisation_id)
    return OpenBody(actor, record, day_of(request))


def open_template(request: HttpRequest, template_id: int) -> OpenTemplate:
    """The template for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    record = own_template_visible_to(actor, template_id)
    body = OpenBody(actor, record.organisation, day_of(request))
    return OpenTemplate(body, record, sheet_of(record.form_code))


def open_form(form_code: str, *, on: date) -> Sheet:
    """The form of an address; 404 where there is none on a day."""
    try:
        sheet = sheet_of(form_code)
        sheet.on(on)
    except (NoSuchForm, NoVersionInForce) as error:
        raise Http404(form_code) from error
    return sheet


def form_title(sheet: Sheet) -> str:
    """What a form is called, in the reader's language."""
    return sheet.title_vi if reader_language() == "vi" else sheet.title_en


def crumbs_to(
    request: HttpRequest, body: OpenBody | None = None, sheet: Sheet | None = None
) -> Crumbs:
    """The way to a page about own templates."""
    crumbs = [{"label": _("Mẫu riêng của đơn vị"), "href": address(request, "own_templates")}]
    if body is not None:
        crumbs.append({"label": body.name, "href": address(request, "own_templates_of", body.id)})
    if body is not None and sheet is not None:
        href = address(request, "own_templates_of_form", body.id, sheet.code)
        crumbs.append({"label": sheet.code, "href": href})
    return crumbs
