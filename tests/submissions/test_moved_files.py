"""A case that moves to another cell while its file lies with a body above is not lost."""

from datetime import timedelta

import pytest

from conftest import today_actor
from ketnap.submissions.queries import inbox, ways_of
from ketnap.submissions.services import send_up
from ketnap.transfers.services import receive_within, send_within

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(days=3)
REASON = "cấp ủy đã cho ý kiến ngoài cuộc họp"


@pytest.fixture
def giang(stranger):
    """Giang, secretary of the cell to which cases move."""
    return today_actor(stranger)


@pytest.fixture
def moved(other_cell, an, giang, seen):
    """Moves a case to the other cell, and returns it as it is there."""

    def move(case):
        transfer = send_within(
            case.pk, other_cell, reason="chuyển công tác", by=an, seen_seq=seen(case), today=LATER
        )
        return receive_within(transfer.pk, by=giang, today=LATER)

    return move


def test_a_file_with_a_body_outside_the_new_line_comes_along_and_goes_up_anew(
    files, an, dung, giang, moved, seen, superior, hoa_user
):
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason=REASON)

    arrived = moved(case)

    way = ways_of(giang, [arrived.pk], on=LATER)[arrived.pk]
    assert (way.journey.at, way.journey.since) == ("", LATER)
    assert inbox(today_actor(hoa_user), on=LATER) == []
    sent = send_up(
        arrived.pk, by=giang, seen_seq=seen(arrived), today=LATER, override_reason=REASON
    )
    assert sent.body == superior
    assert [line.way.case for line in inbox(dung, on=LATER)] == [arrived]


def test_a_file_with_a_body_above_both_cells_stays_with_it(files, an, dung, moved, seen, superior):
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)

    arrived = moved(case)

    assert [(line.body_id, line.way.case) for line in inbox(dung, on=LATER)] == [
        (superior.pk, arrived)
    ]
