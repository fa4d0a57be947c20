"""The cases followed in a period, as plain values: how many, how long in each stage, where they went."""

from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import Span, is_small, shown_whole, suppressed
from ketnap.domain.figures.suppression import suppressed_among_stages
from ketnap.domain.figures.waiting import NO_TIME, Waiting
from ketnap.figures.stages import (
    FOLLOWED_STAGES,
    flow_within,
    followed_bridge,
    passed_shown,
    times_within,
)
from ketnap.figures.told import Told, bridge_told


def cases_told(path: str, span: Span, *, least: int = 0) -> Told:
    """The bridge of the cases below a place, the times in each stage, and the ways out of it.

    Numbers of fewer cases than `least` are left out as nothing, and so is what would tell them.
    """
    bridge, times = followed_bridge(path, span), times_within(path, span)
    of_stage = {stage: times.get(stage, NO_TIME) for stage in FOLLOWED_STAGES}
    standing = suppressed({stage: each.still for stage, each in of_stage.items()}, least=least)
    passed = passed_shown(flow_within(path, span), times, least=least)
    return {
        "followed": bridge_told(bridge, suppressed_among_stages(bridge.numbers, least=least)),
        "stages": [
            _stage(stage, waiting, standing[stage], least) for stage, waiting in of_stage.items()
        ],
        "passed": [
            {"before": before.value, "after": after.value, "number": number}
            for (before, after), number in passed.items()
        ],
    }


def _stage(stage: Stage, waiting: Waiting, standing: int | None, least: int) -> Told:
    """The times in one stage in days; those of so few that they tell of each are left out.

    The longest time is that of one case: it is told only where nothing is left out.
    """
    is_told = not is_small(waiting.ended, least=least)
    return {
        "stage": stage.value,
        "ended": shown_whole(waiting.ended, least=least),
        "median_days": waiting.median if is_told else None,
        "ninetieth_days": waiting.ninetieth if is_told else None,
        "standing": standing,
        "longest_standing_days": None if least else waiting.longest_still,
    }
