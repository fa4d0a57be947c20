"""The strip of figures on top of the desk: the year up to the page's day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ketnap.casefiles.queries import Figure, indicators_visible_to
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.web.frame import roles_in_order


@dataclass(frozen=True, slots=True)
class FigureTile:
    """One number with what it counts."""

    label: str
    value: str


def figures_for(actor: Actor, *, on: date) -> tuple[FigureTile, ...]:
    """Return the year's figures of the reader's organisation; none for who may not see figures."""
    organisation_id = _organisation_counted(actor)
    if organisation_id is None:
        return ()
    counted = indicators_visible_to(actor, organisation_id, date(on.year, 1, 1), on)
    labels = {
        Figure.LISTED: _("Đưa vào danh sách cảm tình"),
        Figure.SENT_TO_COURSE: _("Cử đi học lớp nhận thức"),
        Figure.ADMITTED: _("Kết nạp"),
        Figure.RECOGNISED: _("Công nhận chính thức"),
    }
    return tuple(FigureTile(label, str(counted[figure])) for figure, label in labels.items())


def _organisation_counted(actor: Actor) -> int | None:
    """The first organisation the actor holds a role in whose figures that role may see."""
    scope = scope_of(actor, Action.SEE_FIGURES)
    for held in roles_in_order(actor):
        in_it = held.organisation_id in scope.organisation_ids
        if in_it or held.organisation_path in scope.path_prefixes:
            return held.organisation_id
    return None
