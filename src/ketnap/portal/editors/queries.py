"""Who does what in which section."""

from datetime import timedelta
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editors.models import ROLE_NAMES, Duty, Editor
from ketnap.portal.news.models import SectionPage

STILL_HERE = timedelta(days=30)
"""Nobody tells the portal that somebody left: whoever has not come for so long counts as gone."""


def editors_who(role: EditorRole, section_id: int) -> QuerySet[Editor]:
    """Return everybody who holds a role in a section and has come in of late."""
    duties = Duty.objects.filter(role=role, section=section_id)
    return Editor.objects.filter(
        is_active=True,
        last_login__gte=timezone.now() - STILL_HERE,
        groups__in=duties.values("group"),
    ).distinct()


def sections_of(editor: Editor, role: EditorRole) -> QuerySet[SectionPage]:
    """Return the sections in which somebody holds a role."""
    held: QuerySet[SectionPage] = SectionPage.objects.filter(
        duties__role=role, duties__group__in=editor.groups.all()
    )
    return held


def duties_named(editor: Editor) -> list[tuple[str, list[str]]]:
    """Return what somebody does, as people read it: each section with the roles there."""
    held = Duty.objects.filter(group__in=editor.groups.all()).select_related("section")
    by_section = groupby(held.order_by("section__path", "pk"), key=lambda duty: duty.section.title)
    return [
        (title, [str(ROLE_NAMES[EditorRole(duty.role)]) for duty in duties])
        for title, duties in by_section
    ]
