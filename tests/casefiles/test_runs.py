"""The unbroken times in stages, put together from how lists show a case."""

from datetime import date

from ketnap.casefiles.runs import Run, runs_of
from ketnap.casefiles.spans import StagePeriod
from ketnap.domain.casefile.codes import Closing, Stage

MAY, JUNE, JULY = date(2030, 5, 1), date(2030, 6, 1), date(2030, 7, 1)


def shown(stage, from_on, until_on, *, closed=None, paused=False):
    return StagePeriod(
        stage=stage,
        closed=closed,
        paused=paused,
        since=from_on,
        mentor_name="",
        last_on=from_on,
        next_due_on=date.max,
        from_on=from_on,
        until_on=until_on,
    )


def test_a_pause_does_not_break_a_time():
    periods = [
        shown(Stage.LISTED, MAY, JUNE),
        shown(Stage.LISTED, JUNE, JULY, paused=True),
        shown(Stage.LISTED, JULY, date.max),
    ]

    assert runs_of(periods) == [Run(Stage.LISTED, None, MAY, date.max)]


def test_each_time_knows_the_stages_next_to_it_and_how_long_it_lasted():
    periods = [
        shown(Stage.NOMINATED, MAY, JUNE),
        shown(Stage.LISTED, JUNE, JULY),
        shown(Stage.CLOSED, JULY, date.max, closed=Closing.REMOVED),
    ]

    first, second, last = runs_of(periods)

    assert (first.before, first.after, first.days) == (None, Stage.LISTED, 31)
    assert (second.before, second.after, second.days) == (Stage.NOMINATED, Stage.CLOSED, 30)
    assert (last.before, last.after, last.days) == (Stage.LISTED, None, None)
