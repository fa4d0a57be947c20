"""What a case calls for in the roll of the cell and nobody has entered yet."""

from dataclasses import dataclass

from django.urls import reverse

from ketnap.casefiles.queries import joining_for
from ketnap.domain.access import Action
from ketnap.web.case.reading import OpenCase
from ketnap.web.people.joining_words import joining_words


@dataclass(frozen=True, slots=True)
class ToEnter:
    """The membership in words, and the page that enters it."""

    what: str
    href: str


def to_enter(case: OpenCase) -> ToEnter | None:
    """Return what is still to be entered today, for who keeps the people of the cell."""
    if not case.day.is_today or not case.may(Action.CHANGE_PEOPLE):
        return None
    joining = joining_for(case.actor, case.id, on=case.on)
    if joining is None:
        return None
    return ToEnter(joining_words(joining), reverse("enter_member", args=[case.id]))
