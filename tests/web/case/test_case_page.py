"""The page of one case: as of a day, with everything that was recorded, for those who may see it."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import (
    ConsentPurpose,
    DecisionOutcome,
    Matter,
    NominatorKind,
    ReviewOutcome,
)
from ketnap.domain.casefile.format import read_casefile
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CeremonyHeld,
    ConsentGiven,
    ConsentWithdrawn,
    Corrected,
    CourseCertified,
    CvCertified,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    Mentor,
    MentorAssigned,
    MentorReviewed,
    Nominated,
    Nominator,
    SentToCourse,
    VerificationRequested,
    VerificationSubject,
    Withdrawn,
)

pytestmark = pytest.mark.django_db

MENTOR = Mentor(name="Lê Thị Chi", official_on=date(2010, 1, 1))
WAY = (
    Nominated(on=date(2024, 1, 10), by=Nominator(kind=NominatorKind.UNIT, name="Phòng Tổng hợp")),
    ListedAsSympathiser(on=date(2024, 2, 5), resolution="03-NQ/CB"),
    MentorAssigned(on=date(2024, 2, 5), mentor=MENTOR, resolution="03-NQ/CB"),
    CourseCertified(on=date(2024, 6, 12), certificate="12/2024", issuer="Trung tâm chính trị"),
    FileOpened(on=date(2025, 1, 8), permitted_by="Đảng ủy"),
)


@pytest.fixture
def url(case) -> str:
    return reverse("case", args=[case.pk])


@pytest.fixture
def record(case, actor):
    """Adds steps to Minh's case, with a reason for whatever they bring up."""
    seen = 0

    def add(*steps, reason="Ghi theo giấy cũ"):
        nonlocal seen
        record_steps(case.pk, steps, by=actor, seen_seq=seen, override_reason=reason)
        seen += len(steps)

    return add


def page_of(signed_in, url: str) -> str:
    return " ".join(signed_in.get(url).content.decode().split())


def stages_done(page: str) -> list[str]:
    return re.findall(r'kn-track-done">.*?kn-track-name">([^<]+)<', page)


def test_a_new_case_says_what_is_not_there_yet(signed_in, url):
    page = page_of(signed_in, url)

    assert "<h1>Đỗ Quang Minh</h1>" in page
    assert "Sinh ngày 02/03/1985" in page
    assert "Chưa ghi bước nào đến ngày này." in page
    assert "Chưa có thời hạn nào đang chạy." in page


def test_the_track_shows_each_stage_with_its_month(signed_in, url, record):
    record(*WAY)

    page = page_of(signed_in, url)

    assert stages_done(page) == ["Được giới thiệu", "Cảm tình Đảng", "Đã học lớp"]
    assert "02/2024" in page
    assert 'aria-current="step"' in page
    assert "từ 01/2025" in page


def test_the_next_step_names_the_vote_and_opens_the_form_of_what_is_missing(
    signed_in, url, case, record
):
    record(*WAY)

    page = page_of(signed_in, url)

    assert ">Chi bộ xét kết nạp</h2>" in page
    assert "Chưa có đơn xin vào Đảng" in page
    application = reverse("record_step", args=[case.pk, "application_filed"])
    assert f'href="{application}"' in page
    assert re.search(r"\d+ điều kiện đã đủ", page)


def test_a_finding_opens_its_source_in_words(signed_in, url, record):
    record(*WAY)

    page = page_of(signed_in, url)

    assert "<dt>Căn cứ</dt>" in page
    assert "<dt>Áp dụng từ</dt>" in page
    assert "Cần xác nhận" in page


def test_papers_show_the_day_of_the_step_that_proves_them(signed_in, url, record):
    record(*WAY)

    page = page_of(signed_in, url)

    row = re.search(r"CN-NTVĐ</th>(.*?)</tr>", page)
    assert row is not None
    assert "12/06/2024" in row[1]
    assert "Đã có" in row[1]
    assert "1 trên 12 đã có" in page


def test_a_paper_of_a_body_the_file_does_not_pass_is_not_waited_for(signed_in, url, record):
    record(*WAY)

    page = page_of(signed_in, url)

    row = re.search(r"7-KNĐ</th>(.*?)</tr>", page)
    assert row is not None
    assert "không qua cấp này" in row[1]
    assert "Ghi bước" not in row[1]


def test_the_next_step_says_on_its_button_what_the_desk_says(signed_in, url, record):
    record(*WAY)

    assert "Ghi sự đồng ý" in page_of(signed_in, url)


def test_a_past_day_shows_the_case_as_it_was_and_offers_no_form(signed_in, url, case, record):
    record(*WAY)

    page = page_of(signed_in, f"{url}?on=2024-03-01")

    assert stages_done(page) == ["Được giới thiệu"]
    assert "Còn 2 bước ghi cho những ngày sau ngày đang xem." in page
    assert 'id="buoc-4"' not in page
    assert "Đang xem ngày đã qua" in page
    assert "/buoc/" not in page


def test_the_list_of_papers_before_the_first_rule_says_so(signed_in, url, record):
    record(Nominated(on=date(2018, 1, 10), by=Nominator(kind=NominatorKind.UNIT, name="Phòng")))

    page = page_of(signed_in, f"{url}?on=2018-02-01")

    assert "đang dùng danh mục đầu tiên có trong hệ thống" in page


def test_a_correction_is_shown_beside_what_it_corrects(signed_in, url, record):
    sent = SentToCourse(on=date(2024, 5, 6), course="Lớp K12")
    now = SentToCourse(on=date(2024, 5, 7), course="Lớp K13")
    record(sent, Corrected(on=date(2024, 6, 1), corrects=1, replacement=now, reason="Nhầm lớp"))

    page = page_of(signed_in, url)

    assert "Lớp K12" in page
    assert "Đã được đính chính" in page
    assert "Lý do: Nhầm lớp" in page
    assert "ngày 07/05/2024. Tên lớp: Lớp K13" in page


def test_a_correction_shows_on_the_days_before_it_was_made(signed_in, url, record):
    sent = SentToCourse(on=date(2024, 5, 6), course="Lớp K12")
    record(sent, Corrected(on=date(2025, 6, 1), corrects=1, reason="Nhầm người"))

    page = page_of(signed_in, f"{url}?on=2024-06-01")

    assert "Nhầm người" in page


def test_who_recorded_and_why_all_the_same_stand_in_the_time_line(signed_in, url, record):
    record(ApplicationFiled(on=date(2026, 1, 5)), reason="Đồng ý bằng giấy <ký> sau")

    page = page_of(signed_in, url)

    assert "Lý do vẫn ghi: Đồng ý bằng giấy &lt;ký&gt; sau" in page
    assert "ghi bởi Nguyễn Thị An" in page
    assert "Điều cần lưu ý ở các bước đã ghi" in page


def test_a_deadline_shows_its_last_day_and_with_whom_it_lies(signed_in, url, record):
    request = VerificationRequested(
        on=timezone.localdate() - timedelta(days=3),
        subject=VerificationSubject.OWN_SIDE,
        place="Đảng ủy xã Bình An",
        abroad=False,
    )
    record(*WAY, request)

    page = page_of(signed_in, url)

    assert "Trả lời thẩm tra lý lịch" in page
    assert "đang ở Đảng ủy xã Bình An" in page


def test_consents_show_the_last_word_on_each_purpose(signed_in, url, record):
    purposes = (ConsentPurpose.CASE_FILE, ConsentPurpose.PORTAL_NAME)
    given = [
        ConsentGiven(on=date(2026, 1, 5), purpose=purpose, text_version="2026-01")
        for purpose in purposes
    ]
    taken = ConsentWithdrawn(
        on=date(2026, 2, 5), purpose=ConsentPurpose.PORTAL_NAME, text_version="2026-01"
    )
    record(*given, taken)

    page = page_of(signed_in, url)

    assert page.count("kn-consent--given") == 1
    assert page.count("kn-consent--refused") == 1
    assert page.count("kn-consent--unasked") == len(ConsentPurpose) - 2
    assert "đã rút ngày 05/02/2026" in page


def test_a_closed_case_says_why_and_how_to_start_anew(signed_in, url, case, record):
    record(*WAY, Withdrawn(on=date(2025, 3, 1), reason="Việc gia đình"))

    page = page_of(signed_in, url)

    assert "Hồ sơ đã khép lại" in page
    assert "Người xin vào Đảng đã rút đơn" in page
    assert reverse("record_step", args=[case.pk, "nominated"]) in page
    assert 'aria-current="step"' not in page
    assert stages_done(page)[-1] == "Lập hồ sơ"


def test_looking_at_a_case_is_noted_and_counted(signed_in, url, case, secretary):
    signed_in.get(url)

    page = page_of(signed_in, url)

    entries = AccessEntry.objects.filter(casefile_id=case.pk, deed=Deed.VIEWED)
    assert [entry.who_id for entry in entries] == [secretary.pk, secretary.pk]
    assert "Ai đã xem: 1 người trong 30 ngày" in page


def test_the_access_log_lists_who_looked(signed_in, url, case):
    signed_in.get(url)

    page = page_of(signed_in, reverse("case_access_log", args=[case.pk]))

    assert "Nguyễn Thị An" in page
    assert "đã xem" in page


def test_a_mentor_sees_the_case_but_neither_its_log_nor_its_file(
    client_of, mentor_user, url, case, record
):
    record(*WAY)
    chi = client_of(mentor_user)

    page = page_of(chi, url)
    statuses = [
        chi.get(reverse(name, args=[case.pk])).status_code
        for name in ("case", "case_access_log", "export_case")
    ]

    assert "Ai đã xem" not in page
    assert "Tải tệp hồ sơ" not in page
    assert "Đính chính" not in page
    assert statuses == [200, 403, 403]


def test_the_exported_file_reads_back_as_the_same_log(signed_in, case, record, secretary):
    record(*WAY)

    response = signed_in.get(reverse("export_case", args=[case.pk]))

    exported = read_casefile(response.content.decode())
    assert [step.kind for step in exported.steps] == [step.kind for step in WAY]
    assert json.loads(response.content)["format"] == "ketnap.casefile/1"
    assert response["Content-Disposition"] == f'attachment; filename="ho-so-{case.pk}.json"'
    noted = AccessEntry.objects.get(casefile_id=case.pk, deed=Deed.EXPORTED)
    assert noted.who_id == secretary.pk


def test_the_number_of_queries_does_not_follow_the_length_of_the_log(signed_in, url, record):
    record(*WAY)
    signed_in.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        signed_in.get(url)
    reviews = [
        MentorReviewed(on=date(2025, 2, 1) + timedelta(days=n), outcome=ReviewOutcome.PROGRESSING)
        for n in range(40)
    ]
    record(*reviews)

    with CaptureQueriesContext(connection) as many:
        signed_in.get(url)

    assert len(many) == len(few)
    assert len(many) <= 45


def test_the_page_speaks_english_where_it_is_chosen(signed_in, url, record):
    record(*WAY)
    signed_in.cookies["ketnap_language"] = "en"

    page = page_of(signed_in, url)

    assert "Party sympathiser" in page
    assert "Assignment of a mentor" in page


def test_a_recognised_member_is_told_since_when(signed_in, url, record):
    decisions = [
        Decided(
            on=on,
            matter=matter,
            outcome=DecisionOutcome.APPROVED,
            decision="57-QĐ/ĐU",
            body="Đảng ủy",
        )
        for on, matter in (
            (date(2024, 2, 1), Matter.ADMISSION),
            (date(2025, 4, 1), Matter.RECOGNITION),
        )
    ]
    ceremony = CeremonyHeld(on=date(2024, 3, 3), place="Hội trường", mentor=MENTOR)
    record(CvCertified(on=date(2024, 1, 2), by="Đảng ủy"), decisions[0], ceremony, decisions[1])

    page = page_of(signed_in, url)

    assert "Đảng viên chính thức từ ngày 03/03/2025" in page
    assert "Tuổi đảng tính từ ngày 01/02/2024." in page
    assert stages_done(page)[-1] == "Chính thức"
