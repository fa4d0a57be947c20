"""A sealed file from one installation to another: exchanged keys, one receipt, nothing altered."""

import json
from argparse import Namespace
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from ketnap.audit.models import AccessEntry
from ketnap.casefiles.keys import log_key_path
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.verification import verify
from ketnap.cli import transferring
from ketnap.cli.refusal import Refusal
from ketnap.domain.access import NotAllowed
from ketnap.domain.transfer.capsule import capsule_to_data
from ketnap.domain.transfer.reading import CapsuleUnreadable
from ketnap.people.models import Person
from ketnap.transfers.keys import installation_keys, public_keys_in, transfer_key_path
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.queries import capsule_in, receipt_of
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.sealing import SealBroken, seal
from ketnap.transfers.services import (
    hand_out,
    keep_installation,
    receive_file,
    send_out,
    take_receipt,
    withdraw_installation,
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
def places(settings, tmp_path):
    """Two data directories with keys of their own; the function moves into one of them."""
    own_log_key = log_key_path().read_bytes()

    def move_to(name: str) -> None:
        settings.KETNAP_DATA = tmp_path / name
        if not log_key_path().exists():
            log_key_path().parent.mkdir(parents=True)
            log_key_path().write_bytes(own_log_key)

    move_to("here")
    return move_to


@pytest.fixture
def exchanged(places, administrator):
    """Both installations know each other's keys: the other as known here, this one as known there."""
    places("there")
    there = installation_keys().public
    places("here")
    here = installation_keys().public
    far = keep_installation("Viện B", there.line, there.fingerprint, by=administrator, on=TODAY)
    places("there")
    near = keep_installation("Viện A", here.line, here.fingerprint, by=administrator, on=TODAY)
    places("here")
    return far, near


@pytest.fixture
def sealed(minh, exchanged, an) -> str:
    """Minh's case, sealed for the other installation."""
    seen = LogEntry.objects.filter(casefile=minh).count()
    transfer = send_out(
        minh.pk,
        exchanged[0],
        "Chi bộ Kế hoạch",
        reason="chuyển công tác",
        by=an,
        seen_seq=seen,
        today=TODAY,
    )
    return transfer.sealed


def counts() -> tuple[int, int, int, int]:
    return (
        Casefile.objects.count(),
        Person.objects.count(),
        LogEntry.objects.count(),
        Transfer.objects.count(),
    )


def test_a_sealed_file_is_taken_in_and_its_receipt_closes_the_duty(
    sealed, minh, other_cell, giang, places
):
    places("there")
    transfer, receipt = receive_file(sealed, other_cell, by=giang, today=LATER)
    places("here")

    sent = take_receipt(receipt, by=OPERATOR, today=LATER)

    kinds = LogEntry.objects.filter(casefile=transfer.casefile).values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["transferred", "transferred"]
    assert (sent.casefile, sent.received_on) == (minh, LATER)
    assert verify() == []


def test_a_lost_receipt_is_handed_out_again_and_the_taking_is_noted(
    sealed, other_cell, giang, places
):
    places("there")
    transfer, receipt = receive_file(sealed, other_cell, by=giang, today=LATER)

    again = hand_out(receipt_of(transfer.casefile_id), by=OPERATOR)

    noted = AccessEntry.objects.filter(object_id=transfer.pk, deed="exported")
    assert again == receipt
    assert [entry.casefile_id for entry in noted] == [transfer.casefile_id]


def test_a_lost_receipt_is_written_again_at_the_machine(
    sealed, minh, other_cell, giang, places, tmp_path, monkeypatch
):
    places("there")
    transfer, receipt = receive_file(sealed, other_cell, by=giang, today=LATER)
    monkeypatch.setattr(transferring, "installation", nullcontext)
    path = tmp_path / "receipt"

    asked = Namespace(case=str(transfer.casefile_id), receipt=str(path))
    status = transferring.write_receipt_again(asked)
    with pytest.raises(Refusal) as never_came:
        transferring.write_receipt_again(Namespace(case=str(minh.pk), receipt=str(path)))

    assert (status, path.read_text("utf-8")) == (0, f"{receipt}\n")
    assert never_came.value.words[1] == f"Case {minh.pk} came here in no sealed file."


def test_nobody_reads_the_personal_file_on_its_way(sealed):
    assert "Minh" not in sealed
    assert "Tân Lập" not in sealed


@pytest.mark.parametrize("part", ["closed", "once", "nonce", "signature", "kind"])
def test_a_changed_byte_is_refused_and_nothing_is_written(sealed, part, other_cell, giang, places):
    places("there")
    envelope = json.loads(sealed)
    first = envelope[part][0]
    altered = json.dumps({**envelope, part: ("B" if first != "B" else "C") + envelope[part][1:]})
    before = counts()

    with pytest.raises(SealBroken):
        receive_file(altered, other_cell, by=giang, today=LATER)

    assert counts() == before


@pytest.mark.parametrize("text", ["", "{}", "không phải JSON", "[1]", "[" * 100_000])
def test_what_is_no_sealed_file_is_refused(text, other_cell, giang, places):
    with pytest.raises(SealBroken):
        receive_file(text, other_cell, by=giang, today=LATER)


def test_a_file_of_another_format_says_what_to_do(sealed, other_cell, giang, places):
    places("there")
    later = json.dumps({**json.loads(sealed), "format": "ketnap.sealed/2", "more": ""})

    with pytest.raises(SealBroken, match="same version at both places"):
        receive_file(later, other_cell, by=giang, today=LATER)


def test_what_cannot_be_shown_is_not_repeated(sealed, other_cell, giang, places):
    strange = json.dumps({**json.loads(sealed), "format": "ketnap.sealed/\ud800\x1b"})

    with pytest.raises(SealBroken) as refusal:
        receive_file(strange, other_cell, by=giang, today=LATER)

    assert refusal.value.vi.isprintable()


def test_an_unknown_key_is_refused(minh, exchanged, other_cell, giang, places):
    places("there")
    receiver = installation_keys().public
    places("elsewhere")
    forged = seal("{}", kind="capsule", sender=installation_keys(), receiver=receiver)
    places("there")

    with pytest.raises(SealBroken, match="not known"):
        receive_file(forged, other_cell, by=giang, today=LATER)


def test_a_key_that_is_no_longer_used_is_refused(
    sealed, exchanged, administrator, other_cell, giang, places
):
    places("there")
    withdraw_installation(exchanged[1].pk, by=administrator, on=LATER)

    with pytest.raises(SealBroken, match="not known"):
        receive_file(sealed, other_cell, by=giang, today=LATER)


def test_a_file_for_another_installation_is_refused(sealed, other_cell, giang, places):
    places("elsewhere")

    with pytest.raises(SealBroken, match="another installation"):
        receive_file(sealed, other_cell, by=giang, today=LATER)


def test_a_second_receipt_is_refused(sealed, other_cell, giang, places):
    places("there")
    _transfer, receipt = receive_file(sealed, other_cell, by=giang, today=LATER)
    before = counts()
    with pytest.raises(TransferRefused):
        receive_file(sealed, other_cell, by=giang, today=LATER)
    assert counts() == before
    places("here")
    take_receipt(receipt, by=OPERATOR, today=LATER)

    with pytest.raises(TransferRefused, match="recorded before"):
        take_receipt(receipt, by=OPERATOR, today=LATER)


def resealed(sealed: str, places, change) -> str:
    """The capsule opened, changed and sealed again by its own giver."""
    places("there")
    near = [public_keys_in(each.key_line) for each in Installation.objects.all()]
    own = installation_keys().public
    capsule, _sender = capsule_in(sealed, known=near)
    places("here")
    text = json.dumps(capsule_to_data(change(capsule)), ensure_ascii=False)
    return seal(text, kind="capsule", sender=installation_keys(), receiver=own)


def test_a_step_recorded_after_the_seal_is_refused(sealed, other_cell, giang, places):
    def recorded_later(capsule):
        steps = [
            replace(step, recorded_at=step.recorded_at + timedelta(days=1))
            for step in capsule.casefile.steps
        ]
        return replace(capsule, casefile=replace(capsule.casefile, steps=tuple(steps)))

    forged = resealed(sealed, places, recorded_later)
    places("there")

    with pytest.raises(TransferRefused, match="after the day of its seal"):
        receive_file(forged, other_cell, by=giang, today=LATER)


@pytest.mark.parametrize(
    "forge",
    [
        lambda steps: (),
        lambda steps: steps[:-1],
        lambda steps: (replace(steps[0], on=LATER), *steps[1:]),
    ],
    ids=["no steps", "not sent", "of the future"],
)
def test_a_case_that_did_not_leave_or_tells_of_a_later_day_is_refused(
    forge, sealed, other_cell, giang, places
):
    def forged(capsule):
        steps = forge(capsule.casefile.steps)
        casefile = replace(capsule.casefile, steps=steps)
        return replace(capsule, casefile=casefile, recorders=capsule.recorders[: len(steps)])

    changed = resealed(sealed, places, forged)
    places("there")
    before = counts()

    with pytest.raises(TransferRefused, match="does not end with the step"):
        receive_file(changed, other_cell, by=giang, today=LATER)

    assert counts() == before


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"number": "\\ud800"}', '{"a": 1, "a": 2}', "NaN"]
)
def test_what_a_known_sender_sealed_and_nobody_can_read_is_refused_in_words(
    text, exchanged, other_cell, giang, places
):
    places("there")
    own = installation_keys().public
    places("here")
    file = seal(text, kind="capsule", sender=installation_keys(), receiver=own)
    places("there")

    with pytest.raises(CapsuleUnreadable) as refusal:
        receive_file(file, other_cell, by=giang, today=LATER)

    assert "Hãy hỏi lại nơi gửi" in refusal.value.vi


def test_who_comes_back_by_file_is_the_person_known_here(sealed, minh, other_cell, giang, places):
    places("there")
    before = Person.objects.count()

    transfer, _receipt = receive_file(sealed, other_cell, by=giang, today=LATER)

    assert Person.objects.count() == before
    assert transfer.casefile.person == minh.person


def test_a_namesake_with_other_steps_is_another_person(sealed, minh, other_cell, giang, places):
    def somebody_else(capsule):
        first, *others = capsule.casefile.steps
        moved = replace(first, on=first.on - timedelta(days=1))
        return replace(capsule, casefile=replace(capsule.casefile, steps=(moved, *others)))

    another = resealed(sealed, places, somebody_else)
    places("there")

    transfer, _receipt = receive_file(another, other_cell, by=giang, today=LATER)

    assert transfer.casefile.person != minh.person


def test_a_capsule_is_no_receipt(sealed, other_cell, giang, places):
    places("there")
    _transfer, receipt = receive_file(sealed, other_cell, by=giang, today=LATER)
    places("here")

    with pytest.raises(SealBroken):
        receive_file(receipt, other_cell, by=giang, today=LATER)


def test_a_key_is_kept_once_its_fingerprint_is_the_one_read_out(places, administrator):
    places("there")
    keys = installation_keys().public
    places("here")

    with pytest.raises(ValidationError):
        keep_installation("Viện B", keys.line, "0000 1111", by=administrator, on=TODAY)
    with pytest.raises(ValidationError):
        keep_installation("Viện B", "ketnap-key-1:abc", "", by=administrator, on=TODAY)
    kept = keep_installation(
        "Viện B", keys.line, keys.fingerprint.upper(), by=administrator, on=TODAY
    )

    assert list(Installation.objects.all()) == [kept]


def test_only_the_administrator_keeps_keys(places, an):
    keys = installation_keys().public

    with pytest.raises(NotAllowed):
        keep_installation("Viện B", keys.line, keys.fingerprint, by=an, on=TODAY)


def test_the_private_keys_are_for_their_owner_alone(places):
    installation_keys()

    assert transfer_key_path().stat().st_mode & 0o077 == 0
    assert [
        each.name for each in transfer_key_path().parent.iterdir() if "transfer" in each.name
    ] == ["transfer.key"]


def test_the_keys_stay_the_same(places):
    assert installation_keys().public == installation_keys().public
