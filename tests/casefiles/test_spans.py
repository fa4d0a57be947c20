"""The spans say the same as an assessment made afresh on any day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.papers import all_files, file_named
from ketnap.casefiles.spans import days_of_change, periods_of
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import DeadlineCode, Stage
from ketnap.domain.casefile.steps import Casefile, Corrected
from ketnap.rules.load import load_calendar, load_rulebook

ONE_DAY = timedelta(days=1)
FILES = all_files()


@st.composite
def casefiles(draw: st.DrawFn) -> Casefile:
    """A real file with steps left out, moved by some days, repeated, and corrected."""
    source = FILES[draw(st.sampled_from(sorted(FILES)))]
    plain = [step for step in source.steps if not isinstance(step, Corrected)]
    chosen = draw(st.lists(st.sampled_from(plain), min_size=1, max_size=len(plain) + 5))
    steps = [
        replace(step, on=step.on + timedelta(days=draw(st.integers(-40, 400))), seq=seq)
        for seq, step in enumerate(chosen, start=1)
    ]
    for _ in range(draw(st.integers(0, 3))):
        replacement = draw(st.none() | st.sampled_from(plain))
        steps.append(
            Corrected(
                on=date(2024, 1, 1),
                seq=len(steps) + 1,
                corrects=draw(st.integers(1, len(chosen))),
                replacement=replacement and replace(replacement, seq=0),
                reason="ghi nhầm",
            )
        )
    return replace(source, steps=tuple(steps))


def stage_on(periods, day):
    return [
        (period.stage, period.closed, period.paused)
        for period in periods.stages
        if period.from_on <= day < period.until_on
    ]


def open_on(periods, day):
    return sorted(
        (period.code, period.seq, period.starts_on, period.due_on)
        for period in periods.deadlines
        if period.seen_from <= day < period.seen_until
    )


@settings(max_examples=150, deadline=None)
@given(data=st.data(), casefile=casefiles())
def test_spans_equal_a_fresh_assessment_on_any_day(data, casefile):
    rulebook, calendar = load_rulebook(), load_calendar()
    periods = periods_of(casefile, rulebook, calendar)
    changes = days_of_change(casefile.steps, rulebook)
    if not changes:
        assert (periods.stages, periods.deadlines) == ((), ())
        return
    near = st.sampled_from(changes).flatmap(
        lambda day: st.sampled_from([day - ONE_DAY, day, day + ONE_DAY])
    )
    day = data.draw(near | st.dates(changes[0], date(2035, 1, 1)))

    fresh = assess(casefile, rulebook, calendar, on=day)

    if day < changes[0]:
        assert (stage_on(periods, day), open_on(periods, day)) == ([], [])
        return
    assert stage_on(periods, day) == [(fresh.stage, fresh.closed, fresh.paused)]
    assert open_on(periods, day) == sorted(
        (deadline.code, deadline.seq, deadline.starts_on, deadline.due_on)
        for deadline in fresh.deadlines
        if deadline.met_on is None
    )


def test_equal_neighbours_are_one_span():
    periods = periods_of(file_named("straight_path"), load_rulebook(), load_calendar())

    stages = [(period.stage, period.from_on) for period in periods.stages]
    assert stages == [
        (Stage.NOMINATED, date(2017, 1, 10)),
        (Stage.LISTED, date(2017, 2, 6)),
        (Stage.TRAINED, date(2017, 4, 14)),
        (Stage.FILING, date(2018, 1, 10)),
        (Stage.CELL_PROPOSED, date(2018, 4, 3)),
        (Stage.APPROVED, date(2018, 6, 28)),
        (Stage.PROBATION, date(2018, 7, 26)),
        (Stage.RECOGNITION_DUE, date(2019, 7, 26)),
        (Stage.RECOGNITION_PROPOSED, date(2019, 8, 6)),
        (Stage.OFFICIAL, date(2019, 9, 10)),
    ]
    assert [period.until_on for period in periods.stages[:-1]] == [day for _, day in stages[1:]]


def test_a_deadline_stands_open_until_the_day_it_is_met():
    periods = periods_of(file_named("straight_path"), load_rulebook(), load_calendar())

    [ceremony] = [p for p in periods.deadlines if p.code is DeadlineCode.HOLD_CEREMONY]

    assert (ceremony.seq, ceremony.starts_on) == (19, date(2018, 7, 4))
    assert (ceremony.seen_from, ceremony.seen_until) == (date(2018, 7, 4), date(2018, 7, 26))


def test_a_file_without_steps_has_no_spans():
    empty = replace(file_named("straight_path"), steps=())

    periods = periods_of(empty, load_rulebook(), load_calendar())

    assert (periods.stages, periods.deadlines) == ((), ())
