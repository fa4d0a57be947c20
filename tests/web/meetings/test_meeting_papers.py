"""The wall and the papers of a meeting: numbers without voters, ways to the papers that follow."""

import pytest
from django.urls import reverse

from gathering import ADMISSION_ON, admission
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


def test_visitors_stay_off_the_wall(gathering, meeting, secretary_browser):
    gathering.attend(meeting, visitors=(Visiting("Cao Văn Thọ", "Đảng ủy cơ sở"),))

    assert "Cao Văn Thọ" not in shown(secretary_browser, "projector", meeting)


def test_page_of_a_meeting_leads_to_its_invitation_and_its_minutes(meeting, secretary_browser):
    page = shown(secretary_browser, "meeting", meeting)

    for form in ("gm-hop", "bb-hop"):
        href = reverse("meeting_paper", args=[meeting.pk, form, "0"])
        assert f'href="{href}"' in page
        assert secretary_browser.get(href).status_code == 200


def test_vote_that_carried_leads_to_its_resolution_once_it_is_in_the_case(
    gathering, meeting, secretary_browser
):
    _topic, first, second = items_of(meeting)
    before = _vote_page(secretary_browser, meeting, first)

    gathering.close(meeting, first.case, second.case)

    first.count.refresh_from_db()
    seq = first.count.step_seq
    href = reverse("paper", args=[first.case.pk, "6-knd", str(seq)])
    assert "/6-knd/" not in before
    assert f'href="{href}"' in _vote_page(secretary_browser, meeting, first)
    assert "15-NQ/CB" in secretary_browser.get(href).content.decode()
    assert "/6-knd/" not in _vote_page(secretary_browser, meeting, second)


def _vote_page(browser, meeting: CellMeeting, item: AgendaItem) -> str:
    address = reverse("meeting_vote", args=[meeting.pk, item.pk])
    return browser.get(address).content.decode()
