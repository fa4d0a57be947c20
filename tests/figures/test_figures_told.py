"""What programs are told of a period where nothing is known, and in a copy for readers outside."""

from datetime import date

import pytest

from casefiles.papers import nominated
from conftest import today_actor
from ketnap.casefiles.queries import CountBy
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.figures import Span
from ketnap.figures.told import period_told
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member

pytestmark = pytest.mark.django_db


def asked(body):
    days = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
    return Asked(path=body.path, count_by=CountBy.DECISION, figures=(), **days)


def test_of_a_body_that_never_entered_its_roll_no_number_of_members_is_told(other_cell):
    told = period_told(asked(other_cell), term=Span(date(2022, 6, 1), date(2027, 5, 31)))

    assert told["members"] == {"opening": None, "came": {}, "left": {}, "closing": None}
    assert [(each["members"], each["percent"]) for each in told["rates"]] == [(None, None)] * 3


def test_a_rate_for_outside_does_not_tell_the_members_that_their_bridge_leaves_out(
    people, cell, secretary
):
    for number in range(4):
        admit_member(
            people.person(cell, f"Đỗ Quang {number}"),
            cell,
            status=MemberStatus.OFFICIAL,
            official_on=date(2015, 5, 5),
            since=date(2024, 6, 3),
            actor=today_actor(secretary),
        )

    inside, outside = (period_told(asked(cell), term=None, least=least) for least in (0, 3))

    assert inside["members"] == {"opening": 1, "came": {"came": 4}, "left": {}, "closing": 5}
    assert [each["members"] for each in inside["rates"]] == [1, 5]
    assert outside["members"] == {"opening": None, "came": {}, "left": {}, "closing": None}
    assert [each["members"] for each in outside["rates"]] == [None, None]


def test_who_put_forward_a_few_is_left_out_for_outside_with_what_would_tell_it(
    people, cell, secretary
):
    actor = today_actor(secretary)
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
    record_steps(
        case.pk, [nominated(date(2024, 3, 4))], by=actor, seen_seq=0, override_reason="ghi bổ sung"
    )

    inside, outside = (period_told(asked(cell), term=None, least=least) for least in (0, 3))

    assert inside["put_forward_by"]["unit"] == 1
    assert set(outside["put_forward_by"].values()) == {None}
