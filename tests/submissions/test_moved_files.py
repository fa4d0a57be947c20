"""A case that moves to another cell while its file lies with a body above is not lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from conftest import today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.submission.reasons import ReturnReason
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import end_organisation, move, set_chain
from ketnap.submissions.queries import inbox, returned_to, ways_of
from ketnap.submissions.services import give_back, send_up
from ketnap.transfers.services import call_back, receive_within, send_within

from .conftest import CHAIN_SINCE, TODAY

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


@pytest.fixture
def at_upper(files, an, dung, seen):
    """A file that went up to the standing committee, which stands above no cell."""
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason=REASON)
    return case


def test_a_body_outside_the_line_that_both_cells_share_keeps_the_file(
    at_upper, moved, seen, other_cell, superior, upper, hoa_user, giang
):
    chain = [(superior, ChainRole.PROPOSE), (upper, ChainRole.DECIDE)]
    set_chain(other_cell, chain, since=CHAIN_SINCE, actor=acting_on_organisations(OPERATOR))

    arrived = moved(at_upper)

    hoa = today_actor(hoa_user)
    assert [(line.body_id, line.way.case) for line in inbox(hoa, on=LATER)] == [(upper.pk, arrived)]
    give_back(
        arrived.pk,
        [ReturnReason.OPINIONS_INCOMPLETE],
        "Bổ sung ý kiến nơi cư trú",
        by=hoa,
        seen_seq=seen(arrived),
        today=LATER,
    )
    assert [way.case for way in returned_to(giang, on=LATER)] == [arrived]


def test_a_case_called_back_lies_with_the_body_it_was_sent_to_as_before(
    at_upper, an, seen, other_cell, upper, hoa_user
):
    transfer = send_within(
        at_upper.pk, other_cell, reason="chuyển", by=an, seen_seq=seen(at_upper), today=LATER
    )
    on_its_way = inbox(today_actor(hoa_user), on=LATER)

    call_back(transfer.pk, reason="chọn nhầm chi bộ nhận", by=an, today=LATER)

    hoa = today_actor(hoa_user)
    assert on_its_way == []
    assert [(line.body_id, line.way.case) for line in inbox(hoa, on=LATER)] == [
        (upper.pk, at_upper)
    ]


def test_a_body_opens_the_files_that_lie_with_it_after_their_cell_moved_away(
    files, an, dung, cell, superior, upper, committee_officer, seen
):
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    by = acting_on_organisations(OPERATOR)
    move(cell, upper, on=LATER, actor=by)
    set_chain(cell, [(upper, ChainRole.DECIDE)], since=LATER, actor=by)
    dung = today_actor(committee_officer)

    with pytest.raises(ValidationError) as refused:
        end_organisation(superior, on=LATER, actor=by)
    seen_there = [line.way.case for line in inbox(dung, on=LATER)]
    sent = send_up(case.pk, by=dung, seen_seq=seen(case), today=LATER, override_reason=REASON)
    end_organisation(superior, on=LATER, actor=by)

    assert refused.value.code == "files_left"
    assert (seen_there, sent.body) == ([case], upper)
    assert inbox(today_actor(committee_officer), on=LATER) == []
