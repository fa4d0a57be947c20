"""Which certificate came of being sent to a course."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import step, voided
from ketnap.domain.course import sent_and_certified

SPRING, SUMMER, AUTUMN = date(2024, 3, 4), date(2024, 6, 3), date(2024, 9, 2)


def sent(on, course="Lớp xuân"):
    return step("sent_to_course", on, course=course)


def certified(on):
    return step("course_certified", on, certificate="0001/GCN", issuer="Trung tâm Chính trị")


def of_new_members(on):
    return step(
        "new_member_course_certified", on, certificate="0002/GCN", issuer="Trung tâm Chính trị"
    )


def numbered(*steps):
    return [replace(each, seq=seq) for seq, each in enumerate(steps, start=1)]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([sent(SPRING), certified(SUMMER)], [(SPRING, SUMMER)]),
        ([certified(SUMMER), sent(SPRING)], [(SPRING, SUMMER)]),
        ([certified(SPRING), sent(SUMMER)], [(SUMMER, None)]),
        ([sent(SPRING), sent(SUMMER), certified(AUTUMN)], [(SPRING, None), (SUMMER, AUTUMN)]),
        ([sent(SPRING), of_new_members(SUMMER), certified(AUTUMN)], [(SPRING, None)]),
        ([sent(SPRING), certified(SUMMER), voided(2, AUTUMN)], [(SPRING, None)]),
        ([sent(SPRING), certified(SUMMER), voided(1, AUTUMN)], []),
        ([], []),
    ],
)
def test_a_certificate_belongs_to_the_course_before_it(steps, told):
    found = list(sent_and_certified(numbered(*steps)))

    assert [(each.on, came.on if came else None) for each, came in found] == told
