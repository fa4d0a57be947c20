"""What may be told of a plan."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.package import Occasion, PressFigure
from ketnap.domain.press.telling import PlanFacts, TargetFacts, tell_plan
from ketnap.organisations.queries import name_on
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan
from ketnap.plans.queries.targets import FigureProgress, figures_of
from ketnap.press.gathering.gathered import Gathered, used

_DEEDS: Mapping[PlannedFigure, tuple[str, str]] = MappingProxyType(
    {
        PlannedFigure.PUT_FORWARD: ("giới thiệu", "quần chúng ưu tú"),
        PlannedFigure.SENT_TO_COURSE: (
            "cử",
            "quần chúng ưu tú học lớp bồi dưỡng nhận thức về Đảng",
        ),
        PlannedFigure.ADMITTED: ("kết nạp", "đảng viên"),
        PlannedFigure.RECOGNISED: ("công nhận chính thức", "đảng viên"),
    }
)


def gather_plan(plan_id: int, *, on: date) -> Gathered | None:
    """Return what may be told of a plan that has begun."""
    rows = Plan.objects.filter(pk=plan_id, starts_on__lte=on)
    plan = rows.select_related("cell").first()
    if plan is None:
        return None
    until = min(plan.ends_on, on)
    progress = [one for one in figures_of(plan, on=until) if one.pace is not None]
    facts = _facts(plan, progress, until)
    draft, figures = tell_plan(facts), _figures(plan, facts)
    return Gathered(
        occasion=Occasion.PLAN,
        record_id=plan.pk,
        cell=plan.cell,
        held_on=until,
        place="",
        draft=draft,
        figures=used(draft, figures),
        counted=figures,
        left_out=(
            _("Chỉ tiêu và kết quả của từng đơn vị, tên người được giới thiệu: lưu nội bộ."),
        ),
    )


def _facts(plan: Plan, progress: list[FigureProgress], on: date) -> PlanFacts:
    return PlanFacts(
        span=_span(plan),
        cell=name_on(plan.cell_id, on),
        resolution=plan.resolution,
        on=on,
        targets=tuple(_target(one) for one in progress),
    )


def _span(plan: Plan) -> str:
    if plan.span == PlanSpan.YEAR:
        return f"năm {plan.starts_on.year}"
    return f"nhiệm kỳ {plan.starts_on.year}-{plan.ends_on.year}"


def _target(one: FigureProgress) -> TargetFacts:
    verb, whom = _DEEDS[one.figure]
    target = one.pace.target if one.pace else 0
    return TargetFacts(one.figure.value, verb, whom, target, one.reached)


def _figures(plan: Plan, facts: PlanFacts) -> tuple[PressFigure, ...]:
    source = reverse("plan", args=[plan.pk])
    targets = (
        PressFigure(one.target_key, f"Chỉ tiêu {one.verb} {one.whom}", one.target, facts.on, source)
        for one in facts.targets
    )
    reached = (
        PressFigure(one.figure, f"Đã {one.verb} {one.whom}", one.reached, facts.on, source)
        for one in facts.targets
    )
    return (*targets, *reached)
