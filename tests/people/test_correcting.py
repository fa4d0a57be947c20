"""Facts about a person put right: what is kept of it, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from ketnap.audit.queries import about_object
from ketnap.people.services import correct_person


@pytest.fixture
def binh(people, cell):
    return people.person(cell, "Trần Văn Bình")


def test_correction_keeps_the_reason_and_what_stood_before(binh, administrator):
    correct_person(
        binh,
        born_on=date(1986, 3, 2),
        married=True,
        schooling="master",
        reason="theo giấy khai sinh",
        actor=administrator,
    )

    details = [entry.detail for entry in reversed(about_object("person", binh.pk))]
    assert details == [
        "lập bản ghi",
        "sửa, lý do: theo giấy khai sinh",
        "ngày sinh: 02/03/1985 → 02/03/1986",
        "đã kết hôn: không → có",
        "trình độ học vấn: đại học → thạc sĩ",
    ]


def test_log_stays_vietnamese_for_a_writer_who_reads_english(binh, administrator):
    with override("en"):
        correct_person(binh, schooling="master", reason="bổ sung", actor=administrator)

    latest = about_object("person", binh.pk)[0]
    assert latest.detail == "trình độ học vấn: đại học → thạc sĩ"


@pytest.mark.parametrize("reason", ["", "  "])
def test_correction_without_a_reason_is_refused(binh, administrator, reason):
    with pytest.raises(ValidationError) as refusal:
        correct_person(binh, occupation="công chức", reason=reason, actor=administrator)

    assert refusal.value.code == "reason_missing"
    binh.refresh_from_db()
    assert binh.occupation == "viên chức"


def test_correction_that_changes_nothing_is_refused(binh, administrator):
    with pytest.raises(ValidationError) as refusal:
        correct_person(binh, occupation="viên chức", reason="rà soát", actor=administrator)

    assert refusal.value.code == "nothing_changed"
    assert len(about_object("person", binh.pk)) == 1
