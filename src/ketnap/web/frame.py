"""What stands around every page: the organisation, the person, the day."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ketnap.accounts.actors import optional_actor
from ketnap.accounts.models import ROLE_NAMES
from ketnap.design.frame import Frame
from ketnap.domain.access import Action, Actor, Held, Role, may
from ketnap.organisations.queries import names_on, parent_on
from ketnap.reminders.queries import unread_count
from ketnap.web.day import day_of

_RANK = {role: place for place, role in enumerate(Role)}


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Return the frame of a page for somebody signed in; pages of the door have none."""
    actor = optional_actor(request)
    return {} if actor is None else {"frame": _frame_of(request, actor)}


def roles_in_order(actor: Actor) -> list[Held]:
    """Return the roles somebody holds; the frame names the first, nearest to a cell's work."""
    return sorted(actor.held, key=lambda held: _RANK[held.role])


def _frame_of(request: HttpRequest, actor: Actor) -> Frame:
    day = day_of(request)
    held = next(iter(roles_in_order(actor)), None)
    organisation, above = ("", "") if held is None else _names(held.organisation_id, day.on)
    return Frame(
        today=day.today,
        as_of=day.on,
        organisation=organisation,
        parent_organisation=above,
        person=actor.name,
        role="" if held is None else _role_name(held),
        bell_url=reverse("reminders"),
        unread=unread_count(actor, on=day.today),
        search_url=reverse("cases") if may(actor, Action.SEE_CASE) else "",
        palette_url=reverse("palette"),
    )


def _role_name(held: Held) -> str:
    name = str(ROLE_NAMES[held.role])
    return _("%(role)s (thay)") % {"role": name} if held.acting_for else name


def _names(organisation_id: int, day: date) -> tuple[str, str]:
    """Return what an organisation and the body above it were called on a day."""
    above = parent_on(organisation_id, day)
    ids = [organisation_id] if above is None else [organisation_id, above.pk]
    names = names_on(ids, day)
    return names[organisation_id], "" if above is None else names[above.pk]
