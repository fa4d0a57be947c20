"""Inspections: chosen cases, for a limited time, read and no more, with everything noted."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.services import (
    Inspection,
    Span,
    create_user,
    delegate_role,
    end_role,
    open_inspection,
)
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.queries import casefiles_visible_to, relation_to
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed, Role
from web.conftest import asked_for_verification, days_ago

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)


@pytest.fixture
def minh(cases):
    return cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(10)))


@pytest.fixture
def ha(cases):
    return cases.open("Vũ Thu Hà")


def case_page(case) -> str:
    return reverse("case", args=[case.pk])


def test_inspector_opens_the_chosen_case_and_no_other(inspect, inspector, client_of, minh, ha):
    inspect(minh)
    browser = client_of(inspector)

    assert browser.get(case_page(minh)).status_code == 200
    assert browser.get(case_page(ha)).status_code == 404


def test_inspector_sees_no_case_after_the_last_day(inspect, inspector, minh):
    held = inspect(minh)

    visible = [
        set(casefiles_visible_to(actor_of(inspector, on=on)))
        for on in (held.valid_until, held.valid_until + ONE_DAY)
    ]

    assert visible == [{minh}, set()]


def test_case_of_an_ended_inspection_is_not_found(
    inspect, inspector, committee_officer, client_of, minh, ha
):
    ended = inspect(minh)
    browser = client_of(inspector)
    before = browser.get(case_page(minh)).status_code

    end_role(ended, on=timezone.localdate(), actor=today_actor(committee_officer))
    inspect(ha)

    assert before == 200
    assert browser.get(case_page(minh)).status_code == 404
    assert browser.get(reverse("inspection", args=[ended.pk])).status_code == 404


def test_inspector_records_nothing(inspect, inspector, minh):
    inspect(minh)

    with pytest.raises(NotAllowed):
        record_steps(
            minh.pk, [asked_for_verification(days_ago(5))], by=today_actor(inspector), seen_seq=1
        )


def test_every_opening_is_noted_and_counted_in_the_index(inspect, inspector, client_of, minh, ha):
    held = inspect(minh, ha)
    browser = client_of(inspector)
    browser.get(case_page(minh))
    browser.get(case_page(minh))

    index = browser.get(reverse("inspection", args=[held.pk]))

    noted = AccessEntry.objects.filter(who=inspector, casefile_id=minh.pk, deed=Deed.VIEWED)
    rows = {row[0]["text"]: (row[4]["text"], row[5]["text"]) for row in index.context["rows"]}
    assert noted.count() == 2
    assert rows["Đỗ Quang Minh"][1] == "2"
    assert rows["Vũ Thu Hà"] == ("chưa mở", "0")


def test_officer_opens_an_inspection_on_the_page(
    committee_officer, inspector, client_of, minh, ha, superior
):
    browser = client_of(committee_officer)
    today = timezone.localdate()

    answer = browser.post(
        reverse("new_inspection"),
        {
            "inspector": " KIEM ",
            "basis": "Quyết định số 12",
            "since": f"{today:%d/%m/%Y}",
            "until": f"{today + ONE_DAY:%d/%m/%Y}",
            "cases": [minh.pk],
        },
    )

    held = RoleHeld.objects.get(role=Role.INSPECTOR)
    assert answer.headers["Location"] == reverse("inspection", args=[held.pk])
    assert today_actor(inspector).inspected_ids == {minh.pk}


def test_page_offers_the_cases_the_search_leaves(committee_officer, client_of, minh, ha):
    page = client_of(committee_officer).get(reverse("new_inspection"), {"search": "quang"})

    offered = [name for _number, name in page.context["form"].fields["cases"].choices]

    assert offered == ["Đỗ Quang Minh, Chi bộ Văn phòng"]


def test_inspection_without_cases_is_refused(committee_officer, inspector, client_of, minh):
    today = f"{timezone.localdate():%d/%m/%Y}"

    answer = client_of(committee_officer).post(
        reverse("new_inspection"),
        {"inspector": "kiem", "basis": "Quyết định", "since": today, "until": today},
    )

    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một hồ sơ để kiểm tra." in answer.content.decode()
    assert not RoleHeld.objects.filter(role=Role.INSPECTOR).exists()


def test_secretary_opens_no_inspection_of_another_cell(secretary, inspector, minh, other_cases):
    foreign = other_cases.open("Hồ Văn Nam")
    foreign_relation = relation_to(foreign)
    today = timezone.localdate()

    with pytest.raises(NotAllowed):
        open_inspection(
            Inspection(inspector, "Quyết định", today, today),
            minh.cell,
            [relation_to(minh), foreign_relation],
            actor=today_actor(secretary),
        )


def test_nobody_inspects_by_his_own_leave(committee_officer, superior, minh):
    today = timezone.localdate()

    with pytest.raises(ValidationError):
        open_inspection(
            Inspection(committee_officer, "Quyết định", today, today),
            superior,
            [relation_to(minh)],
            actor=today_actor(committee_officer),
        )


@pytest.mark.parametrize(
    ("inspects", "days", "code"),
    [("second account", 0, None), ("somebody else", 1, "beyond_standing_in")],
)
def test_deputy_opens_no_inspection_beyond_what_he_stands_in_for(
    secretary, clerk, inspector, minh, administrator, inspects, days, code
):
    today = timezone.localdate()
    delegate_role(secretary.roles.get(), clerk, Span(today, today), actor=today_actor(secretary))
    if inspects == "second account":
        inspector = create_user("binh.hai", None, person=clerk.person, actor=administrator)

    with pytest.raises(ValidationError) as refused:
        open_inspection(
            Inspection(inspector, "Quyết định", today, today + timedelta(days=days)),
            minh.cell,
            [relation_to(minh)],
            actor=today_actor(clerk),
        )

    assert refused.value.code == code


def test_stranger_finds_no_inspection(inspect, stranger, client_of, minh):
    held = inspect(minh)

    answer = client_of(stranger).get(reverse("inspection", args=[held.pk]))

    assert answer.status_code == 404


def test_officer_ends_an_inspection_on_the_page(
    inspect, inspector, committee_officer, client_of, minh
):
    held = inspect(minh)

    client_of(committee_officer).post(
        reverse("end_role", args=[held.pk]), {"on": f"{timezone.localdate():%d/%m/%Y}"}
    )

    assert today_actor(inspector).held == ()
