"""A file sent again, since its receipt was lost: one case, one person, and a receipt after all."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import reviewed, voided
from ketnap.casefiles.keys import log_key_path
from ketnap.casefiles.models import Casefile, CountedFact, LogEntry
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.casefile.replay import replay
from ketnap.domain.transfer.reading import CapsuleUnreadable
from ketnap.people.models import Person
from ketnap.transfers.keys import installation_keys
from ketnap.transfers.models import Installation
from ketnap.transfers.queries import is_received_again
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.sealing import seal
from ketnap.transfers.services import (
    call_back,
    keep_installation,
    receive_file,
    send_out,
    take_receipt,
)

from .conftest import TODAY

pytestmark = pytest.mark.django_db

LATER = date(2024, 3, 11)


@pytest.fixture(autouse=True)
def _clock(monkeypatch) -> None:
    """Steps are recorded on the morning of the day the file is sealed."""
    morning = datetime(2024, 3, 4, 2, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning)


@pytest.fixture
def places(settings, tmp_path, administrator):
    """Two installations that know each other; the function moves into one of them."""
    log_key, known = log_key_path().read_bytes(), {}

    def move_to(name: str) -> None:
        settings.KETNAP_DATA = tmp_path / name
        if not log_key_path().exists():
            log_key_path().parent.mkdir(parents=True)
            log_key_path().write_bytes(log_key)

    for name in ("here", "there"):
        move_to(name)
        known[name] = installation_keys().public
    for at, other in (("there", "here"), ("here", "there")):
        move_to(at)
        keys = known[other]
        keep_installation(other, keys.line, keys.fingerprint, by=administrator, on=TODAY)
    return move_to


@pytest.fixture
def send(minh, an, places):
    """Sends Minh's case to the other installation, and stays here."""

    def sent():
        places("here")
        return send_out(
            minh.pk,
            Installation.objects.get(name="there"),
            "Chi bộ Kế hoạch",
            reason="chuyển công tác",
            by=an,
            seen_seq=LogEntry.objects.filter(casefile=minh).count(),
            today=TODAY,
        )

    return sent


@pytest.fixture
def receive(places, other_cell, giang):
    """Takes a sealed file in there, and comes back here."""

    def received(sealed: str, *, cell=None):
        places("there")
        try:
            return receive_file(sealed, cell or other_cell, by=giang, today=LATER)
        finally:
            places("here")

    return received


@pytest.fixture
def lost(minh, an, send, receive):
    """Received there; the receipt was lost, and the giver has called the case back."""
    transfer = send()
    received, receipt = receive(transfer.sealed)
    call_back(transfer.pk, reason="không thấy giấy báo nhận", by=an, today=TODAY)
    return received, receipt


def record(case, by, *steps) -> None:
    seen = LogEntry.objects.filter(casefile=case).count()
    record_steps(case.pk, steps, by=by, seen_seq=seen, today=TODAY, override_reason="bổ sung")


def test_a_file_sent_again_makes_no_second_case_and_has_its_receipt(lost, send, receive):
    first, late_receipt = lost
    with pytest.raises(TransferRefused, match="send the case there again"):
        take_receipt(late_receipt, by=OPERATOR, today=LATER)
    again = send()
    people, cases = Person.objects.count(), Casefile.objects.count()

    received, receipt = receive(again.sealed)
    closed = take_receipt(receipt, by=OPERATOR, today=LATER)

    assert (Person.objects.count(), Casefile.objects.count()) == (people, cases)
    assert (received.casefile, is_received_again(received)) == (first.casefile, True)
    assert (closed, closed.received_on) == (again, LATER)
    assert CountedFact.objects.filter(code="transferred_in").count() == 1
    assert verify() == []


def test_what_was_recorded_since_is_told_to_the_receiver_before_a_receipt(
    lost, minh, an, send, receive
):
    record(minh, an, reviewed(TODAY))
    added = LogEntry.objects.filter(casefile=minh).count()
    richer = send()
    before = LogEntry.objects.count()

    with pytest.raises(TransferRefused, match="with other steps now"):
        receive(richer.sealed)

    assert LogEntry.objects.count() == before
    call_back(richer.pk, reason="ghi thêm bước", by=an, today=TODAY)
    record(minh, an, voided(added, TODAY))
    received, _receipt = receive(send().sealed)
    assert received.casefile == lost[0].casefile


def test_an_older_file_of_a_case_received_since_is_refused(minh, an, send, receive):
    older = send()
    call_back(older.pk, reason="gửi nhầm nơi", by=an, today=TODAY)
    receive(send().sealed)
    before = Person.objects.count(), Casefile.objects.count()

    with pytest.raises(TransferRefused, match="received already"):
        receive(older.sealed)

    assert (Person.objects.count(), Casefile.objects.count()) == before


def test_a_case_called_back_here_is_joined_with_what_comes_back_from_there(
    lost, minh, cell, an, giang, places
):
    there = lost[0].casefile
    record(there, giang, reviewed(TODAY))
    places("there")
    back = send_out(
        there.pk,
        Installation.objects.get(name="here"),
        "Chi bộ Văn phòng",
        reason="chuyển trả",
        by=giang,
        seen_seq=LogEntry.objects.filter(casefile=there).count(),
        today=LATER,
    )
    places("here")

    received, _receipt = receive_file(back.sealed, cell, by=an, today=LATER)

    steps = domain_casefile(received.casefile).steps
    assert received.casefile == minh
    assert [step.kind for step in steps[-4:]] == [
        "transferred",
        "mentor_reviewed",
        "transferred",
        "transferred",
    ]
    assert replay(steps, on=LATER).rounds[-1].closed is None
    assert verify() == []


def sealed_receipt(places, content) -> str:
    here = installation_keys().public
    places("there")
    sealed = seal(json.dumps(content), kind="receipt", sender=installation_keys(), receiver=here)
    places("here")
    return sealed


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), LATER + timedelta(days=1)])
def test_a_receipt_of_no_possible_day_is_refused(send, places, day):
    content = {"number": send().number, "received_on": day.isoformat()}

    with pytest.raises(TransferRefused, match="not between"):
        take_receipt(sealed_receipt(places, content), by=OPERATOR, today=LATER)


@pytest.mark.parametrize("content", [[], {}, {"number": 1, "received_on": "2024-03-04"}])
def test_what_is_no_receipt_is_refused_in_words(places, content):
    with pytest.raises(CapsuleUnreadable):
        take_receipt(sealed_receipt(places, content), by=OPERATOR, today=LATER)


def test_a_case_that_was_sent_is_not_sent_a_second_time(minh, send):
    send()

    with pytest.raises(ValidationError, match="đã khép lại"):
        send()

    assert minh.transfers.count() == 1
