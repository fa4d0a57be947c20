"""The pages of education activities."""

from django.urls import reverse

from ketnap.plans.models import ActivityKind, EducationActivity
from ketnap.plans.services.activities import ActivityOrder, record_activity
from web.conftest import days_ago

ORDER = {
    "kind": "talk",
    "topic": "Nói chuyện về văn hóa công vụ",
    "leader": "Nguyễn Thị An",
    "members": "9",
    "sympathisers": "4",
    "union_members": "0",
    "others": "0",
}


def recorded(sourcing, days: int = 0, **other) -> EducationActivity:
    usual = {"kind": ActivityKind.TALK, "topic": "Văn hóa công vụ", "leader": "An", "members": 9}
    order = ActivityOrder(held_on=days_ago(days), **{**usual, **other})
    return record_activity(sourcing.cell, order, by=sourcing.actor)


def test_activity_is_recorded_and_counted(browser, sourcing):
    order = ORDER | {"held_on": f"{days_ago(0):%d/%m/%Y}"}

    answer = browser.post(reverse("new_activity", args=[sourcing.cell.pk]), order)
    page = browser.get(answer.url)

    assert page.context["facts"][:2] == [
        {"value": 1, "term": "hoạt động"},
        {"value": 13, "term": "lượt người tham gia"},
    ]


def test_activity_without_participants_is_refused(browser, sourcing):
    order = ORDER | {"held_on": f"{days_ago(0):%d/%m/%Y}", "members": "0", "sympathisers": "0"}

    page = browser.post(reverse("new_activity", args=[sourcing.cell.pk]), order)

    assert page.status_code == 422
    assert "ít nhất một người" in page.content.decode()


def test_list_is_narrowed_by_period_and_kind(browser, sourcing):
    recorded(sourcing, days=0)
    recorded(sourcing, days=400, topic="Năm trước")
    recorded(sourcing, days=0, topic="Về nguồn", kind=ActivityKind.VISIT)
    start = f"{days_ago(500):%d/%m/%Y}"

    everything = browser.get(reverse("activities"), {"start": start})
    visits = browser.get(reverse("activities"), {"start": start, "kind": "visit"})

    assert len(everything.context["rows"]) == 3
    assert [row[0]["text"] for row in visits.context["rows"]] == ["Về nguồn"]


def test_filter_that_cannot_be_read_still_shows_the_list(browser, sourcing):
    recorded(sourcing)

    page = browser.get(reverse("activities"), {"start": "hôm qua", "kind": "gì đó"})

    assert len(page.context["rows"]) == 1


def test_activity_is_taken_out_after_asking(browser, sourcing):
    activity = recorded(sourcing)
    address = reverse("take_out_activity", args=[activity.pk])

    asked = browser.get(address)
    browser.post(address)

    assert "Bỏ hoạt động ngày" in asked.content.decode()
    assert not EducationActivity.objects.exists()


def test_stranger_finds_no_activity(client_of, stranger, sourcing):
    activity = recorded(sourcing)
    browser = client_of(stranger)

    assert browser.get(reverse("change_activity", args=[activity.pk])).status_code == 404
    assert browser.post(reverse("take_out_activity", args=[activity.pk])).status_code == 404
    assert EducationActivity.objects.exists()
