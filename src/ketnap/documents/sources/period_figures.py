"""What a report says of a period besides its counts: target, rate, last year, who was admitted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from ketnap.casefiles.queries import CountBy, Figure, counting_day
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked, figure_counts
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.domain.casefile.codes import Schooling, Sex
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.figures import (
    SHARE_DECIMALS,
    UNKNOWN,
    Bridge,
    Dimension,
    People,
    Span,
    break_down,
    mean_age_of,
    number_of,
    written,
)
from ketnap.domain.figures.breakdown import NO, WITHOUT_TRAINING, YES
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures, number, percent
from ketnap.figures.admissions import due_next
from ketnap.figures.members import members_bridge
from ketnap.figures.rates import Rate, RateOf, rate_at_start
from ketnap.figures.settings import load_age_bands
from ketnap.figures.targets import plan_span_of, plans_within
from ketnap.plans.models import PlanSpan

PRINTED: Mapping[Dimension, str] = {
    Dimension.SEX: "Giới tính",
    Dimension.AGE_BAND: "Tuổi, vào ngày tính kết nạp",
    Dimension.YOUTH_UNION: "Đoàn viên TNCS Hồ Chí Minh",
    Dimension.TRADE_UNION: "Đoàn viên công đoàn",
    Dimension.ETHNICITY: "Dân tộc",
    Dimension.RELIGION: "Tôn giáo",
    Dimension.OCCUPATION: "Nghề nghiệp",
    Dimension.SCHOOLING: "Trình độ học vấn",
    Dimension.PROFESSION: "Trình độ chuyên môn",
}
_COUNTED_BY = {
    CountBy.DECISION: "Số kết nạp tính theo ngày ban hành quyết định.",
    CountBy.CEREMONY: "Số kết nạp tính theo ngày tổ chức lễ kết nạp.",
}
_FIXED = {
    UNKNOWN: "Chưa rõ",
    YES: "Là đoàn viên",
    NO: "Không phải đoàn viên",
    WITHOUT_TRAINING: "Chưa qua đào tạo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a report counts: below a place, in a period, by which day, as known when."""

    path: str
    span: Span
    """The period as far as it has gone."""
    whole: Span
    """The period to its last day, which its plans are measured by."""
    plan_span: PlanSpan
    count_by: CountBy
    known_on: date | None = None

    @classmethod
    def usual(cls, path: str, span: Span) -> Self:
        """Days that are said to be no period, by the installation's own day, as known now."""
        return cls(
            path=path,
            span=span,
            whole=span,
            plan_span=plan_span_of(span),
            count_by=counting_day(),
        )

    def asked(self, *figures: Figure, span: Span | None = None) -> Asked:
        days = span or self.span
        return Asked(
            path=self.path,
            start=days.start,
            end=days.end,
            figures=figures,
            count_by=self.count_by,
            known_on=self.known_on,
        )

    @property
    def admitted(self) -> People:
        traits = {"age", *(dimension.trait for dimension in PRINTED)}
        return counted_alike(self.asked(Figure.ADMITTED), traits)[Figure.ADMITTED]


def report_facts(reported: Reported) -> dict[str, str]:
    """The texts of a report about admissions and members; what cannot be said stays empty."""
    people, span = reported.admitted, reported.span
    admitted, mean = number_of(people), mean_age_of(people)
    before = figure_counts(reported.asked(Figure.ADMITTED, span=span.before))[Figure.ADMITTED]
    members = members_bridge(reported.path, span)
    return {
        "counting_day": _how_counted(reported),
        "admitted_before": number(before),
        "compared_period": _compared(span),
        "admitted_mean_age": "" if mean is None else written(mean),
        "period_new_member_certified": number(_certified_on_probation(reported)),
        **_plan_facts(planned_admissions(reported)),
        **_due_next(reported),
        **_rate_facts(rate_at_start(reported.path, span, admitted, bridge=members), admitted),
        **_member_facts(members),
    }


@dataclass(frozen=True, slots=True)
class PlannedAdmissions:
    """How many a cell plans to admit in a period, and how many it admitted."""

    cell_id: int
    target: int
    reached: int


def planned_admissions(reported: Reported) -> list[PlannedAdmissions]:
    """The cells that have a target for the period, in the order of the tree, with their own results.

    What cells without a plan brought is set against no target.
    """
    plans = plans_within(reported.path, reported.whole, of=reported.plan_span)
    setting = [plan for plan in plans if Figure.ADMITTED in plan.targets]
    if not setting:
        return []
    admitted = cell_counts(reported.asked(Figure.ADMITTED))[Figure.ADMITTED]
    return [
        PlannedAdmissions(plan.cell_id, plan.targets[Figure.ADMITTED], admitted.get(plan.path, 0))
        for plan in setting
    ]


def _plan_facts(planned: Sequence[PlannedAdmissions]) -> dict[str, str]:
    """Target and result of the same cells; nothing where none has a plan."""
    if not planned:
        return {"admission_target": ""}
    target = sum(each.target for each in planned)
    reached = sum(each.reached for each in planned)
    return {
        "admission_target": number(target),
        "admission_target_reached": number(reached),
        "admission_target_share": percent(reached, target),
    }


def _certified_on_probation(reported: Reported) -> int:
    counted = figure_counts(reported.asked(Figure.NEW_MEMBER_CERTIFIED))
    return counted[Figure.NEW_MEMBER_CERTIFIED]


def _due_next(reported: Reported) -> dict[str, str]:
    """Whose probation ends in the period to come, as it stands at the end of this one."""
    coming, due = due_next(reported.path, reported.span, whole=reported.whole)
    return {
        "due_next": number(due.count()),
        "due_next_from": day_in_figures(coming.start),
        "due_next_to": day_in_figures(coming.end),
    }


def _member_facts(bridge: Bridge) -> dict[str, str]:
    """Members from the start of a period to its end; nothing where nobody recorded any."""
    known = bool(bridge.closing)
    return {
        "members_at_start": number(bridge.opening) if bridge.opening else "",
        "members_at_end": number(bridge.closing) if known else "",
        "members_came": number(sum(bridge.came.values())) if known else "",
        "members_left": number(sum(bridge.left.values())) if known else "",
    }


def _rate_facts(rate: Rate, admitted: int) -> dict[str, str]:
    """The rate of admissions with the members it is taken of, said by their number and their day."""
    if not rate.members:
        return {"admission_rate": ""}
    names = {RateOf.YEAR_START: f"đầu năm {rate.day.year}", RateOf.PERIOD_START: "đầu kỳ"}
    return {
        "admission_rate": percent(admitted, rate.members, decimals=SHARE_DECIMALS),
        "rate_members": number(rate.members),
        "rate_of": names[rate.of],
    }


def _compared(span: Span) -> str:
    """What the period is called that a report compares its own with."""
    if not span.exceeds_a_year:
        return "cùng kỳ năm trước"
    before = span.before
    return f"từ {day_in_figures(before.start)} đến {day_in_figures(before.end)}"


def _how_counted(reported: Reported) -> str:
    counted_by, known_on = _COUNTED_BY[reported.count_by], reported.known_on
    if known_on is None:
        return counted_by
    return f"{counted_by} Chỉ tính điều đã ghi đến hết ngày {day_in_figures(known_on)}."


def admitted_by(reported: Reported) -> Iterator[Row]:
    """A row for each group that somebody admitted belongs to; the first of each fact names the fact."""
    people, bands = reported.admitted, load_age_bands()
    admitted = number_of(people)
    if not admitted:
        return
    for dimension, heading in PRINTED.items():
        counts = break_down(people, dimension, bands).items()
        for place, (code, count) in enumerate((code, count) for code, count in counts if count):
            yield {
                "fact": "" if place else heading,
                "name": f"– {_name(dimension, code)}",
                "number": number(count),
                "share": percent(count, admitted, decimals=SHARE_DECIMALS),
            }


def _name(dimension: Dimension, code: str) -> str:
    if code in _FIXED:
        return _FIXED[code]
    if dimension is Dimension.AGE_BAND:
        return _age(code)
    if dimension is Dimension.SEX:
        return _capitalised(code_name(Sex(code), "vi"))
    if dimension in (Dimension.SCHOOLING, Dimension.PROFESSION):
        return _capitalised(code_name(Schooling(code), "vi"))
    return code


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _age(code: str) -> str:
    first, _dash, last = code.partition("-")
    if last:
        return f"Từ {first} đến {last} tuổi"
    over, _under, age = code.partition("_")
    return f"{'Trên' if over == 'over' else 'Dưới'} {age} tuổi"
