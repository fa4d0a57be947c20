"""The way from an occasion to its article: `{% load press %}`."""

from django import template
from django.template.context import Context

from ketnap.accounts.actors import optional_actor
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.organisations.models import Organisation
from ketnap.web.day import address

register = template.Library()


@register.simple_tag(takes_context=True)
def press_href(context: Context, slug: str, record_id: int, cell: Organisation) -> str:
    """Return where an article about the occasion is prepared; nothing for who prepares none."""
    request = context["request"]
    place = CaseRelation(cell.pk, cell.path)
    if not may(optional_actor(request), Action.PREPARE_PRESS, place):
        return ""
    return address(request, "prepare_press", slug, record_id)
