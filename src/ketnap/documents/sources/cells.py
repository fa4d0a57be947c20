"""What a cell's own lists and reports say: who is on its list, on probation, admitted; its figures."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ketnap.casefiles.models import StageSpan
from ketnap.casefiles.queries import (
    INDICATORS,
    CountBy,
    Figure,
    FigureOf,
    counting_day,
    domain_casefile,
)
from ketnap.casefiles.queries.counted_people import counts_by_year, figure_counts
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.queries.whole import cases_numbered
from ketnap.documents.sources.period_courses import period_courses
from ketnap.documents.sources.period_figures import Reported, admitted_by, report_facts
from ketnap.documents.sources.period_names import period_name
from ketnap.documents.sources.probation import end_of_probation
from ketnap.domain.casefile.chain import approving_decisions
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.replay import History, S, replay
from ketnap.domain.casefile.steps import Casefile as CaseFacts
from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    ListedAsSympathiser,
    MentorAssigned,
    NewMemberCourseCertified,
    PersonFacts,
)
from ketnap.domain.casefile.wording.names import code_name, stage_name
from ketnap.domain.figures import Span
from ketnap.domain.paperwork.blanks.probation import charged_in_probation
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures, number
from ketnap.figures.targets import plan_span_of
from ketnap.organisations.models import Organisation

BEFORE_ADMISSION = (
    Stage.LISTED,
    Stage.TRAINED,
    Stage.FILING,
    Stage.CELL_PROPOSED,
    Stage.APPROVED,
)
ON_PROBATION = (Stage.PROBATION, Stage.RECOGNITION_DUE, Stage.RECOGNITION_PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The cell, the day its lists are made, and the days a report counts between, both included.

    Figures count by the installation's own day and as known now, unless the report says otherwise.
    The days may be the first part of a period that lasts to `whole_end`.
    """

    cell: Organisation
    on: date
    start: date
    end: date
    count_by: CountBy = field(default_factory=counting_day)
    known_on: date | None = None
    whole_end: date | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """One case of a list, as of its day."""

    facts: CaseFacts
    stage: str
    history: History
    on: date

    def last(self, cls: type[S]) -> S | None:
        steps = self.history.rounds[-1].of(cls)
        return steps[-1] if steps else None


def lists_of_cell(period: Period, wanted: Collection[str]) -> Mapping[str, tuple[Row, ...]]:
    """The lists a paper prints, by name; those it does not print are not read."""
    return {name: read(period) for name, read in _LISTS.items() if name in wanted}


def figures_of_cell(period: Period) -> Mapping[str, str]:
    """The figures of a period, and how many stand where at its end."""
    counted = figure_counts(_reported(period).asked(*INDICATORS))
    return {
        "period_from": day_in_figures(period.start),
        "period_to": day_in_figures(period.end),
        "period_name": period_name(period.cell, Span(period.start, period.end)),
        "sympathisers_at_end": number(len(_standing(period, BEFORE_ADMISSION, period.end))),
        "on_probation_at_end": number(len(_standing(period, ON_PROBATION, period.end))),
        **{f"period_{figure}": number(count) for figure, count in counted.items()},
        **report_facts(_reported(period)),
    }


def _reported(period: Period) -> Reported:
    whole = Span(period.start, period.whole_end or period.end)
    return Reported(
        path=period.cell.path,
        span=Span(period.start, period.end),
        whole=whole,
        plan_span=plan_span_of(whole),
        count_by=period.count_by,
        known_on=period.known_on,
    )


def cases_listed(period: Period, wanted: Collection[str]) -> tuple[int, ...]:
    """The cases of all whom the lists name; the figures by year name nobody."""
    return tuple(dict.fromkeys(pk for name in wanted for pk in _cases_of(name, period)))


def _cases_of(name: str, period: Period) -> Iterable[int]:
    match name:
        case "sympathisers":
            return _standing(period, BEFORE_ADMISSION, period.on)
        case "probationers":
            return _standing(period, ON_PROBATION, period.on)
        case "admissions":
            return _admitted(period)
        case _:
            return ()


def _standing(period: Period, stages: Iterable[Stage], on: date) -> dict[int, str]:
    """The cases of the cell that stand at some stage on a day, each with its stage."""
    spans = StageSpan.objects.filter(
        cell=period.cell, stage__in=[*stages], from_on__lte=on, until_on__gt=on
    )
    return dict(spans.values_list("casefile_id", "stage"))


def _known(stages: Mapping[int, str], on: date) -> Iterator[_Known]:
    cases = cases_numbered(stages)
    ordered = cases.prefetch_related("entries").order_by("person__sort_key", "pk")
    for case in ordered:
        facts = domain_casefile(case, case.entries.all())
        yield _Known(facts, stages[case.pk], replay(facts.steps, on=on), on)


def _sympathisers(period: Period) -> tuple[Row, ...]:
    known = _known(_standing(period, BEFORE_ADMISSION, period.on), period.on)
    return tuple(_sympathiser(place, one) for place, one in enumerate(known, start=1))


def _sympathiser(place: int, known: _Known) -> Row:
    listing, mentor = known.last(ListedAsSympathiser), known.last(MentorAssigned)
    certificates = known.history.certificates
    return {
        **_person(place, known.facts.person),
        "listed_on": day_in_figures(listing.on) if listing else "",
        "resolution": listing.resolution if listing else "",
        "mentor": mentor.mentor.name if mentor else "",
        "certified_on": day_in_figures(certificates[-1].on) if certificates else "",
        "stage": stage_name(Stage(known.stage), "vi"),
    }


def _probationers(period: Period) -> tuple[Row, ...]:
    known = _known(_standing(period, ON_PROBATION, period.on), period.on)
    return tuple(_probationer(place, one) for place, one in enumerate(known, start=1))


def _probationer(place: int, known: _Known) -> Row:
    ceremony = known.last(CeremonyHeld)
    certificate = known.last(NewMemberCourseCertified)
    charges = charged_in_probation(known.history.rounds[-1], on=known.on)
    ends_on = end_of_probation(known.facts, known.history, on=known.on)
    return {
        **_person(place, known.facts.person),
        "decision": _decision(known),
        "admitted_on": day_in_figures(ceremony.on) if ceremony else "",
        "ends_on": day_in_figures(ends_on) if ends_on else "",
        "mentor": charges[-1].mentor.name if charges else "",
        "certified_on": day_in_figures(certificate.on) if certificate else "",
    }


def _admissions(period: Period) -> tuple[Row, ...]:
    """Everybody whose admission was decided in the period, as the figure counts them."""
    known = _known(_admitted(period), period.end)
    return tuple(_admission(place, one) for place, one in enumerate(known, start=1))


def _admitted(period: Period) -> dict[int, str]:
    """Their cases; of no stage, for a list of them prints none."""
    figure = FigureOf(
        figure=Figure.ADMITTED,
        organisation_id=period.cell.pk,
        start=period.start,
        end=period.end,
        count_by=period.count_by,
        known_on=period.known_on,
    )
    return dict.fromkeys(facts_of(figure).values_list("casefile_id", flat=True), "")


def _admission(place: int, known: _Known) -> Row:
    ceremony = known.last(CeremonyHeld)
    return {
        **_person(place, known.facts.person),
        "decision": _decision(known),
        "admitted_on": day_in_figures(ceremony.on) if ceremony else "",
    }


def _decision(known: _Known) -> str:
    decisions = approving_decisions(known.history.rounds[-1])
    if not decisions:
        return ""
    return f"{decisions[-1].decision}, {day_in_figures(decisions[-1].on)}"


def _person(place: int, person: PersonFacts) -> dict[str, str]:
    return {
        "number": str(place),
        "name": person.full_name,
        "born": day_in_figures(person.born_on),
        "sex": code_name(person.sex, "vi"),
        "ethnicity": person.ethnicity,
        "workplace": person.workplace,
    }


def figures_by_year(reported: Reported) -> Iterator[Row]:
    """The figures of an organisation and all below it in each year of a period of several years."""
    years = counts_by_year(reported.asked(*INDICATORS))
    for year, counted in years.items() if len(years) > 1 else ():
        numbers = {str(figure): number(count) for figure, count in counted.items()}
        yield {"year": str(year), **numbers}


def _by_year(period: Period) -> tuple[Row, ...]:
    return tuple(figures_by_year(_reported(period)))


_LISTS: Mapping[str, Callable[[Period], tuple[Row, ...]]] = {
    "sympathisers": _sympathisers,
    "probationers": _probationers,
    "admissions": _admissions,
    "figures_by_year": _by_year,
    "admitted_by": lambda period: tuple(admitted_by(_reported(period))),
    "period_courses": lambda period: tuple(period_courses(_reported(period))),
}
