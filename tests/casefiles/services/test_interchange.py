"""Case files in and out."""

from dataclasses import replace
from datetime import datetime

import pytest

from casefiles.papers import all_files, file_named
from conftest import today_actor
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.refusals import ImportRefused, NotVisible
from ketnap.casefiles.services import export_casefile, import_casefile, import_casefiles
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.domain.casefile.format import casefile_from_data, casefile_to_data
from ketnap.domain.casefile.steps import Casefile as DomainCasefile
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import cell_facts, name_on, parent_on
from ketnap.people.models import Person

pytestmark = pytest.mark.django_db

STRAIGHT = file_named("straight_path")


def without_moments(casefile: DomainCasefile) -> DomainCasefile:
    steps = tuple(replace(step, recorded_at=None) for step in casefile.steps)
    return replace(casefile, steps=steps)


@pytest.mark.parametrize("name", sorted(all_files()))
def test_export_gives_back_what_was_imported_step_for_step(name):
    source = file_named(name)

    exported = export_casefile(import_casefile(source, by=OPERATOR).pk, by=OPERATOR)

    assert without_moments(exported) == without_moments(source)
    assert all(step.recorded_at is not None for step in exported.steps)


def test_an_export_imported_again_is_the_same_to_the_letter():
    first = export_casefile(import_casefile(STRAIGHT, by=OPERATOR).pk, by=OPERATOR)

    second = export_casefile(import_casefile(first, by=OPERATOR).pk, by=OPERATOR)

    assert casefile_to_data(second) == casefile_to_data(first)


def test_moments_of_recording_in_the_file_are_kept():
    moment = datetime.fromisoformat("2019-09-11T08:15:30.250000+07:00")
    steps = (*STRAIGHT.steps[:-1], replace(STRAIGHT.steps[-1], recorded_at=moment))

    case = import_casefile(replace(STRAIGHT, steps=steps), by=OPERATOR)

    assert LogEntry.objects.get(casefile=case, seq=27).recorded_at == moment


def test_a_missing_cell_is_founded_below_the_bodies_of_its_chain():
    case = import_casefile(STRAIGHT, by=OPERATOR)

    day = STRAIGHT.steps[0].on
    superior = parent_on(case.cell_id, day)
    top = parent_on(superior.pk, day)
    assert [name_on(body.pk, day) for body in (case.cell, superior, top)] == [
        "Chi bộ Mẫu",
        "Đảng ủy Cơ quan Mẫu",
        "Ban Thường vụ Đảng ủy cấp trên Mẫu",
    ]
    facts = cell_facts(case.cell_id, day)
    assert (facts.has_youth_union, facts.has_trade_union, len(facts.chain)) == (True, True, 2)


def test_a_known_cell_is_used_again():
    first, second = import_casefiles([STRAIGHT, file_named("stale_introduction")], by=OPERATOR)
    third = import_casefile(STRAIGHT, by=OPERATOR)

    assert first.cell_id == second.cell_id == third.cell_id
    assert Organisation.objects.filter(kind=OrganisationKind.CELL).count() == 1
    assert verify() == []


def test_a_cell_of_the_same_name_below_another_body_is_another_cell():
    elsewhere = replace(
        STRAIGHT,
        cell=replace(STRAIGHT.cell, superior="Đảng ủy Viện Mẫu", chain=STRAIGHT.cell.chain[1:]),
    )

    first, second = import_casefiles([STRAIGHT, elsewhere], by=OPERATOR)

    assert first.cell_id != second.cell_id


@pytest.mark.parametrize(
    "told",
    [
        {"religion": ""},
        {"occupation": "Chuyên viên " * 40},
        {"workplace": "Phòng Một,\n\tnhà A"},
        {"ethnicity": "", "religion": "", "occupation": "", "workplace": ""},
    ],
)
def test_what_can_be_assessed_is_taken_in(told):
    """Old histories lack facts of a person, or tell them at length."""
    file = casefile_to_data(STRAIGHT) | {"person": casefile_to_data(STRAIGHT)["person"] | told}

    case = import_casefile(casefile_from_data(file), by=OPERATOR)

    kept = {name: getattr(case.person, name) for name in told}
    assert kept == {name: " ".join(text.split()) for name, text in told.items()}


def test_a_cell_of_which_no_superior_is_named_stands_below_the_first_of_its_chain():
    case = import_casefile(replace(STRAIGHT, cell=replace(STRAIGHT.cell, superior="")), by=OPERATOR)

    above = parent_on(case.cell_id, STRAIGHT.steps[0].on)
    assert above.names.get().name == STRAIGHT.cell.chain[0].body


def test_one_file_that_cannot_be_kept_refuses_all():
    nameless = replace(STRAIGHT, person=replace(STRAIGHT.person, full_name=""))

    with pytest.raises(ImportRefused) as refusal:
        import_casefiles([STRAIGHT, nameless], by=OPERATOR)

    assert refusal.value.number == 2
    assert refusal.value.reasons == ("họ và tên: Mục này không được để trống",)
    assert (Casefile.objects.count(), Person.objects.count(), LogEntry.objects.count()) == (0, 0, 0)


def test_an_export_is_noted_with_who_took_it(case, actor):
    export_casefile(case.pk, by=actor)

    entry = AccessEntry.objects.get(deed=Deed.EXPORTED)
    assert (entry.who_id, entry.casefile_id) == (actor.user_id, case.pk)


def test_a_stranger_exports_nothing(case, stranger):
    with pytest.raises(NotVisible):
        export_casefile(case.pk, by=today_actor(stranger))


def test_who_leads_no_cell_imports_nothing(case, committee_officer):
    with pytest.raises(NotAllowed):
        import_casefile(STRAIGHT, by=today_actor(committee_officer))

    assert Casefile.objects.count() == 1
