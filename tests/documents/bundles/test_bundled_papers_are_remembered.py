"""A paper taken along in a bundle is remembered as one taken from its page is."""

from datetime import date

import pytest

from casefiles.papers import listed
from documents.bundles.conftest import TODAY, Office
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.models import Casefile
from ketnap.documents import making
from ketnap.documents.bundles.asking import ask_for_papers, ask_for_whole_file
from ketnap.documents.bundles.bundle import Format
from ketnap.documents.own_templates.refusals import TemplateAltered
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.paperwork.life import PaperState
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.worker import work_off
from ketnap.people.services import correct_person

pytestmark = pytest.mark.django_db
WORD = (Format.WORD,)


@pytest.fixture
def minh(office: Office) -> Casefile:
    return office.case("Đỗ Quang Minh", listed(date(2023, 2, 6)))


@pytest.fixture
def broken_template(monkeypatch) -> None:
    """A cell whose own template is not the one that was approved."""

    def refuse(*_args: object, **_more: object) -> None:
        raise TemplateAltered(7)

    monkeypatch.setattr(CellRecords, "own_templates_exist", True)
    monkeypatch.setattr(making, "own_form", refuse)


def done(job: Job) -> Job:
    work_off()
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.message
    return job


def taken(office: Office, *cases: Casefile) -> Job:
    numbers = [case.pk for case in cases]
    return done(ask_for_papers(numbers, ["MLHS"], on=TODAY, by=office.actor, formats=WORD))


def test_each_paper_is_drawn_up_with_its_values(office: Office, minh: Casefile):
    hai = office.case("Lý Thanh Hải", listed(date(2023, 2, 6)))

    taken(office, minh, hai)

    for case in (minh, hai):
        (life,) = papers_of_case(office.actor, case.pk)
        assert (life.paper.form_code, life.state) == ("MLHS", PaperState.DRAFT)
        assert "person_name" in life.paper.fingerprints
        noted = looked_at(case.pk).get(deed=Deed.EXPORTED)
        assert (noted.object_kind, noted.object_id) == ("paper", life.paper.pk)


def test_the_same_paper_taken_again_is_no_second_one(office: Office, minh: Casefile):
    taken(office, minh)
    taken(office, minh)

    assert Paper.objects.count() == 1
    assert looked_at(minh.pk).filter(deed=Deed.EXPORTED).count() == 2


def test_a_paper_that_no_longer_agrees_is_replaced_by_the_one_taken(office: Office, minh: Casefile):
    taken(office, minh)
    correct_person(minh.person, reason="sai tên", actor=office.actor, full_name="Đỗ Quang Mình")
    taken(office, minh)

    newest, old = papers_of_case(office.actor, minh.pk)
    assert (newest.state, old.state) == (PaperState.DRAFT, PaperState.REPLACED)


def test_every_paper_of_a_whole_file_is_drawn_up(office: Office):
    case = office.applicant("Đỗ Quang Minh")

    done(ask_for_whole_file(case.pk, on=TODAY, by=office.actor, formats=WORD))

    drawn = {life.paper.form_code for life in papers_of_case(office.actor, case.pk)}
    noted = looked_at(case.pk).filter(deed=Deed.EXPORTED).values_list("detail", flat=True)
    assert "MLHS" in drawn
    assert {f"tải mẫu {code}" for code in drawn} == set(noted)


@pytest.mark.usefixtures("broken_template")
def test_a_broken_template_leaves_the_paper_out_and_the_others_come(office: Office, minh: Casefile):
    chosen = taken(office, minh)
    whole = done(ask_for_whole_file(minh.pk, on=TODAY, by=office.actor, formats=WORD))

    assert chosen.message.startswith("0 giấy tờ, 1 giấy tờ không có trong gói")
    assert whole.message.startswith("0 giấy tờ, ")
    assert not Paper.objects.exists()
