"""A stated ground taken back: the portal is told to hide the name in that article, and not that it is withheld."""

import pytest
from django.urls import reverse
from django.utils import timezone

from conftest import People, today_actor
from ketnap.audit.models import AccessEntry
from ketnap.domain.access import Actor, Role
from ketnap.domain.press.calls import Call, Withdrawal, from_text
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.organisations.models import Organisation
from ketnap.press.grounds import GROUND_KIND, take_ground_back
from ketnap.press.models import OutboxCall, SentPackage, StatedGround
from ketnap.press.queries import withdrawals_waiting_for
from ketnap.press.refusals import PressNotVisible
from press.conftest import GUEST
from press.test_press_packages import sent

pytestmark = pytest.mark.django_db

REASON = "Người này không còn giữ chức vụ và đề nghị gỡ tên."


@pytest.fixture
def ground(actor: Actor, ceremony: Ceremony) -> StatedGround:
    """The ground on which a guest is named, in a package that was tried and may have arrived."""
    sent(actor, ceremony, **{GUEST: "Người giữ chức vụ, dự với tư cách công vụ"})
    OutboxCall.objects.update(attempts=1)
    return StatedGround.objects.get()


def withdrawals() -> list[Withdrawal]:
    calls = OutboxCall.objects.filter(call=Call.WITHDRAWAL.value)
    return [from_text(Withdrawal, row.body) for row in calls]


def test_the_portal_is_told_to_hide_whoever_was_named_on_it(
    actor: Actor, ground: StatedGround
) -> None:
    take_ground_back(ground.pk, REASON, by=actor)

    [told] = withdrawals()
    assert told.consent == ground.reference
    assert told.is_ground
    assert told.withheld is None
    assert REASON not in OutboxCall.objects.last().body  # type: ignore[union-attr]


def test_that_the_portal_has_not_answered_is_told_in_the_cell_and_nowhere_else(
    actor: Actor, ground: StatedGround, people: People, other_cell: Organisation
) -> None:
    stranger = today_actor(people.user("la", Role.CELL_SECRETARY, other_cell))

    take_ground_back(ground.pk, REASON, by=actor)

    assert [one.about for one in withdrawals_waiting_for(actor)] == [ground.reference]
    assert not withdrawals_waiting_for(stranger).exists()


def test_it_is_kept_with_its_reason_and_noted(actor: Actor, ground: StatedGround) -> None:
    take_ground_back(ground.pk, REASON, by=actor)

    ground.refresh_from_db()
    assert ground.withdrawn_because == REASON
    assert ground.withdrawn_at is not None
    assert ground.withdrawn_at <= timezone.now()
    assert AccessEntry.objects.filter(object_kind=GROUND_KIND, object_id=ground.pk).count() == 1


def test_a_package_that_never_left_stays_here(actor: Actor, ground: StatedGround) -> None:
    OutboxCall.objects.update(attempts=0)

    take_ground_back(ground.pk, REASON, by=actor)

    assert "không còn căn cứ" in SentPackage.objects.get().dropped_because


def test_it_is_taken_back_once_and_by_nobody_from_elsewhere(
    actor: Actor, ground: StatedGround, people: People, other_cell: Organisation
) -> None:
    stranger = today_actor(people.user("la", Role.CELL_SECRETARY, other_cell))
    with pytest.raises(PressNotVisible):
        take_ground_back(ground.pk, REASON, by=stranger)
    assert withdrawals() == []

    take_ground_back(ground.pk, REASON, by=actor)

    with pytest.raises(PressNotVisible):
        take_ground_back(ground.pk, REASON, by=actor)
    assert len(withdrawals()) == 1


def test_the_page_of_the_package_leads_to_it_and_tells_of_it(
    client, secretary, ground: StatedGround
) -> None:
    client.force_login(secretary)
    page, form = (
        reverse("press_package", args=[ground.package_id]),
        reverse("take_press_ground_back", args=[ground.pk]),
    )
    assert form in client.get(page).content.decode()

    client.post(form, {"reason": REASON})

    after = client.get(page).content.decode()
    assert REASON in after
    assert form not in after
