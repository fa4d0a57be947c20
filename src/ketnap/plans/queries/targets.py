"""Plans as of a day: their targets, and how far the step log says they are reached."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ketnap.casefiles.queries import (
    CountBy,
    Milestone,
    Reached,
    counting_day,
    persons_reaching,
)
from ketnap.domain.access import Action, Actor
from ketnap.domain.plan.pace import Pace, pace_of
from ketnap.domain.text import fold
from ketnap.organisations.models import Unit
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan, Target
from ketnap.plans.places import in_cells_of
from ketnap.plans.refusals import PlanningRecordNotVisible


@dataclass(frozen=True, slots=True)
class FigureProgress:
    """One figure of a plan; without a target there is nothing to measure it by."""

    figure: PlannedFigure
    reached: int
    pace: Pace | None


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """One unit in a plan: its results, and its targets where it has any."""

    unit_id: int | None
    name: str
    reached: Mapping[PlannedFigure, int]
    targets: Mapping[PlannedFigure, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan as of a day: the whole cell, and each unit; the last line is who has no unit."""

    plan: Plan
    on: date
    figures: tuple[FigureProgress, ...]
    units: tuple[UnitProgress, ...]


def plans_visible_to(actor: Actor | None) -> QuerySet[Plan]:
    """The plans of the cells whose plans somebody sees, the latest first."""
    visible: QuerySet[Plan] = in_cells_of(Plan.objects.all(), actor, Action.SEE_PLAN)
    return visible.select_related("cell").order_by("-starts_on", "span", "-pk")


def plan_visible_to(actor: Actor | None, plan_id: int) -> Plan:
    """The plan; raises `PlanningRecordNotVisible` for a stranger."""
    plan = plans_visible_to(actor).filter(pk=plan_id).first()
    if plan is None:
        raise PlanningRecordNotVisible
    return plan


def plan_of_year(actor: Actor | None, cell_id: int, *, on: date) -> Plan | None:
    """The plan of a cell for the year of a day, for who sees the plans of the cell."""
    plans = plans_visible_to(actor).filter(cell=cell_id, span=PlanSpan.YEAR)
    return plans.filter(starts_on=date(on.year, 1, 1), ends_on__gte=on).first()


def targets_of(plan: Plan) -> dict[int | None, dict[PlannedFigure, int]]:
    """The numbers a plan sets, by unit; those of the whole cell stand under `None`."""
    targets: dict[int | None, dict[PlannedFigure, int]] = {None: {}}
    for target in Target.objects.filter(plan=plan):
        targets.setdefault(target.unit_id, {})[PlannedFigure(target.figure)] = target.number
    return targets


def figures_of(plan: Plan, *, on: date) -> tuple[FigureProgress, ...]:
    """How the whole cell stands to its plan on a day."""
    return _figures(plan, targets_of(plan)[None], _reached(plan, on), on)


def figures_of_each(plans: Sequence[Plan], *, on: date) -> Iterator[tuple[FigureProgress, ...]]:
    """The same of several plans, in their order; their targets are read together."""
    targets: dict[int, dict[PlannedFigure, int]] = {plan.pk: {} for plan in plans}
    for target in Target.objects.filter(plan__in=targets, unit=None):
        targets[target.plan_id][PlannedFigure(target.figure)] = target.number
    count_by = counting_day()
    for plan in plans:
        yield _figures(plan, targets[plan.pk], _reached(plan, on, count_by), on)


def put_forward_in(plan: Plan, *, on: date) -> tuple[Reached, ...]:
    """Who was put forward in the time of a plan, up to a day."""
    return _reached(plan, on)[Milestone.PUT_FORWARD]


def progress_of(plan: Plan, units: Sequence[Unit], *, on: date) -> Progress:
    """How the cell and its units stand to the plan on a day; `units` give the lines their order."""
    targets, reached = targets_of(plan), _reached(plan, on)
    named = _with_targets(units, targets)
    return Progress(
        plan=plan,
        on=on,
        figures=_figures(plan, targets[None], reached, on),
        units=(*(_unit(unit, targets, reached) for unit in named), *_others(named, reached)),
    )


def _reached(
    plan: Plan, on: date, count_by: CountBy | None = None
) -> Mapping[Milestone, tuple[Reached, ...]]:
    last = min(plan.ends_on, on)
    return persons_reaching(plan.cell_id, plan.starts_on, last, count_by=count_by)


def _figures(
    plan: Plan,
    targets: Mapping[PlannedFigure, int],
    reached: Mapping[Milestone, tuple[Reached, ...]],
    on: date,
) -> tuple[FigureProgress, ...]:
    def progress(figure: PlannedFigure) -> FigureProgress:
        count, target = len(reached[Milestone(figure)]), targets.get(figure)
        span = {"starts_on": plan.starts_on, "ends_on": plan.ends_on, "on": on}
        pace = None if target is None else pace_of(count, target, **span)
        return FigureProgress(figure, count, pace)

    return tuple(progress(figure) for figure in PlannedFigure)


def _with_targets(
    units: Sequence[Unit], targets: Mapping[int | None, Mapping[PlannedFigure, int]]
) -> list[Unit]:
    """The units given, and those which have ended but have a target in the plan."""
    known = {unit.pk for unit in units}
    ended = Unit.objects.filter(pk__in=[pk for pk in targets if pk is not None and pk not in known])
    return [*units, *ended.order_by("name")]


def _unit(
    unit: Unit,
    targets: Mapping[int | None, Mapping[PlannedFigure, int]],
    reached: Mapping[Milestone, tuple[Reached, ...]],
) -> UnitProgress:
    name = fold(unit.name)
    return UnitProgress(
        unit_id=unit.pk,
        name=unit.name,
        reached={
            figure: sum(fold(each.unit) == name for each in reached[Milestone(figure)])
            for figure in PlannedFigure
        },
        targets=targets.get(unit.pk, {}),
    )


def _others(
    units: Sequence[Unit], reached: Mapping[Milestone, tuple[Reached, ...]]
) -> tuple[UnitProgress, ...]:
    """One line for those who belong to none of the units; no line where there is nobody."""
    names = {fold(unit.name) for unit in units}
    counts = {
        figure: sum(fold(each.unit) not in names for each in reached[Milestone(figure)])
        for figure in PlannedFigure
    }
    return (UnitProgress(None, "", counts, {}),) if any(counts.values()) else ()
