"""The figures of a period with all that they are measured against: one shape for whatever programs ask them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked, figure_counts, put_forward_by
from ketnap.domain.figures import (
    Bridge,
    Span,
    is_small,
    percent_of,
    shown_whole,
    suppressed,
    suppressed_changes,
)
from ketnap.domain.figures.suppression import (
    CAME,
    CLOSING,
    LEFT,
    OPENING,
    Change,
    shown_part,
)
from ketnap.figures.members import members_bridge
from ketnap.figures.parts import parts_below
from ketnap.figures.rates import Rate, admission_rates
from ketnap.figures.targets import (
    PlannedTotal,
    plan_span_of,
    plans_within,
    reached_within,
    targets_within,
)
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
    reached = reached_within(plans_within(asked.path, span, of=plan_span), asked)
    admitted = counts[Figure.ADMITTED]
    rates = admission_rates(asked.path, span, admitted, term=term, bridge=bridge)
    return {
        "start": asked.start.isoformat(),
        "end": asked.end.isoformat(),
        "count_by": asked.count_by.value,
        "known_on": None if asked.known_on is None else asked.known_on.isoformat(),
        "figures": {each.value: shown_whole(count, least=least) for each, count in counts.items()},
        "put_forward_by": suppressed(put_forward_by(asked), least=least),
        "members": _members(bridge, least=least),
        "targets": {
            each.value: _target(total, shown_part(reached[each], counts[each], least=least))
            for each, total in targets.items()
        },
        "rates": [_rate(each, admitted, least=least) for each in rates],
    }


def below_told(organisation: Organisation, asked: Asked, *, least: int = 0) -> list[Told]:
    """The figures of what stood directly below an organisation in the period; they add up to its own."""
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


def _members(bridge: Bridge, *, least: int) -> Told:
    ways: Mapping[str, Mapping[str, int]] = {"came": bridge.came, "left": bridge.left}
    numbers: dict[Change, int] = {
        OPENING: bridge.opening,
        CAME: sum(bridge.came.values()),
        LEFT: sum(bridge.left.values()),
        CLOSING: bridge.closing,
        **{(way, how): number for way, hows in ways.items() for how, number in hows.items()},
    }
    shown = suppressed_changes(numbers, least=least)
    return {
        "opening": shown[OPENING],
        **{way: _told_of(way, hows, shown) for way, hows in ways.items()},
        "closing": shown[CLOSING],
    }


def _told_of(
    way: str, hows: Mapping[str, int], shown: Mapping[Change, int | None]
) -> Mapping[str, int]:
    """The ways of coming or leaving with their numbers; one that is left out is not even named."""
    told = {how: shown[way, how] for how in hows}
    return {how: number for how, number in told.items() if number is not None}


def _target(total: PlannedTotal, reached: int | None) -> Told:
    """What was planned and reached, of the same cells."""
    return {
        "target": total.target,
        "cells": total.cells,
        "ends_on": total.ends_on.isoformat(),
        "reached": reached,
        "percent": None if reached is None else _plain(percent_of(reached, total.target)),
    }


def _rate(rate: Rate, admitted: int, *, least: int) -> Told:
    tells = any(is_small(each, least=least) for each in (rate.members, admitted))
    return {
        "of": rate.of.value,
        "day": rate.day.isoformat(),
        "members": shown_whole(rate.members, least=least),
        "percent": None if tells else _plain(rate.percent),
    }


def _plain(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
