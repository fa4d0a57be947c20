"""The pages of a meeting: list, plan, attendance, one vote at a time, closing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import reviewed
from conftest import today_actor
from gathering import ADMISSION_ON, RECOGNITION_ON, admission, recognition, strike_off
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.documents.sources.meetings import meeting_facts
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Corrected
from ketnap.occasions.meetings.models import Attendance, CellMeeting, VoteCount
from ketnap.occasions.meetings.queries import (
    Visiting,
    attendance_of,
    items_of,
    suggested_attendance,
    visitors_of,
)
from ketnap.web.meetings import plan_form

REASON = "ghi bổ sung từ biên bản giấy"


def votes_recorded() -> int:
    return LogEntry.objects.filter(kind=StepKind.CELL_VOTED).count()


def page(name: str, meeting: CellMeeting, *more: int) -> str:
    return reverse(name, args=[meeting.pk, *more])


def numbers(agree: int, disagree: int = 0, **others: object) -> dict[str, object]:
    """What the form of a vote by secret ballot sends when everybody was there."""
    usual = {"method": "secret_ballot", "issued": 9, "returned": 9, "spoiled": 0, "blank": 0}
    typed = {"agree": agree, "disagree": disagree, "seen_revision": 0, "override_reason": REASON}
    return {**usual, **typed, **others}


@pytest.fixture
def meeting(gathering) -> CellMeeting:
    """A meeting on two people, at which everybody is."""
    cases = [gathering.admissible("Đỗ Quang Minh"), gathering.admissible("Phan Văn Thanh")]
    meeting = gathering.meeting(ADMISSION_ON, *map(admission, cases), topics=("Việc thường kỳ",))
    gathering.attend(meeting)
    return meeting


# ---- list and plan ----


def test_list_shows_the_meetings_of_ones_own_cell(meeting, secretary_browser, client_of, stranger):
    own = secretary_browser.get(reverse("meetings")).content.decode()
    others = client_of(stranger).get(reverse("meetings")).content.decode()

    assert "Thứ Ba 03/04/2018" in own
    assert "Xét 2 người: Đỗ Quang Minh, Phan Văn Thanh" in own
    assert "03/04/2018" not in others


def test_form_calls_a_meeting_on_those_who_are_ticked(gathering, secretary_browser):
    minh, quy = gathering.admissible(), gathering.recognisable()
    address = reverse("call_meeting_of", args=[gathering.cell.pk])
    day = timezone.localdate() + timedelta(days=7)
    shown = secretary_browser.get(address).context["form"]

    answer = secretary_browser.post(
        address,
        {
            "held_on": f"{day:%d/%m/%Y}",
            "begins_at": "14:30",
            "place": "Phòng họp 302",
            "presiding": shown["presiding"].value(),
            "secretary": shown["secretary"].value(),
            "topics": "Việc một\n\n  Việc hai ",
            "admission": [minh.pk],
            "strike_off": [quy.pk],
        },
    )

    meeting = CellMeeting.objects.get()
    assert answer.url == page("meeting", meeting)
    assert (meeting.held_on, meeting.presiding) == (day, gathering.presiding)
    assert [item.topic or (item.casefile_id, item.matter) for item in items_of(meeting)] == [
        "Việc một",
        "Việc hai",
        (minh.pk, "admission"),
        (quy.pk, "strike_off"),
    ]


def test_form_offers_nobody_of_another_cell(gathering, secretary_browser, people, other_cell):
    address = reverse("call_meeting_of", args=[other_cell.pk])

    assert secretary_browser.get(address).status_code == 404
    assert secretary_browser.post(address, {}).status_code == 404


def test_form_offers_those_of_the_cell_however_many_others_the_reader_sees(
    gathering, people, secretary, secretary_browser, superior, other_cell, stranger, monkeypatch
):
    monkeypatch.setattr(plan_form, "MOST_LISTED", 1)
    minh = gathering.admissible("Vũ Văn Ý")
    replace(gathering, cell=other_cell, actor=today_actor(stranger)).admissible("An Văn A")
    people.also(secretary, Role.COMMITTEE_OFFICER, superior)

    answer = secretary_browser.get(reverse("call_meeting_of", args=[gathering.cell.pk]))

    offered = answer.context["form"].fields["admission"].choices
    assert offered == [(str(minh.pk), "Vũ Văn Ý")]


def test_a_far_day_is_asked_about_before_the_meeting_is_called(gathering, secretary_browser):
    address = reverse("call_meeting_of", args=[gathering.cell.pk])
    order = {
        "held_on": "20/11/3026",
        "begins_at": "14:00",
        "place": "Phòng khác",
        "presiding": gathering.presiding.pk,
        "secretary": gathering.secretary.pk,
    }

    asked = secretary_browser.post(address, order)
    called = secretary_browser.post(address, order | {"far_day_is_meant": "on"})

    assert asked.status_code == 422
    assert "Ngày này cách hôm nay hơn một năm." in asked.content.decode()
    assert 'name="far_day_is_meant"' in asked.content.decode()
    assert called.url == page("meeting", CellMeeting.objects.get())


def test_second_meeting_at_one_time_is_refused_on_the_page(gathering, meeting, secretary_browser):
    address = reverse("call_meeting_of", args=[gathering.cell.pk])

    answer = secretary_browser.post(
        address,
        {
            "held_on": "03/04/2018",
            "begins_at": "14:00",
            "place": "Phòng khác",
            "presiding": gathering.presiding.pk,
            "secretary": gathering.secretary.pk,
        },
    )

    assert answer.status_code == 422
    assert "Chi bộ đã có một cuộc họp vào ngày giờ này." in answer.content.decode()
    assert CellMeeting.objects.count() == 1


def test_called_off_meeting_stays_in_the_list(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON)

    secretary_browser.post(page("call_off_meeting", meeting))

    listed = secretary_browser.get(reverse("meetings") + "?year=2018").content.decode()
    assert "Đã hoãn" in listed


def test_a_meeting_planned_far_ahead_hides_none_that_is_over(gathering, secretary_browser):
    over, ahead = gathering.meeting(ADMISSION_ON), gathering.meeting(date(2062, 3, 4))
    secretary_browser.post(page("call_off_meeting", over))

    listed = secretary_browser.get(reverse("meetings")).content.decode()

    assert page("meeting", ahead) in listed
    assert page("meeting", over) in listed


# ---- attendance ----


def test_attendance_takes_whoever_is_not_ticked_as_absent(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON)
    first, *others = suggested_attendance(meeting)
    typed = {f"present-{each.person_id}": "on" for each in others}

    answer = secretary_browser.post(
        page("attendance", meeting),
        {**typed, f"reason-{first.person_id}": "Đi công tác", "seen_revision": 1},
    )

    assert answer.url == page("meeting", meeting)
    assert [(each.name, each.reason) for each in attendance_of(meeting) if not each.is_present] == [
        (first.name, "Đi công tác")
    ]


def everybody(meeting) -> dict[str, str]:
    return {f"present-{each.person_id}": "on" for each in suggested_attendance(meeting)}


def test_attendance_takes_visitors_a_line_each(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON)
    lines = "Cao Văn Thọ, Đảng ủy cơ sở\n\n  Tạ Thị Thu ,Công đoàn  "

    secretary_browser.post(
        page("attendance", meeting), {**everybody(meeting), "visitors": lines, "seen_revision": 1}
    )

    shown = secretary_browser.get(page("meeting", meeting)).content.decode()
    again = secretary_browser.get(page("attendance", meeting)).content.decode()
    assert visitors_of(meeting) == [
        Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"),
        Visiting("Tạ Thị Thu", "Công đoàn"),
    ]
    assert "<dt>khách dự</dt><dd>2</dd>" in shown
    assert "Cao Văn Thọ, Đảng ủy cơ sở\nTạ Thị Thu, Công đoàn</textarea>" in again


@pytest.mark.parametrize("line", ["Cao Văn Thọ", ", Đảng ủy cơ sở"])
def test_visitor_without_name_or_place_is_refused_by_the_field(gathering, secretary_browser, line):
    meeting = gathering.meeting(ADMISSION_ON)

    answer = secretary_browser.post(
        page("attendance", meeting), {**everybody(meeting), "visitors": line, "seen_revision": 1}
    )

    assert answer.status_code == 422
    assert 'href="#id_visitors"' in answer.content.decode()
    assert attendance_of(meeting) == []


def test_attendance_does_not_take_a_suspended_member_as_present(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON)
    called = suggested_attendance(meeting)
    typed = {f"present-{each.person_id}": "on" for each in called}
    typed[f"ground-{called[0].person_id}"] = "suspended_from_activity"

    answer = secretary_browser.post(page("attendance", meeting), {**typed, "seen_revision": 1})

    assert answer.status_code == 422
    assert "hãy bỏ dấu có mặt" in answer.content.decode()
    assert attendance_of(meeting) == []


def test_attendance_taken_anew_asks_of_everybody_as_he_is_on_the_day(
    gathering, meeting, secretary_browser
):
    chi = gathering.others[0]
    Attendance.objects.filter(person=chi).update(is_official=False)

    form = secretary_browser.get(page("attendance", meeting)).context["form"]

    assert chi.pk in {called.person_id for called, *_fields in form.official()}


def test_sums_of_attendance_follow_the_ticks_and_write_nothing(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON)
    called = suggested_attendance(meeting)
    typed = {f"present-{each.person_id}": "on" for each in called[1:]}
    typed[f"ground-{called[0].person_id}"] = "exempt_from_work_and_activity"

    answer = secretary_browser.post(page("check_attendance", meeting), typed)

    turnout = answer.context["turnout"]
    assert (turnout.present_official, turnout.base) == (8, 8)
    assert attendance_of(meeting) == []


# ---- one vote ----


def test_form_of_a_vote_is_filled_but_for_who_agrees(meeting, secretary_browser):
    form = secretary_browser.get(page("meeting", meeting)).context["form"]

    filled = {name: form[name].value() for name in form.fields}
    assert (filled["issued"], filled["returned"], filled["disagree"]) == (9, 9, 0)
    assert (filled["spoiled"], filled["blank"], filled["method"]) == (0, 0, "secret_ballot")
    assert filled["agree"] is None


def test_nothing_can_be_counted_before_attendance(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))

    answer = secretary_browser.get(page("meeting", meeting))

    assert answer.context["form"] is None
    assert "Hãy điểm danh trước" in answer.content.decode()


def test_counted_vote_leads_to_the_next_person_and_at_the_end_to_the_closing(
    meeting, secretary_browser
):
    first, second = (item for item in items_of(meeting) if item.is_vote)

    after_first = secretary_browser.post(page("meeting_vote", meeting, first.pk), numbers(9))
    after_second = secretary_browser.post(page("meeting_vote", meeting, second.pk), numbers(5, 4))

    assert after_first.url == page("meeting_vote", meeting, second.pk)
    assert after_second.url == page("close_meeting", meeting)
    assert [count.agree for count in VoteCount.objects.order_by("item__position")] == [9, 5]


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        (numbers(10), "agree", "Nhiều hơn số phiếu thu về (9). Kiểm tra lại."),
        (numbers(9, issued=10), "issued", "Nhiều hơn số đảng viên chính thức có mặt (9)."),
        (numbers(9, issued=8), "returned", "Nhiều hơn số phiếu phát ra (8). Kiểm tra lại."),
        (numbers(8), "agree", "còn thiếu 1 so với số thu về (9)"),
        (numbers(8, 2), "agree", "nhiều hơn số thu về (9)"),
    ],
)
def test_numbers_that_do_not_add_up_are_shown_by_their_field(
    meeting, secretary_browser, typed, field, message
):
    item = items_of(meeting)[1]

    answer = secretary_browser.post(page("meeting_vote", meeting, item.pk), typed)

    assert answer.status_code == 422
    assert message in answer.context["form"].errors[field][0]
    assert message in answer.content.decode()
    assert not VoteCount.objects.exists()


@pytest.mark.parametrize(
    ("agree", "said", "not_said"),
    [
        (5, "Chưa đạt hai phần ba", "Chi bộ có thể ra nghị quyết"),
        (6, "Chi bộ có thể ra nghị quyết", "Chưa đạt hai phần ba"),
    ],
)
@pytest.mark.parametrize("way", ["check_vote", "recount"])
def test_sentence_follows_the_numbers_both_ways_and_nothing_is_written(
    meeting, secretary_browser, agree, said, not_said, way
):
    item = items_of(meeting)[1]
    typed = numbers(agree, 9 - agree)
    if way == "recount":
        answer = secretary_browser.post(
            page("meeting_vote", meeting, item.pk), {**typed, "recount": "yes"}
        )
    else:
        answer = secretary_browser.post(page("check_vote", meeting, item.pk), typed)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert said in shown
    assert not_said not in shown
    assert "Mức hai phần ba: 6" in shown
    assert not VoteCount.objects.exists()


def test_vote_by_card_asks_for_no_ballots(meeting, secretary_browser):
    item = items_of(meeting)[1]

    secretary_browser.post(
        page("meeting_vote", meeting, item.pk), numbers(7, 1, method="party_card")
    )

    count = VoteCount.objects.get()
    assert (count.method, count.agree, count.issued, count.returned) == (
        "party_card",
        7,
        None,
        None,
    )


def test_warning_asks_for_a_reason_and_keeps_what_was_typed(meeting, secretary_browser):
    item = items_of(meeting)[1]

    answer = secretary_browser.post(
        page("meeting_vote", meeting, item.pk), numbers(8, 1, override_reason="")
    )

    assert answer.status_code == 422
    assert "Chưa ghi: có điều cần lưu ý" in answer.content.decode()
    assert answer.context["form"]["agree"].value() == "8"
    assert not VoteCount.objects.exists()


def test_blocked_case_shows_its_findings_with_their_sources_and_no_form(
    gathering, secretary_browser
):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.unprepared()))
    gathering.attend(meeting)
    item = items_of(meeting)[0]

    shown = secretary_browser.get(page("meeting_vote", meeting, item.pk))
    sent = secretary_browser.post(page("meeting_vote", meeting, item.pk), numbers(9))

    assert shown.context["form"] is None
    assert "Chưa đưa ra biểu quyết được" in shown.content.decode()
    sources = {source.source for card in shown.context["cards"] for source in card.sources}
    assert "01-HD/TW, 20/9/2016, 3.6a" in sources
    assert sent.status_code == 422
    assert not VoteCount.objects.exists()


def test_count_that_somebody_else_wrote_meanwhile_is_not_overwritten(
    gathering, meeting, secretary_browser
):
    item = items_of(meeting)[1]
    gathering.count(item, 9)

    answer = secretary_browser.post(page("meeting_vote", meeting, item.pk), numbers(5, 4))

    assert answer.status_code == 409
    assert "người khác vừa ghi kết quả này" in answer.content.decode()
    assert VoteCount.objects.get().agree == 9
    assert answer.context["form"]["seen_revision"].value() == 1


def test_second_vote_on_one_question_says_when_the_case_goes_up(gathering, secretary_browser):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy), strike_off(quy))
    gathering.attend(meeting)
    first = items_of(meeting)[0]
    gathering.count(first, 5, 4)

    secretary_browser.post(page("vote_again", meeting, first.pk))
    second = items_of(meeting)[1]
    gathering.count(second, 5, 4)
    third = secretary_browser.post(
        page("check_vote", meeting, items_of(meeting)[2].pk), numbers(3, 6)
    )

    shown = secretary_browser.get(page("meeting_vote", meeting, second.pk)).content.decode()
    assert "Xét công nhận chính thức, lần 2" in shown
    assert "Đây là lần biểu quyết thứ 3. Sau 3 lần không đủ tỷ lệ, chi bộ báo cáo" in (
        third.content.decode()
    )


def test_discarded_count_opens_the_question_again(gathering, meeting, secretary_browser):
    item = items_of(meeting)[1]
    gathering.count(item, 9)

    secretary_browser.post(page("discard_count", meeting, item.pk), {"seen_revision": 1})

    assert not VoteCount.objects.exists()


def test_count_put_right_meanwhile_is_not_discarded_and_that_is_said(
    gathering, meeting, secretary_browser
):
    item = items_of(meeting)[1]
    gathering.count(item, 9)
    gathering.count(item, 5, 4, seen_revision=1)

    answer = secretary_browser.post(
        page("discard_count", meeting, item.pk), {"seen_revision": 1}, follow=True
    )

    assert "Chưa bỏ: kết quả này vừa được ghi lại" in answer.content.decode()
    assert VoteCount.objects.get().agree == 5


def test_count_sent_without_attendance_or_before_the_day_is_refused_with_the_reason(
    gathering, secretary_browser
):
    day = timezone.localdate() + timedelta(days=3)
    meeting = gathering.meeting(day, admission(gathering.admissible()))
    address = page("meeting_vote", meeting, items_of(meeting)[0].pk)

    early = secretary_browser.post(address, numbers(9))
    closing = secretary_browser.post(page("close_meeting", meeting), {"seen_revision": "9" * 5000})
    CellMeeting.objects.filter(pk=meeting.pk).update(held_on=timezone.localdate())
    unattended = secretary_browser.post(address, numbers(9))

    assert (early.status_code, closing.status_code, unattended.status_code) == (422, 409, 422)
    assert "Chưa đến ngày họp nên chưa ghi kết quả được." in early.content.decode()
    assert "Chưa điểm danh nên chưa ghi kết quả được." in unattended.content.decode()


def test_attendance_lowered_between_two_votes_leaves_every_page_open(gathering, secretary_browser):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy), strike_off(quy))
    gathering.attend(meeting)
    first, second = items_of(meeting)
    gathering.count(first, 5, 4)
    gathering.attend(meeting, absent=1)

    shown = [
        secretary_browser.get(page("meeting_vote", meeting, second.pk)),
        secretary_browser.get(page("close_meeting", meeting)),
    ]

    assert [answer.status_code for answer in shown] == [200, 200]


# ---- closing ----


def closing_form(browser, meeting: CellMeeting) -> dict[str, object]:
    context = browser.get(page("close_meeting", meeting)).context
    return {"seen_revision": context["opened"].record.revision, **context["seqs"]}


@pytest.fixture
def counted(gathering, meeting) -> CellMeeting:
    """The meeting with both of its votes counted."""
    for item in items_of(meeting):
        if item.is_vote:
            gathering.count(item, 9, override_reason=REASON)
    meeting.refresh_from_db()
    return meeting


def test_closing_records_all_results_and_a_second_closing_none(counted, secretary_browser):
    typed = closing_form(secretary_browser, counted)

    first = secretary_browser.post(page("close_meeting", counted), typed)
    second = secretary_browser.post(page("close_meeting", counted), typed, follow=True)

    assert first.url == page("meeting", counted)
    assert "Cuộc họp này đã kết thúc" in second.content.decode()
    assert votes_recorded() == 2


def test_closing_names_those_who_were_not_voted_on(gathering, meeting, secretary_browser):
    gathering.count(items_of(meeting)[1], 9, override_reason=REASON)

    context = secretary_browser.get(page("close_meeting", meeting)).context

    assert [line.name for line in context["counted"]] == ["Đỗ Quang Minh"]
    assert [line.name for line in context["uncounted"]] == ["Phan Văn Thanh"]


def test_closing_without_a_count_speaks_of_no_step(gathering, meeting, secretary_browser):
    form = closing_form(secretary_browser, meeting)

    answer = secretary_browser.post(page("close_meeting", meeting), form, follow=True)

    assert "Đã kết thúc họp." in answer.content.decode()
    assert "Bước đã ghi không xóa được" not in answer.content.decode()


def test_closing_shows_the_step_that_was_recorded_meanwhile(gathering, counted, secretary_browser):
    typed = closing_form(secretary_browser, counted)
    minh = items_of(counted)[1].case
    record_steps(
        minh.pk,
        [reviewed(ADMISSION_ON)],
        by=gathering.actor,
        seen_seq=15,
        override_reason=REASON,
    )

    answer = secretary_browser.post(page("close_meeting", counted), typed)

    assert answer.status_code == 409
    assert "hồ sơ của Đỗ Quang Minh vừa có bước mới" in answer.content.decode()
    assert "03/04/2018" in answer.context["trouble"].changes[0].what
    assert votes_recorded() == 0


def test_closing_shows_what_was_changed_in_the_meeting_and_by_whom(
    gathering, counted, secretary_browser
):
    typed = closing_form(secretary_browser, counted)
    gathering.count(items_of(counted)[1], 8, 1, seen_revision=1, override_reason=REASON)

    answer = secretary_browser.post(page("close_meeting", counted), typed)

    [change] = answer.context["trouble"].changes
    assert (change.what, change.who) == ("ghi kết quả biểu quyết, mục 2", "Nguyễn Thị An")
    assert votes_recorded() == 0


def test_refused_vote_is_named_and_nothing_is_written(gathering, counted, secretary_browser):
    VoteCount.objects.filter(item__casefile__person__full_name="Phan Văn Thanh").update(
        override_reason=""
    )

    answer = secretary_browser.post(
        page("close_meeting", counted), closing_form(secretary_browser, counted)
    )

    assert answer.status_code == 409
    assert "còn vướng ở biểu quyết về Phan Văn Thanh" in answer.content.decode()
    assert votes_recorded() == 0


def test_closed_meeting_is_read_and_leads_to_the_correction(counted, secretary_browser):
    secretary_browser.post(page("close_meeting", counted), closing_form(secretary_browser, counted))
    item = items_of(counted)[1]

    answer = secretary_browser.get(page("meeting_vote", counted, item.pk))

    assert answer.context["form"] is None
    assert reverse("correct_step", args=[item.casefile_id, 16]) in answer.content.decode()
    assert secretary_browser.get(page("attendance", counted)).status_code == 403
    assert secretary_browser.get(page("change_meeting", counted)).status_code == 403


def test_closed_meeting_tells_a_vote_as_its_case_corrected_it(gathering, secretary_browser):
    minh = gathering.admissible()
    meeting = gathering.held(ADMISSION_ON, admission(minh))
    gathering.close(meeting, minh)
    address = page("meeting_vote", meeting, items_of(meeting)[0].pk)
    recorded = domain_casefile(minh).steps[-1]
    today = timezone.localdate()

    for replacement, told in (
        (replace(recorded, agree=5, disagree=4, seq=0), "Chưa đạt 5/9"),
        (None, "Kết quả đã hủy"),
    ):
        correction = Corrected(
            on=today, corrects=recorded.seq, replacement=replacement, reason="kiểm lại phiếu"
        )
        record_steps(minh.pk, [correction], by=gathering.actor, seen_seq=minh.entries.count())
        shown = secretary_browser.get(address).content.decode()

        assert told in shown
        assert "Đạt 9/9" not in shown
        assert [(vote.agree, vote.passed) for vote in meeting_facts(meeting).votes] == (
            [(5, False)] if replacement else []
        )


def test_time_line_of_the_case_leads_to_the_meeting(counted, secretary_browser):
    case_page = reverse("case", args=[items_of(counted)[1].casefile_id])
    link = f'href="{page("meeting", counted)}"'
    assert link not in secretary_browser.get(case_page).content.decode()

    secretary_browser.post(page("close_meeting", counted), closing_form(secretary_browser, counted))

    assert link in secretary_browser.get(case_page).content.decode()


# ---- who may see what ----


def test_member_reads_the_meeting_but_no_case_and_no_form(
    gathering, secretary_browser, client_of, people
):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.unprepared()))
    gathering.attend(meeting)
    item = items_of(meeting)[0]
    member = people.user("lan", Role.OFFICIAL_MEMBER, gathering.cell, gathering.others[5])
    address = page("meeting_vote", meeting, item.pk)
    seen = secretary_browser.get(address)
    known = seen.context["cards"][0].text
    assert known in seen.content.decode()

    answer = client_of(member).get(address)

    assert answer.status_code == 200
    assert (answer.context["form"], answer.context["cards"]) == (None, ())
    assert known not in answer.content.decode()
    assert client_of(member).post(address, numbers(9)).status_code == 403
    assert client_of(member).get(page("close_meeting", meeting)).status_code == 403
    assert client_of(member).get(page("projector", meeting)).status_code == 403


def test_opening_a_vote_is_noted_with_its_case(meeting, secretary_browser, secretary):
    item = items_of(meeting)[1]

    secretary_browser.get(page("meeting_vote", meeting, item.pk))

    noted = AccessEntry.objects.filter(casefile_id=item.casefile_id, deed=Deed.VIEWED)
    assert [entry.who for entry in noted] == [secretary]


def test_nothing_is_written_on_a_day_gone_by(meeting, secretary_browser):
    item = items_of(meeting)[1]

    answer = secretary_browser.get(page("meeting_vote", meeting, item.pk) + "?on=2020-01-01")

    assert answer.context["form"] is None
    sent = secretary_browser.post(
        page("meeting_vote", meeting, item.pk) + "?on=2020-01-01", numbers(9)
    )
    assert sent.status_code == 403
    assert not VoteCount.objects.exists()
