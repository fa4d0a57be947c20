"""The tree, one organisation as of a day, and what a stranger meets instead."""

from datetime import date

import pytest
from django.urls import reverse

from conftest import BEGINNING
from ketnap.domain.access import Role
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.queries import (
    chain_on,
    mass_organisations_of,
    name_on,
    parent_on,
    units_of,
)
from ketnap.organisations.services import (
    add_unit,
    create_organisation,
    end_organisation,
    rename,
    set_chain,
)
from ketnap.people.services import end_membership
from web.conftest import days_ago

CHANGED = date(2022, 4, 1)
BEFORE = "2022-03-31"


def text_of(answer) -> str:
    return answer.content.decode()


def posted(browser, page, /, *args, **data):
    return browser.post(reverse(page, args=args), data)


@pytest.fixture
def upper(founder, client_of):
    """The browser of the administrator, who keeps the whole tree."""
    return client_of(founder)


def test_tree_shows_the_own_cell_under_its_committee(browser, cell, other_cell):
    page = text_of(browser.get(reverse("organisations")))

    assert "Chi bộ Văn phòng" in page
    assert "Thuộc Đảng ủy cơ sở Viện Nghiên cứu" in page
    assert "Chi bộ Kế hoạch" not in page


def test_tree_of_a_committee_holds_the_cells_below_it(
    client_of, committee_officer, cell, other_cell
):
    page = text_of(client_of(committee_officer).get(reverse("organisations")))

    assert page.index("Đảng ủy cơ sở Viện Nghiên cứu") < page.index("Chi bộ Kế hoạch")
    assert "Chi bộ Văn phòng" in page


def test_tree_of_a_past_day_uses_the_names_of_that_day(browser, cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=CHANGED, actor=administrator)

    before = text_of(browser.get(reverse("organisations"), {"on": BEFORE}))
    after = text_of(browser.get(reverse("organisations")))

    assert "Chi bộ Văn phòng" in before
    assert "Chi bộ Hành chính" in after


def test_ended_organisation_is_in_the_tree_of_earlier_days_alone(upper, other_cell, administrator):
    end_organisation(other_cell, on=CHANGED, actor=administrator)

    assert "Chi bộ Kế hoạch" in text_of(upper.get(reverse("organisations"), {"on": BEFORE}))
    assert "Chi bộ Kế hoạch" not in text_of(upper.get(reverse("organisations")))


def test_mentor_has_no_tree(client_of, mentor_user):
    assert client_of(mentor_user).get(reverse("organisations")).status_code == 403


def test_page_shows_units_chain_and_history(browser, cell, administrator):
    add_unit(cell, "Phòng Tổng hợp", since=BEGINNING, actor=administrator)
    rename(cell, "Chi bộ Hành chính", on=CHANGED, actor=administrator)

    page = text_of(browser.get(reverse("organisation", args=[cell.pk])))

    for words in (
        "Phòng Tổng hợp",
        "Quyết định",
        "từ 01/04/2022",
        "01/01/2010 đến hết 31/03/2022",
        "Đoàn thể",
    ):
        assert words in page


def test_page_of_a_past_day_offers_no_change(browser, cell):
    today = text_of(browser.get(reverse("organisation", args=[cell.pk])))
    past = text_of(browser.get(reverse("organisation", args=[cell.pk]), {"on": BEFORE}))

    way = reverse("rename_organisation", args=[cell.pk])
    assert way in today
    assert way not in past


def test_clerk_reads_the_page_without_changing_it(client_of, clerk, cell):
    page = text_of(client_of(clerk).get(reverse("organisation", args=[cell.pk])))

    assert reverse("rename_organisation", args=[cell.pk]) not in page


def test_renamed_from_the_day_typed(browser, cell):
    answer = posted(
        browser, "rename_organisation", cell.pk, name="Chi bộ Hành chính", on="01/04/2022"
    )

    assert answer.status_code == 302
    assert name_on(cell.pk, date(2022, 3, 31)) == "Chi bộ Văn phòng"
    assert name_on(cell.pk, CHANGED) == "Chi bộ Hành chính"


def test_refusal_of_a_day_too_early_stands_on_the_page(browser, cell):
    answer = posted(
        browser, "rename_organisation", cell.pk, name="Chi bộ Hành chính", on="01/01/2010"
    )

    assert answer.status_code == 422
    assert "Ngày thay đổi phải sau ngày 01/01/2010" in text_of(answer)
    assert name_on(cell.pk, CHANGED) == "Chi bộ Văn phòng"


def test_change_on_a_past_day_of_the_page_is_refused(browser, cell):
    way = reverse("rename_organisation", args=[cell.pk])

    answer = browser.post(f"{way}?on={BEFORE}", {"name": "Chi bộ Hành chính", "on": "01/04/2022"})

    assert answer.status_code == 403
    assert name_on(cell.pk, CHANGED) == "Chi bộ Văn phòng"


def test_organisation_is_founded_below_a_committee(upper, superior):
    answer = posted(
        upper,
        "create_organisation",
        superior.pk,
        kind="cell",
        name="Chi bộ Dữ liệu",
        on="01/04/2022",
    )

    founded = superior.children.get(organisation__names__name="Chi bộ Dữ liệu").organisation
    assert answer.url == reverse("organisation", args=[founded.pk])
    assert founded.kind == OrganisationKind.CELL


def test_organisation_is_moved_with_the_day_typed(upper, cell, superior, administrator):
    section = create_organisation(
        OrganisationKind.SECTIONAL_COMMITTEE,
        "Đảng ủy bộ phận Khối Văn phòng",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )

    answer = posted(upper, "move_organisation", cell.pk, parent=section.pk, on="01/04/2022")

    assert answer.status_code == 302
    assert parent_on(cell.pk, date(2022, 3, 31)) == superior
    assert parent_on(cell.pk, CHANGED) == section


def test_a_body_out_of_reach_is_no_choice(upper, cell, superior, administrator):
    answer = posted(upper, "move_organisation", cell.pk, parent=cell.pk, on="01/04/2022")

    assert answer.status_code == 422
    assert parent_on(cell.pk, CHANGED) == superior


def test_cell_with_members_is_not_closed(upper, secretary, cell):
    answer = posted(upper, "close_organisation", cell.pk, on="01/04/2022")

    assert answer.status_code == 422
    assert "Còn 1 đảng viên." in text_of(answer)


def test_empty_cell_is_closed(upper, cell, secretary, administrator):
    end_membership(secretary.person.memberships.get(), on=CHANGED, actor=administrator)

    answer = posted(upper, "close_organisation", cell.pk, on="01/04/2022")

    assert answer.status_code == 302
    assert "chưa thành lập hoặc đã kết thúc" in text_of(
        upper.get(reverse("organisation", args=[cell.pk]))
    )


def test_chain_is_set_from_the_lowest_up(upper, cell, superior, administrator):
    board = create_organisation(
        OrganisationKind.ORGANISING_BOARD,
        "Ban Tổ chức Đảng ủy",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )

    answer = posted(
        upper,
        "set_chain",
        cell.pk,
        on="01/04/2022",
        body_1=board.pk,
        role_1="appraise",
        body_2=superior.pk,
        role_2="decide",
    )

    assert answer.status_code == 302
    assert [(link.body, link.role) for link in chain_on(cell.pk, CHANGED)] == [
        (board, ChainRole.APPRAISE),
        (superior, ChainRole.DECIDE),
    ]
    assert [link.body for link in chain_on(cell.pk, date(2022, 3, 31))] == [superior]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ({"role_1": "propose"}, "đúng một nơi quyết định"),
        ({"role_1": ""}, "Hãy chọn việc của cấp này"),
        ({"role_1": "propose", "body_2": True, "role_2": "decide"}, "Cấp này đã có ở trên"),
    ],
)
def test_chain_that_cannot_be_is_refused_on_the_page(upper, cell, superior, places, words):
    data = {name: superior.pk if value is True else value for name, value in places.items()}

    answer = posted(upper, "set_chain", cell.pk, on="01/04/2022", body_1=superior.pk, **data)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert len(chain_on(cell.pk, CHANGED)) == 1


def test_open_case_keeps_the_chain_of_its_day(upper, cases, cell, superior, administrator):
    case = cases.open("Đỗ Quang Minh")

    set_chain(cell, [(superior, ChainRole.DECIDE)], since=days_ago(1), actor=administrator)

    assert case.cell_facts["chain"] == [{"body": "Đảng ủy cơ sở Viện Nghiên cứu", "role": "decide"}]


def test_unit_is_added_and_ended(browser, cell):
    posted(browser, "new_unit", cell.pk, name="Phòng Tổng hợp", on="01/04/2022")
    unit = units_of(cell.pk, CHANGED).get()

    answer = posted(browser, "end_unit", unit.pk, on="01/05/2022")

    assert answer.status_code == 302
    assert list(units_of(cell.pk, date(2022, 4, 30))) == [unit]
    assert list(units_of(cell.pk, date(2022, 5, 1))) == []


def test_mass_organisation_is_added_and_ended(browser, cell):
    posted(
        browser,
        "new_mass_organisation",
        cell.pk,
        kind="youth_union",
        name="Chi đoàn Hai",
        on="01/04/2022",
    )
    mass = mass_organisations_of(cell.pk, CHANGED).get(name="Chi đoàn Hai")

    answer = posted(browser, "end_mass_organisation", mass.pk, on="01/05/2022")

    assert answer.status_code == 302
    assert mass not in mass_organisations_of(cell.pk, date(2022, 5, 1))


CELL_PAGES = (
    "organisation",
    "create_organisation",
    "rename_organisation",
    "move_organisation",
    "close_organisation",
    "seat_organisation",
    "set_chain",
    "new_unit",
    "new_mass_organisation",
)


@pytest.mark.parametrize("name", CELL_PAGES)
def test_stranger_gets_404_at_every_page_of_a_cell(client_of, stranger, browser, cell, name):
    foreign, way = client_of(stranger), reverse(name, args=[cell.pk])

    assert browser.get(way).status_code == 200
    assert foreign.get(way).status_code == 404
    if name != "organisation":
        assert foreign.post(way, {"name": "Chi bộ Lạ", "on": "01/04/2022"}).status_code == 404
    assert name_on(cell.pk, CHANGED) == "Chi bộ Văn phòng"


@pytest.mark.parametrize("kind", ["unit", "mass_organisation"])
def test_stranger_gets_404_at_the_parts_of_a_cell(
    client_of, stranger, browser, cell, administrator, kind
):
    unit = add_unit(cell, "Phòng Tổng hợp", since=BEGINNING, actor=administrator)
    part = unit if kind == "unit" else mass_organisations_of(cell.pk, CHANGED)[0]
    way = reverse(f"end_{kind}", args=[part.pk])

    assert browser.get(way).status_code == 200
    assert client_of(stranger).get(way).status_code == 404
    assert client_of(stranger).post(way, {"on": "01/04/2022"}).status_code == 404
    part.refresh_from_db()
    assert part.valid_until is None


@pytest.mark.parametrize("name", CELL_PAGES)
def test_nobody_is_asked_to_sign_in_first(client, cell, name):
    answer = client.get(reverse(name, args=[cell.pk]))

    assert answer.status_code == 302
    assert "next=" in answer.url


def test_deputy_changes_the_own_cell_alone(people, client_of, cell, other_cell):
    person = people.member(cell, "Hồ Thị Nga")
    deputy = people.user("pho", Role.DEPUTY_CELL_SECRETARY, cell, person)
    people.also(deputy, Role.COMMITTEE_OFFICER, other_cell)
    browser = client_of(deputy)

    assert browser.get(reverse("organisation", args=[other_cell.pk])).status_code == 200
    assert browser.get(reverse("rename_organisation", args=[other_cell.pk])).status_code == 404
    assert browser.get(reverse("rename_organisation", args=[cell.pk])).status_code == 200


def test_administrator_alone_sees_the_tree_without_counts(people, client_of, secretary, superior):
    keeper = people.user("quan-tri-hai", Role.SYSTEM_ADMINISTRATOR, superior)

    page = text_of(client_of(keeper).get(reverse("organisations")))

    assert "Chi bộ Văn phòng" in page
    assert "1 đảng viên" not in page
