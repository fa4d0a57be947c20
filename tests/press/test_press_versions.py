"""A portal of another release: its answer is refused, and what was to be sent waits."""

import logging

import pytest
from django.utils.translation import override

from ketnap.domain.access import Actor
from ketnap.domain.press.calls import StatesAsked, StatesTold, to_text
from ketnap.domain.press.contract import FIRST_VERSION, VERSION
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.press.calling import call_portal
from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import OutboxCall, PortalSection
from ketnap.press.refusals import PortalTrouble
from ketnap.press.services import ask_states
from press.conftest import Portal
from press.test_press_packages import sent

pytestmark = pytest.mark.django_db


def test_answer_of_an_unknown_version_is_told_to_people_and_to_the_log(
    portal: Portal, caplog: pytest.LogCaptureFixture
) -> None:
    portal.version = VERSION + 1

    with pytest.raises(PortalTrouble) as trouble, caplog.at_level(logging.WARNING):
        ask_states([])

    assert "Trang tin chạy một bản khác" in trouble.value.words
    assert "another version" in caplog.text
    assert not PortalSection.objects.exists()


def test_package_answered_in_an_unknown_version_waits_with_the_reason(
    portal: Portal, actor: Actor, ceremony: Ceremony
) -> None:
    sent(actor, ceremony)
    portal.version = VERSION + 1

    deliver_waiting()

    row = OutboxCall.objects.get()
    assert row.delivered_at is None
    assert "Hãy nâng cấp" in row.trouble
    with override("en"):
        assert row.trouble.endswith("to the same release of ketnap.")


def test_answer_of_an_older_release_is_understood(portal: Portal) -> None:
    portal.version = FIRST_VERSION

    told = call_portal("/noi-bo/trang-thai", to_text(StatesAsked(())), StatesTold)

    assert [one.section for one in told.sections] == ["tin-tuc"]
