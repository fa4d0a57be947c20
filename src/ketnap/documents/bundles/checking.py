"""Whether who asked may still have the papers of a case, at the moment they are made."""

from django.utils.translation import gettext as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefile_visible_to, relation_to
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Action, Actor, may

Taken = tuple[int, str]
"""A case, and the form of a paper of it that went into a bundle."""


def case_for(actor: Actor, casefile_id: int, action: Action) -> Casefile | None:
    """Return the case, to whoever sees it and may do the action on it; else nothing."""
    try:
        case = casefile_visible_to(actor, casefile_id)
    except NotVisible:
        return None
    return case if may(actor, action, relation_to(case)) else None


def no_longer_yours() -> str:
    """What stands in the list where a case was asked for that one may not have."""
    return _("Một hồ sơ bạn không còn được xem hoặc in giấy tờ.")


def note_taken(taken: list[Taken], *, by: Actor) -> None:
    """Note each paper that somebody took along in a bundle; the person of its case can read it."""
    for casefile_id, form_code in taken:
        note_access(
            by.user_id,
            Deed.EXPORTED,
            object_kind="casefile",
            object_id=casefile_id,
            casefile_id=casefile_id,
            detail=f"mẫu {form_code} trong gói giấy tờ",
        )
