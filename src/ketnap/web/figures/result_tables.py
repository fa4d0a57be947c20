"""The tables of results: figures beside last year and plan, rates, parts, breakdowns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import counted_people, figure_counts, put_forward_by
from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import NominatorKind
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.figures import (
    Bridge,
    Dimension,
    People,
    Span,
    change_from,
    mean_age_of,
    number_of,
    percent_of,
    row_asked,
    share_of,
)
from ketnap.domain.figures.breakdown import number_of_ages
from ketnap.domain.figures.suppression import CLOSING, OPENING, Change
from ketnap.figures.behind import NumberName, Sort
from ketnap.figures.members import known_members_bridge
from ketnap.figures.names import DIMENSION_NAMES, FIGURE_NAMES, row_name
from ketnap.figures.parts import Part, parts_below, units_within
from ketnap.figures.rates import Rate, RateOf, admission_rates
from ketnap.figures.settings import load_age_bands
from ketnap.figures.targets import PlannedTotal
from ketnap.web.day_words import full_day
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.hiding import (
    breakdown_shown,
    changes_shown,
    left_out,
    no_roll,
    overlapping_shown,
    rows_shown,
    tells,
    whole_shown,
)
from ketnap.web.language import reader_language

Cell = dict[str, Any]

BY_PART = (
    Figure.PUT_FORWARD,
    Figure.LISTED,
    Figure.SENT_TO_COURSE,
    Figure.CERTIFIED,
    Figure.ADMITTED,
    Figure.RECOGNISED,
)


@dataclass(frozen=True, slots=True)
class Table:
    """What data_table.html takes, with a heading and a note."""

    title: str
    columns: list[dict[str, Any]]
    rows: list[list[Cell]]
    totals: list[Cell] | None = None
    note: str = ""
    note_href: str = ""
    """The list behind the number in the note."""
    empty: str = ""
    """What is said where there is no row."""


@dataclass(frozen=True)
class Results:
    """The numbers of a period, the people of the figure that is analysed, and what they are compared to."""

    request: HttpRequest
    asked: AskedFigures
    counts: Mapping[Figure, int]
    analysed: People
    before: Mapping[Figure, int]
    targets: Mapping[Figure, PlannedTotal]
    reached: Mapping[Figure, int | None]
    """What the cells that set the targets brought; nothing where that is left out."""
    members: Bridge | None
    """Nothing where nobody was ever entered as a member."""

    def count(self, figure: Figure) -> int:
        return self.counts[figure]


def results_for(request: HttpRequest, asked: AskedFigures) -> Results:
    """Read everything the tables of results are made of."""
    traits = {"age", *(dimension.trait for dimension in asked.dimensions)}
    analysed = counted_alike(asked.counting(asked.span, asked.figure), traits)
    return Results(
        request=request,
        asked=asked,
        counts=figure_counts(asked.counting(asked.span)),
        analysed=analysed[asked.figure],
        before=figure_counts(asked.counting(asked.span.before)),
        targets=asked.targets,
        reached=asked.reached,
        members=known_members_bridge(asked.organisation.path, asked.span),
    )


def figures_table(results: Results, target_href: str) -> Table:
    """Every figure beside the same period a year before, and its target where there is one.

    `target_href` leads to where the targets come from.
    """
    before = results.asked.span.before
    return Table(
        title=_("Kết quả trong kỳ"),
        columns=[
            {"label": _("Nội dung")},
            {"label": _("Kỳ này"), "numeric": True},
            {"label": results.asked.before_words, "numeric": True},
            {"label": _("Tăng, giảm"), "numeric": True},
            {"label": _("Chỉ tiêu"), "numeric": True},
            {"label": _("Đạt"), "numeric": True},
        ],
        rows=[_figure_row(results, figure, target_href) for figure in Figure],
        note=_("%(period)s: %(start)s – %(end)s")
        % {
            "period": results.asked.before_words,
            "start": full_day(before.start),
            "end": full_day(before.end),
        },
    )


def _figure_row(results: Results, figure: Figure, target_href: str) -> list[Cell]:
    asked, count, before = results.asked, results.count(figure), results.before[figure]
    target = results.targets.get(figure)
    earlier = asked.list_href(results.request, figure, span=asked.span.before)
    now_told, then_told = not tells(asked, count), not tells(asked, before)
    change = numbers.change(count, before, change_from(before, count))
    return [
        {"text": FIGURE_NAMES[figure]},
        _number(whole_shown(asked, count), asked.list_href(results.request, figure)),
        _number(whole_shown(asked, before), earlier),
        {"text": change if now_told and then_told else ""},
        _number(target.target, target_href) if target else {"text": ""},
        {"text": _reached(results.reached[figure], count, target.target) if target else ""},
    ]


def _reached(reached: int | None, count: int, target: int) -> str:
    """How much of a target its cells reached; also by number where others brought some of the count."""
    if reached is None:
        return left_out()
    share = numbers.percent(percent_of(reached, target))
    return share if reached == count else f"{whole(reached)} / {whole(target)}, {share}"


def rates_table(results: Results) -> Table:
    """Admissions by each denominator that is known, both numbers beside the rate."""
    asked, admitted = results.asked, results.count(Figure.ADMITTED)
    path, span = asked.organisation.path, asked.span
    bridge = results.members
    rates = admission_rates(path, span, admitted, term=asked.term, bridge=bridge)
    shown = None if bridge is None else changes_shown(asked, bridge)
    return Table(
        title=_("Tỷ lệ kết nạp"),
        columns=[
            {"label": _("So với")},
            {"label": _("Đảng viên"), "numeric": True},
            {"label": _("Kết nạp"), "numeric": True},
            {"label": _("Tỷ lệ"), "numeric": True},
        ],
        rows=[_rate_row(results, rate, shown, admitted) for rate in rates],
        note=_(
            "kết nạp chia cho số đảng viên của ngày nêu ở mỗi dòng; đầu năm, đầu kỳ, đầu nhiệm kỳ là số từ hôm trước chuyển sang"
        ),
    )


def _rate_row(
    results: Results, rate: Rate, shown: Mapping[Change, int | None] | None, admitted: int
) -> list[Cell]:
    """A rate; its members are left out where the bridge that they stand in leaves them out."""
    asked, request = results.asked, results.request
    brought = _number(whole_shown(asked, admitted), asked.list_href(request, Figure.ADMITTED))
    if shown is None:
        return [{"text": rate_name(rate)}, {"text": no_roll()}, brought, {"text": ""}]
    end = rate.end_of_bridge(asked.span)
    members = whole_shown(asked, rate.members) if end is None else shown[end]
    day = Span(rate.day, rate.day)
    return [
        {"text": rate_name(rate)},
        _number(
            members,
            asked.number_href(
                request,
                NumberName(Sort.MEMBERS, OPENING if rate.is_carried_over else CLOSING),
                span=day,
            ),
        ),
        brought,
        {
            "text": ""
            if members is None or tells(asked, admitted)
            else numbers.percent(rate.percent)
        },
    ]


def rate_name(rate: Rate) -> str:
    """Which members a rate is of, and of which day."""
    names = {
        RateOf.YEAR_START: _("đảng viên đầu năm"),
        RateOf.PERIOD_START: _("đảng viên đầu kỳ"),
        RateOf.TERM_START: _("đảng viên đầu nhiệm kỳ"),
        RateOf.PERIOD_END: _("đảng viên cuối kỳ"),
    }
    return f"{names[rate.of]}, {full_day(rate.day)}"


def parts_table(results: Results) -> Table:
    """The figures by what stands below the organisation, or by unit in a cell."""
    asked = results.asked
    counting = asked.counting(asked.span, *BY_PART)
    if asked.is_cell:
        title, parts = _("Theo đơn vị"), units_within(counted_people(counting))
    else:
        title = _("Theo tổ chức trực thuộc")
        parts = parts_below(asked.organisation, counting, on=asked.on)
    shown = _shown_by_part(asked, parts)
    heads = [{"label": FIGURE_NAMES[figure], "numeric": True} for figure in BY_PART]
    totals = [
        _number(whole_shown(asked, results.count(each)), asked.list_href(results.request, each))
        for each in BY_PART
    ]
    return Table(
        title=title,
        columns=[{"label": _("Đơn vị") if asked.is_cell else _("Tổ chức")}, *heads],
        rows=[_part_row(results, part, shown) for part in parts],
        totals=[{"text": _("Cộng")}, *totals],
        note=_("mỗi con số mở danh sách của nó") if asked.sees_cases else "",
    )


def _shown_by_part(
    asked: AskedFigures, parts: Iterable[Part]
) -> Mapping[Figure, Mapping[str, int | None]]:
    return {
        figure: rows_shown(asked, {part.key: part.counts.get(figure, 0) for part in parts})
        for figure in BY_PART
    }


def _part_row(
    results: Results, part: Part, shown: Mapping[Figure, Mapping[str, int | None]]
) -> list[Cell]:
    cells = [
        _number(shown[figure][part.key], _part_href(results, part, figure)) for figure in BY_PART
    ]
    if part.organisation_id is None:
        name = row_name(Dimension.UNIT, part.name)
        return [{"text": name}, *cells]
    href = results.asked.below_href(results.request, part.organisation_id)
    return [{"text": part.name, "href": href}, *cells]


def _part_href(results: Results, part: Part, figure: Figure) -> str:
    if part.organisation_id is not None:
        return results.asked.list_href(
            results.request, figure, organisation_id=part.organisation_id, is_part=True
        )
    row = row_asked(Dimension.UNIT, part.name, load_age_bands())
    return results.asked.list_href(results.request, figure, row=row)


def breakdown_tables(results: Results) -> list[Table]:
    """The figure that is analysed by each dimension asked for; shares are of everybody counted."""
    return [_breakdown_table(results, each) for each in results.asked.dimensions]


def nominators_table(results: Results) -> Table:
    """Who put people forward in the period."""
    language = reader_language()
    counts = put_forward_by(results.asked.counting(results.asked.span))
    shown = overlapping_shown(results.asked, counts, results.count(Figure.PUT_FORWARD))
    return Table(
        title=_("Theo nơi giới thiệu"),
        columns=[{"label": _("Nơi giới thiệu")}, {"label": _("Số người"), "numeric": True}],
        rows=[
            [
                {"text": code_name(NominatorKind(nominator), language)},
                _number(
                    number,
                    results.asked.number_href(
                        results.request, NumberName(Sort.PUT_FORWARD_BY, (nominator,))
                    ),
                ),
            ]
            for nominator, number in shown.items()
        ],
        note=_("ai được hai nơi giới thiệu tính ở cả hai"),
    )


def mean_age(results: Results) -> str:
    """The mean age of the people in the figure that is analysed; empty where it would say nothing."""
    people = results.analysed
    if tells(results.asked, number_of_ages(people)):
        return ""
    return numbers.decimal(mean_age_of(people))


def _breakdown_table(results: Results, dimension: Dimension) -> Table:
    asked, people = results.asked, results.analysed
    rows = breakdown_shown(asked, people, dimension)
    return Table(
        title=str(DIMENSION_NAMES[dimension]),
        columns=[
            {"label": DIMENSION_NAMES[dimension]},
            {"label": _("Số người"), "numeric": True},
            {"label": _("Tỷ lệ"), "numeric": True},
        ],
        rows=[_breakdown_row(results, dimension, code, number) for code, number in rows.items()],
        totals=[
            {"text": _("Cộng")},
            _number(
                whole_shown(asked, number_of(people)),
                asked.list_href(results.request, asked.figure),
            ),
            {"text": ""},
        ],
    )


def _breakdown_row(
    results: Results, dimension: Dimension, code: str, number: int | None
) -> list[Cell]:
    asked, total = results.asked, results.count(results.asked.figure)
    row = row_asked(dimension, code, load_age_bands())
    share = None if number is None else share_of(number, total)
    return [
        {"text": row_name(dimension, code)},
        _number(number, asked.list_href(results.request, asked.figure, row=row)),
        {"text": "" if share is None else numbers.percent(share)},
    ]


def _number(number: int | None, href: str) -> Cell:
    if number is None:
        return {"text": left_out()}
    return {"text": whole(number), "href": href if number else ""}
