"""The bodies that the chain of a case file names, found again or founded in their order."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import file_named, step
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import Figure, indicators
from ketnap.casefiles.refusals import ImportRefused
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.codes import ChainRole
from ketnap.domain.casefile.steps import Casefile as DomainCasefile
from ketnap.domain.casefile.steps import ChainLink
from ketnap.organisations.models import ChainRole as Role
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import name_on, organisations_called, parent_on
from ketnap.organisations.services import create_organisation, set_chain

pytestmark = pytest.mark.django_db

FILE = file_named("straight_path")
YEAR = date(2020, 1, 1), date(2020, 12, 31)


def admitted_in(cell: str, superior: str, *above: str) -> DomainCasefile:
    """Somebody admitted in 2020 by the last of the bodies above the cell."""
    roles = [ChainRole.PROPOSE] * (len(above) - 1) + [ChainRole.DECIDE]
    chain = tuple(ChainLink(body=body, role=role) for body, role in zip(above, roles, strict=True))
    decision = step(
        "decided",
        date(2020, 5, 5),
        matter="admission",
        outcome="approved",
        decision="1-QĐ",
        body=above[-1],
    )
    facts = replace(FILE.cell, name=cell, superior=superior, chain=chain)
    return replace(FILE, cell=facts, steps=(replace(decision, seq=1),))


def admitted(name: str) -> int:
    return indicators(organisations_called(name).get().pk, *YEAR)[Figure.ADMITTED]


def test_committees_of_one_name_below_two_ministries_stay_apart():
    office = "Đảng ủy Văn phòng"
    files = [
        admitted_in("Chi bộ 1", office, office, "Đảng bộ Bộ A"),
        admitted_in("Chi bộ 1", office, office, "Đảng bộ Bộ B"),
    ]

    one, other = import_casefiles(files, by=OPERATOR)

    assert one.cell_id != other.cell_id
    assert (admitted("Đảng bộ Bộ A"), admitted("Đảng bộ Bộ B")) == (1, 1)
    assert organisations_called(office).count() == 2


def test_a_committee_first_named_alone_is_put_below_the_body_a_later_file_names():
    import_casefiles([admitted_in("Chi bộ 1", "Đảng ủy X", "Đảng ủy X")], by=OPERATOR)

    import_casefiles([admitted_in("Chi bộ 2", "Đảng ủy X", "Đảng ủy X", "Đảng bộ Y")], by=OPERATOR)

    committee = organisations_called("Đảng ủy X").get()
    above = parent_on(committee.pk, date(2020, 5, 5))
    assert above is not None
    assert name_on(above.pk, date(2020, 5, 5)) == "Đảng bộ Y"
    assert (admitted("Đảng ủy X"), admitted("Đảng bộ Y")) == (2, 2)


def test_a_body_between_the_cell_and_its_superior_stands_below_the_superior():
    sectional, superior = "Đảng ủy bộ phận A", "Đảng ủy cơ sở S"
    files = [
        admitted_in("Chi bộ 1", superior, sectional, superior),
        admitted_in("Chi bộ 2", superior, superior),
    ]

    import_casefiles(files, by=OPERATOR)

    assert (admitted(sectional), admitted(superior)) == (1, 2)
    between = organisations_called(sectional).get()
    assert between.kind == OrganisationKind.SECTIONAL_COMMITTEE


def test_a_body_above_is_never_put_below_what_stands_below_it():
    import_casefiles([admitted_in("Chi bộ 1", "Đảng ủy X", "Đảng ủy X", "Đảng bộ Y")], by=OPERATOR)

    import_casefiles([admitted_in("Chi bộ 2", "Đảng bộ Y", "Đảng bộ Y", "Đảng ủy X")], by=OPERATOR)

    assert organisations_called("Đảng bộ Y").count() == 2
    assert admitted("Đảng ủy X") == 2


def test_a_file_that_leaves_open_which_of_two_bodies_it_means_is_refused():
    office = "Đảng ủy Văn phòng"
    ministries = ("Đảng bộ Bộ A", "Đảng bộ Bộ B")
    import_casefiles(
        [admitted_in("Chi bộ 1", office, office, each) for each in ministries], by=OPERATOR
    )
    before = Organisation.objects.count()

    with pytest.raises(ImportRefused, match="Có nhiều tổ chức tên “Đảng ủy Văn phòng”"):
        import_casefiles([admitted_in("Chi bộ 1", office, office)], by=OPERATOR)

    assert (Casefile.objects.count(), Organisation.objects.count()) == (2, before)


def test_a_case_comes_back_into_its_cell_where_whoever_decides_does_not_stand_above():
    since, founder = date(2015, 1, 1), acting_on_organisations(OPERATOR)
    ministry = create_organisation(
        OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối", since=since, actor=founder
    )
    standing, committee = (
        create_organisation(kind, name, since=since, actor=founder, parent=ministry)
        for kind, name in (
            (OrganisationKind.SUPERIOR_COMMITTEE, "Ban Thường vụ Đảng ủy Khối"),
            (OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Bộ"),
        )
    )
    cell = create_organisation(
        OrganisationKind.CELL, "Chi bộ 1", since=since, actor=founder, parent=committee
    )
    chain = [(committee, Role.PROPOSE), (standing, Role.DECIDE)]
    set_chain(cell, chain, since=since, actor=founder)
    organisations = Organisation.objects.count()
    file = admitted_in("Chi bộ 1", "Đảng ủy Bộ", "Đảng ủy Bộ", "Ban Thường vụ Đảng ủy Khối")

    (case,) = import_casefiles([file], by=OPERATOR)

    assert case.cell_id == cell.pk
    assert Organisation.objects.count() == organisations
