"""Recording through the pages: what is taken, what is refused, what comes back."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CvCertified,
    Decided,
    ListedAsSympathiser,
    SelfReviewFiled,
    SentToCourse,
)
from ketnap.transfers.services import receive_within, send_within
from web.steps.filled import DAY, FILLED, name_of

pytestmark = pytest.mark.django_db

APPLICATION = {"on": "05/01/2026", "seen_seq": "0"}
"""Without a consent to keep the file, an application of this day brings up a warning."""
NO_CONSENT = "Chưa có sự đồng ý xử lý dữ liệu cá nhân"
CERTIFIED = CvCertified(on=date(2024, 5, 4), by="Đảng ủy")
LISTED = ListedAsSympathiser(on=date(2024, 5, 3), resolution="8-NQ/CB")
DECISION = Decided(
    on=date(2024, 5, 5),
    matter=Matter.ADMISSION,
    outcome=DecisionOutcome.APPROVED,
    decision="56-QĐ/ĐU",
    body="Đảng ủy",
)


def address(name: str, case: Casefile, *args: object) -> str:
    return reverse(name, args=[case.pk, *args])


def log_of(case: Casefile) -> list[LogEntry]:
    return list(LogEntry.objects.filter(casefile=case).order_by("seq"))


def without_token(response) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', 'value="…"', response.content.decode())


def htmx(client: Client, url: str, data: dict[str, str]):
    return client.post(url, data, headers={"HX-Request": "true"})


@pytest.mark.parametrize("filled", FILLED, ids=name_of)
def test_every_kind_goes_from_the_form_to_the_log_and_onto_the_page(signed_in, case, actor, filled):
    data, step = filled
    before = [CERTIFIED, DECISION]
    record_steps(case.pk, before, by=actor, seen_seq=0, override_reason="Ghi theo giấy")
    posted = {**DAY, **data, "seen_seq": "2", "override_reason": "Giấy cũ", "confirmed": "yes"}

    response = signed_in.post(address("record_step", case, step.kind), posted, follow=True)

    recorded = domain_casefile(case).steps[2:]
    assert [replace(each, seq=0, recorded_at=None) for each in recorded] == [step]
    assert response.redirect_chain == [(address("case", case), 302)]
    assert 'id="buoc-3"' in response.content.decode()


@pytest.mark.parametrize("kind", [kind for kind in StepKind if kind is not StepKind.CORRECTED])
def test_an_empty_form_comes_back_without_a_step(signed_in, case, kind):
    response = signed_in.post(address("record_step", case, kind), {"seen_seq": "0"})

    assert response.status_code == 200
    assert "Chưa ghi được" in response.content.decode()
    assert log_of(case) == []


def test_slip_noticed_at_once_is_corrected_from_the_toast(signed_in, case):
    url = address("record_step", case, StepKind.LISTED_AS_SYMPATHISER)
    data = {**DAY, "resolution": "03-NQ/CB", "seen_seq": "0"}

    page = signed_in.post(url, data, follow=True).content.decode()

    href = reverse("correct_step", args=[case.pk, 1])
    assert f'<a href="{href}">Đính chính ngay</a>' in page
    assert "03-NQ/CB" in signed_in.get(href).content.decode()


def test_the_toast_says_that_a_step_is_never_removed(signed_in, case):
    url = address("record_step", case, StepKind.LISTED_AS_SYMPATHISER)
    data = {**DAY, "resolution": "03-NQ/CB", "seen_seq": "0"}

    response = signed_in.post(url, data, follow=True)

    page = response.content.decode()
    assert "Đã ghi bước “Đưa vào danh sách cảm tình Đảng”." in page
    assert "Bước đã ghi không xóa được" in page


def test_a_blocked_step_is_refused_with_the_rule_and_what_to_do(signed_in, case):
    data = {**DAY, "mentor.way": "typed", "mentor.name": "Lê Thị Chi", "place": "Hội trường A"}

    response = signed_in.post(
        address("record_step", case, StepKind.CEREMONY_HELD), {**data, "seen_seq": "0"}
    )

    page = response.content.decode()
    assert "quy định đang áp dụng chưa cho phép" in page
    assert "Hãy ghi quyết định kết nạp trước" in page
    assert 'value="Hội trường A"' in page
    assert log_of(case) == []


def test_a_warning_asks_for_a_reason_that_is_kept(signed_in, case):
    url = address("record_step", case, StepKind.APPLICATION_FILED)

    asked = signed_in.post(url, APPLICATION)
    signed_in.post(url, {**APPLICATION, "override_reason": "  Ký văn bản đồng ý sau "})

    assert NO_CONSENT in asked.content.decode()
    assert 'name="override_reason"' in asked.content.decode()
    assert [row.override_reason for row in log_of(case)] == ["Ký văn bản đồng ý sau"]


def test_a_reason_of_blanks_is_no_reason(signed_in, case):
    url = address("record_step", case, StepKind.APPLICATION_FILED)

    signed_in.post(url, {**APPLICATION, "override_reason": "   \n"})

    assert log_of(case) == []


def test_a_case_that_changed_meanwhile_shows_who_recorded_what_and_keeps_the_input(
    signed_in, case, clerk
):
    url = address("record_step", case, StepKind.SENT_TO_COURSE)
    typed = {**DAY, "course": "Lớp K12", "seen_seq": "0", "override_reason": "Có giấy"}
    binh = today_actor(clerk)
    record_steps(case.pk, [SelfReviewFiled(on=date(2024, 5, 1))], by=binh, seen_seq=0)

    page = signed_in.post(url, typed).content.decode()

    assert "hồ sơ vừa có bước mới" in page
    assert "Trần Văn Bình" in page
    assert "Bản tự kiểm điểm" in page
    assert 'value="Lớp K12"' in page
    assert '<input type="hidden" name="seen_seq" value="1"' in page
    assert len(log_of(case)) == 1


def test_sending_again_after_a_change_records_the_step(signed_in, case, clerk):
    url = address("record_step", case, StepKind.SENT_TO_COURSE)
    binh = today_actor(clerk)
    record_steps(case.pk, [SelfReviewFiled(on=date(2024, 5, 1))], by=binh, seen_seq=0)

    signed_in.post(url, {**DAY, "course": "Lớp K12", "seen_seq": "1"})

    assert [row.kind for row in log_of(case)] == ["self_review_filed", "sent_to_course"]


@pytest.mark.parametrize("seen_seq", ["", "abc", "-1", "99999999999", "7"])
def test_a_form_that_does_not_know_the_last_step_is_not_taken(signed_in, case, seen_seq):
    url = address("record_step", case, StepKind.SENT_TO_COURSE)

    response = signed_in.post(url, {**DAY, "course": "Lớp K12", "seen_seq": seen_seq})

    assert response.status_code == 200
    assert '<input type="hidden" name="seen_seq" value="0"' in response.content.decode()
    assert log_of(case) == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (StepKind.WITHDRAWN, {"reason": "Việc gia đình"}),
        (StepKind.REMOVED_FROM_LIST, {"reason": "Việc gia đình"}),
        (
            StepKind.TRANSFERRED,
            {"direction": "out", "other": "Chi bộ Kế hoạch", "reason": "Điều động"},
        ),
        (
            StepKind.DECIDED,
            {
                "matter": "admission",
                "outcome": "refused",
                "decision": "57-QĐ/ĐU",
                "body": "Đảng ủy",
                "override_reason": "Ghi theo giấy",
            },
        ),
    ],
)
def test_a_step_that_closes_the_case_is_asked_about_by_name_first(signed_in, case, kind, data):
    url = address("record_step", case, kind)
    posted = {**DAY, **data, "seen_seq": "0"}

    asked = signed_in.post(url, posted).content.decode()
    before = log_of(case)
    signed_in.post(url, {**posted, "confirmed": "yes"})

    assert re.search(r"<h2>[^<]*Đỗ Quang Minh[^<]*\?</h2>", asked)
    assert before == []
    assert [row.kind for row in log_of(case)] == [kind]


def test_choosing_another_way_keeps_the_input_and_records_nothing(signed_in, case):
    url = address("record_step", case, StepKind.INTRODUCED)
    posted = {**DAY, "by.way": "typed", "by.name": "Chi đoàn", "seen_seq": "0"}

    page = signed_in.post(url, {**posted, "switch": "by=youth_union"}).content.decode()

    assert 'name="by.total"' in page
    assert 'value="Chi đoàn"' in page
    assert "Chưa ghi được" not in page
    assert log_of(case) == []


@pytest.mark.parametrize("switch", ["by=nobody", "=", "mentor", "by.way=typed"])
def test_a_way_that_does_not_exist_shows_the_first_one(signed_in, case, switch):
    url = address("record_step", case, StepKind.INTRODUCED)

    response = signed_in.post(url, {"switch": switch})

    assert response.status_code == 200
    assert 'name="by.shared_since"' in response.content.decode()


def test_htmx_gets_the_very_part_of_the_page(signed_in, case):
    url = address("record_step", case, StepKind.CELL_VOTED)
    posted = {**DAY, "agree": "-3", "seen_seq": "0"}

    part, page = (
        without_token(htmx(signed_in, url, posted)),
        without_token(signed_in.post(url, posted)),
    )

    assert part.strip().startswith("<section")
    assert part.strip() in page


def test_htmx_is_sent_to_the_case_after_recording(signed_in, case):
    url = address("record_step", case, StepKind.SELF_REVIEW_FILED)

    response = htmx(signed_in, url, {**DAY, "seen_seq": "0"})

    assert response["HX-Redirect"] == address("case", case)
    assert [row.kind for row in log_of(case)] == ["self_review_filed"]


def test_a_check_shows_the_findings_and_writes_nothing(signed_in, case):
    url = address("check_step", case, StepKind.APPLICATION_FILED)

    page = htmx(signed_in, url, APPLICATION).content.decode()

    assert NO_CONSENT in page
    assert "Căn cứ" in page
    assert log_of(case) == []


def test_a_check_of_a_form_half_filled_shows_no_findings(signed_in, case):
    url = address("check_step", case, StepKind.LISTED_AS_SYMPATHISER)

    response = htmx(signed_in, url, {"on": "06/05/2024"})

    assert response.status_code == 200
    assert "kn-finding" not in response.content.decode()


def test_a_check_foresees_that_a_case_received_elsewhere_is_not_followed_anew(
    signed_in, case, actor, other_cell, stranger
):
    record_steps(case.pk, [LISTED], by=actor, seen_seq=0)
    moved = {"reason": "chuyển đơn vị", "seen_seq": 1, "today": LISTED.on}
    sent = send_within(case.pk, other_cell, by=actor, **moved)
    receive_within(sent.pk, by=today_actor(stranger), today=LISTED.on)
    url = address("check_step", case, StepKind.LISTED_AS_SYMPATHISER)
    again = {"on": "06/05/2024", "resolution": "9-NQ/CB"}

    foreseen = htmx(signed_in, url, again).content.decode()
    recorded = signed_in.post(
        address("record_step", case, StepKind.LISTED_AS_SYMPATHISER), {**again, "seen_seq": "2"}
    ).content.decode()

    words = "Hồ sơ đã chuyển đi"
    assert (words in foreseen, words in recorded) == (True, True)


def test_a_check_balances_the_ballots_while_they_are_typed(signed_in, case):
    url = address("check_step", case, StepKind.CELL_VOTED)
    posted = {
        "on": "05/01/2026",
        "matter": "admission",
        "official_members": "26",
        "excluded.on_temporary_activity_elsewhere": "2",
        "present_official": "22",
        "agree": "20",
        "disagree": "1",
    }

    page = " ".join(htmx(signed_in, url, posted).content.decode().split())

    assert "<strong>24</strong>" in page
    assert "ít nhất 16 trên 24" in page
    assert "20 + 1 + 0 = 21" in page
    assert "Còn 1 trên 22 người chưa có trong số phiếu" in page


def test_the_form_offers_what_the_case_knows(signed_in, case, actor, secretary):
    step = ListedAsSympathiser(on=date(2024, 5, 5), resolution="03-NQ/CB")
    record_steps(case.pk, [step], by=actor, seen_seq=0, override_reason="Phân công sau")

    vote = signed_in.get(address("record_step", case, StepKind.CELL_VOTED)).content.decode()
    mentor = signed_in.get(address("record_step", case, StepKind.MENTOR_ASSIGNED)).content.decode()

    assert re.search(r'name="official_members" value="1"', vote)
    assert "Nguyễn Thị An, chính thức từ 01/01/2010" in mentor
    assert '<input type="hidden" name="seen_seq" value="1"' in mentor


def test_values_in_the_address_fill_the_form(signed_in, case):
    url = address("record_step", case, StepKind.INTRODUCED)

    page = signed_in.get(url, {"by.way": "youth_union", "by.name": "Chi đoàn 2"}).content.decode()

    assert 'value="Chi đoàn 2"' in page
    assert 'name="by.total"' in page


def test_hostile_values_in_the_address_do_no_harm(signed_in, case):
    url = address("record_step", case, StepKind.CELL_VOTED)
    query = {"official_members": "<b>", "agree": "x" * 3000, "matter": "☃", "excluded": "1"}

    response = signed_in.get(url, query)

    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


def test_the_usual_next_steps_come_first(signed_in, case, actor):
    filed = ApplicationFiled(on=date(2024, 5, 5))
    record_steps(case.pk, [filed], by=actor, seen_seq=0, override_reason="Ghi theo giấy")

    page = signed_in.get(address("choose_step", case)).content.decode()

    kinds = re.findall(r"/buoc/([a-z_]+)/\"", page)
    assert kinds.index("cv_declared") < kinds.index("nominated")
    assert sorted(kinds) == sorted(kind for kind in StepKind if kind != "corrected")


def test_a_past_day_shows_the_reason_instead_of_a_form(signed_in, case):
    url = address("record_step", case, StepKind.SENT_TO_COURSE) + "?on=2024-05-06"

    shown = signed_in.get(url)
    refused = signed_in.post(url, {**DAY, "course": "Lớp K12", "seen_seq": "0"})

    assert 'name="course"' not in shown.content.decode()
    assert "Bước mới phải ghi trên tình trạng hôm nay" in shown.content.decode()
    assert refused.status_code == 409
    assert log_of(case) == []


def test_a_mentor_records_reviews_alone(case, actor, client_of, mentor_user, people, cell):
    chi = mentor_user.person
    assign = next(step for _data, step in FILLED if step.kind is StepKind.MENTOR_ASSIGNED)
    record_steps(case.pk, [assign], by=actor, seen_seq=0, override_reason="Ghi theo giấy")
    signed_in = client_of(mentor_user)

    page = signed_in.get(address("choose_step", case)).content.decode()
    statuses = [
        signed_in.get(address("record_step", case, kind)).status_code
        for kind in (StepKind.MENTOR_REVIEWED, StepKind.MENTOR_ASSESSED, StepKind.WITHDRAWN)
    ]
    correcting = signed_in.get(address("correct_step", case, 1)).status_code

    assert chi is not None
    assert set(re.findall(r"/buoc/([a-z_]+)/\"", page)) == {"mentor_reviewed", "mentor_assessed"}
    assert [*statuses, correcting] == [200, 200, 403, 403]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_a_stranger_finds_no_case_at_any_address(case, actor, client_of, stranger, method):
    record_steps(case.pk, [SentToCourse(on=date(2024, 5, 5), course="K")], by=actor, seen_seq=0)
    signed_in = client_of(stranger)
    readable = [
        address("record_step", case, StepKind.SENT_TO_COURSE),
        address("correct_step", case, 1),
    ]
    getting = [
        address(name, case) for name in ("case", "choose_step", "export_case", "case_access_log")
    ]
    posting = [address("check_step", case, StepKind.SENT_TO_COURSE)]
    answered = {"get": readable + getting, "post": readable + posting}

    statuses = {
        url: getattr(signed_in, method)(url).status_code for url in [*readable, *getting, *posting]
    }

    assert statuses == {url: 404 if url in answered.get(method, []) else 405 for url in statuses}
    assert len(log_of(case)) == 1


@pytest.mark.parametrize("kind", ["corrected", "nothing", "CELL_VOTED", "cell-voted"])
def test_a_kind_that_has_no_form_is_not_found(signed_in, case, kind):
    assert signed_in.get(address("record_step", case, kind)).status_code == 404


def test_nobody_signed_in_is_sent_to_sign_in(case, client):
    response = client.get(address("record_step", case, StepKind.SENT_TO_COURSE))

    assert response.status_code == 302
