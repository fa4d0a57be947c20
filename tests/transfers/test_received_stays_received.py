"""What was received is not undone by one side alone: a case goes back as it came, sent and received."""

from datetime import date, timedelta

import pytest

from casefiles.papers import listed, nominated, reviewed, step, voided
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import StepRefused
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.casefile.replay import replay
from ketnap.transfers.services import receive_within, send_within

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2024, 3, 11)
OUT, IN = 5, 6


def record(case, by, *steps) -> None:
    seen = LogEntry.objects.filter(casefile=case).count()
    record_steps(case.pk, steps, by=by, seen_seq=seen, today=LATER, override_reason="bổ sung")


def moved(on: date, direction: str):
    return step("transferred", on, direction=direction, other="Chi bộ B", reason="chuyển đơn vị")


def replaced(seq: int, replacement):
    data = {
        "kind": "transferred",
        "on": replacement.on.isoformat(),
        "direction": replacement.direction.value,
        "other": replacement.other,
        "reason": replacement.reason,
    }
    return step("corrected", LATER, corrects=seq, replacement=data, reason="ghi nhầm")


def sent(case, to_cell, by, *, on: date):
    seen = LogEntry.objects.filter(casefile=case).count()
    return send_within(case.pk, to_cell, reason="chuyển đơn vị", by=by, seen_seq=seen, today=on)


def codes_of_refusal(case, by, *steps) -> list[str]:
    before = LogEntry.objects.count()
    with pytest.raises(StepRefused) as refusal:
        record(case, by, *steps)
    assert LogEntry.objects.count() == before
    return [finding.code for finding in refusal.value.findings]


def test_neither_side_alone_takes_back_what_was_sent_and_received(minh, other_cell, an, giang):
    there = receive_within(sent(minh, other_cell, an, on=TODAY).pk, by=giang, today=LATER)
    a_day_later = moved(TODAY + timedelta(days=1), "out")

    assert codes_of_refusal(minh, an, voided(OUT, LATER)) == ["transfer_settled"]
    assert codes_of_refusal(minh, an, replaced(OUT, a_day_later)) == ["transfer_settled"]
    assert codes_of_refusal(there, giang, voided(OUT, LATER)) == ["transfer_settled"]
    assert codes_of_refusal(there, giang, voided(IN, LATER)) == ["transfer_settled"]
    for begins_again in (moved(LATER, "in"), nominated(LATER), listed(LATER)):
        assert codes_of_refusal(minh, an, begins_again) == ["case_moved_away"]


def test_where_to_and_why_is_still_put_right(minh, other_cell, an, giang):
    receive_within(sent(minh, other_cell, an, on=TODAY).pk, by=giang, today=LATER)

    record(minh, an, replaced(OUT, moved(TODAY, "out")))

    assert LogEntry.objects.filter(casefile=minh).count() == OUT + 1


def test_a_case_that_came_back_takes_steps_and_keeps_both_moves(minh, cell, other_cell, an, giang):
    there = receive_within(sent(minh, other_cell, an, on=TODAY).pk, by=giang, today=TODAY)
    back = receive_within(sent(there, cell, giang, on=TODAY).pk, by=an, today=TODAY)

    record(back, an, voided(2, LATER), listed(LATER))

    assert back.pk == minh.pk
    for seq in (OUT, IN, IN + 1, IN + 2):
        assert codes_of_refusal(back, an, voided(seq, LATER)) == ["transfer_settled"]


def test_a_case_comes_back_and_goes_on_though_the_giver_put_a_word_right(
    minh, cell, other_cell, an, giang
):
    there = receive_within(sent(minh, other_cell, an, on=TODAY).pk, by=giang, today=TODAY)
    record(minh, an, replaced(OUT, moved(TODAY, "out")))
    record(there, giang, reviewed(LATER))
    record(there, giang, voided(OUT + 2, LATER))

    back = receive_within(sent(there, cell, giang, on=LATER).pk, by=an, today=LATER)
    again = receive_within(sent(back, other_cell, an, on=LATER).pk, by=giang, today=LATER)

    assert (back.pk, again.pk) == (minh.pk, there.pk)
    rows = LogEntry.objects.filter(casefile=back, seq__gt=OUT).order_by("seq")
    assert list(rows.values_list("kind", "corrects"))[:5] == [
        ("corrected", OUT),
        ("transferred", None),
        ("mentor_reviewed", None),
        ("corrected", OUT + 3),
        ("transferred", None),
    ]
    ends = [
        replay(domain_casefile(case).steps, on=LATER).rounds[-1].closed for case in (back, again)
    ]
    assert ends == ["transferred", None]
    arrival = LogEntry.objects.filter(casefile=again).count()
    assert codes_of_refusal(again, giang, voided(arrival, LATER)) == ["transfer_settled"]
    assert verify() == []
