"""The figures of a period with all that they are measured against: one shape for whatever programs ask them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked, figure_counts, put_forward_by
from ketnap.domain.figures import (
    Bridge,
    Span,
    is_small,
    mean_age_of,
    percent_of,
    shown_whole,
    suppressed,
    suppressed_changes,
    suppressed_overlapping,
)
from ketnap.domain.figures.breakdown import number_of_ages
from ketnap.domain.figures.suppression import (
    CAME,
    CLOSING,
    LEFT,
    OPENING,
    Change,
)
from ketnap.figures.admissions import admitted_by_year
from ketnap.figures.members import TOLD_BESIDE, has_roll, members_bridge
from ketnap.figures.not_on_the_roll import admitted_not_on_the_roll
from ketnap.figures.parts import parts_below
from ketnap.figures.rates import Rate, admission_rates
from ketnap.figures.targets import (
    PlannedTotal,
    plan_span_of,
    plans_within,
    reached_within,
    targets_within,
)
from ketnap.figures.targets_outside import reached_outside
from ketnap.organisations.models import Organisation

Told = dict[str, Any]


def period_told(asked: Asked, *, term: Span | None, least: int = 0) -> Told:
    """Every figure, who put people forward, the members, the targets and the rates, as plain values.

    `term` is that of the body, if it is known. Numbers of fewer people than `least` are left out as
    nothing, and so is what would tell them.
    """
    span, everything = Span(asked.start, asked.end), replace(asked, figures=tuple(Figure))
    counts, bridge = figure_counts(everything), members_bridge(asked.path, span)
    plan_span = plan_span_of(span)
    targets = targets_within(asked.path, span, of=plan_span)
    plans = plans_within(asked.path, span, of=plan_span)
    reached = (
        reached_outside(plans, asked, counts, least=least)
        if least
        else reached_within(plans, asked)
    )
    told = {each: shown_whole(count, least=least) for each, count in counts.items()}
    is_known = any(bridge.numbers.values()) or has_roll(asked.path)
    shown = _changes(bridge, is_known=is_known, least=least)
    rates = admission_rates(asked.path, span, counts[Figure.ADMITTED], term=term, bridge=bridge)
    return {
        "start": asked.start.isoformat(),
        "end": asked.end.isoformat(),
        "count_by": asked.count_by.value,
        "known_on": None if asked.known_on is None else asked.known_on.isoformat(),
        "figures": {each.value: number for each, number in told.items()},
        "put_forward_by": suppressed_overlapping(
            put_forward_by(asked), counts[Figure.PUT_FORWARD], least=least
        ),
        "mean_age": _mean_age(asked, least=least),
        "admitted_by_year": _admitted_by_year(asked, least=least),
        "members": bridge_told(bridge, shown),
        "admitted_not_on_the_roll": None if least else _missing(asked),
        "targets": {each.value: _target(total, reached[each]) for each, total in targets.items()},
        "rates": [
            _rate(
                each,
                _members_of(each, span, shown, least=least) if is_known else None,
                told[Figure.ADMITTED],
            )
            for each in rates
        ],
    }


def below_told(organisation: Organisation, asked: Asked, *, least: int = 0) -> list[Told]:
    """The figures of what stood directly below an organisation in the period.

    Each person counts for one of them; who counts for the body's own cases, for none.
    """
    everything = replace(asked, figures=tuple(Figure))
    parts = parts_below(organisation, everything, on=asked.end)
    shown = {
        figure: suppressed({part.key: part.counts.get(figure, 0) for part in parts}, least=least)
        for figure in Figure
    }
    return [
        {
            "organisation_id": part.organisation_id,
            "name": part.name,
            "figures": {figure.value: shown[figure][part.key] for figure in Figure},
        }
        for part in parts
    ]


def _changes(bridge: Bridge, *, is_known: bool, least: int) -> Mapping[Change, int | None]:
    """The numbers of a bridge that may be told; none where nobody was ever entered on a roll."""
    numbers = bridge.numbers
    if not is_known:
        return dict.fromkeys(numbers)
    return suppressed_changes(numbers, least=least, told_beside=TOLD_BESIDE)


def _missing(asked: Asked) -> int:
    """Admitted by the end of the period and on no roll: nobody counts them as members.

    A copy for outside does not tell it: it is about what is still to be entered, not about people.
    """
    return admitted_not_on_the_roll(asked.path, Span(date.min, asked.end))


def _mean_age(asked: Asked, *, least: int) -> float | None:
    """Of the people admitted, on the days on which they count."""
    people = counted_alike(replace(asked, figures=(Figure.ADMITTED,)), {"age"})[Figure.ADMITTED]
    return None if is_small(number_of_ages(people), least=least) else _plain(mean_age_of(people))


def _admitted_by_year(asked: Asked, *, least: int) -> dict[str, int | None]:
    """The admissions of each year of the period, whose sum the figure mostly tells."""
    span, known_on = Span(asked.start, asked.end), asked.known_on
    counts = admitted_by_year(asked.path, span, asked.count_by, known_on=known_on)
    return {str(year): number for year, number in suppressed(counts, least=least).items()}


def bridge_told(bridge: Bridge, shown: Mapping[Change, int | None]) -> Told:
    """The numbers of a bridge that are shown; a way that is not shown is not even named."""
    return {
        "opening": shown[OPENING],
        "came": _told_of(CAME, bridge.came, shown),
        "left": _told_of(LEFT, bridge.left, shown),
        "closing": shown[CLOSING],
    }


def _told_of(
    way: Change, hows: Iterable[str], shown: Mapping[Change, int | None]
) -> Mapping[str, int]:
    """The ways of coming or leaving with their numbers; one that is left out is not even named."""
    told = {how: shown[*way, how] for how in hows}
    return {how: number for how, number in told.items() if number is not None}


def _members_of(
    rate: Rate, span: Span, shown: Mapping[Change, int | None], *, least: int
) -> int | None:
    """The members a rate is of, left out where the bridge that they stand in leaves them out."""
    end = rate.end_of_bridge(span)
    return shown_whole(rate.members, least=least) if end is None else shown[end]


def _target(total: PlannedTotal, reached: int | None) -> Told:
    """What was planned and reached, of the same cells."""
    return {
        "target": total.target,
        "cells": total.cells,
        "ends_on": total.ends_on.isoformat(),
        "reached": reached,
        "percent": None if reached is None else _plain(percent_of(reached, total.target)),
    }


def _rate(rate: Rate, members: int | None, admitted: int | None) -> Told:
    """A rate with its members; one number that is left out must not be told by the other two."""
    is_told = members is not None and admitted is not None
    return {
        "of": rate.of.value,
        "day": rate.day.isoformat(),
        "members": members,
        "percent": _plain(rate.percent) if is_told else None,
    }


def _plain(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
