"""Opening a case."""

from datetime import date
from typing import Any

import pytest

from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import NominatorKind
from ketnap.domain.casefile.steps import ListedAsSympathiser, Nominated, Nominator
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation
from ketnap.people.models import Person
from web.conftest import days_ago

ADDRESS = "/ho-so/moi/"


def answers(**changes: Any) -> dict[str, Any]:
    usual = {
        "full_name": "Đỗ Quang Minh",
        "born_on": "17/05/1998",
        "sex": "male",
        "ethnicity": "Kinh",
        "religion": "không",
        "schooling": "university",
        "occupation": "viên chức",
        "workplace": "Phòng Hạ tầng",
        "trade_union_member": "on",
        "first_step": "nominated",
        "on": f"{days_ago(2):%d/%m/%Y}",
        "nominator_kind": "unit",
        "nominator_name": "Phòng Hạ tầng",
        "resolution": "",
    }
    return {name: value for name, value in {**usual, **changes}.items() if value is not None}


def the_case() -> Casefile:
    return Casefile.objects.select_related("person").get()


def test_new_case_is_opened_with_person_and_first_step(browser):
    response = browser.post(ADDRESS, answers(), follow=True)

    case = the_case()
    first = domain_casefile(case).steps[0]
    assert response.redirect_chain == [(f"/ho-so/{case.pk}/", 302)]
    assert (case.person.full_name, case.person.trade_union_member, case.person.married) == (
        "Đỗ Quang Minh",
        True,
        False,
    )
    assert isinstance(first, Nominated)
    assert (first.on, first.by) == (
        days_ago(2),
        Nominator(kind=NominatorKind.UNIT, name="Phòng Hạ tầng"),
    )


def test_new_case_may_begin_with_the_list_of_sympathisers(browser):
    browser.post(ADDRESS, answers(first_step="listed_as_sympathiser", resolution="03-NQ/CB"))

    first = domain_casefile(the_case()).steps[0]
    assert isinstance(first, ListedAsSympathiser)
    assert first.resolution == "03-NQ/CB"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"full_name": ""}, "Trường này là bắt buộc."),
        ({"nominator_name": ""}, "Bước đã chọn cần có mục này."),
        ({"first_step": "listed_as_sympathiser"}, "Bước đã chọn cần có mục này."),
        ({"on": "01/01/2999"}, "Ngày này chưa đến. Hãy ghi ngày in trên giấy."),
        ({"born_on": "01/01/2999"}, "Ngày sinh phải ở trước hôm nay."),
        ({"born_on": "hôm qua"}, "Chưa đọc được ngày này."),
    ],
)
def test_new_case_with_a_slip_writes_nothing_and_keeps_what_was_typed(browser, changes, message):
    response = browser.post(ADDRESS, answers(**changes))

    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert "Phòng Hạ tầng" in page
    assert not Casefile.objects.exists()
    assert not Person.objects.filter(full_name="Đỗ Quang Minh").exists()


def test_new_case_of_somebody_alike_asks_once_and_shows_who_is_there(browser, cases):
    known = cases.open("Do Quang Minh", born_on=date(1998, 5, 17))

    asked = browser.post(ADDRESS, answers())
    answered = browser.post(ADDRESS, answers(is_another_person="on"))

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Có thể người này đã có trong sổ" in page
    assert f'href="/ho-so/{known.pk}/"' in page
    assert answered.status_code == 302
    assert Casefile.objects.count() == 2


def test_new_case_of_somebody_born_on_another_day_asks_nothing(browser, cases):
    cases.open("Đỗ Quang Minh", born_on=date(1998, 5, 18))

    assert browser.post(ADDRESS, answers()).status_code == 302


def test_new_case_in_a_cell_without_a_chain_writes_nothing(
    client_of, people: People, superior, administrator
):
    lonely = create_organisation(
        OrganisationKind.CELL,
        "Chi bộ Mới",
        since=days_ago(30),
        parent=superior,
        actor=administrator,
    )
    secretary = people.user("hai", Role.CELL_SECRETARY, lonely)

    response = client_of(secretary).post(ADDRESS, answers())

    assert response.status_code == 422
    assert "Chi bộ chưa khai cấp ủy nào quyết định" in response.content.decode()
    assert not Person.objects.filter(full_name="Đỗ Quang Minh").exists()


def test_new_case_is_offered_in_the_own_cells_only(client_of, secretary: User, other_cell):
    response = client_of(secretary).post(ADDRESS, answers(cell=str(other_cell.pk)))

    assert response.status_code == 302
    assert the_case().cell_id in {held.organisation_id for held in today_actor(secretary).held}


@pytest.mark.parametrize("method", ["get", "post"])
def test_new_case_is_not_for_who_may_not_open_one(client_of, mentor_user, method):
    response = getattr(client_of(mentor_user), method)(ADDRESS)

    assert response.status_code == 403


def test_new_case_cannot_be_opened_on_a_day_gone_by(browser):
    assert browser.get(f"{ADDRESS}?on={days_ago(3)}").status_code == 403
