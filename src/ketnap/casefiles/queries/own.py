"""The cases about somebody, for that person alone."""

from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Action, Actor, may


def own_casefiles(actor: Actor | None) -> QuerySet[Casefile]:
    """Return the cases about the actor himself, the one opened last first."""
    if actor is None or actor.person_id is None or not may(actor, Action.SEE_OWN_RECORD):
        return Casefile.objects.none()
    own = Casefile.objects.filter(person=actor.person_id)
    return own.select_related("person", "cell", "standing").order_by("-pk")


def own_casefile(actor: Actor | None) -> Casefile:
    """Return the case opened last about the actor; raises `NotVisible` where there is none."""
    found = own_casefiles(actor).first()
    if found is None:
        raise NotVisible
    return found
