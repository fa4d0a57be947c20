"""The pages of the way up: check and send, the inbox, handle, decide, and what the cell reads."""

import re
from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import step
from conftest import BEGINNING, People, today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.access import Role
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.queries import name_on
from ketnap.organisations.services import create_organisation, set_chain
from ketnap.web.submissions.words import few_names
from web.conftest import days_ago
from web.records_on_the_way import file_voted_on, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(superior) -> str:
    """The name of the committee above the cell, which decides."""
    return name_on(superior.pk, days_ago(0))


@pytest.fixture
def voted(cases):
    """Minh's file, with the cell since its vote."""
    return cases.open("Đỗ Quang Minh", *file_voted_on(days_ago(20)))


@pytest.fixture
def waiting(cases, body):
    """Lan's and Thu's files, with the committee; Lan's is overdue."""
    late = (*file_voted_on(days_ago(100)), sent_to(body, days_ago(90)))
    fresh = (*file_voted_on(days_ago(20)), sent_to(body, days_ago(12)))
    return cases.open("Hồ Thị Lan", *late), cases.open("Ngô Thu", *fresh)


@pytest.fixture
def officer(committee_officer, client_of):
    """Dũng's browser."""
    return client_of(committee_officer)


def seen(case) -> int:
    return LogEntry.objects.filter(casefile=case).count()


def last(case) -> LogEntry:
    return LogEntry.objects.filter(casefile=case).latest("seq")


def text(response) -> str:
    return response.content.decode()


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def test_the_case_page_leads_to_the_check_before_sending(browser, voted):
    page = text(browser.get(reverse("case", args=[voted.pk])))

    assert reverse("submit_case", args=[voted.pk]) in page


def test_the_check_tells_who_gets_the_file_and_what_goes_along(browser, voted, body):
    page = text(browser.get(reverse("submit_case", args=[voted.pk])))

    assert f"Trình lên {body}" in page
    assert "1-KNĐ" in page
    assert LogEntry.objects.get(casefile=voted, kind="application_filed").digest[:12] in page


def test_sending_records_the_step_and_tells_the_committee(browser, officer, voted, body):
    sent = {"seen_seq": seen(voted), "override_reason": "Đã đối chiếu bản giấy"}

    answer = browser.post(reverse("submit_case", args=[voted.pk]), sent)

    assert answer.status_code == 302
    assert (last(voted).kind, last(voted).happened_on) == ("submitted", days_ago(0))
    assert "Đỗ Quang Minh" in text(officer.get(reverse("submissions")))
    assert body in text(browser.get(reverse("case", args=[voted.pk])))


def test_a_second_click_leads_to_the_case_that_has_moved_on(browser, voted):
    sent = {"seen_seq": seen(voted), "override_reason": "Đã đối chiếu bản giấy"}
    address = reverse("submit_case", args=[voted.pk])
    browser.post(address, sent)

    again = browser.post(address, sent)
    opened_anew = browser.get(address)

    assert (again.status_code, again.url) == (302, reverse("case", args=[voted.pk]))
    assert opened_anew.status_code == 403
    assert seen(voted) == sent["seen_seq"] + 1


def test_a_page_that_is_out_of_date_sends_nothing(browser, voted):
    sent = {"seen_seq": seen(voted) - 1, "override_reason": "Đã đối chiếu bản giấy"}

    answer = browser.post(reverse("submit_case", args=[voted.pk]), sent)

    assert (answer.status_code, last(voted).kind) == (422, "cell_voted")


def test_the_inbox_has_the_nearest_last_day_first_and_is_narrowed(officer, waiting):
    late, fresh = (case.person.full_name for case in waiting)

    everything = text(officer.get(reverse("submissions")))
    overdue = text(officer.get(reverse("submissions"), {"qua_han": "on"}))

    assert everything.index(late) < everything.index(fresh)
    assert late in overdue
    assert fresh not in overdue


def test_a_returned_file_is_told_on_the_desk_and_on_the_case_with_its_reasons(
    officer, browser, waiting
):
    lan = waiting[0]
    order = {"seen_seq": seen(lan), "reasons": ["paper_missing"], "note": "Thiếu biên bản"}

    officer.post(reverse("return_submission", args=[lan.pk]), order)

    reason = "Thiếu giấy tờ. Thiếu biên bản"
    desk = text(browser.get(reverse("desk")))
    assert last(lan).kind == "returned"
    assert reason in desk
    assert re.search(rf'href="{reverse("submit_case", args=[lan.pk])}"[^>]*>\s*Trình lại', desk)
    assert reason in text(browser.get(reverse("case", args=[lan.pk])))
    assert lan.person.full_name not in text(officer.get(reverse("submissions")))


def test_what_was_given_back_before_is_told_where_it_goes_up_again_and_where_it_arrives(
    officer, browser, waiting, body
):
    lan = waiting[0]
    order = {"seen_seq": seen(lan), "reasons": ["paper_missing"], "note": "Thiếu biên bản"}
    officer.post(reverse("return_submission", args=[lan.pk]), order)
    sending = reverse("submit_case", args=[lan.pk])

    check = text(browser.get(sending))
    browser.post(sending, {"seen_seq": seen(lan), "override_reason": "Đã bổ sung"})
    arrived = text(officer.get(reverse("submission", args=[lan.pk])))

    told = f"{body} trả lại ngày {day(days_ago(0))}"
    assert told in check
    assert told in arrived
    assert all("Thiếu giấy tờ. Thiếu biên bản" in page for page in (check, arrived))


def test_an_appraisal_is_recorded_from_the_page_of_the_file(officer, waiting):
    lan = waiting[0]
    order = {"seen_seq": seen(lan), "on": day(days_ago(5)), "outcome": "favourable"}

    officer.post(reverse("appraise_submission", args=[lan.pk]), order)

    assert last(lan).kind == "appraised"
    assert day(days_ago(5)) in text(officer.get(reverse("submission", args=[lan.pk])))


def test_a_sitting_records_the_vote_on_everybody_who_was_chosen(officer, waiting, superior):
    lan, thu = waiting
    order = {
        "on": day(days_ago(2)),
        "level": "grassroots",
        "members": 15,
        "resolution": "12-NQ/ĐU",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{lan.pk}": "on",
        f"agree_{lan.pk}": 14,
        f"disagree_{lan.pk}": 1,
        "override_reason": "Ghi bổ sung",
    }

    officer.post(reverse("committee_sitting", args=[superior.pk]), order)

    assert (last(lan).kind, last(thu).kind) == ("committee_voted", "submitted")


def test_a_vote_without_its_numbers_is_refused(officer, waiting, superior):
    lan = waiting[0]
    order = {
        "on": day(days_ago(2)),
        "level": "grassroots",
        "members": 15,
        "seen": [f"{lan.pk}:{seen(lan)}"],
        f"chosen_{lan.pk}": "on",
        f"agree_{lan.pk}": 14,
    }

    answer = officer.post(reverse("committee_sitting", args=[superior.pk]), order)

    assert (answer.status_code, last(lan).kind) == (422, "submitted")


def test_the_forms_about_several_files_tell_how_a_body_has_voted_already(
    officer, waiting, superior
):
    lan = waiting[0]
    order = {
        "on": day(days_ago(2)),
        "level": "grassroots",
        "members": 15,
        "seen": [f"{lan.pk}:{seen(lan)}"],
        f"chosen_{lan.pk}": "on",
        f"agree_{lan.pk}": 6,
        f"disagree_{lan.pk}": 9,
    }
    officer.post(reverse("committee_sitting", args=[superior.pk]), order)

    again, deciding = (
        text(officer.get(reverse(name, args=[superior.pk])))
        for name in ("committee_sitting", "decide_submissions")
    )

    told = "6 tán thành, 9 không tán thành, tính trên 15 cấp ủy viên"
    assert (again.count(told), deciding.count(told)) == (1, 1)


def page_of_a_body_below(officer, cell, superior) -> str:
    """What the page of decisions tells a body whose cell has another one that decides."""
    above = create_organisation(
        OrganisationKind.STANDING_COMMITTEE,
        "Ban Thường vụ Đảng ủy Khối",
        since=BEGINNING,
        actor=acting_on_organisations(OPERATOR),
    )
    chain = [(superior, ChainRole.PROPOSE), (above, ChainRole.DECIDE)]
    set_chain(cell, chain, since=days_ago(95), actor=acting_on_organisations(OPERATOR))
    return text(officer.get(reverse("decide_submissions", args=[superior.pk])))


@pytest.mark.parametrize("form", ["committee_sitting", "decide_submissions"])
def test_the_fields_of_each_person_stand_under_a_heading_with_the_name(
    officer, waiting, superior, form
):
    page = text(officer.get(reverse(form, args=[superior.pk])))

    headings = re.findall(r'<h2 class="kn-way-name">(.+?)</h2>', page)
    names = [re.sub(r"<[^>]+>", "", heading).strip() for heading in headings]
    assert names == ["Hồ Thị Lan", "Ngô Thu"]


@pytest.mark.usefixtures("waiting")
def test_a_body_that_does_not_decide_on_its_files_is_told_who_does(officer, cell, superior):
    page = page_of_a_body_below(officer, cell, superior)

    assert "cấp quyết định là Ban Thường vụ Đảng ủy Khối. Hãy trình tiếp." in page


def test_a_body_without_files_is_not_told_to_pass_them_on(officer, cell, superior):
    page = page_of_a_body_below(officer, cell, superior)

    assert "Không có hồ sơ nào" in page
    assert "Hãy trình tiếp" not in page


def test_of_many_bodies_a_few_are_named():
    bodies = [f"Đảng ủy {number}" for number in range(1, 6)]

    assert few_names(bodies[:3]) == "Đảng ủy 1, Đảng ủy 2, Đảng ủy 3"
    assert few_names(bodies) == "Đảng ủy 1, Đảng ủy 2, Đảng ủy 3 và 2 cấp khác"


def test_nobody_is_decided_on_where_the_file_of_another_who_was_chosen_has_gone(
    officer, waiting, superior
):
    lan, thu = waiting
    order = {
        "on": day(days_ago(1)),
        "outcome": "approved",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{thu.pk}": "on",
        f"number_{thu.pk}": "41-QĐ/ĐU",
        "override_reason": "Ghi bổ sung",
    }
    address = reverse("decide_submissions", args=[superior.pk])
    officer.post(address, order)
    both = order | {f"chosen_{lan.pk}": "on", f"number_{lan.pk}": "42-QĐ/ĐU"}

    answer = officer.post(address, both)

    assert (answer.status_code, last(lan).kind) == (422, "submitted")
    assert "Có 1 người đã chọn không còn trên trang này" in text(answer)


def test_numbers_are_typed_or_given_by_the_register_of_the_chosen_day(
    officer, committee_officer, waiting, superior
):
    _lan, thu = waiting
    term = TermOrder(name="2025-2030", since=days_ago(2), document_types=("QĐ",), body_symbol="ĐU")
    begin_term(superior, term, by=today_actor(committee_officer))
    order = {
        "on": day(days_ago(3)),
        "outcome": "refused",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{thu.pk}": "on",
        "override_reason": "Ghi bổ sung",
    }
    address = reverse("decide_submissions", args=[superior.pk])

    before = officer.post(address, order)
    numbered = {"on": day(days_ago(2)), f"number_{thu.pk}": "41-QĐ/ĐU"}
    within = officer.post(address, order | numbered)
    told = officer.post(address, order | {"on": day(days_ago(2))}, follow=True)

    assert f'name="number_{thu.pk}"' in text(before)
    assert "Ngô Thu: hãy ghi số quyết định." in text(before)
    assert "số lấy từ sổ, không dùng số đã gõ" in text(within)
    assert 'Số <span class="kn-code">01-QĐ/ĐU</span> lấy từ sổ.' in text(told)


def test_the_page_says_that_a_term_is_over_and_notes_the_number_typed_then(
    officer, committee_officer, waiting, superior
):
    _lan, thu = waiting
    by = today_actor(committee_officer)
    terms = (("2020-2025", days_ago(40)), ("2025-2030", days_ago(1)))
    ended, _running = (
        begin_term(
            superior,
            TermOrder(name=name, since=since, document_types=("QĐ",), body_symbol="ĐU"),
            by=by,
        )
        for name, since in terms
    )
    order = {
        "on": day(days_ago(3)),
        "outcome": "refused",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{thu.pk}": "on",
    }
    address = reverse("decide_submissions", args=[superior.pk])

    untyped = text(officer.post(address, order))
    officer.post(address, order | {f"number_{thu.pk}": "05-QĐ/ĐU"})

    assert "sổ quyết định của nhiệm kỳ ấy không cấp số mới" in untyped
    assert f"Nhiệm kỳ 2020-2025 đã hết ngày {day(days_ago(2))}" in untyped
    assert f'name="number_{thu.pk}"' in untyped
    assert last(thu).kind == "decided"
    [register] = ended.registers.all()
    assert register.numbers.get(number=5).state == "issued"


def test_what_asks_for_a_reason_is_said_once_above_the_form(officer, waiting, superior):
    _lan, thu = waiting
    order = {
        "on": day(days_ago(3)),
        "outcome": "refused",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{thu.pk}": "on",
        f"number_{thu.pk}": "41-NQ/ĐU",
    }

    page = text(officer.post(reverse("decide_submissions", args=[superior.pk]), order))

    summary = page[page.index("data-kn-errors") :]
    summary = summary[: summary.index("</ul>")]
    assert "Ngô Thu: Số mang ký hiệu NQ/ĐU" in summary
    assert summary.lower().count("có điều cần lưu ý") == 1
    assert "Hãy xem lại, hoặc nêu lý do." in summary


def test_a_decision_reaches_the_desk_of_the_cell_which_records_its_receipt(
    officer, browser, waiting, superior
):
    thu = waiting[1]
    order = {
        "on": day(days_ago(1)),
        "outcome": "approved",
        "seen": [f"{case.pk}:{seen(case)}" for case in waiting],
        f"chosen_{thu.pk}": "on",
        f"number_{thu.pk}": "41-QĐ/ĐU",
        "override_reason": "Ghi bổ sung",
    }
    officer.post(reverse("decide_submissions", args=[superior.pk]), order)
    assert last(thu).kind == "decided"
    assert "41-QĐ/ĐU" in text(browser.get(reverse("desk")))

    receipt = {"seen_seq": seen(thu), "received_on": day(days_ago(0))}
    browser.post(reverse("receive_decision", args=[thu.pk]), receipt)

    assert last(thu).kind == "corrected"
    assert "41-QĐ/ĐU" not in text(browser.get(reverse("desk")))


def test_a_refusal_is_told_on_the_desk_of_the_cell(officer, browser, voted, superior):
    sent = {"seen_seq": seen(voted), "override_reason": "Đã đối chiếu bản giấy"}
    browser.post(reverse("submit_case", args=[voted.pk]), sent)
    order = {
        "on": day(days_ago(0)),
        "outcome": "refused",
        "seen": [f"{voted.pk}:{seen(voted)}"],
        f"chosen_{voted.pk}": "on",
        f"number_{voted.pk}": "42-QĐ/ĐU",
        "override_reason": "Ghi bổ sung",
    }

    officer.post(reverse("decide_submissions", args=[superior.pk]), order)

    page = text(browser.get(reverse("desk")))
    assert "42-QĐ/ĐU" in page
    assert "Cấp trên không chuẩn y kết nạp." in page


def test_what_waits_is_told_by_cell(officer, waiting):
    page = text(officer.get(reverse("waiting_cells")))

    assert "Chi bộ Văn phòng" in page
    assert "2 hồ sơ đang chờ" in page


def test_pages_of_a_file_lead_to_the_case_once_it_lies_elsewhere(officer, voted):
    for page in ("submission", "appraise_submission", "return_submission"):
        answer = officer.get(reverse(page, args=[voted.pk]))

        assert answer["Location"] == reverse("case", args=[voted.pk])


def test_an_officer_of_another_committee_handles_nothing(waiting, client_of, other_cell):
    founder = acting_on_organisations(OPERATOR)
    user = People(founder).user("khach", Role.COMMITTEE_OFFICER, other_cell)
    assert today_actor(user).roles() == {Role.COMMITTEE_OFFICER}

    answer = client_of(user).get(reverse("submission", args=[waiting[0].pk]))

    assert answer.status_code == 404


def test_the_desk_offers_an_officer_the_decision_on_what_lies_with_his_body(
    officer, browser, cases, body, superior
):
    def voted_by(name: str) -> Step:
        votes = {"level": "grassroots", "members": 15, "agree": 15, "disagree": 0}
        return step("committee_voted", days_ago(80), matter="admission", body=name, **votes)

    def file_with(name: str, of: str) -> Casefile:
        way = (sent_to(body, days_ago(90)), voted_by(body), sent_to(name, days_ago(70)))
        return cases.open(of, *file_voted_on(days_ago(100)), *way)

    here = file_with(body, "Hồ Thị Lan")
    elsewhere = file_with("Ban Thường vụ Tỉnh ủy", "Trần Quốc Nam")

    def decides(reader, case) -> bool:
        return reverse("record_step", args=[case.pk, "decided"]) in text(reader.get("/"))

    together = f'href="{reverse("decide_submissions", args=[superior.pk])}"'
    assert [together in text(reader.get("/")) for reader in (officer, browser)] == [True, False]
    assert [decides(officer, case) for case in (here, elsewhere)] == [True, False]
    assert [decides(browser, case) for case in (here, elsewhere)] == [True, True]


def test_the_desk_leads_to_the_file_where_the_chain_of_the_day_leaves_the_body_out(
    officer, waiting, cell, superior
):
    deciding = f'href="{reverse("decide_submissions", args=[superior.pk])}"'
    voting = f'href="{reverse("committee_sitting", args=[superior.pk])}"'
    files = [f'href="{reverse("submission", args=[case.pk])}"' for case in waiting]
    before = text(officer.get("/"))
    founder = acting_on_organisations(OPERATOR)
    core = create_organisation(
        OrganisationKind.STANDING_COMMITTEE, "Ban Thường vụ", since=BEGINNING, actor=founder
    )
    set_chain(cell, [(core, ChainRole.DECIDE)], since=days_ago(0), actor=founder)

    after = text(officer.get("/"))

    assert deciding in before or voting in before
    assert [each in before for each in files] == [False, False]
    assert [deciding in after, voting in after] == [False, False]
    assert files[0] in after


def test_the_committee_reads_why_a_file_was_sent_up_all_the_same(browser, officer, cases):
    voted = cases.open("Đỗ Quang Minh", *file_voted_on(days_ago(20), certified=False))
    order = {"seen_seq": seen(voted), "override_reason": "Giấy giới thiệu nộp bản giấy"}
    browser.post(reverse("submit_case", args=[voted.pk]), order)

    page = text(officer.get(reverse("submission", args=[voted.pk])))

    assert "Giấy giới thiệu nộp bản giấy" in page


def test_the_level_of_a_vote_is_chosen_where_a_standing_committee_sits(
    officer, people, superior, client_of, administrator
):
    core = create_organisation(
        OrganisationKind.STANDING_COMMITTEE,
        "Ban Thường vụ Đảng ủy Viện",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )
    of_core = client_of(people.user("hoa", Role.COMMITTEE_OFFICER, core))

    levels = [
        reader.get(reverse("committee_sitting", args=[body.pk])).context["form"]["level"].value()
        for reader, body in ((of_core, core), (officer, superior))
    ]

    assert levels == ["standing", None]
