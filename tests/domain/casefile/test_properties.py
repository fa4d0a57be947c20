import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casefile.build import assessed
from domain.casefile.strategies import (
    any_step,
    casefiles,
    days,
    days_around,
    numbered,
    uncorrected_casefiles,
)
from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.format import casefile_to_data, read_casefile
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Casefile, Corrected

files_and_days = casefiles.flatmap(lambda file: st.tuples(st.just(file), days_around(file)))
plain_files_and_days = uncorrected_casefiles.flatmap(
    lambda file: st.tuples(st.just(file), days_around(file))
)


@settings(max_examples=300, deadline=None)
@given(files_and_days)
def test_any_well_shaped_file_is_assessed_the_same_twice_on_any_day(file_and_day):
    file, on = file_and_day

    once, twice = assessed(file, on), assessed(file, on)

    assert once == twice
    assert once.as_of == on


@settings(max_examples=200, deadline=None)
@given(casefiles)
def test_file_is_read_as_it_was_written(file):
    text = json.dumps(casefile_to_data(file), ensure_ascii=False)

    assert read_casefile(text) == file


@settings(max_examples=200, deadline=None)
@given(files_and_days, st.data())
def test_steps_after_the_day_change_nothing(file_and_day, data):
    file, on = file_and_day
    later = [one for one in data.draw(st.lists(any_step, max_size=3)) if one.on > on]
    prolonged = replace(file, steps=numbered([*file.steps, *later]))

    assert assessed(prolonged, on) == assessed(file, on)


@settings(max_examples=200, deadline=None)
@given(plain_files_and_days)
def test_steps_up_to_a_day_tell_the_same_as_the_whole_file_on_that_day(file_and_day):
    file, on = file_and_day
    up_to_the_day = tuple(one for one in file.steps if one.on <= on)

    assert replay(up_to_the_day, on=date.max) == replay(file.steps, on=on)


@settings(max_examples=200, deadline=None)
@given(plain_files_and_days, st.data())
def test_history_grows_step_by_step_in_the_order_of_the_days(file_and_day, data):
    file, _ = file_and_day
    in_order = sorted(file.steps, key=lambda one: (one.on, one.seq))
    cut = data.draw(st.integers(0, len(in_order)))
    prefix, rest = in_order[:cut], in_order[cut:]

    before = replay(prefix, on=date.max)
    whole = replay([*prefix, *rest], on=date.max)

    assert before.certificates == whole.certificates[: len(before.certificates)]
    assert before.consents == whole.consents[: len(before.consents)]
    closed_rounds = before.rounds[:-1]
    assert [round_.by_class for round_ in whole.rounds[: len(closed_rounds)]] == [
        round_.by_class for round_ in closed_rounds
    ]


@settings(max_examples=200, deadline=None)
@given(files_and_days)
def test_corrected_file_tells_the_same_as_the_file_recorded_right_at_once(file_and_day):
    file, on = file_and_day
    right_at_once = replace(file, steps=tuple(corrected_steps(file.steps)))

    assert not any(isinstance(one, Corrected) for one in right_at_once.steps)
    assert assessed(right_at_once, on) == assessed(file, on)


def without_seqs(answer: Assessment) -> tuple[object, ...]:
    """What an assessment says apart from the numbers under which the steps were recorded."""
    return (
        answer.stage,
        answer.closed,
        answer.paused,
        answer.official_on,
        answer.party_age_from,
        sorted((item.code, item.severity, item.seq is None) for item in answer.findings),
        answer.gate and sorted((item.code, item.severity) for item in answer.gate.findings),
        sorted(
            (one.code, one.starts_on, one.due_on, one.met_on or date.min)
            for one in answer.deadlines
        ),
        answer.next_steps,
    )


def on_days_apart(file: Casefile) -> Casefile:
    one_a_day = {one.on: one for one in file.steps}
    return replace(file, steps=numbered(list(one_a_day.values())))


@settings(max_examples=200, deadline=None)
@given(uncorrected_casefiles, st.data())
def test_order_of_recording_does_not_matter_where_the_days_differ(file, data):
    one_a_day = on_days_apart(file)
    on = data.draw(days_around(one_a_day))
    shuffled = data.draw(st.permutations(one_a_day.steps))

    again = replace(one_a_day, steps=numbered(list(shuffled)))

    assert without_seqs(assessed(again, on)) == without_seqs(assessed(one_a_day, on))


@settings(deadline=None)
@given(casefiles, days)
def test_no_finding_or_deadline_stands_on_a_step_that_is_not_there(file, on):
    answer = assessed(file, on)

    seqs = {one.seq for one in file.steps if not isinstance(one, Corrected)}
    assert {item.seq for item in answer.findings} - {None} <= seqs
    assert {one.seq for one in answer.deadlines} <= seqs
    assert len({(item.code, item.seq) for item in answer.findings}) == len(answer.findings)
