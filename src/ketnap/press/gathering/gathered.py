"""What is gathered of an occasion before anybody decides what of it is sent."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import Figure, indicators
from ketnap.domain.press.package import Occasion, PressFigure, PublicPurpose
from ketnap.domain.press.telling import Draft, PeriodFacts
from ketnap.domain.press.telling.period import ADMITTED, SENT
from ketnap.organisations.models import Organisation
from ketnap.plans.models import Plan, PlanSpan

_LABELS = {
    Figure.SENT_TO_COURSE: "Số quần chúng ưu tú được cử học lớp bồi dưỡng nhận thức về Đảng",
    Figure.ADMITTED: "Số đảng viên được kết nạp",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom a text or a picture could show: by consent, or by a ground somebody states.

    `case` is nobody's for whoever takes part by an office.
    """

    name: str
    office: str
    case: Casefile | None = None
    agreed: frozenset[PublicPurpose] = frozenset()

    @property
    def may_be_named(self) -> bool:
        return PublicPurpose.PORTAL_NAME in self.agreed


@dataclass(frozen=True, slots=True)
class Gathered:
    """An occasion as the press desk has it: the draft, its figures, and everybody concerned.

    `counted` are all the figures there are, also those the draft does not tell; `left_out` says,
    for the people of the desk, what it does not tell and why.
    """

    occasion: Occasion
    record_id: int
    cell: Organisation
    held_on: date
    place: str
    draft: Draft
    figures: tuple[PressFigure, ...]
    counted: tuple[PressFigure, ...] = ()
    new_members: tuple[Mention, ...] = ()
    officials: tuple[Mention, ...] = ()
    left_out: tuple[str | Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The figures since a term, or a year, began."""

    facts: PeriodFacts
    figures: tuple[PressFigure, ...]


def period_until(cell: Organisation, day: date) -> Period:
    """Return the figures of the cell's term up to a day; of the year where no term is known."""
    name, start = _span(cell, day)
    counted = indicators(cell.pk, start, day)
    figures = tuple(
        _figure(figure, key, counted[figure], cell, start, day)
        for figure, key in ((Figure.SENT_TO_COURSE, SENT), (Figure.ADMITTED, ADMITTED))
    )
    return Period(PeriodFacts(name, *(figure.value for figure in figures)), figures)


def _span(cell: Organisation, day: date) -> tuple[str, date]:
    term = Plan.objects.filter(
        cell=cell, span=PlanSpan.TERM, starts_on__lte=day, ends_on__gte=day
    ).first()
    if term is None:
        return f"năm {day.year}", date(day.year, 1, 1)
    return f"nhiệm kỳ {term.starts_on.year}-{term.ends_on.year}", term.starts_on


def _figure(
    figure: Figure, key: str, value: int, cell: Organisation, start: date, end: date
) -> PressFigure:
    asked = {
        "figure": figure.value,
        "organisation": cell.pk,
        "start": start.isoformat(),
        "end": end.isoformat(),
    }
    return PressFigure(key, _LABELS[figure], value, end, f"{reverse('cases')}?{urlencode(asked)}")


def used(draft: Draft, figures: tuple[PressFigure, ...]) -> tuple[PressFigure, ...]:
    """Return the figures that the draft shows."""
    shown = {
        mark.figure for paragraph in (draft.lead, *draft.paragraphs) for mark in paragraph.figures
    }
    return tuple(figure for figure in figures if figure.key in shown)
