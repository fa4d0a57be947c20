"""Staff and portal of different releases: told apart, and nothing is half written."""

import json

import pytest
from newsroom import AN_NAMED, drafted, package, post, signed

from ketnap.domain.press.calls import (
    Call,
    FiguresNow,
    Refused,
    StatesAsked,
    StatesTold,
    Wait,
    Withdrawal,
    from_text,
    to_text,
)
from ketnap.domain.press.contract import FORMAT, VERSION
from ketnap.domain.press.package import package_to_text
from ketnap.domain.press.standing import EditorsNow
from ketnap.portal.editorial.models import PressSource, TextFigure, WithdrawnConsent

pytestmark = pytest.mark.django_db

CALLS = {
    Call.PACKAGE: lambda: package_to_text(package()),
    Call.WITHDRAWAL: lambda: to_text(Withdrawal(AN_NAMED)),
    Call.FIGURES: lambda: to_text(FiguresNow(package().reference, package().figures)),
    Call.STATES: lambda: to_text(StatesAsked(())),
    Call.EDITORS: lambda: to_text(EditorsNow(0)),
}


@pytest.mark.parametrize("call", list(Call))
def test_unknown_version_is_refused_in_words_and_in_the_log_with_nothing_written(call, caplog):
    before = PressSource.objects.count()
    later = json.dumps(json.loads(CALLS[call]()) | {"version": VERSION + 1})

    answer = post(signed(call, later))

    assert answer.status_code == 409
    reason = from_text(Refused, answer.content.decode()).reason
    assert "Hãy nâng cấp khu vực nội bộ và trang tin" in reason
    assert "version" not in answer.json()
    assert f"versions 1 to {VERSION} of the contract" in caplog.text
    assert PressSource.objects.count() == before
    assert not WithdrawnConsent.objects.exists()


def test_withdrawal_of_an_older_release_is_carried_out_and_answered_in_its_words():
    drafted()
    old = json.dumps({"format": FORMAT, "consent": AN_NAMED, "withheld": None})

    answer = post(signed(Call.WITHDRAWAL, old))

    assert answer.status_code == 200
    assert answer.json().keys() == {"format", "consent", "articles"}
    assert WithdrawnConsent.objects.filter(consent_reference=AN_NAMED).exists()


@pytest.mark.parametrize(("version", "expected"), [(1, set()), (VERSION, {Wait.FIGURES})])
def test_older_release_is_told_nothing_it_has_no_word_for(version, expected):
    article = drafted()
    TextFigure.objects.filter(source__article=article).update(now=6)

    answer = post(signed(Call.STATES, to_text(StatesAsked(()), version=version)))

    told = from_text(StatesTold, answer.content.decode()).waiting
    assert {one.wait for one in told} - {Wait.DRAFT} == expected
