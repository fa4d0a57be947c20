"""Case files brought once more: taken in, and told of with the case they are."""

from dataclasses import replace

import pytest

from casefiles.papers import file_named
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.services import (
    RecordedAlready,
    export_casefile,
    import_casefile,
    take_in_casefiles,
)
from ketnap.domain.casefile.steps import Casefile as DomainCasefile

pytestmark = pytest.mark.django_db

FILE = file_named("straight_path")


def where(*files: DomainCasefile) -> dict[int, RecordedAlready]:
    return take_in_casefiles(files, by=OPERATOR).again


def of(full_name: str) -> DomainCasefile:
    return replace(FILE, person=replace(FILE.person, full_name=full_name))


def test_what_is_recorded_is_told_with_the_case_it_is():
    case = import_casefile(FILE, by=OPERATOR)
    elsewhere = replace(FILE, cell=replace(FILE.cell, name="Chi bộ Mới"))

    found = where(of("Lê Thị Bình"), FILE, elsewhere)

    assert found == {2: RecordedAlready(casefile_id=case.pk)}
    assert Casefile.objects.count() == 4


def test_what_was_taken_out_is_the_case_it_was_taken_out_of():
    case = import_casefile(FILE, by=OPERATOR)
    taken_out = export_casefile(case.pk, by=OPERATOR)

    assert where(taken_out) == {1: RecordedAlready(casefile_id=case.pk)}


def test_spelling_of_the_cell_and_spaces_do_not_make_another_case():
    case = import_casefile(FILE, by=OPERATOR)
    respelt = replace(
        FILE,
        cell=replace(FILE.cell, name=FILE.cell.name.upper()),
        person=replace(FILE.person, workplace=f" {FILE.person.workplace}  "),
    )

    assert where(respelt) == {1: RecordedAlready(casefile_id=case.pk)}


def test_one_file_given_twice_is_told_with_the_earlier_file():
    assert where(of("Lê Thị Bình"), FILE, FILE) == {3: RecordedAlready(file=2)}


@pytest.mark.parametrize(
    "other",
    [
        replace(FILE, steps=FILE.steps[:-1]),
        replace(FILE, person=replace(FILE.person, workplace="Phòng Khác")),
        replace(FILE, cell=replace(FILE.cell, name="Chi bộ Khác")),
        of("Lê Thị Bình"),
    ],
    ids=["other steps", "other facts", "other cell", "other name"],
)
def test_a_file_that_tells_anything_else_is_another(other):
    import_casefile(FILE, by=OPERATOR)

    assert where(other) == {}
