"""Who may choose the day by which the whole installation counts admissions."""

from django.utils import timezone

from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.organisations.queries import existing_on, top_organisations


def may_choose_counting_day(actor: Actor | None) -> bool:
    """Whether somebody keeps every tree of the installation, and so may choose for all of it."""
    if not may(actor, Action.CHOOSE_COUNTING):
        return False
    tops = existing_on(top_organisations(), timezone.localdate())
    return all(may(actor, Action.CHOOSE_COUNTING, CaseRelation(top.pk, top.path)) for top in tops)
