"""What a committee's report says of everything below it: figures, parts, plans, quiet cells."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ketnap.casefiles.queries import INDICATORS, Figure
from ketnap.casefiles.queries.counted_people import figure_counts
from ketnap.documents.sources.cells import BEFORE_ADMISSION, ON_PROBATION, figures_by_year
from ketnap.documents.sources.period_courses import period_courses
from ketnap.documents.sources.period_figures import (
    Reported,
    admitted_by,
    planned_admissions,
    report_facts,
)
from ketnap.documents.sources.period_names import period_name
from ketnap.domain.figures import Span
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.words import day_in_figures, number, percent
from ketnap.figures.admissions import USUAL_MONTHS, admitting_cells, cells_without_admission
from ketnap.figures.members import members_by_place
from ketnap.figures.parts import parts_below
from ketnap.figures.stages import stage_counts_within
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import names_on

NO_ROLL = "chưa có danh sách đảng viên"
"""Stands in the place of the members of a part whose cells never entered any."""
_BY_PART = (Figure.LISTED, Figure.SENT_TO_COURSE, Figure.ADMITTED, Figure.RECOGNISED)


@dataclass(frozen=True)
class Below:
    """Everything below a committee, counted as is said."""

    committee: Organisation
    reported: Reported
    months: int = USUAL_MONTHS

    @property
    def span(self) -> Span:
        return self.reported.span

    def facts(self) -> Mapping[str, str]:
        """The texts of the report; what cannot be said stays empty."""
        path, span = self.committee.path, self.span
        counted = figure_counts(self.reported.asked(*INDICATORS))
        stages = stage_counts_within(path, on=span.end)
        coverage = admitting_cells(
            path, span, self.reported.count_by, known_on=self.reported.known_on
        )
        return {
            "period_from": day_in_figures(span.start),
            "period_to": day_in_figures(span.end),
            "period_name": period_name(self.committee, span),
            "sympathisers_at_end": number(sum(stages[each] for each in BEFORE_ADMISSION)),
            "on_probation_at_end": number(sum(stages[each] for each in ON_PROBATION)),
            **{f"period_{figure}": number(count) for figure, count in counted.items()},
            **report_facts(self.reported),
            "cells_admitting": number(coverage.admitted) if coverage.with_source else "",
            "cells_with_source": number(coverage.with_source) if coverage.with_source else "",
            "months_without": str(self.months),
        }

    def lists(self) -> Mapping[str, tuple[Row, ...]]:
        """The tables of the report; one that would say nothing is empty."""
        rows: Mapping[str, Callable[[], Iterator[Row]]] = {
            "parts_below": self._parts,
            "plans_below": self._plans,
            "quiet_cells": self._quiet,
            "admitted_by": lambda: admitted_by(self.reported),
            "period_courses": lambda: period_courses(self.reported),
            "figures_by_year": lambda: figures_by_year(self.reported),
        }
        return {name: tuple(read()) for name, read in rows.items()}

    def _parts(self) -> Iterator[Row]:
        on = self.span.end
        found = parts_below(self.committee, self.reported.asked(*_BY_PART), on=on)
        parts = {part.key: part for part in found}
        bodies = Organisation.objects.filter(pk__in=parts).order_by("pk")
        paths = [body.path for body in bodies if parts[str(body.pk)].is_below]
        members = members_by_place(paths, on)
        for below in bodies:
            part = parts[str(below.pk)]
            yield {
                "name": part.name,
                "members": _members(members[below.path]) if part.is_below else "",
                **{each.value: number(part.counts.get(each, 0)) for each in _BY_PART},
            }

    def _plans(self) -> Iterator[Row]:
        planned = planned_admissions(self.reported)
        names = names_on([each.cell_id for each in planned], self.span.end)
        for each in planned:
            yield {
                "name": names[each.cell_id],
                "target": number(each.target),
                "reached": number(each.reached),
                "share": percent(each.reached, each.target),
            }

    def _quiet(self) -> Iterator[Row]:
        found = cells_without_admission(
            self.committee.path,
            on=self.span.end,
            months=self.months,
            count_by=self.reported.count_by,
            known_on=self.reported.known_on,
        )
        names = names_on([each.organisation_id for each in found], self.span.end)
        for each in found:
            yield {
                "name": names[each.organisation_id],
                "last_on": day_in_figures(each.last_on) if each.last_on else "chưa có",
                "months": number(each.months),
            }


def _members(members: int | None) -> str:
    """How many members there are; nobody on a roll that was never begun is no nought."""
    return NO_ROLL if members is None else number(members)
