"""Education activities: recorded, found, counted."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conftest import today_actor
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed
from ketnap.plans.models import ActivityKind, EducationActivity
from ketnap.plans.queries.activities import (
    ActivityFigures,
    Sought,
    activities_visible_to,
    activity_visible_to,
    figures_by_kind,
    figures_of,
    found_among,
)
from ketnap.plans.refusals import PlanningRecordNotVisible
from ketnap.plans.services.activities import (
    ActivityOrder,
    change_activity,
    record_activity,
    take_out_activity,
)

ON = date(2024, 5, 6)


def order(topic: str = "Học tập Điều lệ Đảng", **other) -> ActivityOrder:
    usual = {
        "held_on": ON,
        "kind": ActivityKind.STUDY,
        "leader": "Nguyễn Thị An",
        "members": 9,
        "sympathisers": 4,
    }
    return ActivityOrder(topic=topic, **{**usual, **other})


def topics(activities) -> list[str]:
    return [each.topic for each in activities]


def test_figures_add_up_participants_of_every_kind(sourcing):
    record_activity(sourcing.cell, order(), by=sourcing.actor)
    record_activity(
        sourcing.cell,
        order("Về nguồn", kind=ActivityKind.VISIT, union_members=20, others=3),
        by=sourcing.actor,
    )
    every = activities_visible_to(sourcing.actor)

    figures = figures_of(every)

    assert figures == ActivityFigures(2, 18, 8, 20, 3)
    assert figures.participants == 49
    assert [(kind, each.participants) for kind, each in figures_by_kind(every)] == [
        (ActivityKind.STUDY, 13),
        (ActivityKind.VISIT, 36),
    ]


def test_figures_of_nothing_are_zero(sourcing):
    assert figures_of(activities_visible_to(sourcing.actor)) == ActivityFigures(0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2024, 5, 6), date(2024, 5, 6), ["Học tập Điều lệ Đảng"]),
        (date(2024, 1, 1), date(2024, 5, 5), []),
        (date(2024, 5, 7), date(2024, 12, 31), []),
    ],
)
def test_period_holds_both_of_its_days(sourcing, start, end, found):
    record_activity(sourcing.cell, order(), by=sourcing.actor)

    activities = found_among(activities_visible_to(sourcing.actor), Sought(start=start, end=end))

    assert topics(activities) == found


def test_activities_are_found_by_kind_and_by_words_without_accents(sourcing):
    record_activity(sourcing.cell, order(), by=sourcing.actor)
    record_activity(sourcing.cell, order("Về nguồn", kind=ActivityKind.VISIT), by=sourcing.actor)
    every = activities_visible_to(sourcing.actor)
    year = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}

    assert topics(found_among(every, Sought(kind=ActivityKind.VISIT, **year))) == ["Về nguồn"]
    assert topics(found_among(every, Sought(words="dieu le", **year))) == ["Học tập Điều lệ Đảng"]


def test_activity_in_which_nobody_took_part_is_refused(sourcing):
    with pytest.raises(ValidationError, match="ít nhất một người"):
        record_activity(sourcing.cell, order(members=0, sympathisers=0), by=sourcing.actor)


def test_database_wants_participants(sourcing):
    activity = record_activity(sourcing.cell, order(), by=sourcing.actor)

    with pytest.raises(IntegrityError), transaction.atomic():
        EducationActivity.objects.filter(pk=activity.pk).update(members=0, sympathisers=0)


def test_activity_is_recorded_once(sourcing):
    record_activity(sourcing.cell, order(), by=sourcing.actor)

    with pytest.raises(ValidationError, match="Đã có hoạt động này"):
        record_activity(sourcing.cell, order(), by=sourcing.actor)


def test_activity_is_put_right(sourcing):
    activity = record_activity(sourcing.cell, order(), by=sourcing.actor)

    change_activity(activity.pk, order(members=11), by=sourcing.actor)

    assert activity_visible_to(sourcing.actor, activity.pk).members == 11


def test_taking_out_leaves_a_line_in_the_access_log(sourcing):
    activity = record_activity(sourcing.cell, order(), by=sourcing.actor)

    take_out_activity(activity.pk, by=sourcing.actor)

    assert not activities_visible_to(sourcing.actor).exists()
    latest = about_object("education_activity", activity.pk)[0]
    assert latest.detail == "bỏ hoạt động giáo dục ngày 06/05/2024: Học tập Điều lệ Đảng"


def test_activities_are_hidden_from_another_cell_and_read_only_from_above(
    sourcing, stranger, committee_officer
):
    activity = record_activity(sourcing.cell, order(), by=sourcing.actor)
    above = today_actor(committee_officer)

    assert topics(activities_visible_to(above)) == ["Học tập Điều lệ Đảng"]
    with pytest.raises(NotAllowed):
        change_activity(activity.pk, order(members=11), by=above)
    with pytest.raises(PlanningRecordNotVisible):
        activity_visible_to(today_actor(stranger), activity.pk)
