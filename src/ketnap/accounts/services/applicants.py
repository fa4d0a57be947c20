"""The account of an applicant, opened by whoever gives that role in the cell."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import User
from ketnap.accounts.services.accounts import new_user
from ketnap.accounts.services.links import new_link
from ketnap.accounts.services.places import note
from ketnap.accounts.services.roles import grant_role
from ketnap.accounts.standing import place_of
from ketnap.domain.access import Action, Actor, NotAllowed, Role, given_roles
from ketnap.people.models import Person


@transaction.atomic
def open_applicants_account(
    person: Person, username: str, *, actor: Actor, on: date
) -> tuple[User, str]:
    """Return the user, who is an applicant and nothing else, and the word of the first link.

    Nobody but the applicant ever knows the password. Refuses somebody who may sign in already.
    """
    if Role.APPLICANT not in given_roles(actor, place_of(person.cell)):
        raise NotAllowed(Action.MANAGE_ROLES)
    if person.users.filter(is_active=True).exists():
        raise ValidationError(_("Người này đã có tài khoản đang dùng."))
    user = new_user(username, None, person=person)
    note(actor.user_id, user, "lập tài khoản người vào Đảng")
    grant_role(user, person.cell, Role.APPLICANT, since=on, actor=actor)
    return user, new_link(user, by=actor.user_id)
