"""The wall and the papers of a meeting: numbers without voters, papers that follow the result."""

import pytest
from django.urls import reverse

from gathering import ADMISSION_ON, admission
from ketnap.audit.models import AccessEntry, Deed
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.occasions.meetings.queries import Visiting, items_of


@pytest.fixture
def meeting(gathering) -> CellMeeting:
    """Two votes: one that carried, one that fell short; Nam was away."""
    cases = [gathering.admissible("Đỗ Quang Minh"), gathering.admissible("Phan Văn Thanh")]
    meeting = gathering.meeting(ADMISSION_ON, *map(admission, cases), topics=("Việc thường kỳ",))
    gathering.attend(meeting, absent=1)
    _topic, first, second = items_of(meeting)
    gathering.count(first, 7, 1, resolution="15-NQ/CB")
    gathering.count(second, 5, 2, spoiled=1)
    return meeting


def shown(browser, name: str, meeting: CellMeeting, item: AgendaItem | None = None) -> str:
    more = [] if item is None else [item.pk]
    answer = browser.get(reverse(name, args=[meeting.pk, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_wall_shows_the_last_result_in_numbers_and_names_no_member(
    gathering, meeting, secretary_browser
):
    wall = shown(secretary_browser, "projector", meeting)

    assert "Phan Văn Thanh" in wall
    assert "Chưa đạt hai phần ba" in wall
    assert "55,6" in wall
    members = [gathering.presiding, gathering.secretary, *gathering.others]
    assert [person.full_name for person in members if person.full_name in wall] == []


def test_wall_shows_the_vote_asked_for_and_renews_itself_alone(meeting, secretary_browser):
    item = items_of(meeting)[1]
    address = reverse("projector", args=[meeting.pk]) + f"?item={item.pk}"

    part = secretary_browser.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "Đỗ Quang Minh" in part
    assert "Đạt hai phần ba" in part
    assert "<html" not in part


def test_invitation_calls_every_member_and_lists_the_agenda(gathering, meeting, secretary_browser):
    paper = shown(secretary_browser, "invitation", meeting)

    for person in (gathering.presiding, gathering.secretary, *gathering.others):
        assert person.full_name in paper
    assert "Việc thường kỳ" in paper
    assert "Xét kết nạp: Đỗ Quang Minh" in paper


def test_minutes_tell_who_was_away_and_what_each_vote_came_to(meeting, secretary_browser):
    paper = shown(secretary_browser, "minutes", meeting)

    assert "đi công tác" in paper
    assert "Tán thành 7, bằng 77,8\N{NO-BREAK SPACE}% của 9 đảng viên chính thức được tính" in paper
    assert "Tán thành 5, bằng 55,6\N{NO-BREAK SPACE}%" in paper


def test_visitors_stand_in_the_minutes_and_not_on_the_wall(gathering, meeting, secretary_browser):
    gathering.attend(meeting, visitors=(Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"),))

    assert "Cao Văn Thọ, Đảng ủy cơ sở" in shown(secretary_browser, "minutes", meeting)
    assert "Cao Văn Thọ" not in shown(secretary_browser, "projector", meeting)


def test_paper_of_a_vote_is_a_resolution_only_where_the_share_was_reached(
    meeting, secretary_browser
):
    _topic, first, second = items_of(meeting)

    carried = shown(secretary_browser, "vote_paper", meeting, first)
    failed = shown(secretary_browser, "vote_paper", meeting, second)

    assert "NGHỊ QUYẾT" in carried
    assert "15-NQ/CB" in carried
    assert "NGHỊ QUYẾT" not in failed
    assert "BÁO CÁO KẾT QUẢ BIỂU QUYẾT" in failed


def test_paper_stays_in_vietnamese_for_who_reads_english(meeting, secretary_browser, settings):
    secretary_browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    paper = shown(secretary_browser, "minutes", meeting)

    assert '<html lang="en"' in paper
    assert "BIÊN BẢN HỌP CHI BỘ" in paper
    assert "77,8" in paper


def test_vote_that_was_not_counted_has_no_paper(gathering, secretary_browser):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))
    gathering.attend(meeting)

    answer = secretary_browser.get(
        reverse("vote_paper", args=[meeting.pk, items_of(meeting)[0].pk])
    )

    assert answer.status_code == 404


def test_printing_is_noted_with_each_case_it_names(meeting, secretary_browser):
    shown(secretary_browser, "minutes", meeting)

    noted = AccessEntry.objects.filter(deed=Deed.PRINTED).values_list("casefile_id", flat=True)
    assert sorted(noted) == sorted(item.casefile_id for item in items_of(meeting) if item.is_vote)
