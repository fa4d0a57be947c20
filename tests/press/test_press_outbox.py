"""The outbox: delivered at once, kept while the portal is away, withdrawn consents in order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.calls import ArticleState, Call, Withdrawal, from_text
from ketnap.domain.press.refused import CONSENT_WITHDRAWN, NO_SUCH_SECTION
from ketnap.domain.press.withheld import find_withheld
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import ConsentReference, OutboxCall, PortalSection, SentPackage
from ketnap.press.pausing import due_at
from ketnap.press.queries import waiting_calls
from ketnap.press.references import cell_reference
from ketnap.press.services import ask_states, resend_figures
from press.conftest import Portal, data_of
from press.test_press_packages import sent

pytestmark = pytest.mark.django_db
NAME = ConsentPurpose.PORTAL_NAME
WITHDRAWN = "consent_withdrawn"


@pytest.fixture
def named(
    actor: Actor, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile
) -> Casefile:
    """Minh, who agreed to be named, in a package that waits."""
    consent(minh, NAME)
    sent(actor, ceremony)
    return minh


def test_a_package_leaves_once_its_transaction_has_ended(
    portal: Portal, actor: Actor, ceremony: Ceremony, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent(actor, ceremony)
        assert portal.calls() == []

    assert portal.calls() == [Call.PACKAGE]
    assert SentPackage.objects.get().state == ArticleState.DRAFT
    assert not waiting_calls().exists()


def test_a_deed_that_fails_sends_nothing(portal: Portal, actor: Actor, ceremony: Ceremony) -> None:
    with transaction.atomic():
        sent(actor, ceremony)
        transaction.set_rollback(True)

    deliver_waiting()

    assert portal.calls() == []


def test_what_the_portal_does_not_take_waits_with_its_reason_and_goes_later(
    actor: Actor, ceremony: Ceremony, request: pytest.FixtureRequest
) -> None:
    sent(actor, ceremony)

    delivered_while_away = deliver_waiting()
    waiting = waiting_calls().get()
    portal: Portal = request.getfixturevalue("portal")
    too_soon = deliver_waiting()
    OutboxCall.objects.update(tried_at=timezone.now() - timedelta(minutes=2))
    delivered_later = deliver_waiting()

    assert (delivered_while_away, too_soon, delivered_later) == (0, 0, 1)
    assert waiting.attempts == 1
    assert waiting.trouble == "Trang tin không trả lời."
    with override("en"):
        assert waiting.trouble == "The portal does not answer."
    assert portal.calls() == [Call.PACKAGE]


def test_a_refused_call_stays_and_does_not_keep_others_back(
    portal: Portal, named: Casefile
) -> None:
    portal.refuses = NO_SUCH_SECTION.vi
    refused = deliver_waiting()

    assert refused == 0
    waiting = waiting_calls().get()
    assert waiting.trouble == "Trang tin không nhận: Trang tin không có chuyên mục này."
    with override("en"):
        assert waiting.trouble == "The portal did not take it: The portal has no such section."


def test_a_package_refused_for_good_is_offered_again_by_people_alone(
    portal: Portal, named: Casefile
) -> None:
    portal.refuses = NO_SUCH_SECTION.vi
    deliver_waiting()
    portal.refuses = ""
    OutboxCall.objects.update(tried_at=timezone.now() - timedelta(days=30))

    by_itself = deliver_waiting()
    stands = waiting_calls().get()
    by_hand = deliver_waiting(by_hand=True)

    assert (by_itself, by_hand) == (0, 1)
    assert (stands.stands_refused, stands.attempts) == (True, 1)
    assert SentPackage.objects.get().state == ArticleState.DRAFT


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_what_passes_by_waiting_is_tried_again_after_longer_and_longer_pauses(
    portal: Portal, named: Casefile, status: int
) -> None:
    portal.refuses, portal.refuses_with = "bận", status
    pauses = []
    for _each in range(9):
        deliver_waiting(by_hand=True)
        waiting = waiting_calls().get()
        due = due_at(waiting)
        assert due is not None
        assert waiting.tried_at is not None
        pauses.append((due - waiting.tried_at).total_seconds() / 60)

    assert pauses == [1, 2, 4, 8, 15, 15, 15, 15, 15]
    assert not waiting.stands_refused
    assert waiting.trouble == "Trang tin lúc này chưa nhận: bận"


def test_a_withdrawal_is_tried_every_time_however_often_it_failed(
    portal: Portal, named: Casefile, consent: Callable[..., None]
) -> None:
    deliver_waiting()
    consent(named, NAME, kind=WITHDRAWN)
    portal.refuses = "không hiểu"
    for _each in range(5):
        deliver_waiting()
    portal.refuses = ""

    assert deliver_waiting() == 1
    assert portal.calls() == [Call.PACKAGE, Call.WITHDRAWAL]


def test_a_withdrawn_consent_reaches_the_portal_after_the_package(
    portal: Portal, named: Casefile, consent: Callable[..., None]
) -> None:
    deliver_waiting()
    reference = ConsentReference.objects.get().reference

    consent(named, NAME, kind=WITHDRAWN)
    deliver_waiting()

    assert portal.calls() == [Call.PACKAGE, Call.WITHDRAWAL]
    assert data_of(portal.bodies[1][1])["consent"] == reference


def test_a_withdrawal_passes_a_package_that_the_portal_was_slow_to_take(
    named: Casefile, consent: Callable[..., None], request: pytest.FixtureRequest
) -> None:
    deliver_waiting()  # the portal is away: the package was tried, and may have arrived
    consent(named, NAME, kind=WITHDRAWN)
    portal: Portal = request.getfixturevalue("portal")

    deliver_waiting(by_hand=True)

    assert portal.calls() == [Call.WITHDRAWAL, Call.PACKAGE]


def test_a_withdrawal_waits_in_the_transaction_of_its_step(
    named: Casefile, consent: Callable[..., None]
) -> None:
    with transaction.atomic():
        consent(named, NAME, kind=WITHDRAWN)
        waits = OutboxCall.objects.filter(call=Call.WITHDRAWAL.value).exists()
        transaction.set_rollback(True)

    assert waits
    assert not OutboxCall.objects.filter(call=Call.WITHDRAWAL.value).exists()
    assert ConsentReference.objects.get().withdrawn_at is None


def test_a_package_that_has_not_left_stays_when_a_consent_falls(
    portal: Portal, named: Casefile, consent: Callable[..., None]
) -> None:
    consent(named, NAME, kind=WITHDRAWN)

    deliver_waiting()

    assert portal.calls() == [Call.WITHDRAWAL]
    assert "rút sự đồng ý" in SentPackage.objects.get().dropped_because


def test_a_withdrawal_of_another_purpose_sends_nothing(
    named: Casefile, consent: Callable[..., None]
) -> None:
    consent(named, ConsentPurpose.CASE_FILE)

    consent(named, ConsentPurpose.CASE_FILE, kind=WITHDRAWN)

    assert not OutboxCall.objects.filter(call=Call.WITHDRAWAL.value).exists()


def test_a_consent_given_anew_gets_another_reference(
    actor: Actor, ceremony: Ceremony, named: Casefile, consent: Callable[..., None]
) -> None:
    consent(named, NAME, kind=WITHDRAWN)
    consent(named, NAME)

    sent(actor, ceremony)

    first, second = ConsentReference.objects.order_by("pk")
    assert first.withdrawn_at is not None
    assert second.withdrawn_at is None
    assert first.reference != second.reference


def test_nothing_leaves_while_somebody_else_delivers(portal: Portal, named: Casefile) -> None:
    OutboxCall.objects.update(claimed_until=timezone.now() + timedelta(seconds=5))

    assert deliver_waiting() == 0
    assert portal.calls() == []


def test_a_claim_of_one_that_died_runs_out(portal: Portal, named: Casefile) -> None:
    OutboxCall.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    assert deliver_waiting() == 1


def test_figures_that_agree_are_not_sent_again_and_others_are(
    portal: Portal, actor: Actor, ceremony: Ceremony
) -> None:
    sent(actor, ceremony)
    deliver_waiting()
    package = SentPackage.objects.get()
    unchanged = resend_figures([package])
    SentPackage.objects.update(figures={"new_members": 2, "admitted": 7})
    package.refresh_from_db()

    changed = resend_figures([package])
    deliver_waiting()

    assert (unchanged, changed) == (0, 1)
    path, body = portal.bodies[-1]
    assert path == Call.FIGURES
    assert [one["value"] for one in data_of(body)["figures"]] == [2, 2]
    package.refresh_from_db()
    assert package.figures == {"new_members": 2, "admitted": 2}


def test_a_figure_that_the_record_no_longer_has_is_told_as_nothing(
    portal: Portal, actor: Actor, ceremony: Ceremony
) -> None:
    sent(actor, ceremony)
    deliver_waiting()
    package = SentPackage.objects.get()
    package.occasion_id = ceremony.pk + 1

    resend_figures([package])
    deliver_waiting()

    assert [one["value"] for one in data_of(portal.bodies[-1][1])["figures"]] == [0, 0]


def test_no_figures_wait_for_a_package_still_to_arrive_or_an_article_deleted(
    portal: Portal, actor: Actor, ceremony: Ceremony
) -> None:
    sent(actor, ceremony)
    SentPackage.objects.update(figures={"new_members": 9, "admitted": 9})
    while_it_waits = resend_figures(list(SentPackage.objects.all()))
    deliver_waiting()
    told = resend_figures(list(SentPackage.objects.all()))
    portal.state = ArticleState.DELETED
    ask_states(list(SentPackage.objects.all()))
    SentPackage.objects.update(figures={"new_members": 9, "admitted": 9})

    once_deleted = resend_figures(list(SentPackage.objects.all()))

    assert (while_it_waits, told, once_deleted) == (0, 1, 0)
    assert not waiting_calls().exists()


def test_a_package_refused_for_a_withdrawal_that_passed_it_is_tried_no_more(
    named: Casefile, consent: Callable[..., None], request: pytest.FixtureRequest
) -> None:
    deliver_waiting()
    consent(named, NAME, kind=WITHDRAWN)
    portal: Portal = request.getfixturevalue("portal")
    portal.refuses = CONSENT_WITHDRAWN.vi

    deliver_waiting(by_hand=True)

    assert "Hãy soạn lại" in SentPackage.objects.get().dropped_because
    assert [call.call for call in waiting_calls()] == [Call.WITHDRAWAL]


def test_a_name_that_no_package_brought_is_withdrawn_by_its_digest(
    portal: Portal, minh: Casefile, ha: Casefile, consent: Callable[..., None]
) -> None:
    for case in (minh, ha):
        consent(case, NAME)
        consent(case, NAME, kind=WITHDRAWN)

    deliver_waiting()

    asked = [from_text(Withdrawal, body) for _path, body in portal.bodies]
    withheld = [one.withheld for one in asked if one.withheld]
    assert [one.consent for one in asked] == list(
        ConsentReference.objects.order_by("pk").values_list("reference", flat=True)
    )
    assert {one.cell for one in asked} == {cell_reference(minh.cell_id)}
    assert len({one.salt for one in withheld}) == 1
    assert list(find_withheld("Đồng chí Đỗ Quang Minh", withheld[0]))
    assert list(find_withheld("Đồng chí Vũ Thu Hà", withheld[1]))


def test_somebody_who_never_agreed_to_be_named_is_not_withdrawn(
    portal: Portal, minh: Casefile, consent: Callable[..., None]
) -> None:
    consent(minh, ConsentPurpose.PORTAL_PICTURE)
    consent(minh, ConsentPurpose.PORTAL_PICTURE, kind=WITHDRAWN)

    assert not OutboxCall.objects.exists()


def test_the_portal_tells_states_and_sections(portal: Portal, named: Casefile) -> None:
    portal.state = ArticleState.WITH_EDITOR

    ask_states(list(SentPackage.objects.all()))

    assert SentPackage.objects.get().state == ArticleState.WITH_EDITOR
    assert list(PortalSection.objects.values_list("section", "title")) == [("tin-tuc", "Tin tức")]
