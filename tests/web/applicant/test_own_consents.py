"""Consents on the screen: read, ticked one by one, withdrawn with what follows."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import step
from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.replay import replay
from ketnap.privacy.consent_texts import text_shown_on
from ketnap.privacy.services import give_consents, withdraw_consent

pytestmark = pytest.mark.django_db
NAME = ConsentPurpose.PORTAL_NAME


def give(browser, *purposes: str):
    version = text_shown_on(timezone.localdate()).version
    boxes = dict.fromkeys(purposes, "on")
    return browser.post(reverse("give_consent"), {"version": version, **boxes})


def stands(case, purpose: ConsentPurpose) -> bool:
    today = timezone.localdate()
    return replay(domain_casefile(case).steps, on=today).consent_stands(purpose, on=today)


def test_no_box_is_ticked_beforehand(own_browser):
    page = own_browser.get(reverse("give_consent")).content.decode()

    boxes = re.findall(r'<input type="checkbox"[^>]*>', page)
    assert len(boxes) == len(ConsentPurpose)
    assert not any("checked" in box for box in boxes)


def test_only_the_boxes_ticked_become_consents(own_browser, own_case, applicant):
    give(own_browser, "case_file", "verification")

    assert stands(own_case, ConsentPurpose.CASE_FILE)
    assert stands(own_case, ConsentPurpose.VERIFICATION)
    assert not stands(own_case, NAME)
    last = LogEntry.objects.filter(casefile=own_case).order_by("seq").last()
    assert last.recorded_by_id == applicant.pk
    assert domain_casefile(own_case).steps[-1].text_version == "2026-01"


def test_sending_no_box_records_nothing(own_browser, own_case):
    response = give(own_browser)

    assert response.status_code == 422
    assert LogEntry.objects.filter(casefile=own_case, kind="consent_given").count() == 0


def test_withdrawal_says_what_follows_before_it_is_recorded(own_browser, own_case):
    give(own_browser, NAME)
    url = reverse("withdraw_consent", args=[NAME])

    page = own_browser.get(url).content.decode()
    assert "gỡ khỏi trang tin" in page
    assert stands(own_case, NAME)

    own_browser.post(url)
    assert not stands(own_case, NAME)


def test_consent_can_be_withdrawn_on_the_day_of_the_paper_that_needed_it(
    own_browser, own_case, cases
):
    give(own_browser, "case_file")
    filed = step("application_filed", timezone.localdate())
    record_steps(own_case.pk, [filed], by=cases.actor, seen_seq=4, override_reason="giấy cũ")

    own_browser.post(reverse("withdraw_consent", args=["case_file"]))

    assert not stands(own_case, ConsentPurpose.CASE_FILE)


def test_consent_given_again_needs_a_withdrawal_first(applicant, own_case):
    who, today = today_actor(applicant), timezone.localdate()
    give_consents([NAME], "2026-01", by=who, on=today)

    with pytest.raises(ValidationError):
        give_consents([NAME], "2026-01", by=who, on=today)


def test_nothing_is_withdrawn_that_was_not_given(applicant, own_case):
    with pytest.raises(ValidationError):
        withdraw_consent(NAME, by=today_actor(applicant), on=timezone.localdate())


def test_unknown_text_is_nobodys_consent(applicant, own_case):
    with pytest.raises(ValidationError):
        give_consents([NAME], "2019-01", by=today_actor(applicant), on=timezone.localdate())


def test_officer_gives_no_consent_as_the_person(secretary, own_case):
    with pytest.raises(NotVisible):
        give_consents([NAME], "2026-01", by=today_actor(secretary), on=timezone.localdate())


def test_applicant_records_no_other_step_of_the_own_case(applicant, own_case):
    with pytest.raises(NotAllowed):
        record_steps(
            own_case.pk,
            [step("application_filed", timezone.localdate())],
            by=today_actor(applicant),
            seen_seq=3,
        )


def test_applicant_gives_no_consent_for_somebody_else(applicant, own_case, cases):
    other = cases.open("Vũ Thu Hà")
    consent = step(
        "consent_given", timezone.localdate(), purpose=NAME.value, text_version="2026-01"
    )

    with pytest.raises(NotVisible):
        record_steps(other.pk, [consent], by=today_actor(applicant), seen_seq=0)


def test_consent_leaves_with_the_role(applicant, own_case):
    without_role = replace(today_actor(applicant), held=())

    with pytest.raises(NotVisible):
        give_consents([NAME], "2026-01", by=without_role, on=timezone.localdate())


def test_unknown_purpose_is_no_page(own_browser):
    assert own_browser.get(reverse("withdraw_consent", args=["moi-thu"])).status_code == 404
