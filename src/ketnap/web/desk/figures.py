"""The strip of figures on top of the desk: the year up to the page's day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ketnap.casefiles.queries import Figure, indicators
from ketnap.domain.access import Action, Actor, may
from ketnap.organisations.queries import name_on
from ketnap.web.frame import main_role


@dataclass(frozen=True, slots=True)
class FigureTile:
    """One number with what it counts."""

    label: str
    value: str


def figures_for(actor: Actor, *, on: date) -> tuple[FigureTile, ...]:
    """Return the year's figures of the reader's organisation; none for who may not see figures."""
    held = main_role(actor)
    if held is None or not may(actor, Action.SEE_FIGURES):
        return ()
    name = name_on(held.organisation_id, on)
    counted = indicators(name, date(on.year, 1, 1), on)
    labels = {
        Figure.LISTED: _("Đưa vào danh sách cảm tình"),
        Figure.SENT_TO_COURSE: _("Cử đi học lớp nhận thức"),
        Figure.ADMITTED: _("Kết nạp"),
        Figure.RECOGNISED: _("Công nhận chính thức"),
    }
    return tuple(FigureTile(label, str(counted[figure])) for figure, label in labels.items())
