"""The charts of a period: plan and result, the way of people, stages, passing on, years, waiting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import figure_counts
from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.figures import Span, Waiting, percent_of
from ketnap.domain.figures.suppression import CLOSING
from ketnap.domain.plan.pace import pace_of
from ketnap.figures.admissions import admitted_by_year
from ketnap.figures.behind import NumberName, Sort
from ketnap.figures.names import FIGURE_NAMES
from ketnap.figures.settings import load_least_shown
from ketnap.figures.stages import (
    IN_THE_END,
    flow_within,
    passed_shown,
    stage_counts_within,
    times_within,
)
from ketnap.figures.targets import PlannedTotal, plans_within
from ketnap.web.day_words import full_day
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.cell_tables import CellList, cells_href
from ketnap.web.figures.charts import Bar, Chart, Shape, Tone, share_of
from ketnap.web.figures.hiding import (
    left_out,
    rows_shown,
    tells,
    text_of,
    whole_shown,
    whole_text,
)
from ketnap.web.language import reader_language

YEARS_SHOWN = 8
WAY = (
    Figure.PUT_FORWARD,
    Figure.LISTED,
    Figure.SENT_TO_COURSE,
    Figure.CERTIFIED,
    Figure.ADMITTED,
    Figure.RECOGNISED,
)
AFTER_CEREMONY = frozenset(
    {Stage.PROBATION, Stage.RECOGNITION_DUE, Stage.RECOGNITION_PROPOSED, Stage.OFFICIAL}
)
PLAN, FUNNEL, STAGES, FLOW, BY_YEAR, WAITING = (
    "plan",
    "funnel",
    "stages",
    "flow",
    "years",
    "waiting",
)
CODES = (PLAN, FUNNEL, STAGES, FLOW, BY_YEAR, WAITING)


def charts_of(
    request: HttpRequest, asked: AskedFigures, codes: Iterable[str] = CODES
) -> list[Chart]:
    """Return the charts of these codes; one that would say nothing is among them, empty."""
    told = _Told(asked)
    drawers = {
        PLAN: lambda: plan_chart(request, asked, told.counts, asked.targets, asked.reached),
        FUNNEL: lambda: _funnel(request, asked, told.counts),
        STAGES: lambda: _stages(request, asked, told.followed),
        FLOW: lambda: _flow(request, asked, told),
        BY_YEAR: lambda: _years(request, asked),
        WAITING: lambda: _waiting(request, asked, told),
    }
    return [drawers[code]() for code in codes]


@dataclass(frozen=True)
class _Told:
    """What several charts tell of one period, read once and only where a chart tells it."""

    asked: AskedFigures

    @cached_property
    def counts(self) -> Mapping[Figure, int]:
        return figure_counts(self.asked.counting(self.asked.span, *WAY))

    @cached_property
    def followed(self) -> Mapping[Stage, int]:
        """How many cases stand in each stage at the end of the period."""
        counts = stage_counts_within(self.asked.organisation.path, on=self.asked.span.end)
        return {stage: number for stage, number in counts.items() if stage not in IN_THE_END}

    @cached_property
    def times(self) -> Mapping[Stage, Waiting]:
        return times_within(self.asked.organisation.path, self.asked.span)


def plan_chart(
    request: HttpRequest,
    asked: AskedFigures,
    counts: Mapping[Figure, int],
    targets: Mapping[Figure, PlannedTotal],
    reached: Mapping[Figure, int | None],
) -> Chart:
    """What the cells that plan brought beside their targets, and where an even course would stand.

    `counts` are those of all cells, which stand elsewhere; what is left out of `reached` is nothing.
    """
    planned = [figure for figure in WAY if figure in targets]
    return Chart(
        code=PLAN,
        title=_("Kế hoạch và kết quả"),
        heads=[_("Nội dung"), _("Kết quả / chỉ tiêu"), _("Đạt")],
        file_heads=[_("Nội dung"), _("Kết quả"), _("Chỉ tiêu"), _("Đạt (%)")],
        bars=[
            _plan_bar(
                asked,
                each,
                reached[each],
                targets[each],
                _href_of_reached(request, asked, each, is_all=reached[each] == counts[each]),
            )
            for each in planned
        ],
        legend=[
            (Tone.MAIN, _("Đã đạt")),
            ("rest", _("Còn lại")),
            ("mark", _("Tiến độ đều tại %s") % full_day(asked.span.end)),
        ],
        note=_plan_note(asked, targets[planned[0]]) if planned else "",
        note_href="" if asked.is_cell else cells_href(request, asked, CellList.PLANNED),
    )


def _plan_note(asked: AskedFigures, planned: PlannedTotal) -> str:
    until = full_day(planned.ends_on)
    if asked.is_cell:
        return _("chỉ tiêu đến %s") % until
    plans = plans_within(asked.organisation.path, asked.whole, of=asked.plan_span)
    words = ngettext(
        "chỉ tiêu đến %(day)s và kết quả của %(cells)s chi bộ có kế hoạch",
        "chỉ tiêu đến %(day)s và kết quả của %(cells)s chi bộ có kế hoạch",
        len(plans),
    )
    return words % {"day": until, "cells": whole(len(plans))}


def _plan_bar(
    asked: AskedFigures, figure: Figure, reached: int | None, planned: PlannedTotal, href: str
) -> Bar:
    """The bar of a figure; what its cells reached may be left out."""
    pace = pace_of(
        reached or 0,
        planned.target,
        starts_on=asked.span.start,
        ends_on=planned.ends_on,
        on=asked.span.end,
    )
    share = None if reached is None else percent_of(reached, planned.target)
    return Bar(
        label=str(FIGURE_NAMES[figure]),
        share=0 if reached is None else pace.percent,
        mark=pace.mark,
        is_told=reached is not None,
        cells=[
            {
                "text": f"{text_of(reached)} / {whole(planned.target)}",
                "href": href if reached else "",
                "values": (_value(reached), planned.target),
            },
            {"text": "" if reached is None else numbers.percent(share), "values": (share,)},
        ],
    )


def _href_of_reached(
    request: HttpRequest, asked: AskedFigures, figure: Figure, *, is_all: bool
) -> str:
    """The people where they are all there are, else the plans with what each cell reached."""
    if is_all:
        return asked.list_href(request, figure)
    return cells_href(request, asked, CellList.PLANNED)


def _funnel(request: HttpRequest, asked: AskedFigures, counts: Mapping[Figure, int]) -> Chart:
    shown = {figure: whole_shown(asked, counts[figure]) for figure in WAY}
    greatest = _greatest(shown)
    return Chart(
        code=FUNNEL,
        title=_("Từ giới thiệu đến công nhận"),
        heads=[_("Nội dung"), _("Số người")],
        bars=[
            Bar(
                label=str(FIGURE_NAMES[figure]),
                share=share_of(number or 0, greatest),
                cells=[_linked(number, asked.list_href(request, figure))],
                tone=Tone.AFTER if figure is Figure.RECOGNISED else Tone.MAIN,
            )
            for figure, number in shown.items()
        ],
        legend=_before_and_after(),
        note=_("mỗi mục đếm người đến bước ấy trong kỳ, không phải cùng một nhóm người"),
    )


def _stages(request: HttpRequest, asked: AskedFigures, followed: Mapping[Stage, int]) -> Chart:
    shown = rows_shown(asked, followed)
    greatest = _greatest(shown)
    return Chart(
        code=STAGES,
        title=_("Đang theo dõi theo giai đoạn"),
        heads=[_("Giai đoạn"), _("Số hồ sơ")],
        bars=[
            Bar(
                label=_stage(stage),
                share=share_of(number or 0, greatest),
                cells=[_linked(number, _href(request, asked, Sort.STANDING, stage))],
                tone=_tone(stage),
            )
            for stage, number in shown.items()
        ],
        legend=_before_and_after(),
        note=_("%(number)s hồ sơ, ngày %(day)s")
        % {
            "number": whole_text(asked, sum(followed.values())),
            "day": full_day(asked.span.end),
        },
        note_href=asked.number_href(request, NumberName(Sort.FOLLOWED, CLOSING)),
    )


def _flow(request: HttpRequest, asked: AskedFigures, told: _Told) -> Chart:
    shown = _flow_shown(told, flow_within(asked.organisation.path, asked.span))
    greatest = _greatest(shown)
    return Chart(
        code=FLOW,
        title=_("Chuyển giai đoạn trong kỳ"),
        heads=[_("Từ giai đoạn → đến giai đoạn"), _("Số lần")],
        bars=[
            Bar(
                label=f"{_stage(source)} → {_stage(target)}",
                share=share_of(number or 0, greatest),
                cells=[_linked(number, _href(request, asked, Sort.PASSED, source, target))],
                tone=tone_of_passing(source, target),
            )
            for (source, target), number in shown.items()
        ],
        legend=_before_and_after(),
    )


def _flow_shown(
    of: _Told, passed: Mapping[tuple[Stage, Stage], int]
) -> Mapping[tuple[Stage, Stage], int | None]:
    """The ways out of a stage, those left out as nothing beside what the chart of waiting tells."""
    if of.asked.sees_cases:
        return passed
    return passed_shown(passed, of.times, least=load_least_shown())


def _years(request: HttpRequest, asked: AskedFigures) -> Chart:
    last = asked.span.end
    first = max(last.year - YEARS_SHOWN + 1, date.min.year)
    span = Span(date(first, 1, 1), last)
    counts = admitted_by_year(
        asked.organisation.path, span, asked.count_by, known_on=asked.known_on
    )
    # No sum stands beside them in a copy for outside: another chart may tell one of the years.
    shown = {year: whole_shown(asked, number) for year, number in counts.items()}
    greatest = _greatest(shown)
    return Chart(
        code=BY_YEAR,
        title=_("Kết nạp theo năm"),
        heads=[_("Năm"), _("Kết nạp")],
        bars=[
            Bar(
                label=str(year),
                share=share_of(number or 0, greatest),
                cells=[
                    _linked(
                        number, asked.list_href(request, Figure.ADMITTED, span=_year(year, last))
                    )
                ],
                tone=Tone.MAIN if year == last.year else Tone.PAST,
                is_told=number is not None,
            )
            for year, number in shown.items()
        ],
        legend=[
            (Tone.PAST, _("Năm đã qua")),
            (
                Tone.MAIN,
                _("Năm %(year)d, đến %(day)s") % {"year": last.year, "day": f"{last:%d/%m}"},
            ),
        ],
        note=_everybody_admitted(asked, span) if asked.sees_cases else "",
        note_href=asked.list_href(request, Figure.ADMITTED, span=span),
        shape=Shape.COLUMNS,
    )


def _everybody_admitted(asked: AskedFigures, span: Span) -> str:
    everybody = figure_counts(asked.counting(span, Figure.ADMITTED))
    return _("%s người") % whole(everybody[Figure.ADMITTED])


def _waiting(request: HttpRequest, asked: AskedFigures, told: _Told) -> Chart:
    shown = {stage: waiting for stage, waiting in told.times.items() if stage not in IN_THE_END}
    standing = rows_shown(asked, told.followed)
    greatest = max(
        (each.ninetieth or 0 for each in shown.values() if not tells(asked, each.ended)), default=0
    )
    return Chart(
        code=WAITING,
        title=_("Thời gian ở mỗi giai đoạn"),
        heads=[
            _("Giai đoạn"),
            _("Nửa số hồ sơ, ngày"),
            _("Chín phần mười, ngày"),
            _("Đã qua"),
            _("Đang ở"),
            # The longest time is that of one case, which a copy for outside does not tell.
            *([_("Lâu nhất đang ở, ngày")] if asked.sees_cases else []),
        ],
        bars=[
            _waiting_bar(request, asked, stage, each, standing[stage], greatest)
            for stage, each in shown.items()
        ],
        legend=[
            (Tone.MAIN, _("Nửa số hồ sơ đã qua giai đoạn trong kỳ không lâu hơn")),
            ("mark", _("Chín phần mười không lâu hơn")),
        ],
        note=_("ngày là ngày theo lịch"),
    )


def _waiting_bar(
    request: HttpRequest,
    asked: AskedFigures,
    stage: Stage,
    waiting: Waiting,
    standing: int | None,
    greatest: int,
) -> Bar:
    """The times of so few cases that they would be told one by one are left out.

    `standing` is what the chart of the stages tells of this one; nothing where it is left out.
    """
    passed = None if tells(asked, waiting.ended) else waiting
    median, ninetieth = (passed.median, passed.ninetieth) if passed else (None, None)
    return Bar(
        label=_stage(stage),
        share=share_of(median or 0, greatest),
        mark=share_of(ninetieth, greatest) if ninetieth else None,
        cells=[
            _days(median),
            _days(ninetieth),
            _linked(whole_shown(asked, waiting.ended), _href(request, asked, Sort.ENDED, stage)),
            _linked(standing, _href(request, asked, Sort.STANDING, stage)),
            *([_days(waiting.longest_still)] if asked.sees_cases else []),
        ],
        tone=_tone(stage),
    )


def _days(days: int | None) -> dict[str, Any]:
    return {"text": "" if days is None else whole(days), "values": (days,)}


def _greatest(shown: Mapping[Any, int | None]) -> int:
    return max((number or 0 for number in shown.values()), default=0)


def _linked(number: int | None, href: str) -> dict[str, Any]:
    return {
        "text": text_of(number),
        "href": href if number else "",
        "values": (_value(number),),
    }


def _value(number: int | None) -> int | str:
    """The same for programs; a number that is left out is said to be."""
    return left_out() if number is None else number


def _href(request: HttpRequest, asked: AskedFigures, sort: Sort, *stages: Stage) -> str:
    return asked.number_href(request, NumberName(sort, tuple(stage.value for stage in stages)))


def _year(year: int, last: date) -> Span:
    return Span(date(year, 1, 1), min(date(year, 12, 31), last))


def _stage(stage: Stage) -> str:
    return stage_name(stage, reader_language())


def _tone(stage: Stage) -> Tone:
    return Tone.AFTER if stage in AFTER_CEREMONY else Tone.MAIN


def tone_of_passing(source: Stage, target: Stage) -> Tone:
    """A case that is closed stands after the ceremony only where it came from there."""
    return _tone(source if target is Stage.CLOSED else target)


def _before_and_after() -> list[tuple[Tone | str, str]]:
    return [(Tone.MAIN, _("Trước lễ kết nạp")), (Tone.AFTER, _("Sau lễ kết nạp"))]
