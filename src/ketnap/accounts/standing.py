"""How accounts and organisations stand before the access policy."""

from ketnap.accounts.models import User
from ketnap.domain.access import Actor, CaseRelation
from ketnap.organisations.models import Organisation


def place_of(organisation: Organisation) -> CaseRelation:
    """Return the organisation as the access policy asks about it."""
    return CaseRelation(cell_id=organisation.pk, cell_path=organisation.path)


def is_same_person(user: User, actor: Actor) -> bool:
    """Say whether an account is the actor's own, or another one of the same person."""
    same_person = actor.person_id is not None and user.person_id == actor.person_id
    return user.pk == actor.user_id or same_person
