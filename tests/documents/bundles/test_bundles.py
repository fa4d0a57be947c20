"""Bundles as they come out of the worker: what is in them, what is not and why, who may have them."""

import io
import zipfile
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from casefiles.papers import listed, mentor_assigned
from conftest import BEGINNING, today_actor
from documents.bundles.conftest import TODAY, Office
from ketnap.accounts.models import RoleHeld, User
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.refusals import NotVisible
from ketnap.documents.bundles.asking import (
    MOST_CASES,
    ask_for_papers,
    ask_for_papers_of_occasion,
    ask_for_whole_file,
)
from ketnap.documents.bundles.bundle import LIST_NAME, Format
from ketnap.documents.bundles.occasions import OccasionGone, OccasionKind
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.drawing_up import take_number
from ketnap.documents.form_papers import FormPaper, papers_of_form
from ketnap.documents.papers.queries import papers_of_case
from ketnap.documents.papers.services import Signer, mark_filed, mark_signed
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.documents.sheets.load import NoSuchForm, sheet_of
from ketnap.domain.access import Actor, NotAllowed
from ketnap.jobs import files
from ketnap.jobs.kinds import kind_of
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.worker import work_off
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants

pytestmark = pytest.mark.django_db


def done(job: Job) -> Job:
    work_off()
    job.refresh_from_db()
    return job


def unpacked(job: Job) -> dict[str, bytes]:
    assert job.state == JobState.DONE, job.message
    with zipfile.ZipFile(files.folder() / job.file_name) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(word_file: bytes) -> str:
    document = Document(io.BytesIO(word_file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def rows_of(index: bytes) -> dict[str, str]:
    """The number of each row of a file index, by the form that stands in it."""
    [table] = [
        each for each in Document(io.BytesIO(index)).tables if "STT" in each.rows[0].cells[0].text
    ]
    return {row.cells[2].text: row.cells[0].text for row in table.rows}


def list_in(bundle: dict[str, bytes]) -> str:
    return bundle[LIST_NAME].decode("utf-8-sig")


def form_paper(actor: Actor, case: Casefile, code: str) -> FormPaper:
    drafts, lives = CaseDrafts(case, on=TODAY), papers_of_case(actor, case.pk)
    return papers_of_form(drafts.of, sheet_of(code), lives)[0]


def exports_of(case: Casefile) -> list[str]:
    entries = looked_at(case.pk).filter(deed=Deed.EXPORTED)
    return sorted(entry.detail for entry in entries)


def test_the_whole_file_comes_in_order_with_its_index_as_word_and_pdf(office: Office, settings):
    settings.TYPED_PERSONAL_PAPERS = True
    case = office.applicant("Đỗ Quang Minh")

    bundle = unpacked(done(ask_for_whole_file(case.pk, on=TODAY, by=office.actor)))

    stems = [name.removesuffix(".docx") for name in bundle if name.endswith(".docx")]
    assert stems[0].startswith("00-mlhs-do-quang-minh")
    assert stems == sorted(stems)
    numbered = rows_of(bundle[f"{stems[0]}.docx"])
    [application] = [stem for stem in stems if "-1-knd-" in stem]
    assert application[:2] == f"{int(numbered['1-KNĐ']):02}"
    assert all(bundle[f"{stem}.pdf"].startswith(b"%PDF") for stem in stems)
    assert "Đỗ Quang Minh" in words_of(bundle[f"{stems[0]}.docx"])


def test_the_list_tells_what_is_in_the_bundle_and_what_is_not_and_why(office: Office):
    case = office.applicant("Đỗ Quang Minh")

    job = done(ask_for_whole_file(case.pk, on=TODAY, by=office.actor))

    words = list_in(bundle := unpacked(job))
    held, missing = words.split("KHÔNG CÓ TRONG GÓI, VÀ VÌ SAO")
    papers = [name for name in bundle if name.endswith(".docx")]
    assert "Cả hồ sơ của Đỗ Quang Minh" in held
    assert all(name in held for name in papers)
    assert "chưa có trong hồ sơ" in missing
    assert job.message.startswith(f"{len(papers)} giấy tờ, ")


def test_the_list_numbers_papers_as_their_files_are_numbered(office: Office, settings):
    settings.TYPED_PERSONAL_PAPERS = True
    case = office.applicant("Đỗ Quang Minh")

    words = list_in(
        bundle := unpacked(done(ask_for_whole_file(case.pk, on=TODAY, by=office.actor)))
    )

    for stem in {name[:-5] for name in bundle if name.endswith(".docx")}:
        entry = words[: words.index(stem)].splitlines()[-2]
        assert entry.startswith(f"{stem[:2]}. ")


def test_the_list_tells_what_of_a_paper_is_left_to_write_and_that_nothing_typed_is_in_it(
    office: Office,
):
    case = office.applicant("Đỗ Quang Minh")
    asked = ask_for_papers([case.pk], ["NQ-DS"], on=TODAY, by=office.actor, formats=[Format.WORD])

    words = list_in(unpacked(done(asked)))

    assert "Chữ gõ tay trên trang giấy tờ không được phần mềm lưu lại" in words
    assert "để trống, chờ viết hoặc gõ tay: " in words
    assert "Số đồng chí tán thành" in words


def test_a_number_already_taken_is_printed_and_the_place_of_the_signed_paper_told(office: Office):
    case = office.case("Đỗ Quang Minh", listed(date(2023, 2, 6)))
    term = TermOrder(name="2022-2025", since=date(2022, 1, 1), document_types=("NQ",))
    register = begin_term(office.cell, term, by=office.actor).registers.get()
    paper = form_paper(office.actor, case, "NQ-MHS")
    drawn = take_number(case, paper, register.pk, by=office.actor)
    mark_signed(drawn.pk, Signer("Nguyễn Văn An", "Bí thư"), on=TODAY, by=office.actor)
    mark_filed(drawn.pk, "Tủ hồ sơ chi bộ, ngăn 2", by=office.actor)
    asked = ask_for_papers([case.pk], ["NQ-MHS"], on=TODAY, by=office.actor, formats=[Format.WORD])

    bundle = unpacked(done(asked))

    [word_file] = [content for name, content in bundle.items() if name.endswith(".docx")]
    assert drawn.number is not None
    assert drawn.number.text in words_of(word_file)
    assert "bản đã ký lưu tại: Tủ hồ sơ chi bộ, ngăn 2" in list_in(bundle)


def test_every_paper_of_a_whole_file_is_noted_for_the_person_to_read(office: Office, settings):
    settings.TYPED_PERSONAL_PAPERS = True
    case = office.applicant("Đỗ Quang Minh")

    bundle = unpacked(done(ask_for_whole_file(case.pk, on=TODAY, by=office.actor)))

    papers = [name for name in bundle if name.endswith(".docx")]
    noted = exports_of(case)
    assert len(noted) == len(papers)
    assert "tải mẫu 1-KNĐ" in noted


def test_only_the_wanted_kind_of_file_is_made(office: Office):
    case = office.applicant("Đỗ Quang Minh")
    asked = ask_for_whole_file(case.pk, on=TODAY, by=office.actor, formats=[Format.PDF])

    bundle = unpacked(done(asked))

    assert {name[-4:] for name in bundle} == {".pdf", ".txt"}


def test_forms_of_several_people_stand_in_a_folder_for_each(office: Office):
    minh, hai = office.applicant("Đỗ Quang Minh"), office.applicant("Lý Thanh Hải")
    asked = ask_for_papers(
        [minh.pk, hai.pk],
        ["1-KNĐ", "9-KNĐ"],
        on=TODAY,
        by=office.actor,
        formats=[Format.WORD],
    )

    job = done(asked)

    bundle = unpacked(job)
    folders = {name.split("/")[0] for name in bundle if name != LIST_NAME}
    assert folders == {f"do-quang-minh-{minh.pk}", f"ly-thanh-hai-{hai.pk}"}
    assert (job.done, job.total) == (4, 4)
    for name, content in bundle.items():
        if name.endswith(".docx"):
            owner = "Đỗ Quang Minh" if name.startswith("do-quang-minh") else "Lý Thanh Hải"
            assert owner in words_of(content)


def test_people_of_one_name_do_not_take_each_others_place(office: Office):
    first, second = office.applicant("Đỗ Quang Minh"), office.applicant("Đỗ Quang Minh")
    asked = ask_for_papers(
        [first.pk, second.pk], ["1-KNĐ"], on=TODAY, by=office.actor, formats=[Format.WORD]
    )

    bundle = unpacked(done(asked))

    assert len([name for name in bundle if name.endswith(".docx")]) == 2


def test_a_paper_that_lacks_something_is_left_out_with_the_reason(office: Office):
    case = office.applicant("Đỗ Quang Minh")
    asked = ask_for_papers(
        [case.pk], ["1-KNĐ", "9-KNĐ"], on=TODAY, by=office.actor, formats=[Format.WORD]
    )

    bundle = unpacked(done(asked))

    assert [name for name in bundle if "9-knd" in name] == []
    assert "- Đỗ Quang Minh, 9-KNĐ: " in list_in(bundle)
    assert exports_of(case) == ["tải mẫu 1-KNĐ"]


def test_papers_of_a_course_are_those_of_whoever_is_on_its_list_now(office: Office):
    minh, hai = (
        office.case(name, listed(date(2023, 2, 6))) for name in ("Đỗ Quang Minh", "Lý Thanh Hải")
    )
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp đợt 1", issuer="Trung tâm", starts_on=TODAY
    )
    course = plan_course(office.cell, order, by=office.actor)
    propose_participants(course.pk, [minh.pk], by=office.actor, on=TODAY)
    job = ask_for_papers_of_occasion(
        OccasionKind.COURSE, course.pk, ["MLHS"], on=TODAY, by=office.actor
    )
    propose_participants(course.pk, [hai.pk], by=office.actor, on=TODAY)

    bundle = unpacked(done(job))

    assert "Lớp đợt 1" in list_in(bundle)
    assert sorted(exports_of(minh) + exports_of(hai)) == ["tải mẫu MLHS"] * 2


def test_papers_of_a_ceremony_are_those_of_the_new_members(office: Office):
    minh = office.applicant("Đỗ Quang Minh")
    order = PlannedCeremony(held_on=TODAY, starts_at=time(15), place="Hội trường")
    ceremony = plan_ceremony(office.cell, order, [minh.pk], by=office.actor, today=TODAY)

    job = ask_for_papers_of_occasion(
        OccasionKind.CEREMONY, ceremony.pk, ["MLHS"], on=TODAY, by=office.actor
    )

    assert "do-quang-minh" in " ".join(unpacked(done(job)))


def test_a_list_of_nobody_is_refused(office: Office):
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp đợt 1", issuer="Trung tâm", starts_on=TODAY
    )
    course = plan_course(office.cell, order, by=office.actor)

    with pytest.raises(ValidationError, match="Chưa có ai"):
        ask_for_papers_of_occasion(
            OccasionKind.COURSE, course.pk, ["1-KNĐ"], on=TODAY, by=office.actor
        )


def test_nobody_asks_for_the_papers_of_a_case_he_does_not_see(office: Office, other_office: Office):
    case = office.applicant("Đỗ Quang Minh")
    own = other_office.applicant("Lý Thanh Hải")

    with pytest.raises(NotVisible):
        ask_for_whole_file(case.pk, on=TODAY, by=other_office.actor)
    with pytest.raises(NotVisible):
        ask_for_papers([own.pk, case.pk], ["1-KNĐ"], on=TODAY, by=other_office.actor)

    assert not Job.objects.exists()


def test_nobody_asks_for_the_papers_of_an_occasion_he_does_not_see(
    office: Office, other_office: Office
):
    case = office.applicant("Đỗ Quang Minh")
    order = PlannedCeremony(held_on=TODAY, starts_at=time(15), place="Hội trường")
    ceremony = plan_ceremony(office.cell, order, [case.pk], by=office.actor, today=TODAY)

    with pytest.raises(OccasionGone):
        ask_for_papers_of_occasion(
            OccasionKind.CEREMONY, ceremony.pk, ["9-KNĐ"], on=TODAY, by=other_office.actor
        )


def test_a_mentor_does_not_take_a_whole_file_along(office: Office, mentor_user: User):
    chi = mentor_user.person
    case = office.case(
        "Đỗ Quang Minh",
        listed(date(2023, 2, 6)),
        mentor_assigned(date(2023, 2, 6), name=chi.full_name, official_on=BEGINNING),
    )

    with pytest.raises(NotAllowed):
        ask_for_whole_file(case.pk, on=TODAY, by=today_actor(mentor_user))


def lose_every_role(office: Office) -> Actor:
    """Take the roles of who keeps the files away; return who is left."""
    RoleHeld.objects.filter(user_id=office.actor.user_id).delete()
    return today_actor(User.objects.get(pk=office.actor.user_id))


def test_who_lost_the_right_meanwhile_gets_no_whole_file_and_nothing_is_noted(office: Office):
    case = office.applicant("Đỗ Quang Minh")
    job = ask_for_whole_file(case.pk, on=TODAY, by=office.actor)
    lose_every_role(office)

    ended = done(job)

    assert (ended.state, ended.message) == (
        JobState.FAILED,
        "Bạn không còn được tải hồ sơ này.",
    )
    assert exports_of(case) == []
    assert not (files.folder() / ended.file_name).is_file()


def test_who_lost_the_right_meanwhile_gets_no_paper_of_a_chosen_case_and_no_name(office: Office):
    case = office.applicant("Đỗ Quang Minh")
    job = ask_for_papers([case.pk], ["1-KNĐ", "9-KNĐ"], on=TODAY, by=office.actor)
    lose_every_role(office)

    bundle = unpacked(done(job))

    assert list(bundle) == [LIST_NAME]
    assert "không còn được xem" in list_in(bundle)
    assert "Minh" not in list_in(bundle)
    assert exports_of(case) == []


def test_the_title_of_a_job_names_nobody_to_who_may_not_know_any_more(office: Office):
    case = office.applicant("Đỗ Quang Minh")
    job = ask_for_whole_file(case.pk, on=TODAY, by=office.actor)
    kind = kind_of(job.kind)

    before = kind.title(office.actor, job.arguments)
    after = kind.title(lose_every_role(office), job.arguments)

    assert before == "Cả hồ sơ của Đỗ Quang Minh"
    assert after == "Cả hồ sơ của một người"


@pytest.mark.parametrize("form", ["DS-CT", "BB-HOP", "DS-LOP", "GM-LE"])
def test_papers_that_name_others_are_in_no_bundle_of_chosen_people(office: Office, form: str):
    case = office.case("Đỗ Quang Minh", listed(date(2023, 2, 6)))

    with pytest.raises(NoSuchForm):
        ask_for_papers([case.pk], ["MLHS", form], on=TODAY, by=office.actor)


def test_nothing_is_asked_for_without_people_or_forms(office: Office):
    case = office.applicant("Đỗ Quang Minh")

    with pytest.raises(ValidationError, match="ít nhất một người"):
        ask_for_papers([], ["1-KNĐ"], on=TODAY, by=office.actor)
    with pytest.raises(ValidationError, match="ít nhất một mẫu"):
        ask_for_papers([case.pk], [], on=TODAY, by=office.actor)

    assert not Job.objects.exists()


def test_more_people_than_a_bundle_holds_are_refused(office: Office):
    with pytest.raises(ValidationError, match=str(MOST_CASES)):
        ask_for_papers(range(MOST_CASES + 1), ["1-KNĐ"], on=TODAY, by=office.actor)
