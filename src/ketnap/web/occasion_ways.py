"""The way to record a step that belongs to an occasion: the one planned already, or the form that plans one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.queries import planned_ceremonies_for
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import planned_votes_on
from ketnap.web.day import address, day_of

PEOPLE = "people"
"""The name by which the form of a ceremony takes along who is to be admitted."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a button leads, and what it says."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Planned:
    """The ceremonies and the votes that are planned for several cases."""

    ceremonies: Mapping[int, Ceremony]
    votes: Mapping[tuple[int, str], AgendaItem]


def planned_for(actor: Actor, casefile_ids: Collection[int]) -> Planned:
    """Return what is planned for cases, as far as somebody may know; two queries for all."""
    return Planned(
        ceremonies=planned_ceremonies_for(actor, casefile_ids),
        votes=planned_votes_on(actor, casefile_ids),
    )


def occasion_way(
    request: HttpRequest, case: Casefile, kind: StepKind, matter: Matter | None, planned: Planned
) -> Way | None:
    """Return the way by the occasion; none where the step has none, or the reader holds none."""
    actor, relation = actor_behind(request), relation_to(case)
    if kind is StepKind.CEREMONY_HELD and may(actor, Action.HOLD_CEREMONY, relation):
        return _ceremony(request, case, planned.ceremonies.get(case.pk))
    if kind is StepKind.CELL_VOTED and matter and may(actor, Action.HOLD_MEETING, relation):
        return _vote(request, case, matter, planned.votes.get((case.pk, matter)))
    return None


def _ceremony(request: HttpRequest, case: Casefile, ceremony: Ceremony | None) -> Way:
    if ceremony is None:
        href = address(request, "new_ceremony_of", case.cell_id, query={PEOPLE: case.pk})
        return Way(_("Lên lịch lễ kết nạp"), href)
    if ceremony.held_on <= day_of(request).today:
        return Way(_("Ghi lễ kết nạp"), address(request, "record_ceremony", ceremony.pk))
    words = _("Mở lễ kết nạp %(day)s") % {"day": f"{ceremony.held_on:%d/%m}"}
    return Way(words, address(request, "ceremony", ceremony.pk))


def _vote(request: HttpRequest, case: Casefile, matter: Matter, item: AgendaItem | None) -> Way:
    if item is None:
        query = {matter.value: case.pk}
        return Way(
            _("Triệu tập họp"), address(request, "call_meeting_of", case.cell_id, query=query)
        )
    href = address(request, "meeting_vote", item.meeting_id, item.pk)
    if item.meeting.held_on <= day_of(request).today:
        return Way(_("Ghi biểu quyết"), href)
    return Way(_("Mở cuộc họp %(day)s") % {"day": f"{item.meeting.held_on:%d/%m}"}, href)
