"""What the steps of a case tell of membership of its cell."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from casefiles.papers import ceremony, listed, step
from ketnap.domain.casefile.member_times import MemberTime, member_times
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Step

JOINED, RECOGNISED, SENT, LATER, BACK, END = (
    date(2017, 5, 19),
    date(2018, 6, 15),
    date(2017, 9, 1),
    date(2017, 9, 4),
    date(2017, 10, 2),
    date(2020, 1, 1),
)


def recorded(*steps: Step) -> list[Step]:
    """The steps as a log numbers them."""
    return [replace(each, seq=seq) for seq, each in enumerate(steps, start=1)]


def decided(matter: str, on: date) -> Step:
    return step("decided", on, matter=matter, outcome="approved", decision="1-QĐ", body="Đảng ủy")


def moved(direction: str, on: date) -> Step:
    return step("transferred", on, direction=direction, other="Chi bộ Hai", reason="chuyển")


PROBATION = MemberTime(is_official=False, since=JOINED)


@pytest.mark.parametrize(
    ("steps", "times"),
    [
        ([listed(JOINED)], ()),
        ([ceremony(JOINED)], (PROBATION,)),
        (
            [ceremony(JOINED), decided("recognition", RECOGNISED)],
            (MemberTime(False, JOINED, RECOGNISED), MemberTime(True, RECOGNISED)),
        ),
        ([decided("recognition", RECOGNISED)], (MemberTime(True, RECOGNISED),)),
        # A wrong day of the recognition leaves no day of probation.
        ([ceremony(JOINED), decided("recognition", JOINED)], (MemberTime(True, JOINED),)),
        (
            [ceremony(JOINED), decided("strike_off", RECOGNISED)],
            (MemberTime(False, JOINED, RECOGNISED),),
        ),
        ([ceremony(JOINED), moved("out", JOINED)], (MemberTime(False, JOINED, date(2017, 5, 20)),)),
        (
            [ceremony(JOINED), moved("out", SENT), moved("in", BACK)],
            (MemberTime(False, JOINED, SENT), MemberTime(False, BACK)),
        ),
        ([listed(JOINED), moved("out", SENT), moved("in", BACK)], ()),
        # A second paper of the same leaving changes nothing.
        (
            [ceremony(JOINED), moved("out", SENT), moved("out", LATER), moved("in", BACK)],
            (MemberTime(False, JOINED, SENT), MemberTime(False, BACK)),
        ),
        # What is decided while the case is closed is not of this cell.
        (
            [ceremony(JOINED), moved("out", SENT), decided("recognition", RECOGNISED)],
            (MemberTime(False, JOINED, SENT),),
        ),
        (
            [ceremony(JOINED), decided("strike_off", SENT), decided("recognition", RECOGNISED)],
            (MemberTime(False, JOINED, SENT),),
        ),
        (
            [
                ceremony(JOINED),
                moved("out", SENT),
                decided("recognition", LATER),
                moved("in", BACK),
            ],
            (MemberTime(False, JOINED, SENT), MemberTime(True, BACK)),
        ),
        ([moved("out", SENT), ceremony(LATER), moved("in", BACK)], (MemberTime(False, BACK),)),
        (
            [ceremony(JOINED), decided("strike_off", SENT), listed(LATER), ceremony(BACK)],
            (MemberTime(False, JOINED, SENT), MemberTime(False, BACK)),
        ),
    ],
)
def test_times_of_a_member_follow_the_papers(steps, times):
    assert member_times(recorded(*steps), on=END) == times


def test_nobody_stays_a_member_while_the_case_is_closed():
    kinds = (
        listed(JOINED),
        ceremony(JOINED),
        decided("recognition", JOINED),
        decided("strike_off", JOINED),
        moved("out", JOINED),
        moved("in", JOINED),
    )
    for papers in product(kinds, repeat=4):
        days = (JOINED + timedelta(days=30 * place) for place in range(4))
        steps = recorded(*(replace(each, on=on) for each, on in zip(papers, days, strict=True)))

        times = member_times(steps, on=END)

        is_closed = replay(steps, on=END).rounds[-1].closed is not None
        assert not (is_closed and times and times[-1].until is None), papers


def test_nothing_is_told_of_days_to_come():
    steps = recorded(ceremony(JOINED), decided("recognition", RECOGNISED))

    assert member_times(steps, on=SENT) == (PROBATION,)


def test_what_another_cell_recorded_is_its_own_business():
    steps = recorded(ceremony(JOINED), moved("out", SENT), moved("in", BACK))

    assert member_times(steps, on=END, elsewhere={1, 2}) == (MemberTime(False, BACK),)
