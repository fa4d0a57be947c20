"""Results pasted, looked over and recorded for the whole course at once."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from admitting import kinds_of, seq_of
from casefiles.papers import listed, reviewed
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import record_steps
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants
from web.conftest import Cases, days_ago

GIVEN = f"{days_ago(3):%d/%m/%Y}"


@pytest.fixture
def minh(cases: Cases) -> Casefile:
    return cases.open("Đỗ Quang Minh", listed(days_ago(300)))


@pytest.fixture
def ha(cases: Cases) -> Casefile:
    return cases.open("Vũ Thu Hà", listed(days_ago(300)))


@pytest.fixture
def course(cases: Cases, minh: Casefile, ha: Casefile) -> Course:
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp", issuer="Trung tâm", starts_on=days_ago(20)
    )
    course = plan_course(cases.cell, order, by=cases.actor)
    propose_participants(course.pk, [minh.pk, ha.pk], by=cases.actor, on=days_ago(0))
    return course


@pytest.fixture
def post(browser, course: Course) -> Callable[..., str]:
    """Posts to the page and returns what it says."""

    def posted(*, status: int = 200, follow: bool = False, **data: object) -> str:
        address = reverse("course_results", args=[course.pk])
        answer = browser.post(address, data, follow=follow)
        assert answer.status_code == status
        return answer.content.decode()

    return posted


def seen(*people: Casefile) -> list[str]:
    return [f"{case.pk}:{seq_of(case)}" for case in people]


def both() -> str:
    return f"do quang minh\t01/GCN\t{GIVEN}\nVũ Thu Hà\t02/GCN\t{GIVEN}"


def test_preview_records_nothing_and_offers_to_record(post, minh, ha):
    page = post(text=both())

    assert "2/2 dòng ghi được" in page
    assert "Ghi 2 giấy chứng nhận" in page
    assert kinds_of(minh) == kinds_of(ha) == ["listed_as_sympathiser"]


def test_results_are_recorded_for_everybody_at_once(post, minh, ha, course):
    page = post(text=both(), record="yes", seen=seen(minh, ha), follow=True)

    assert "Đã ghi giấy chứng nhận của 2 người" in page
    assert kinds_of(minh)[-1] == kinds_of(ha)[-1] == "course_certified"
    assert course.participants.filter(certified_seq=2).count() == 2


def test_one_bad_row_keeps_everybody_from_being_recorded(post, minh, ha):
    text = f"Đỗ Quang Minh;01/GCN;{GIVEN}\nPhạm Văn Lạ;02/GCN;{GIVEN}\nVũ Thu Hà;;{GIVEN}"

    page = post(text=text, record="yes", seen=seen(minh, ha))

    assert "Không có ai tên này trong danh sách lớp." in page
    assert "Chưa có số giấy chứng nhận." in page
    assert "Ghi 3 giấy chứng nhận" not in page
    assert kinds_of(minh) == ["listed_as_sympathiser"]


def test_person_without_a_row_is_named(post):
    page = post(text=f"Đỗ Quang Minh;01/GCN;{GIVEN}")

    assert "Chưa có dòng nào cho: Vũ Thu Hà." in page


def test_change_in_between_stops_everybody(post, cases, minh, ha):
    before = seen(minh, ha)
    record_steps(ha.pk, [reviewed(days_ago(1))], by=cases.actor, seen_seq=1, override_reason="x")

    page = post(text=both(), record="yes", seen=before, status=409)

    assert "hồ sơ của Vũ Thu Hà vừa có bước mới" in page
    assert kinds_of(minh) == ["listed_as_sympathiser"]


@pytest.fixture
def other_minh(cases: Cases, course: Course) -> Casefile:
    other = cases.open(
        "Đỗ Quang Minh", listed(days_ago(300)), workplace="Phòng Kế hoạch", sex="male"
    )
    propose_participants(course.pk, [other.pk], by=cases.actor, on=days_ago(0))
    return other


def test_shared_name_is_asked_about_and_answered(post, minh, other_minh):
    text = f"Đỗ Quang Minh;01/GCN;{GIVEN}"

    asked = post(text=text)
    answered = post(text=text, who_1=str(other_minh.pk))
    post(
        text=text,
        who_1=str(other_minh.pk),
        record="yes",
        seen=seen(minh, other_minh),
        follow=True,
    )

    assert "Có nhiều người tên này." in asked
    assert "Đỗ Quang Minh, Phòng Kế hoạch" in asked
    assert f'<option value="{other_minh.pk}" selected>' in answered
    assert kinds_of(other_minh)[-1] == "course_certified"
    assert kinds_of(minh) == ["listed_as_sympathiser"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_file_is_read_as_spreadsheets_write_it(post, encoding):
    content = f"Họ và tên;Số;Ngày\n{both()}".replace("\t", ";").encode(encoding)

    page = post(file=SimpleUploadedFile("lop.csv", content))

    assert "2/2 dòng ghi được" in page


def test_file_in_an_old_encoding_is_refused_in_words(post):
    content = "Đỗ Quang Minh;01/GCN;01/02/2026".encode("cp1258", errors="replace")

    page = post(file=SimpleUploadedFile("lop.csv", content), status=422)

    assert "Tệp này không ở dạng Unicode (UTF-8)." in page


def test_file_that_is_no_text_is_refused_in_words(post):
    page = post(file=SimpleUploadedFile("lop.xlsx", b"PK\x03\x04 and so on"), status=422)

    assert "Tệp này không phải tệp chữ." in page


def test_file_that_is_too_large_is_refused_in_words(post):
    page = post(file=SimpleUploadedFile("lop.csv", b"a" * 200_001), status=422)

    assert "Tệp quá lớn." in page


def test_nothing_pasted_is_said_so(post):
    assert "Chưa có dòng nào." in post(text="  \n ", status=422)


def test_what_was_pasted_cannot_become_markup(post):
    page = post(text=f"<script>alert(1)</script>;01/GCN;{GIVEN}")

    assert "<script>alert(1)</script>" not in page
