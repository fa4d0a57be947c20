"""A consent follows the person: into another cell, and into the record that two become."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from admitting import seq_of
from casefiles.papers import step, voided
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import StepRefused
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.calls import Call, Withdrawal, from_text
from ketnap.domain.press.withheld import find_withheld
from ketnap.domain.text import nfc
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.organisations.models import Organisation
from ketnap.people.services.merging import merge_persons
from ketnap.press.models import ConsentReference, OutboxCall
from ketnap.transfers.services import receive_within, send_within
from occasions.ceremonies.conftest import TODAY
from press.test_press_packages import sent

pytestmark = pytest.mark.django_db
NAME, PICTURE = ConsentPurpose.PORTAL_NAME, ConsentPurpose.PORTAL_PICTURE


@pytest.fixture
def giang(stranger: User) -> Actor:
    """Giang, secretary of the cell to which Minh moves."""
    return today_actor(stranger)


@pytest.fixture
def move(
    actor: Actor, giang: Actor, minh: Casefile, other_cell: Organisation
) -> Callable[[], Casefile]:
    """Moves Minh to the other cell and returns his case there."""

    def moved() -> Casefile:
        today = timezone.localdate()
        transfer = send_within(
            minh.pk, other_cell, reason="chuyển", by=actor, seen_seq=seq_of(minh), today=today
        )
        return receive_within(transfer.pk, by=giang, today=today)

    return moved


def withdraw(case: Casefile, by: Actor, *purposes: ConsentPurpose) -> None:
    steps = [
        step("consent_withdrawn", TODAY, purpose=one.value, text_version="2026-01")
        for one in purposes
    ]
    record_steps(case.pk, steps, by=by, seen_seq=seq_of(case), override_reason="bổ sung")


def withdrawals() -> list[Withdrawal]:
    calls = OutboxCall.objects.filter(call=Call.WITHDRAWAL.value).order_by("pk")
    return [from_text(Withdrawal, one.body) for one in calls]


def test_a_consent_withdrawn_after_a_move_takes_back_what_the_portal_knows(
    actor: Actor,
    giang: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    move: Callable[[], Casefile],
) -> None:
    consent(minh, NAME, PICTURE)
    sent(actor, ceremony)
    known = set(ConsentReference.objects.values_list("reference", flat=True))

    withdraw(move(), giang, NAME, PICTURE)

    assert {one.consent for one in withdrawals()} == known
    assert len(known) == 2
    assert not ConsentReference.objects.filter(withdrawn_at__isnull=True).exists()


def test_a_package_sent_after_a_withdrawal_elsewhere_names_and_shows_nobody(
    actor: Actor,
    giang: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    move: Callable[[], Casefile],
) -> None:
    consent(minh, NAME, PICTURE)
    withdraw(move(), giang, NAME, PICTURE)

    package = sent(actor, ceremony)

    assert package.people == ()
    assert list(find_withheld("Đỗ Quang Minh", package.withheld))


def test_a_consent_voided_after_a_move_no_longer_stands_in_the_file_left_behind(
    actor: Actor,
    giang: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    move: Callable[[], Casefile],
) -> None:
    consent(minh, NAME)
    sent(actor, ceremony)
    there = move()
    given = next(one for one in domain_casefile(there).steps if one.kind == "consent_given")

    record_steps(
        there.pk,
        [voided(given.seq, timezone.localdate())],
        by=giang,
        seen_seq=seq_of(there),
        override_reason="ghi nhầm",
    )

    assert len(withdrawals()) == 1
    assert sent(actor, ceremony).people == ()


def test_a_move_alone_withdraws_nothing(
    actor: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    move: Callable[[], Casefile],
) -> None:
    consent(minh, NAME)

    move()

    assert [nfc(one.name) for one in sent(actor, ceremony).people] == ["Đỗ Quang Minh"]
    assert withdrawals() == []


def test_what_was_withdrawn_in_the_case_of_a_second_record_is_withdrawn_once_they_are_one(
    actor: Actor,
    ceremony: Ceremony,
    consent: Callable[..., None],
    minh: Casefile,
    cell: Organisation,
    people: People,
) -> None:
    consent(minh, NAME)
    sent(actor, ceremony)
    again = people.person(cell, "Đỗ Quang Minh")
    second = open_casefile(again, cell, by=actor)
    consent(second, NAME)
    withdraw(second, actor, NAME)
    before = [one.consent for one in withdrawals()]

    merge_persons(minh.person, again, reason="một người", actor=actor)

    known = ConsentReference.objects.get(casefile=minh).reference
    assert known not in before
    assert known in {one.consent for one in withdrawals()}


def test_a_withdrawal_dated_before_a_consent_in_the_file_left_behind_is_refused(
    move: Callable[[], Casefile], giang: Actor, minh: Casefile, consent: Callable[..., None]
) -> None:
    there = move()
    consent(minh, NAME)
    before = step(
        "consent_withdrawn", TODAY - timedelta(days=1), purpose=NAME.value, text_version="2026-01"
    )

    with pytest.raises(StepRefused) as refusal:
        record_steps(
            there.pk, [before], by=giang, seen_seq=seq_of(there), override_reason="bổ sung"
        )

    assert [one.code for one in refusal.value.findings] == ["withdrawal_before_consent"]
