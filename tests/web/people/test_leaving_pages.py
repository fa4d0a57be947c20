"""The page on which a member hands over, and the list it leaves to be printed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import listed, mentor_assigned, nominated, reviewed
from conftest import BEGINNING, today_actor
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.handovers.models import HandOver
from ketnap.handovers.queries import roles_in_cell
from ketnap.people.queries import membership_on
from web.conftest import days_ago


def text_of(answer) -> str:
    return answer.content.decode()


def today():
    return timezone.localdate()


@pytest.fixture
def leaver(mentor_user):
    """Chi's membership."""
    return mentor_user.person.memberships.get()


@pytest.fixture
def helped(cases, leaver):
    """The cases of Hà and Minh, whom Chi helps."""
    steps = [
        nominated(days_ago(90)),
        listed(days_ago(80)),
        mentor_assigned(days_ago(80), name="Lê Thị Chi", official_on=BEGINNING),
    ]
    return [cases.open(name, *steps) for name in ("Vũ Thu Hà", "Đỗ Quang Minh")]


def answers(helped, **more):
    seen = {f"seen_{case.pk}": 3 for case in helped}
    own = {f"case_{case.pk}": "" for case in helped}
    return {
        "left_on": f"{today():%d/%m/%Y}",
        "reason": "chuyển công tác",
        "resolution": "12-NQ/CB",
        "assigned_on": f"{today() - timedelta(days=1):%d/%m/%Y}",
        **seen,
        **own,
        **more,
    }


def test_page_lists_what_the_member_holds(browser, leaver, helped):
    page = text_of(browser.get(reverse("hand_over", args=[leaver.pk])))

    for words in ("Vũ Thu Hà", "Đỗ Quang Minh", "Giúp đỡ 2 người", "Vai trò kết thúc cùng ngày"):
        assert words in page


def test_one_choice_passes_every_case_on(browser, leaver, helped, clerk):
    answer = browser.post(
        reverse("hand_over", args=[leaver.pk]), answers(helped, everybody=clerk.person_id)
    )

    handover = HandOver.objects.get()
    assert answer.url == reverse("handover", args=[handover.pk])
    mentors = [domain_casefile(case).steps[-1].mentor.name for case in helped]
    assert mentors == ["Trần Văn Bình"] * 2
    assert membership_on(leaver.person_id, today()) is None


def test_own_choice_of_a_case_goes_before_the_common_one(browser, leaver, helped, clerk, secretary):
    own = {f"case_{helped[1].pk}": secretary.person_id}

    browser.post(
        reverse("hand_over", args=[leaver.pk]),
        answers(helped, everybody=clerk.person_id, **own),
    )

    mentors = [domain_casefile(case).steps[-1].mentor.name for case in helped]
    assert mentors == ["Trần Văn Bình", "Nguyễn Thị An"]


def test_role_passes_on_with_the_cases(browser, leaver, helped, clerk):
    held = roles_in_cell(leaver, on=today()).get()

    browser.post(
        reverse("hand_over", args=[leaver.pk]),
        answers(helped, everybody=clerk.person_id, **{f"heir_{held.pk}": clerk.pk}),
    )

    assert "mentor" in today_actor(clerk).roles()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Hãy chọn người giúp đỡ mới."),
        ({"resolution": ""}, "Nghị quyết phân công người giúp đỡ mới"),
        ({"assigned_on": "01/01/2999"}, "Hãy ghi ngày in trên nghị quyết."),
        ({"left_on": "01/01/2010"}, "Ngày thay đổi phải sau ngày 01/01/2010"),
    ],
)
def test_gap_is_named_and_nothing_is_written(browser, leaver, helped, clerk, more, words):
    everybody = {"everybody": clerk.person_id} if more else {}

    answer = browser.post(
        reverse("hand_over", args=[leaver.pk]), answers(helped, **everybody, **more)
    )

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not HandOver.objects.exists()
    assert membership_on(leaver.person_id, today()) == leaver


def test_step_recorded_meanwhile_is_told_and_nothing_is_written(
    browser, leaver, helped, clerk, secretary
):
    record_steps(helped[1].pk, [reviewed(days_ago(1))], by=today_actor(secretary), seen_seq=3)

    answer = browser.post(
        reverse("hand_over", args=[leaver.pk]), answers(helped, everybody=clerk.person_id)
    )

    assert answer.status_code == 422
    assert "có người vừa ghi thêm bước" in text_of(answer)
    assert not HandOver.objects.exists()


def test_warning_asks_for_a_reason_that_is_kept(browser, leaver, helped, people, cell, secretary):
    way, young = reverse("hand_over", args=[leaver.pk]), people.member(cell, "Hồ Văn Em")
    young.memberships.update(official_on=None)
    sent = answers(helped, everybody=young.pk)

    asked = browser.post(way, sent)
    done = browser.post(way, {**sent, "override_reason": "đang bổ sung ngày chính thức"})

    assert asked.status_code == 422
    assert "Lý do vẫn ghi" in text_of(asked)
    assert done.status_code == 302
    assert [case.entries.last().override_reason for case in helped] == [
        "đang bổ sung ngày chính thức"
    ] * 2


def test_list_to_print_names_what_passed_to_whom(browser, leaver, helped, clerk):
    answer = browser.post(
        reverse("hand_over", args=[leaver.pk]), answers(helped, everybody=clerk.person_id)
    )

    page = text_of(browser.get(answer.url))

    for words in ("Lê Thị Chi", "Vũ Thu Hà", "Trần Văn Bình", "12-NQ/CB", "đã kết thúc"):
        assert words in page


def test_member_who_left_hands_over_no_more(browser, leaver, helped, clerk):
    way = reverse("hand_over", args=[leaver.pk])
    browser.post(way, answers(helped, everybody=clerk.person_id))

    assert browser.get(way).status_code == 404


def test_list_of_a_sister_cell_is_not_found(browser, client_of, stranger, leaver, helped, clerk):
    browser.post(reverse("hand_over", args=[leaver.pk]), answers(helped, everybody=clerk.person_id))
    way = reverse("handover", args=[HandOver.objects.get().pk])

    assert browser.get(way).status_code == 200
    assert client_of(stranger).get(way).status_code == 404


def test_stranger_hands_nothing_over(client_of, stranger, leaver, helped, clerk):
    answer = client_of(stranger).post(
        reverse("hand_over", args=[leaver.pk]), answers(helped, everybody=clerk.person_id)
    )

    assert answer.status_code == 404
    assert not HandOver.objects.exists()
