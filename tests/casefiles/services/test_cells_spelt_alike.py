"""Organisations that a case file spells another way than they are recorded here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import file_named
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.refusals import ImportRefused
from ketnap.casefiles.services import TakenIn, take_in_casefiles
from ketnap.domain.casefile.codes import ChainRole
from ketnap.domain.casefile.steps import Casefile, ChainLink
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.services import create_organisation

pytestmark = pytest.mark.django_db


FILE = file_named("straight_path")


def file_in(cell: str, *above: str, superior: str = "", who: str = "An") -> Casefile:
    """The file of somebody in a cell, the bodies above it named from the lowest up."""
    roles = [ChainRole.PROPOSE] * (len(above) - 1) + [ChainRole.DECIDE]
    chain = tuple(ChainLink(body=body, role=role) for body, role in zip(above, roles, strict=True))
    facts = replace(FILE.cell, name=cell, superior=superior or above[0], chain=chain)
    person = replace(FILE.person, full_name=f"Lê Thị {who}")
    return replace(FILE, cell=facts, person=person, steps=FILE.steps[:1])


def taken_in(*files: Casefile) -> TakenIn:
    return take_in_casefiles(files, by=OPERATOR)


def founded(taken: TakenIn) -> dict[int, list[tuple[str, str | None]]]:
    return {
        number: [(each.name, each.below) for each in told.founded]
        for number, told in taken.bodies.items()
        if told.founded
    }


def taken_for(taken: TakenIn) -> Iterator[tuple[int, str, str]]:
    for number, told in taken.bodies.items():
        for each in told.taken_for:
            yield number, each.written, each.name


def test_what_an_import_sets_up_is_told_with_the_body_above_it():
    taken = taken_in(
        file_in("Chi bộ Một", "Đảng ủy P", "Đảng bộ Q"),
        file_in("Chi bộ Hai", "Đảng ủy P", "Đảng bộ Q"),
    )

    assert founded(taken) == {
        1: [("Đảng bộ Q", None), ("Đảng ủy P", "Đảng bộ Q"), ("Chi bộ Một", "Đảng ủy P")],
        2: [("Chi bộ Hai", "Đảng ủy P")],
    }
    assert list(taken_for(taken)) == []


@pytest.mark.parametrize(
    ("cell", "above"),
    [
        ("Chi bộ Hai", ["Đảng uỷ P"]),
        ("chi bộ hai", ["Đảng ủy P"]),
        ("CHI BỘ HAI", ["ĐẢNG UỶ  P"]),
        ("Chi bộ Hai", ["Đảng uỷ P", "Đảng bộ Hòa"]),
    ],
)
def test_another_spelling_is_of_the_same_organisation_and_is_told(cell, above):
    known = ["Đảng ủy P", "Đảng bộ Hoà"][: len(above)]
    before = taken_in(file_in("Chi bộ Hai", *known)).cases[0]
    count = Organisation.objects.count()

    taken = taken_in(file_in(cell, *above, who="Bình"))

    assert taken.cases[0].cell_id == before.cell_id
    assert Organisation.objects.count() == count
    assert founded(taken) == {}
    written = {(name, of) for name, of in zip([cell, *above], ["Chi bộ Hai", *known], strict=True)}
    assert {(name, of) for _, name, of in taken_for(taken)} == {
        (" ".join(name.split()), of) for name, of in written if name != of
    }


def test_two_spellings_within_one_import_and_within_one_file_are_of_one_organisation():
    taken = taken_in(
        file_in("Chi bộ Hai", "Đảng ủy P", superior="Đảng uỷ P"),
        file_in("chi bộ hai", "Đảng uỷ P", who="Bình"),
    )

    assert len({case.cell_id for case in taken.cases}) == 1
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("name", ["Chi bộ Hải", "Chi bộ Hai A", "Chi bo Hai"])
def test_a_name_that_differs_in_more_is_of_another_organisation(name):
    taken = taken_in(file_in("Chi bộ Hai", "Đảng ủy P"), file_in(name, "Đảng ủy P", who="Bình"))

    assert taken.cases[0].cell_id != taken.cases[1].cell_id


def test_a_cell_of_another_spelling_below_another_body_is_another_cell():
    taken = taken_in(
        file_in("Chi bộ Hai", "Đảng ủy P"), file_in("chi bộ hai", "Đảng ủy Q", who="Bình")
    )

    assert taken.cases[0].cell_id != taken.cases[1].cell_id


def test_a_committee_first_named_alone_is_put_below_what_a_later_file_names_in_another_spelling():
    before = taken_in(file_in("Chi bộ Hai", "Đảng ủy P")).cases[0]

    after = taken_in(file_in("Chi bộ Hai", "Đảng uỷ P", "Đảng bộ Q", who="Bình")).cases[0]

    assert after.cell_id == before.cell_id
    after.cell.refresh_from_db()
    assert after.cell.path.count(".") == 3


def test_a_name_that_two_organisations_nearly_bear_must_be_written_as_one_of_them():
    committee = taken_in(file_in("Chi bộ Một", "Đảng ủy P")).cases[0].cell.parents.get().parent
    for name in ("Chi bộ Hai", "chi bộ hai"):
        create_organisation(
            OrganisationKind.CELL,
            name,
            since=date(2001, 1, 1),
            actor=acting_on_organisations(OPERATOR),
            parent=committee,
        )
    before = Organisation.objects.count()

    exact = taken_in(file_in("chi bộ hai", "Đảng uỷ P", who="Bình")).cases[0].cell
    with pytest.raises(ImportRefused) as refusal:
        taken_in(file_in("CHI BỘ HAI", "Đảng ủy P", who="Chi"))

    assert exact.names.get().name == "chi bộ hai"
    assert refusal.value.reasons == (
        "“CHI BỘ HAI” có thể là “Chi bộ Hai”, “chi bộ hai”. Hãy ghi tên tổ chức đúng như một trong "
        "số ấy",
    )
    assert Organisation.objects.count() == before
