"""The spans say the same as an assessment made afresh on any day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.papers import all_files, file_named, mentor_assigned, nominated
from ketnap.casefiles.spans import days_of_change, periods_of
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import DeadlineCode, Stage
from ketnap.domain.casefile.deadlines import EVENTS
from ketnap.domain.casefile.replay import counting_steps
from ketnap.domain.casefile.steps import Casefile, CeremonyHeld, Corrected
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


def shown_on(periods, day):
    return [period for period in periods.stages if period.from_on <= day < period.until_on]


def still_open(assessment):
    """The deadlines not met; a day that comes by itself is over once it has come."""
    return sorted(
        (deadline.code, deadline.seq, deadline.starts_on, deadline.due_on)
        for deadline in assessment.deadlines
        if deadline.met_on is None
        and not (deadline.code in EVENTS and deadline.due_on < assessment.as_of)
    )


def stage_days(periods):
    """Each stage with its first day, runs of spans in one stage put together."""
    return list(dict.fromkeys((period.stage, period.since) for period in periods.stages))


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
        assert (shown_on(periods, day), open_on(periods, day)) == ([], [])
        return
    [shown] = shown_on(periods, day)
    assert (shown.stage, shown.closed, shown.paused) == (fresh.stage, fresh.closed, fresh.paused)
    assert shown.last_on == max(step.on for step in counting_steps(casefile.steps, on=day))
    assert open_on(periods, day) == still_open(fresh)
    assert shown.next_due_on == min((due_on for *_, due_on in still_open(fresh)), default=date.max)


def test_each_stage_is_known_by_its_first_day():
    periods = periods_of(file_named("straight_path"), load_rulebook(), load_calendar())

    assert stage_days(periods) == [
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


def test_spans_follow_each_other_without_a_gap_and_differ():
    stages = periods_of(file_named("straight_path"), load_rulebook(), load_calendar()).stages

    neighbours = list(pairwise(stages))
    assert [before.until_on for before, _ in neighbours] == [
        after.from_on for _, after in neighbours
    ]
    assert all(
        before._replace(from_on=after.from_on, until_on=after.until_on) != after
        for before, after in neighbours
    )


def test_a_span_names_the_mentor_of_its_days():
    source = file_named("straight_path")
    first, second = date(2017, 3, 1), date(2017, 9, 1)
    source = replace(
        source,
        steps=(
            nominated(date(2017, 1, 10)),
            mentor_assigned(first, name="Lê Thị Chi"),
            mentor_assigned(second, name="Phạm Văn Dũng"),
        ),
    )

    periods = periods_of(source, load_rulebook(), load_calendar())

    days = (first - ONE_DAY, first, second - ONE_DAY, second)
    assert [shown_on(periods, day)[0].mentor_name for day in days] == [
        "",
        "Lê Thị Chi",
        "Lê Thị Chi",
        "Phạm Văn Dũng",
    ]


def test_the_end_of_probation_stands_open_up_to_its_day():
    source = file_named("straight_path")
    source = replace(source, steps=source.steps[: _place_of_ceremony(source) + 1])

    periods = periods_of(source, load_rulebook(), load_calendar())

    [ending] = [p for p in periods.deadlines if p.code is DeadlineCode.PROBATION_ENDS]
    assert ending.due_on == date(2019, 7, 26)
    assert (ending.seen_from, ending.seen_until) == (date(2018, 7, 26), date(2019, 7, 27))


def _place_of_ceremony(casefile: Casefile) -> int:
    return next(
        place for place, step in enumerate(casefile.steps) if isinstance(step, CeremonyHeld)
    )


def test_a_deadline_stands_open_until_the_day_it_is_met():
    periods = periods_of(file_named("straight_path"), load_rulebook(), load_calendar())

    [ceremony] = [p for p in periods.deadlines if p.code is DeadlineCode.HOLD_CEREMONY]

    assert (ceremony.seq, ceremony.starts_on) == (19, date(2018, 7, 4))
    assert (ceremony.seen_from, ceremony.seen_until) == (date(2018, 7, 4), date(2018, 7, 26))


def test_a_file_without_steps_has_no_spans():
    empty = replace(file_named("straight_path"), steps=())

    periods = periods_of(empty, load_rulebook(), load_calendar())

    assert (periods.stages, periods.deadlines) == ((), ())
