"""A write sent twice under one key is carried out once, and answered alike."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from casefiles.papers import mentor_assigned
from conftest import BEGINNING, today_actor
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.services import end_role
from ketnap.api.models import LONGEST_KEY, KeptAnswer
from ketnap.api.repeats import forget_old_answers
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.services import record_steps

pytestmark = pytest.mark.django_db


def sent(program, key, path, body):
    return program.client.post(
        f"/api/v1/{path}",
        body,
        content_type="application/json",
        headers={"idempotency-key": key},
    )


@pytest.fixture
def steps(case):
    """What records one more step of the case."""
    step = {"kind": "mentor_reviewed", "on": "2024-03-01", "outcome": "progressing"}
    body = {"seen_seq": 2, "steps": [step], "override_reason": "ghi bổ sung"}
    return f"cases/{case.pk}/steps", body


def test_the_same_write_is_carried_out_once_and_answered_alike(program, steps):
    first = sent(program, "lần-1".encode().hex(), *steps)
    again = sent(program, "lần-1".encode().hex(), *steps)

    assert first.status_code == 201
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert LogEntry.objects.count() == 3


def test_the_same_key_for_something_else_is_refused(program, steps, case):
    path, body = steps
    sent(program, "k", path, body)

    otherwise = sent(program, "k", path, body | {"override_reason": "lý do khác"})
    elsewhere = sent(program, "k", f"{path}/check", body)

    assert (otherwise.status_code, otherwise.json()["code"]) == (422, "key_used_otherwise")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "key_used_otherwise")


def test_a_refusal_is_kept_too(program, steps):
    path, body = steps

    refused = [sent(program, "k", path, body | {"seen_seq": 1}) for _ in range(2)]

    assert [each.status_code for each in refused] == [409, 409]
    assert refused[0].json() == refused[1].json()
    assert LogEntry.objects.count() == 2


def test_keys_of_two_tokens_do_not_meet(program, program_of, secretary, steps):
    sent(program, "k", *steps)

    other = sent(program_of(secretary), "k", *steps)

    assert (other.status_code, other.json()["code"]) == (409, "case_changed")
    assert KeptAnswer.objects.count() == 2


def test_what_the_token_may_not_do_is_asked_anew(program_of, stranger, cell, steps):
    answer = sent(program_of(stranger), "k", *steps)

    assert answer.status_code in (403, 404)
    assert sent(program_of(stranger), "k", *steps).status_code == answer.status_code


def test_whoever_lost_a_role_is_not_told_the_answer_again(program, secretary, administrator, steps):
    first = sent(program, "k", *steps)
    today = timezone.localdate()
    end_role(RoleHeld.objects.get(user=secretary), on=today, actor=administrator)

    again = sent(program, "k", *steps)

    assert first.status_code == 201
    assert (again.status_code, again.json()["code"]) == (403, "answered_before")
    assert LogEntry.objects.count() == 3


def test_whoever_no_longer_sees_the_case_is_not_told_the_answer_again(
    program_of, case, secretary, mentor_user, steps
):
    path, body = steps
    _assign(case, "Lê Thị Chi", seen_seq=2, by=today_actor(secretary))
    program, order = program_of(mentor_user), body | {"seen_seq": 3}
    first = sent(program, "k", path, order)
    told_again = sent(program, "k", path, order)
    _assign(case, "Trần Văn Bình", seen_seq=4, by=today_actor(secretary))

    again = sent(program, "k", path, order)

    assert (first.status_code, told_again.status_code) == (201, 201)
    assert (again.status_code, again.json()["code"]) == (403, "answered_before")


def _assign(case, name, *, seen_seq, by):
    step = mentor_assigned(date(2024, 2, 5), name=name, official_on=BEGINNING)
    record_steps(case.pk, [step], by=by, seen_seq=seen_seq, override_reason="ghi bổ sung")


def test_without_a_key_nothing_is_kept(program, steps):
    path, body = steps

    assert program.post(path, body).status_code == 201
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("key", ["", "có dấu cách", "a b", "k" * (LONGEST_KEY + 1)])
def test_a_key_that_is_none_is_refused_before_anything_is_written(program, steps, key):
    answer = sent(program, key, *steps)

    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_key")
    assert LogEntry.objects.count() == 2


def test_after_the_time_of_the_settings_a_key_is_new(program, steps, settings):
    sent(program, "k", *steps)
    past = timezone.now() - timedelta(hours=settings.API_ANSWERS_KEPT_HOURS)
    KeptAnswer.objects.update(answered_at=past + timedelta(seconds=60))
    forget_old_answers()
    assert KeptAnswer.objects.exists()

    KeptAnswer.objects.update(answered_at=past)
    forget_old_answers()

    assert not KeptAnswer.objects.exists()
    assert sent(program, "k", *steps).status_code == 409
    assert Casefile.objects.count() == 1
