"""Correcting a step: the old one stays, the new one counts, and why is said."""

from datetime import date

import pytest
from django.urls import reverse

from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import ConsentPurpose, StepKind
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CellVoted,
    ConsentGiven,
    Corrected,
    SentToCourse,
    Withdrawn,
)
from web.steps.filled import FILLED

pytestmark = pytest.mark.django_db

SENT = SentToCourse(on=date(2024, 5, 6), course="Lớp K12")
NO_CONSENT = "Chưa có sự đồng ý xử lý dữ liệu cá nhân"
CLEAR = "Đính chính như đang điền thì không có điều gì cần lưu ý."
REASON = {"correction_reason": "Gõ nhầm ngày"}


@pytest.fixture
def url(case, actor) -> str:
    """The address that corrects the one step of Minh's case."""
    record_steps(case.pk, [SENT], by=actor, seen_seq=0)
    return reverse("correct_step", args=[case.pk, 1])


def counted(case):
    return [(type(step), step.on) for step in corrected_steps(domain_casefile(case).steps)]


def test_the_form_shows_the_step_as_recorded(signed_in, url):
    page = signed_in.get(url).content.decode()

    assert 'value="06/05/2024"' in page
    assert 'value="Lớp K12"' in page
    assert "Nguyễn Thị An" in page


def test_a_replacement_counts_and_the_old_step_stays(signed_in, case, url):
    data = {"on": "07/05/2024", "course": "Lớp K12", "seen_seq": "1", **REASON}

    response = signed_in.post(url, data, follow=True)

    page = response.content.decode()
    assert counted(case) == [(SentToCourse, date(2024, 5, 7))]
    assert len(domain_casefile(case).steps) == 2
    assert "Đã được đính chính" in page
    assert "Gõ nhầm ngày" in page


def test_a_step_that_never_happened_counts_no_more(signed_in, case, url):
    response = signed_in.post(f"{url}?void=1", {"seen_seq": "1", **REASON}, follow=True)

    assert counted(case) == []
    assert "Bước được đính chính không tính nữa" in response.content.decode()


@pytest.mark.parametrize("query", ["", "?void=1"])
@pytest.mark.parametrize("reason", ["", "  ", "\x00"])
def test_a_correction_without_a_reason_is_not_taken(signed_in, case, url, query, reason):
    data = {"on": "07/05/2024", "course": "Lớp K12", "seen_seq": "1"}

    response = signed_in.post(url + query, {**data, "correction_reason": reason})

    assert "Chưa ghi được" in response.content.decode()
    assert len(domain_casefile(case).steps) == 1


def test_a_second_correction_starts_from_what_counts_now(signed_in, case, actor, url):
    now = SentToCourse(on=date(2024, 5, 8), course="Lớp K13")
    first = Corrected(on=date(2024, 6, 1), corrects=1, replacement=now, reason="Nhầm lớp")
    record_steps(case.pk, [first], by=actor, seen_seq=1)

    page = signed_in.get(url).content.decode()

    assert 'value="Lớp K13"' in page
    assert "Bước này đã được đính chính" in page
    assert "Lớp K12" in page


def test_a_case_that_changed_meanwhile_keeps_the_correction_on_the_page(
    signed_in, case, actor, url
):
    record_steps(case.pk, [SENT], by=actor, seen_seq=1)
    data = {"on": "07/05/2024", "course": "Lớp K14", "seen_seq": "1", **REASON}

    page = signed_in.post(url, data).content.decode()

    assert "hồ sơ vừa có bước mới" in page
    assert 'value="Lớp K14"' in page
    assert "Gõ nhầm ngày" in page
    assert len(domain_casefile(case).steps) == 2


def test_a_correction_of_a_closing_step_into_a_closing_step_is_asked_about(signed_in, case, actor):
    left = Withdrawn(on=date(2024, 5, 6), reason="Việc nhà")
    record_steps(case.pk, [left], by=actor, seen_seq=0)
    url = reverse("correct_step", args=[case.pk, 1])
    data = {"on": "07/05/2024", "reason": "Việc nhà", "seen_seq": "1", **REASON}

    asked = signed_in.post(url, data).content.decode()
    signed_in.post(url, {**data, "confirmed": "yes"})

    assert "Ghi việc Đỗ Quang Minh rút đơn xin vào Đảng?" in asked
    assert counted(case) == [(Withdrawn, date(2024, 5, 7))]


def test_neither_a_correction_nor_a_missing_step_can_be_corrected(signed_in, case, actor, url):
    void = Corrected(on=date(2024, 6, 1), corrects=1, reason="Nhầm người")
    record_steps(case.pk, [void], by=actor, seen_seq=1)

    statuses = [
        signed_in.get(reverse("correct_step", args=[case.pk, seq])).status_code for seq in (0, 2, 3)
    ]

    assert statuses == [404, 404, 404]


def test_a_past_day_takes_no_correction(signed_in, case, url):
    data = {"on": "07/05/2024", "course": "Lớp K12", "seen_seq": "1", **REASON}

    response = signed_in.post(f"{url}?on=2024-06-01", data)

    assert response.status_code == 409
    assert len(domain_casefile(case).steps) == 1


def test_choosing_another_way_keeps_reason_and_input(signed_in, case, actor):
    introduced = next(step for _data, step in FILLED if step.kind is StepKind.INTRODUCED)
    record_steps(case.pk, [introduced], by=actor, seen_seq=0, override_reason="Ghi theo giấy")
    url = reverse("correct_step", args=[case.pk, 1])

    page = signed_in.post(
        url, {"by.name": "Chi đoàn", "switch": "by=youth_union", "seen_seq": "1", **REASON}
    ).content.decode()

    assert 'name="by.total"' in page
    assert 'value="Chi đoàn"' in page
    assert "Gõ nhầm ngày" in page


@pytest.fixture
def consented(case, actor) -> str:
    """The address that corrects a consent beside which an application was taken."""
    agreed = ConsentGiven(on=date(2026, 1, 2), purpose=ConsentPurpose.CASE_FILE, text_version="1")
    applied = ApplicationFiled(on=date(2026, 1, 5))
    record_steps(case.pk, [agreed, applied], by=actor, seen_seq=0, override_reason="Giấy đã có")
    return reverse("correct_step", args=[case.pk, 1])


def test_a_correction_is_tried_before_it_is_written(signed_in, case, consented):
    tried, typed = f"{consented}kiem-tra/", {"purpose": "case_file", "text_version": "1"}

    clear = signed_in.post(tried, {**typed, "on": "03/01/2026"}).content.decode()
    late = signed_in.post(tried, {**typed, "on": "06/01/2026"}).content.decode()
    half = signed_in.post(tried, typed).content.decode()

    assert [NO_CONSENT in page for page in (clear, late, half)] == [False, True, False]
    assert [CLEAR in page for page in (clear, late, half)] == [True, False, False]
    assert len(domain_casefile(case).steps) == 2


def test_taking_a_step_out_says_at_once_what_that_brings_up(signed_in, case, consented):
    shown = signed_in.get(f"{consented}?void=1").content.decode()
    tried = signed_in.post(f"{consented}kiem-tra/?void=1").content.decode()

    assert NO_CONSENT in shown
    assert NO_CONSENT in tried
    assert len(domain_casefile(case).steps) == 2


def test_a_corrected_vote_is_summed_while_it_is_typed(signed_in, case, actor):
    typed, voted = next(each for each in FILLED if isinstance(each[1], CellVoted))
    record_steps(case.pk, [voted], by=actor, seen_seq=0, override_reason="Nhập sau")
    url = reverse("check_correction", args=[case.pk, 1])

    page = signed_in.post(url, {**typed, "on": "06/05/2024", "agree": "8"}).content.decode()

    assert "8 + 1 + 1 = 10" in page
