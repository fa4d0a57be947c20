"""What a case that moved counts as: before the day in the giving cell, from it in the receiving."""

import json
from datetime import date

import pytest

from casefiles.papers import reviewed, step
from ketnap.casefiles.counting import Counted
from ketnap.casefiles.models import CountedFact, DeadlineSpan, LogEntry, StageSpan
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.rebuild import rebuild_cases
from ketnap.casefiles.services import export_casefile, import_casefile, record_steps
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.format import casefile_from_data, casefile_to_data
from ketnap.domain.figures import Span
from ketnap.figures.stages import followed_bridge, stage_counts_within
from ketnap.transfers.services import receive_within, send_within
from ketnap.webhooks.delivering import message
from ketnap.webhooks.models import Subscription

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2024, 3, 11)
MUCH_LATER = date(2024, 3, 18)
BEFORE, AFTER = date(2024, 2, 1), date(2024, 3, 12)


def send(case, to_cell, by, *, today=TODAY):
    seen = LogEntry.objects.filter(casefile=case).count()
    return send_within(
        case.pk, to_cell, reason="chuyển công tác", by=by, seen_seq=seen, today=today
    )


@pytest.fixture
def received(minh, other_cell, an, giang):
    return receive_within(send(minh, other_cell, an).pk, by=giang, today=LATER)


def told(organisation) -> list[tuple[str, date]]:
    facts = CountedFact.objects.filter(cell__path__startswith=organisation.path)
    return sorted(facts.values_list("code", "on"))


def followed(organisation, on: date) -> int:
    counts = stage_counts_within(organisation.path, on=on)
    return sum(counts.values()) - counts[Stage.CLOSED]


def test_facts_of_earlier_steps_belong_to_the_giver(received, cell, other_cell):
    assert told(cell) == [
        (Counted.LISTED, date(2023, 3, 6)),
        (Counted.BY_UNIT, date(2023, 2, 6)),
        (Counted.TRANSFERRED_OUT, TODAY),
    ]
    assert told(other_cell) == [(Counted.TRANSFERRED_IN, LATER)]


@pytest.mark.parametrize(
    ("on", "in_giver", "in_receiver"),
    [(BEFORE, 1, 0), (date(2024, 3, 6), 0, 0), (LATER, 0, 1), (AFTER, 0, 1)],
)
def test_a_case_is_counted_once_on_every_day(received, cell, other_cell, on, in_giver, in_receiver):
    assert (followed(cell, on), followed(other_cell, on)) == (in_giver, in_receiver)


def test_the_committee_counts_one_case_on_every_day(received, superior):
    both = [followed(superior, on) for on in (BEFORE, AFTER)]

    assert both == [1, 1]


def test_what_began_before_the_move_is_no_beginning_of_the_receiver(received, cell, other_cell):
    year = Span(date(2024, 1, 1), date(2024, 12, 31))

    giver, receiver = followed_bridge(cell.path, year), followed_bridge(other_cell.path, year)

    assert (giver.opening, giver.closing) == (1, 0)
    assert (receiver.opening, receiver.closing) == (0, 1)


def test_deadlines_that_ran_before_the_move_stand_with_the_giver_alone(received):
    mine = DeadlineSpan.objects.filter(casefile=received)

    assert mine.exists()
    assert min(mine.values_list("seen_from", flat=True)) == LATER
    assert min(StageSpan.objects.filter(casefile=received).values_list("since")) == (LATER,)


def test_a_correction_of_an_earlier_step_stays_with_the_giver(received, giang, other_cell):
    moved = {"kind": "listed_as_sympathiser", "on": "2023-03-07", "resolution": "03-NQ/CB"}
    correction = step("corrected", LATER, corrects=2, replacement=moved, reason="ghi nhầm ngày")
    seen = LogEntry.objects.filter(casefile=received).count()

    record_steps(
        received.pk, [correction], by=giang, seen_seq=seen, today=LATER, override_reason="bổ sung"
    )

    assert told(other_cell) == [(Counted.TRANSFERRED_IN, LATER)]


def test_a_case_that_came_back_keeps_its_own_days_and_leaves_the_others(
    received, minh, cell, other_cell, an, giang
):
    seen = LogEntry.objects.filter(casefile=received).count()
    record_steps(
        received.pk,
        [reviewed(LATER)],
        by=giang,
        seen_seq=seen,
        today=LATER,
        override_reason="bổ sung",
    )
    receive_within(send(received, cell, giang, today=AFTER).pk, by=an, today=MUCH_LATER)

    days = (BEFORE, LATER, MUCH_LATER)
    assert [followed(cell, on) for on in days] == [1, 0, 1]
    assert [followed(other_cell, on) for on in days] == [0, 1, 0]
    assert [code for code, _on in told(cell)].count(Counted.TRANSFERRED_IN) == 1


def test_deriving_anew_tells_the_same(received, other_cell):
    before = told(other_cell)

    rebuild_cases([received.pk])

    assert told(other_cell) == before


def test_a_case_taken_out_and_in_again_counts_the_same(received, other_cell):
    exported = casefile_from_data(casefile_to_data(export_casefile(received.pk, by=OPERATOR)))

    copy = import_casefile(exported, by=OPERATOR)

    assert export_casefile(copy.pk, by=OPERATOR) == exported
    assert derived(copy) == derived(received)


def derived(case) -> list[list[tuple[object, ...]]]:
    facts = CountedFact.objects.filter(casefile=case).values_list("code", "on", "known_from")
    stages = StageSpan.objects.filter(casefile=case).values_list("stage", "from_on", "until_on")
    return [sorted(facts), sorted(stages)]


def test_programs_are_told_which_steps_came_along(received, other_cell, giang):
    subscription = Subscription(organisation=other_cell, told_id=0, pk=1)
    rows = list(LogEntry.objects.filter(casefile=received).order_by("seq"))

    told = json.loads(message(subscription, rows))["events"]

    assert [event["taken_over"] for event in told] == [True] * (len(rows) - 1) + [False]
