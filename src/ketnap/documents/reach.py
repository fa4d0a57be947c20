"""Which papers a reader of a case may have: those of an occasion or a cell name other people, too."""

from collections.abc import Iterable

from ketnap.documents.drafts import Draft, Occasion
from ketnap.documents.papers.subjects import place_of
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.paperwork.sheet import Subject
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.courses.models import Course
from ketnap.occasions.meetings.models import CellMeeting


def within_reach(actor: Actor, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts of a case that somebody who sees the case may have."""
    return tuple(draft for draft in drafts if _may_have(actor, draft))


def _may_have(actor: Actor, draft: Draft) -> bool:
    """A paper of an occasion asks for the right to print where the occasion belongs.

    What may be done with the case does not count there; a list of a cell or committee belongs to no case.
    """
    match draft.sheet.subject:
        case Subject.CASE:
            return True
        case Subject.CELL | Subject.COMMITTEE:
            return False
        case _:
            return may(actor, Action.PRINT_PAPER, place_of(draft.occasion or draft.cell))


def cases_named_by(occasion: Occasion | None) -> tuple[int, ...]:
    """Return the cases of all whom the papers of an occasion may name."""
    return tuple(dict.fromkeys(pk for pk in _named_by(occasion) if pk is not None))


def _named_by(occasion: Occasion | None) -> Iterable[int | None]:
    match occasion:
        case CellMeeting():
            return occasion.items.values_list("casefile", flat=True)
        case Course():
            return occasion.participants.values_list("casefile", flat=True)
        case Ceremony():
            return occasion.new_members.values_list("casefile", flat=True)
        case _:
            return ()
