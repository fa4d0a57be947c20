"""A chain that changes while a file lies with a body: the file goes on, and nobody is left with it."""

from datetime import date, timedelta

import pytest

from conftest import today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.organisations.models import ChainRole
from ketnap.organisations.services import set_chain
from ketnap.submissions.queries import inbox
from ketnap.submissions.services import Decision, decide_together, send_up
from ketnap.submissions.services.places import at_body, under_way
from ketnap.submissions.stops import deciding_of

from .conftest import TODAY

pytestmark = pytest.mark.django_db

CHANGED = TODAY + timedelta(days=3)
REASON = "cấp ủy đã cho ý kiến ngoài cuộc họp"


@pytest.fixture
def minh(files, an, dung, seen):
    """Minh's file with the standing committee, after the committee below has had it."""
    case = files.voted_on("Đỗ Quang Minh")
    send_up(case.pk, by=an, seen_seq=seen(case), today=TODAY)
    send_up(case.pk, by=dung, seen_seq=seen(case), today=TODAY, override_reason=REASON)
    return case


@pytest.fixture
def changed(minh, cell, superior):
    """From a later day on, the committee below decides alone."""
    chain = [(superior, ChainRole.DECIDE)]
    set_chain(cell, chain, since=CHANGED, actor=acting_on_organisations(OPERATOR))
    return minh


def test_a_body_that_fell_out_passes_the_file_on_to_the_one_that_decides_now(
    changed, hoa_user, dung, superior, seen
):
    hoa = today_actor(hoa_user)

    place = at_body(hoa, under_way(hoa, changed.pk, on=CHANGED), on=CHANGED)
    sent = send_up(
        changed.pk, by=hoa, seen_seq=seen(changed), today=CHANGED, override_reason=REASON
    )

    assert place.stop is None
    assert sent.body == superior
    assert [line.way.case for line in inbox(dung, on=CHANGED)] == [changed]


def test_it_still_records_what_it_decided_before_the_change(changed, hoa_user, upper, seen):
    decision = Decision(
        on=CHANGED - timedelta(days=1),
        outcome=DecisionOutcome.APPROVED,
        numbers={changed.pk: "41-QĐ/ĐU"},
    )

    [recorded] = decide_together(
        upper.pk,
        decision,
        [changed.pk],
        seen={changed.pk: seen(changed)},
        by=today_actor(hoa_user),
        today=CHANGED,
        override_reason=REASON,
    )

    assert recorded.steps[0].kind == "decided"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TODAY, CHANGED, True),
        (CHANGED - timedelta(days=1), CHANGED, True),
        (CHANGED, CHANGED, False),
        (date(2011, 1, 3), date(2012, 1, 1), False),  # the chain begins a day later
        (date(2011, 1, 3), date(2012, 1, 2), True),
    ],
)
def test_a_body_decides_in_a_period_that_meets_its_days(changed, upper, first, last, expected):
    assert deciding_of(upper.pk).between(changed.cell_id, first, last) is expected
