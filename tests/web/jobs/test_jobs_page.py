"""Work in the background on screen: asked for, watched, fetched, cancelled, put away."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import listed
from conftest import today_actor
from ketnap.accounts.services import end_role, grant_role
from ketnap.documents.bundles.bundle import LIST_NAME
from ketnap.domain.access import Role
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.presence import say_present
from ketnap.jobs.queries import may_have_file
from ketnap.jobs.services import MOST_UNFINISHED
from ketnap.jobs.worker import work_off
from web.conftest import Cases, days_ago

pytestmark = pytest.mark.django_db

WORD_ALONE = {"formats": ["word"]}
NOBODY_WORKS = "Chưa có tiến trình nền nào chạy"


@pytest.fixture
def case(cases: Cases):
    """The case of Minh."""
    return cases.open("Đỗ Quang Minh", listed(date(2023, 2, 6)))


@pytest.fixture
def job(browser: Client, case) -> Job:
    """The whole file of Minh, asked for on screen."""
    browser.post(reverse("ask_whole_file", args=[case.pk]), WORD_ALONE)
    return Job.objects.get()


def page(browser: Client) -> str:
    return browser.get(reverse("jobs")).content.decode()


def test_the_whole_file_is_asked_for_from_its_case_and_fetched(browser: Client, case):
    way = reverse("ask_whole_file", args=[case.pk])
    assert way in browser.get(reverse("case", args=[case.pk])).content.decode()

    response = browser.post(way, WORD_ALONE, follow=True)
    assert response.redirect_chain[-1][0] == reverse("jobs")
    assert "Đang chờ" in response.content.decode()
    work_off()

    shown = page(browser)
    fetched = browser.get(reverse("download_job", args=[Job.objects.get().pk]))
    content = b"".join(fetched.streaming_content)
    assert "Cả hồ sơ của Đỗ Quang Minh" in shown
    assert "Đã xong" in shown
    assert LIST_NAME in zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_a_download_is_no_page_of_this_site(browser: Client, job: Job):
    work_off()

    response = browser.get(reverse("download_job", args=[job.pk]))

    assert response["Content-Disposition"].startswith('attachment; filename="ho-so-do-quang-minh')
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


def test_a_job_of_somebody_else_is_no_page_whatever_is_asked(
    browser: Client, job: Job, stranger, client_of
):
    work_off()
    other = client_of(stranger)

    answers = {
        other.get(reverse("download_job", args=[job.pk])).status_code,
        other.get(
            reverse("job_progress", args=[job.pk]), headers={"HX-Request": "true"}
        ).status_code,
        other.post(reverse("cancel_job", args=[job.pk])).status_code,
        other.post(reverse("put_job_away", args=[job.pk])).status_code,
    }

    assert answers == {404}
    assert "Minh" not in other.get(reverse("jobs")).content.decode()
    assert Job.objects.get().state == JobState.DONE


def test_a_job_that_waits_in_vain_says_that_nobody_is_there_to_do_it(browser: Client, job: Job):
    at_first = page(browser)
    Job.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    alone = page(browser)
    say_present("somebody")
    in_company = page(browser)

    assert NOBODY_WORKS not in at_first
    assert NOBODY_WORKS in alone
    assert NOBODY_WORKS not in in_company
    assert "Đang chờ đến lượt" in in_company


def test_progress_is_told_in_words_and_the_whole_row_comes_at_the_end(browser: Client, job: Job):
    def progress():
        way = reverse("job_progress", args=[job.pk])
        return browser.get(way, headers={"HX-Request": "true"})

    Job.objects.update(state=JobState.RUNNING, done=3, total=16)
    running = progress()
    Job.objects.update(state=JobState.WAITING, done=0, total=0)
    work_off()
    ended = progress()

    assert "Đã làm 3 trong 16 giấy tờ" in running.content.decode()
    assert "HX-Retarget" not in running
    assert ended["HX-Retarget"] == f"#kn-job-{job.pk}"
    assert reverse("download_job", args=[job.pk]) in ended.content.decode()


def test_without_scripts_progress_leads_back_to_the_list(browser: Client, job: Job):
    response = browser.get(reverse("job_progress", args=[job.pk]))

    assert response["Location"] == reverse("jobs")


def test_a_job_is_cancelled_and_put_away_on_screen(browser: Client, job: Job):
    refused = browser.post(reverse("put_job_away", args=[job.pk]), follow=True)
    browser.post(reverse("cancel_job", args=[job.pk]))
    cancelled = page(browser)
    browser.post(reverse("put_job_away", args=[job.pk]))

    assert "Hãy hủy trước rồi xóa" in refused.content.decode()
    assert "Đã hủy" in cancelled
    assert not Job.objects.exists()


def test_a_running_job_says_that_it_stops_once_cancelled(browser: Client, job: Job):
    Job.objects.update(state=JobState.RUNNING)

    response = browser.post(reverse("cancel_job", args=[job.pk]), follow=True)

    assert "Việc sẽ dừng sau giấy tờ đang làm" in response.content.decode()
    assert "Đang dừng lại" in response.content.decode()
    assert reverse("cancel_job", args=[job.pk]) not in response.content.decode()


def test_a_file_whose_day_is_over_leads_back_with_a_word(browser: Client, job: Job):
    work_off()
    Job.objects.update(expires_at=timezone.now())

    response = browser.get(reverse("download_job", args=[job.pk]), follow=True)

    assert "Tệp đã bị xóa sau một ngày" in response.content.decode()
    assert reverse("download_job", args=[job.pk]) not in page(browser)


def test_too_many_jobs_are_refused_on_the_form(browser: Client, cases: Cases):
    people = [
        cases.open(f"Đỗ Quang Minh {number}", listed(date(2023, 2, 6))) for number in "ABCDEF"
    ]
    answers = [
        browser.post(reverse("ask_whole_file", args=[case.pk]), WORD_ALONE) for case in people
    ]

    refused = answers.pop()

    assert {response.status_code for response in answers} == {302}
    assert refused.status_code == 422
    assert f"{MOST_UNFINISHED} việc chưa xong" in refused.content.decode()


def test_the_form_asks_for_a_kind_of_file(browser: Client, case):
    response = browser.post(reverse("ask_whole_file", args=[case.pk]), {})

    assert response.status_code == 422
    assert not Job.objects.exists()


def test_everybody_of_a_stage_is_chosen_at_once(browser: Client, cases: Cases):
    chosen = [cases.open(name, listed(days_ago(30))) for name in ("Đỗ Quang Minh", "Lý Thanh Hải")]
    earlier = cases.open("Vũ Thu Hà")
    way = reverse("ask_chosen_papers") + "?stage=sympathiser"
    shown = browser.get(way).content.decode()

    browser.post(way, {"everybody": "on", "codes": ["1-KNĐ"], "formats": ["pdf"]})

    job = Job.objects.get()
    assert "Đỗ Quang Minh" in shown
    assert "Vũ Thu Hà" not in shown
    assert sorted(job.arguments["cases"]) == sorted(case.pk for case in chosen)
    assert earlier.pk not in job.arguments["cases"]
    assert job.arguments["formats"] == ["pdf"]


def test_a_case_that_is_not_offered_is_not_taken(browser: Client, case, other_cases: Cases):
    foreign = other_cases.open("Lý Thanh Hải", listed(date(2023, 2, 6)))

    response = browser.post(
        reverse("ask_chosen_papers"),
        {"cases": [foreign.pk], "codes": ["1-KNĐ"], "formats": ["pdf"]},
    )

    assert response.status_code == 422
    assert "Lý Thanh Hải" not in response.content.decode()
    assert not Job.objects.exists()


def test_the_menu_counts_what_is_not_finished(browser: Client, job: Job):
    def counted() -> bool:
        content = browser.get(reverse("rulebook")).content.decode()
        entry = content.split(f'href="{reverse("jobs")}"')[1].split("</a>")[0]
        return ">1<" in entry.replace(" ", "")

    before = counted()
    browser.post(reverse("cancel_job", args=[job.pk]))

    assert before
    assert not counted()


def test_what_a_bundle_leaves_out_is_said_before_it_is_asked_for(browser: Client, case):
    for way in (reverse("ask_whole_file", args=[case.pk]), reverse("ask_chosen_papers")):
        assert "gõ tay ở trang từng giấy không được lưu" in browser.get(way).content.decode()


def test_a_file_is_handed_out_no_longer_than_the_right_to_the_case_lasts(
    browser: Client, job: Job, case, secretary, administrator, cell
):
    work_off()
    today = timezone.localdate()
    grant_role(secretary, cell, Role.OFFICIAL_MEMBER, since=today, actor=administrator)
    before = browser.get(reverse("download_job", args=[job.pk]))
    end_role(secretary.roles.get(role=Role.CELL_SECRETARY), on=today, actor=administrator)

    after = browser.get(reverse("download_job", args=[job.pk]), follow=True)

    assert before.status_code == 200
    assert after.redirect_chain[-1][0] == reverse("jobs")
    assert "Bạn không còn quyền với hồ sơ trong tệp này" in after.content.decode()
    assert reverse("download_job", args=[job.pk]) not in page(browser)


def test_papers_of_several_are_handed_out_only_to_whoever_may_print_each(
    browser: Client, cases: Cases, case, secretary
):
    other = cases.open("Lý Thanh Hải", listed(date(2023, 2, 6)))
    order = {"cases": [case.pk, other.pk], "codes": ["NQ-DS"], **WORD_ALONE}
    browser.post(reverse("ask_chosen_papers"), order)
    work_off()
    job = Job.objects.get()

    assert sorted(job.holds) == sorted([case.pk, other.pk])
    assert may_have_file(today_actor(secretary), job)
    assert not may_have_file(replace(today_actor(secretary), held=()), job)
